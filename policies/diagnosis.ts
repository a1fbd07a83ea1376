import type { CaseRequest } from '../domain/case.ts'
import type { RuleId } from '../domain/decision.ts'

/**
 * Must support first find out whether the device is at fault (VD-1)? Only a request that is qualified, remotely or on
 * the bench, goes on to the warranty check (VD-2).
 */
export function awaitsDiagnosis(
  profile: { diagnosis: 'required' | 'assumed' },
  request: Pick<CaseRequest, 'qualified'>,
): boolean {
  return profile.diagnosis === 'required' && request.qualified === undefined
}

/** What support found before anything was sent. */
export type Diagnosis = 'fault' | 'no-fault'

export type AfterDiagnosis =
  | { kind: 'check-warranty'; because: RuleId[] }
  /** The device works after all: no RMA, and nothing is asked about its warranty. */
  | { kind: 'resolved-remotely'; because: RuleId[] }

export function afterDiagnosis(found: Diagnosis): AfterDiagnosis {
  return found === 'fault'
    ? { kind: 'check-warranty', because: ['VD-1', 'VD-2'] }
    : { kind: 'resolved-remotely', because: ['VD-1'] }
}
