import type { AcknowledgementTerms } from '../domain/maintenance-terms.ts'
import type { Instant } from '../domain/time.ts'
import { addDays, dayOf, timeOn } from './calendar.ts'

export interface AskedToAcknowledge {
  terms: AcknowledgementTerms
  /** When the letter went out that asks for it. */
  askedAt: Instant
  zone: string
}

/**
 * When a client is reminded to acknowledge that maintenance may not be taken up again (FO-14), and when it becomes a
 * staff task. Nothing of it moves the end of the term.
 */
export function acknowledgementDates(asked: AskedToAcknowledge): { remindAt: Instant[]; taskAt: Instant } {
  const { terms, askedAt, zone } = asked
  const dateOn = (day: number) => timeOn(addDays(dayOf(askedAt, zone), day), terms.remindAt, zone)
  return { remindAt: terms.reminderDays.map(dateOn), taskAt: dateOn(terms.taskAfterDays) }
}
