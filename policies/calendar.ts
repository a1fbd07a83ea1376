import { IANAZone } from 'luxon'
import { DAY, HOUR, type Instant, instant, type LocalDate, localDate, ms } from '../domain/time.ts'

/**
 * Calendar days, counted as local dates in a policy's zone, and the instants at which they begin. A day of a policy is
 * never twenty-four hours: none is lost or won to daylight saving.
 */

/** The local date of an instant. */
export function dayOf(at: Instant, zone: string): LocalDate {
  return dateAt(localTime(ms(at), zone))
}

export function addDays(day: LocalDate, days: number): LocalDate {
  return dateAt(midnight(day) + days * DAY)
}

/** How many days after `from` the day `to` is; negative when it is before. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (midnight(to) - midnight(from)) / DAY
}

/** The anniversary; that of 29 February is 28 February in a year without one. */
export function addYears(day: LocalDate, years: number): LocalDate {
  const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number] // a LocalDate has all three
  const anniversary = `${String(year + years).padStart(4, '0')}${day.slice(4)}`
  const isLost = month === 2 && dayOfMonth === 29 && daysInMonth(year + years, 2) === 28
  return localDate(isLost ? `${anniversary.slice(0, 8)}28` : anniversary)
}

/** The first instant of a local date: midnight, or the end of the gap on a day without one. */
export function firstInstantOf(day: LocalDate, zone: string): Instant {
  return instantAt(midnight(day), zone)
}

/** `time` is `HH:MM`. In a gap of the clocks, the first instant after it; where a time comes twice, the first one. */
export function timeOn(day: LocalDate, time: string, zone: string): Instant {
  const [hours, minutes] = time.split(':').map(Number)
  return instantAt(midnight(day) + (hours ?? 0) * HOUR + (minutes ?? 0) * (HOUR / 60), zone)
}

/** The same time of day, so many calendar days later. */
export function sameTimeLater(at: Instant, days: number, zone: string): Instant {
  return instantAt(localTime(ms(at), zone) + days * DAY, zone)
}

export interface BusinessCalendar {
  /** `12-25` is a date; `11/4Thu` the fourth Thursday of November; `05/-1Mon` the last Monday of May. */
  holidays: readonly string[]
  /** 1 is Monday, 7 is Sunday. */
  weekend: readonly number[]
}

/** The first business day on or after `day`. Throws a RangeError for a calendar without any. */
export function nextBusinessDay(day: LocalDate, calendar: BusinessCalendar): LocalDate {
  for (let ahead = 0; ahead <= 366; ahead++) {
    const candidate = addDays(day, ahead)
    if (!calendar.weekend.includes(weekdayOf(candidate)) && !isHoliday(candidate, calendar.holidays)) return candidate
  }
  throw new RangeError(`This calendar has no business day in the year after ${day}.`)
}

export function isHoliday(day: LocalDate, holidays: readonly string[]): boolean {
  return holidays.some(rule => fallsOn(readHoliday(rule), day))
}

type Holiday =
  | { kind: 'date'; month: number; day: number }
  /** `nth` is 1 to 5, or -1 for the last. */
  | { kind: 'weekday'; month: number; nth: number; weekday: number }

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Throws a RangeError that says how a holiday is written. */
export function readHoliday(rule: string): Holiday {
  const date = /^(\d{2})-(\d{2})$/.exec(rule)
  // 2024 is a leap year, so that 29 February may be a holiday.
  if (date && Number(date[1]) >= 1 && Number(date[1]) <= 12 && Number(date[2]) >= 1)
    if (Number(date[2]) <= daysInMonth(2024, Number(date[1])))
      return { kind: 'date', month: Number(date[1]), day: Number(date[2]) }
  const weekday = /^(0[1-9]|1[0-2])\/(-1|[1-5])([A-Z][a-z]{2})$/.exec(rule)
  if (weekday?.[3] && WEEKDAYS.includes(weekday[3]))
    return {
      kind: 'weekday',
      month: Number(weekday[1]),
      nth: Number(weekday[2]),
      weekday: WEEKDAYS.indexOf(weekday[3]) + 1,
    }
  throw new RangeError(`A holiday is written 12-25, 11/4Thu (the fourth) or 05/-1Mon (the last); got "${rule}".`)
}

function fallsOn(holiday: Holiday, day: LocalDate): boolean {
  const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number] // a LocalDate has all three
  if (month !== holiday.month) return false
  if (holiday.kind === 'date') return dayOfMonth === holiday.day
  if (weekdayOf(day) !== holiday.weekday) return false
  return holiday.nth === -1 ? dayOfMonth + 7 > daysInMonth(year, month) : Math.ceil(dayOfMonth / 7) === holiday.nth
}

function weekdayOf(day: LocalDate): number {
  return new Date(midnight(day)).getUTCDay() || 7
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** A local time is counted as if its zone were UTC, so that dates can be added without clocks getting in the way. */
function midnight(day: LocalDate): number {
  return Date.parse(`${day}T00:00:00Z`)
}

function dateAt(local: number): LocalDate {
  return localDate(new Date(local).toISOString().slice(0, 10))
}

function localTime(at: number, zone: string): number {
  return at + offsetAt(at, zone)
}

/** The first instant at which a zone's clocks show `local`, or jump over it. */
function instantAt(local: number, zone: string): Instant {
  // No zone is more than 14 hours ahead of UTC or 12 behind it, so the instant lies between these two.
  const earliest = local - 14 * HOUR
  const latest = local + 12 * HOUR
  const before = offsetAt(earliest, zone)
  const behind = offsetAt(latest, zone)
  if (before === behind) return instant(local - before)
  const change = changeBetween(earliest, latest, zone)
  return instant(local - before < change ? local - before : Math.max(local - behind, change))
}

/** The first instant with the new offset. Clocks are never changed twice within a day. */
function changeBetween(from: number, to: number, zone: string): number {
  const before = offsetAt(from, zone)
  let [low, high] = [from, to]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(middle, zone) === before) low = middle
    else high = middle
  }
  return high
}

function offsetAt(at: number, zone: string): number {
  const minutes = IANAZone.create(zone).offset(at)
  if (Number.isNaN(minutes)) throw new RangeError(`Not a time zone: "${zone}". Write America/New_York.`)
  return minutes * (HOUR / 60)
}
