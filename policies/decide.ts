import type { CaseRequest, ReturnType } from '../domain/case.ts'
import type { Decision } from '../domain/decision.ts'
import type { TermsOf } from '../domain/terms.ts'
import { unreachable } from '../domain/unreachable.ts'
import { decideAdvanceReplacement } from './advance-replacement.ts'
import type { Knowledge } from './knowledge.ts'
import { decideMaintenanceCancellation } from './maintenance-cancellation.ts'
import { decideOrderedNotNeeded } from './ordered-not-needed.ts'
import { decideOverTheCounterReturn } from './over-the-counter-return.ts'
import type { Profile } from './profile.ts'
import { decideStandardReturn } from './standard-return.ts'
import { decideSubscriptionCancellation } from './subscription-cancellation.ts'
import { decideVirtualReturn } from './virtual-return.ts'

/** Terms that a client's request may be granted. */
export type GrantedTerms = TermsOf<ReturnType>

/** What is asked for, decided by the policy of its kind of return. */
export function decideReturn(profile: Profile, request: CaseRequest, knowledge: Knowledge): Decision<GrantedTerms> {
  switch (request.returnType) {
    case 'advanceReplacement':
      return decideAdvanceReplacement(profile, request, knowledge)
    case 'standardReturn':
      return decideStandardReturn(profile, request, knowledge)
    case 'overTheCounterReturn':
      return decideOverTheCounterReturn(profile, request, knowledge)
    case 'virtualReturn':
      return decideVirtualReturn(profile, request, knowledge)
    case 'orderedNotNeededReturn':
      return decideOrderedNotNeeded(profile, request, knowledge)
    case 'subscriptionCancellation':
      return decideSubscriptionCancellation(profile, request, knowledge)
    case 'maintenanceCancellation':
      return decideMaintenanceCancellation(profile, request, knowledge)
    default:
      return unreachable(request)
  }
}
