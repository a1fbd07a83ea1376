import type { LocalDate } from '../domain/time.ts'
import { addDays, daysBetween } from './calendar.ts'
import { dayInMonth, monthOf } from './months.ts'

/** A month of service as it is billed: from a billing day through the day before the next one. */
export interface BillingPeriod {
  from: LocalDate
  to: LocalDate
}

/** The period that a day lies in. `billingDay` is 1 to 31; in a month without that day, its last day. */
export function billingPeriodOf(day: LocalDate, billingDay: number): BillingPeriod {
  const month = day < dayInMonth(monthOf(day), billingDay) ? monthOf(day) - 1 : monthOf(day)
  return { from: dayInMonth(month, billingDay), to: addDays(dayInMonth(month + 1, billingDay), -1) }
}

/** The whole periods that start after a day and end by another. */
export function wholePeriods(span: { after: LocalDate; through: LocalDate; billingDay: number }): BillingPeriod[] {
  const { after, through, billingDay } = span
  const periods: BillingPeriod[] = []
  if (after >= through) return periods
  let period = billingPeriodOf(addDays(billingPeriodOf(after, billingDay).to, 1), billingDay)
  while (period.to <= through) {
    periods.push(period)
    period = billingPeriodOf(addDays(period.to, 1), billingDay)
  }
  return periods
}

/** How many days a span has, its first and its last included. */
export function daysIn({ from, to }: BillingPeriod): number {
  return daysBetween(from, to) + 1
}
