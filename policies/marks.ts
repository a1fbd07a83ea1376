import type { WindowFacts } from '../domain/ruling.ts'
import type { WindowTerms } from '../domain/terms.ts'
import { type Instant, type LocalDate, latest } from '../domain/time.ts'
import { addDays, dayOf, daysBetween, firstInstantOf } from './calendar.ts'

/**
 * The marks of a return window, computed from its facts alone. The anchor's date is day 0. A window is open through
 * the last instant of its last day, so a mark is the first instant of the day after.
 */
export interface WindowMarks {
  clock: 'runs' | 'stands'
  dayZero: LocalDate
  /** Days by which extensions and pauses have moved both marks. */
  shift: number
  /** The last day of each mark, in the policy's zone. */
  dueDate: LocalDate
  billDate: LocalDate
  dueAt: Instant
  billAt: Instant
  /** The first instant after the grace for a return that a carrier had by the last day. */
  transitUntil: Instant
}

export interface OpenWindow {
  window: WindowTerms
  zone: string
  facts: WindowFacts
  now: Instant
}

/** Throws a RangeError without an anchor: a window that is not open has no marks. */
export function windowMarks({ window, zone, facts, now }: OpenWindow): WindowMarks {
  if (!facts.anchor) throw new RangeError('A return window has marks once its anchor, the delivery, is known.')
  const dayZero = dayOf(facts.anchor, zone)
  const shift = facts.extensionDays + pausedDays(facts.pauses, facts.anchor, zone, now)
  const dueDate = addDays(dayZero, window.dueDays + shift)
  const billDate = addDays(dayZero, window.billAfterDays + shift)
  return {
    clock: facts.pauses.some(pause => !pause.to) ? 'stands' : 'runs',
    dayZero,
    shift,
    dueDate,
    billDate,
    dueAt: firstInstantOf(addDays(dueDate, 1), zone),
    billAt: firstInstantOf(addDays(billDate, 1), zone),
    transitUntil: firstInstantOf(addDays(billDate, window.transitGraceDays + 1), zone),
  }
}

/** Dates on which the clock stood after the anchor; an open pause counts up to now, and days paused twice count once. */
export function pausedDays(pauses: WindowFacts['pauses'], anchor: Instant, zone: string, now: Instant): number {
  let days = 0
  let counted = anchor
  for (const pause of [...pauses].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const from = latest(pause.from, counted)
    const to = pause.to ?? now
    if (to <= from) continue
    days += daysBetween(dayOf(from, zone), dayOf(to, zone))
    counted = to
  }
  return days
}
