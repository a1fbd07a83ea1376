import type { CaseRequest } from '../domain/case.ts'
import type { RuleId } from '../domain/decision.ts'
import type { CommonTerms } from '../domain/terms.ts'
import type { Instant } from '../domain/time.ts'
import type { Profile } from './profile.ts'

/** What is frozen of every return, whatever its kind. A case that names no approval is approved at `now`. */
export function commonTerms<Units extends CommonTerms['units']>(
  profile: Profile,
  request: Pick<CaseRequest, 'approvedAt' | 'currency' | 'clientType'>,
  grant: { units: Units; because: readonly RuleId[]; now: Instant },
) {
  return {
    policy: profile.id,
    policyVersion: profile.version,
    zone: profile.zone,
    currency: request.currency,
    approvedAt: request.approvedAt ?? grant.now,
    because: [...grant.because],
    ...(request.clientType && { clientType: request.clientType }),
    units: grant.units,
  } satisfies CommonTerms
}
