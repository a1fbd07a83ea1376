import type { CaseRequest, ReturnType } from '../domain/case.ts'
import { type Decision, granted, type RuleId } from '../domain/decision.ts'
import { objectionsToUnits, refusedFor, withLoaners } from './objection.ts'
import { returnsOffered } from './offered.ts'
import type { Profile } from './profile.ts'

/**
 * Must support first find out whether the device is at fault (VD-1)? Only a request that is qualified, remotely or on
 * the bench, goes on to the warranty check (VD-2). Nobody looks into what the company does not offer anyway.
 */
export function awaitsDiagnosis(
  profile: Profile,
  { returnType, qualified }: Pick<CaseRequest, 'returnType' | 'qualified'>,
): boolean {
  if (profile.diagnosis !== 'required' || qualified !== undefined) return false
  return ABOUT[returnType] === 'a fault' && returnsOffered(profile).includes(returnType)
}

/** What a return is asked for about: where nothing is said to be at fault there is nothing to diagnose. */
const ABOUT = {
  advanceReplacement: 'a fault',
  standardReturn: 'a fault',
  overTheCounterReturn: 'a fault',
  virtualReturn: 'a fault',
  orderedNotNeededReturn: 'a change of mind',
  subscriptionCancellation: 'a change of mind',
  maintenanceCancellation: 'a change of mind',
} as const satisfies Record<ReturnType, 'a fault' | 'a change of mind'>

/**
 * May a request be submitted for diagnosis? What no finding of support's could mend is refused at once; nothing is
 * granted yet.
 */
export function decideSubmission(request: CaseRequest): Decision<undefined> {
  const loaners = request.returnType === 'advanceReplacement' ? request.loaners : undefined
  const objections = objectionsToUnits(withLoaners(request.units, loaners), {
    because: ['settled:serial-numbers'],
    words: 'serial required: support diagnoses the unit that has this number.',
  })
  return objections.length > 0 ? refusedFor(objections) : granted(undefined, ['VD-1'])
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
