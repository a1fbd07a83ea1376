import { type Instant, latest } from '../domain/time.ts'
import { addDays, dayOf, sameTimeLater, timeOn } from './calendar.ts'

/**
 * When each of some steps falls due, counted in calendar days from an instant: reminders of a link, tries of a card.
 * At the time of day `at` (`HH:MM`), never before `from`; without `at`, at the time of day of `from`.
 */
export function timetable(plan: { from: Instant; zone: string; days: readonly number[]; at?: string }): DatedStep[] {
  const { from, zone, at } = plan
  return plan.days.map(day => ({
    day,
    at: at ? latest(from, timeOn(addDays(dayOf(from, zone), day), at, zone)) : sameTimeLater(from, day, zone),
  }))
}

export interface DatedStep {
  day: number
  at: Instant
}
