import { after, DAY, type Instant, instant, type LocalDate, localDate, ms, SECOND } from '../../domain/time.ts'
import { addDays, timeOn } from '../../policies/calendar.ts'

/** A time as a file says it: by the clock on the wall of the policy's zone, or as an instant. */
export type WrittenTime =
  | { kind: 'local'; day: LocalDate; time: string; seconds: number }
  | { kind: 'instant'; at: Instant }

/** Throws a RangeError that says how a time is written. */
export function readTime(text: string): WrittenTime {
  const local = /^(\d{4}-\d{2}-\d{2}) ([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(text)
  if (local?.[1]) {
    const [, day, hours, minutes, seconds = '0'] = local
    return { kind: 'local', day: localDate(day), time: `${hours}:${minutes}`, seconds: Number(seconds) }
  }
  if (/^\d{4}-\d{2}-\d{2}T.*Z$/.test(text)) return { kind: 'instant', at: instant(text) }
  throw new RangeError(`A time is written 2026-03-05 10:12, or as the instant 2026-03-05T15:12:00Z; got "${text}".`)
}

/** The calendar repeats after 28 years, to the weekday and the leap day. */
const ROUND_DAYS = 10_227
const ROUND_YEARS = 28

/**
 * Turns the dates of a file into those of the world it is played in, and back. A case's clock only goes forward from
 * now, so every date is put off by the same multiple of 28 years: none while the file lies ahead.
 */
export class Almanac {
  readonly zone: string
  readonly #rounds: number
  readonly #firstYear: number

  /** `wall` is the real time, which the file's start must lie after once it is put off. */
  constructor(zone: string, starts: WrittenTime, wall: Instant) {
    this.zone = zone
    const first = this.#asWritten(starts)
    this.#rounds = Math.max(0, Math.ceil((ms(wall) - ms(first)) / (ROUND_DAYS * DAY)))
    this.#firstYear = Number(first.slice(0, 4))
  }

  inWorld(time: WrittenTime): Instant {
    return after(this.#asWritten(time), this.#rounds * ROUND_DAYS * DAY)
  }

  dayInWorld(day: LocalDate): LocalDate {
    return addDays(day, this.#rounds * ROUND_DAYS)
  }

  inFile(at: Instant): Instant {
    return after(at, -this.#rounds * ROUND_DAYS * DAY)
  }

  /** `2026-03-05 10:12`, or with its seconds where there are some. */
  spoken(atInWorld: Instant): string {
    const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: this.zone, dateStyle: 'short', timeStyle: 'medium' })
    return clock.format(new Date(this.inFile(atInWorld))).replace(/:00$/, '')
  }

  /** A letter's or an audit line's own words, with the years that the file speaks of. */
  textInFile(text: string): string {
    if (this.#rounds === 0) return text
    return text.replace(/(?<![\d$.,])\d{4}(?![\d.,]\d|\d)/g, year => {
      const asWritten = Number(year) - this.#rounds * ROUND_YEARS
      return Math.abs(asWritten - this.#firstYear) <= 6 ? String(asWritten) : year
    })
  }

  #asWritten(time: WrittenTime): Instant {
    return time.kind === 'instant' ? time.at : after(timeOn(time.day, time.time, this.zone), time.seconds * SECOND)
  }
}
