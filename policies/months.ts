import { type LocalDate, localDate } from '../domain/time.ts'
import { addDays } from './calendar.ts'

/** Months, counted from the year 0, so that they can be added. A day that a month does not have is its last day. */

/** The same day of the month, so many months later: 31 January and one month is 28 or 29 February. */
export function addMonths(day: LocalDate, months: number): LocalDate {
  return dayInMonth(monthOf(day) + months, Number(day.slice(8)))
}

export function monthOf(day: LocalDate): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
}

/** `dayOfMonth` is 1 to 31. */
export function dayInMonth(month: number, dayOfMonth: number): LocalDate {
  const wished = addDays(firstOf(month), dayOfMonth - 1)
  return monthOf(wished) === month ? wished : addDays(firstOf(month + 1), -1)
}

function firstOf(month: number): LocalDate {
  const year = String(Math.floor(month / 12)).padStart(4, '0')
  return localDate(`${year}-${String((month % 12) + 1).padStart(2, '0')}-01`)
}
