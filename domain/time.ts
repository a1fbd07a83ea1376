/**
 * Times as they stand in history and on the wire. An `Instant` is UTC ISO 8601 with milliseconds, so two instants
 * compare as text; a `LocalDate` is a calendar day in a policy's zone. Zones live in `policies/calendar.ts`.
 */
export type Instant = string & { readonly __brand: 'Instant' }
export type LocalDate = string & { readonly __brand: 'LocalDate' }

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
/** Twenty-four hours: for timeouts and retries only. A day of a policy is a calendar day, counted in its zone. */
export const DAY = 24 * HOUR

/** Reads an ISO 8601 time with an offset, or milliseconds since 1970. Throws a RangeError that says what was expected. */
export function instant(value: string | number): Instant {
  if (typeof value === 'string' && !WITH_OFFSET.test(value))
    throw new RangeError(`A time needs its offset, as in 2026-04-03T15:00:00Z; got "${value}".`)
  const date = new Date(value)
  if (Number.isNaN(date.getTime())) throw new RangeError(`Not a time: "${value}". Write 2026-04-03T15:00:00Z.`)
  return date.toISOString() as Instant // the one form every instant has
}

const WITH_OFFSET = /T.*(Z|[+-]\d{2}:?\d{2})$/

/** Whether `instant` can read it, whatever it is. */
export function isMoment(value: unknown): value is string {
  return typeof value === 'string' && WITH_OFFSET.test(value) && !Number.isNaN(Date.parse(value))
}

/** Reads `YYYY-MM-DD`. Throws a RangeError for a day the calendar does not have. */
export function localDate(value: string): LocalDate {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined
  if (!day || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value)
    throw new RangeError(`A date is a real day written YYYY-MM-DD; got "${value}".`)
  return value as LocalDate // proven just above
}

/** Milliseconds since 1970. */
export function ms(at: Instant): number {
  return new Date(at).getTime()
}

export function after(at: Instant, milliseconds: number): Instant {
  return instant(ms(at) + milliseconds)
}

export function earliest(...times: (Instant | undefined)[]): Instant | undefined {
  return times.filter(time => time !== undefined).sort()[0]
}

export function latest(first: Instant, ...others: (Instant | undefined)[]): Instant {
  return others.reduce<Instant>((late, time) => (time !== undefined && time > late ? time : late), first)
}

/** Only a clock that lies ahead can be started at an instant of its own. */
export function ifAhead(startsAt: Instant | null | undefined, now: Instant): { startsAt?: Instant } {
  return startsAt && startsAt > now ? { startsAt } : {}
}
