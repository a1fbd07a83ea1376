import type { Language } from '../domain/language.ts'
import type { Cents, Currency } from '../domain/money.ts'
import { type Instant, instant, type LocalDate, ms } from '../domain/time.ts'
import { dayOf, daysBetween } from '../policies/calendar.ts'

/** How amounts and times are said to a person: to the client in their language, in the ticket in English. */

/** `$399.00`, `CA$45.00`, `¥500`. */
export function spokenAmount(amount: Cents, currency: Currency, language: Language = 'en'): string {
  const format = new Intl.NumberFormat(LOCALES[language], { style: 'currency', currency })
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

/** `Saturday 4 April 2026`, as the calendar of `zone` shows it at that instant; `sábado, 4 de abril de 2026`. */
export function spokenDay(at: Instant, zone: string, language: Language = 'en'): string {
  const day = { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
  if (language === 'es') return new Intl.DateTimeFormat(LOCALES.es, day).format(new Date(at))
  const part = parts(at, day)
  return `${part.weekday} ${part.day} ${part.month} ${part.year}`
}

/** `Saturday 4 April 2026`, for a calendar day. */
export function spokenDate(day: LocalDate, language: Language = 'en'): string {
  return spokenDay(instant(`${day}T00:00:00Z`), 'UTC', language)
}

/** `Saturday 4 April 2026, 23:59 (New York time)`. */
export function spokenTime(at: Instant, zone: string, language: Language = 'en'): string {
  return `${spokenDay(at, zone, language)}, ${clockTime(at, zone)} (${spokenZone(zone, language)})`
}

/**
 * A deadline is the first instant after its last day; people are told the last day. For a reader in another zone that
 * day may end at another hour, so both are said (scenario 26):
 * `Saturday 4 April 2026 (New York time; in Los Angeles time, until 21:00 on Saturday 4 April 2026)`.
 */
export function spokenLastDay(
  deadline: Instant,
  zone: string,
  readerZone: string = zone,
  language: Language = 'en',
): string {
  const inZone = `${lastDay(deadline, zone, language)} (${spokenZone(zone, language)}`
  if (readerZone === zone) return `${inZone})`
  const hour = clockTime(deadline, readerZone)
  const theirs =
    hour === '00:00'
      ? THEIRS[language].through(lastDay(deadline, readerZone, language))
      : THEIRS[language].until(hour, spokenDay(deadline, readerZone, language))
  return `${inZone}; ${THEIRS[language].inZone(spokenZone(readerZone, language))}, ${theirs})`
}

/** How the same end is said in the reader's own zone. */
const THEIRS = {
  en: {
    inZone: (zone: string) => `in ${zone}`,
    through: (day: string) => `through ${day}`,
    until: (hour: string, day: string) => `until ${hour} on ${day}`,
  },
  es: {
    inZone: (zone: string) => `en ${zone}`,
    through: (day: string) => `hasta el ${day} incluido`,
    until: (hour: string, day: string) => `hasta las ${hour} del ${day}`,
  },
} as const satisfies Record<Language, unknown>

/** Whole calendar days from one instant's date to a deadline's last day; negative once that day is over. */
export function daysUntilLastDay(from: Instant, deadline: Instant, zone: string): number {
  return daysBetween(dayOf(from, zone), dayOf(justBefore(deadline), zone))
}

/** `New York time` for `America/New_York`; in Spanish as the language itself calls it, `hora oriental`. */
export function spokenZone(zone: string, language: Language = 'en'): string {
  if (/^(Etc\/)?(UTC|GMT)$/.test(zone)) return 'UTC'
  if (language === 'es') {
    const name = new Intl.DateTimeFormat(LOCALES.es, { timeZone: zone, timeZoneName: 'longGeneric' })
    return name.formatToParts(0).find(part => part.type === 'timeZoneName')?.value ?? zone
  }
  return `${(zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')} time`
}

/** `1 unit`, `3 units`; `1 día`, `3 días`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

/** `A`, `A and B`, `A, B and C`; `A, B y C`. */
export function listed(items: readonly string[], language: Language = 'en'): string {
  return new Intl.ListFormat(language === 'en' ? 'en-GB' : LOCALES[language], { type: 'conjunction' }).format(items)
}

/** Our clients are in the Americas: their Spanish has dots in amounts, and dollars in front. */
const LOCALES = { en: 'en-US', es: 'es-US' } as const satisfies Record<Language, string>

function lastDay(deadline: Instant, zone: string, language: Language): string {
  return spokenDay(justBefore(deadline), zone, language)
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
