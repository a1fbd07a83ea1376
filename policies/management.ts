import type { CommonTerms } from '../domain/terms.ts'
import type { Instant } from '../domain/time.ts'
import { addDays, type BusinessCalendar, dayOf, nextBusinessDay, timeOn } from './calendar.ts'

/**
 * Management is told at approval (VD-10); again after a business day without an acknowledgement, and a business day
 * later it is a staff task.
 */
export function managementNotices(
  { zone, calendar }: { zone: string; calendar: BusinessCalendar },
  approvedAt: Instant,
): NonNullable<CommonTerms['management']> {
  const again = nextBusinessDay(addDays(dayOf(approvedAt, zone), 1), calendar)
  const task = nextBusinessDay(addDays(again, 1), calendar)
  return { againAt: timeOn(again, '09:00', zone), taskAt: timeOn(task, '09:00', zone) }
}
