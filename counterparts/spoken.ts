import type { Cents, Currency } from '../domain/money.ts'
import { type Instant, instant, type LocalDate, ms } from '../domain/time.ts'
import { dayOf, daysBetween } from '../policies/calendar.ts'

/** How amounts and times are said to a person, in letters and in the ticket. */

/** `$399.00`, `CA$45.00`, `¥500`. */
export function spokenAmount(amount: Cents, currency: Currency): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency })
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

/** `Saturday 4 April 2026`, as the calendar of `zone` shows it at that instant. */
export function spokenDay(at: Instant, zone: string): string {
  const part = parts(at, { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  return `${part.weekday} ${part.day} ${part.month} ${part.year}`
}

/** `Saturday 4 April 2026`, for a calendar day. */
export function spokenDate(day: LocalDate): string {
  return spokenDay(instant(`${day}T00:00:00Z`), 'UTC')
}

/** `Saturday 4 April 2026, 23:59 (New York time)`. */
export function spokenTime(at: Instant, zone: string): string {
  return `${spokenDay(at, zone)}, ${clockTime(at, zone)} (${spokenZone(zone)})`
}

/**
 * A deadline is the first instant after its last day; people are told the last day. For a reader in another zone that
 * day may end at another hour, so both are said (scenario 26):
 * `Saturday 4 April 2026 (New York time; in Los Angeles time, until 21:00 on Saturday 4 April 2026)`.
 */
export function spokenLastDay(deadline: Instant, zone: string, readerZone: string = zone): string {
  const inZone = `${lastDay(deadline, zone)} (${spokenZone(zone)}`
  if (readerZone === zone) return `${inZone})`
  const theirs =
    clockTime(deadline, readerZone) === '00:00'
      ? `through ${lastDay(deadline, readerZone)}`
      : `until ${clockTime(deadline, readerZone)} on ${spokenDay(deadline, readerZone)}`
  return `${inZone}; in ${spokenZone(readerZone)}, ${theirs})`
}

/** Whole calendar days from one instant's date to a deadline's last day; negative once that day is over. */
export function daysUntilLastDay(from: Instant, deadline: Instant, zone: string): number {
  return daysBetween(dayOf(from, zone), dayOf(justBefore(deadline), zone))
}

/** `New York time` for `America/New_York`. */
export function spokenZone(zone: string): string {
  if (/^(Etc\/)?(UTC|GMT)$/.test(zone)) return 'UTC'
  return `${(zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')} time`
}

/** `1 unit`, `3 units`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

/** `A`, `A and B`, `A, B and C`. */
export function listed(items: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(items)
}

function lastDay(deadline: Instant, zone: string): string {
  return spokenDay(justBefore(deadline), zone)
}

function justBefore(deadline: Instant): Instant {
  return instant(ms(deadline) - 1)
}

function clockTime(at: Instant, zone: string): string {
  const part = parts(at, { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return `${part.hour}:${part.minute}`
}

function parts(at: Instant, options: Intl.DateTimeFormatOptions): Partial<Record<string, string>> {
  const formatted = new Intl.DateTimeFormat('en-GB', options).formatToParts(new Date(at))
  return Object.fromEntries(formatted.map(part => [part.type, part.value]))
}
