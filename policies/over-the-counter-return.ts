import type { RequestOf } from '../domain/case.ts'
import { type Decision, granted } from '../domain/decision.ts'
import { cents } from '../domain/money.ts'
import type { OverTheCounterTerms } from '../domain/over-the-counter-terms.ts'
import { addDays, dayOf, timeOn } from './calendar.ts'
import { commonTerms } from './frozen-terms.ts'
import type { Knowledge } from './knowledge.ts'
import { type Objection, objectionsToUnits, refusedFor } from './objection.ts'
import { refusedAsNotOffered } from './offers.ts'
import type { Profile } from './profile.ts'

/**
 * SP-2 asks for no serial number, and we do all the same: without one a second RMA for the same unit could not be
 * refused, nor the distributor's return be told from another's.
 */
const SERIAL_REQUIRED = {
  because: ['settled:serial-numbers'],
  words: 'serial required: the Tech Ticket ID stands for a unit that the distributor knows by its serial number.',
} satisfies Omit<Objection, 'field'>

/** May the client take a unit to the distributor, and when do we ask there? No window and no hold. */
export function decideOverTheCounterReturn(
  profile: Profile,
  request: RequestOf<'overTheCounterReturn'>,
  { now }: Knowledge,
): Decision<OverTheCounterTerms> {
  const policy = profile.overTheCounterReturn
  if (!policy) return refusedAsNotOffered(profile, 'overTheCounterReturn')
  const objections = objectionsToUnits(request.units, SERIAL_REQUIRED)
  if (objections.length > 0) return refusedFor(objections)

  const units = request.units.flatMap(({ serial, brand, model }) =>
    serial ? [{ serial, brand, model, amount: cents(0) }] : [],
  )
  const common = commonTerms(profile, request, { units, because: ['SP-2', 'settled:over-the-counter'], now })
  const terms: OverTheCounterTerms = {
    ...common,
    returnType: 'overTheCounterReturn',
    warning: 'SP-2',
    nudgeDays: policy.nudgeDays,
    nudgeAt: timeOn(addDays(dayOf(common.approvedAt, profile.zone), policy.nudgeDays), policy.nudgeAt, profile.zone),
  }
  return granted(terms, terms.because)
}
