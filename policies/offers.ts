import type { ReturnType } from '../domain/case.ts'
import { type Decision, refused } from '../domain/decision.ts'
import { returnsOffered } from './offered.ts'
import type { Profile } from './profile.ts'

const NAMES = {
  advanceReplacement: 'advance replacement',
  standardReturn: 'standard return',
  overTheCounterReturn: 'over the counter return',
  virtualReturn: 'virtual return',
  orderedNotNeededReturn: 'return of what was ordered but not needed',
  subscriptionCancellation: 'cancellation of a subscription',
  maintenanceCancellation: 'cancellation of maintenance',
} as const satisfies Record<ReturnType, string>

/** Asked for a return that it does not offer, a company says which it does. */
export function refusedAsNotOffered(profile: Profile, asked: ReturnType): Decision<never> {
  const offered = returnsOffered(profile).map(type => NAMES[type])
  return refused([], `${profile.company} offers no ${NAMES[asked]}. It offers: ${offered.join(', ')}.`)
}
