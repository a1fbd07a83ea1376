import type { AgeBand } from '../domain/standard-terms.ts'
import type { Instant, LocalDate } from '../domain/time.ts'
import { dayOf, daysBetween } from './calendar.ts'
import { warrantyEnd } from './warranty.ts'

/** The last day of the first row (VD-7), and of an initial DOA (VD-15). */
export const FIRST_DAYS = 30

/** `unlisted-brand`: older than 30 days and without a known warranty, so a person decides. */
export type Age =
  | { kind: 'known'; days: number; band: AgeBand }
  | { kind: 'unlisted-brand'; days: number }
  | { kind: 'not-shipped-yet' }

export interface AgedUnit {
  brand: string
  /** When the first unit of its warranty chain was shipped; for an original that is its own ship date. */
  shippedOn: LocalDate
  reportedAt: Instant
  /** When the unit came in, or the present while it has not. */
  receivedAt: Instant
}

/** Which day ends the count is a setting: the client's report, after which the age is frozen, or the unit's arrival. */
export function ageOf(unit: AgedUnit, profile: { zone: string; ageMeasuredAt: 'reported' | 'received' }): Age {
  const measuredAt = profile.ageMeasuredAt === 'reported' ? unit.reportedAt : unit.receivedAt
  const measuredOn = dayOf(measuredAt, profile.zone)
  const days = daysBetween(unit.shippedOn, measuredOn)
  if (days < 0) return { kind: 'not-shipped-yet' }
  if (days <= FIRST_DAYS) return { kind: 'known', days, band: 'within-30-days' }
  const end = warrantyEnd(unit.brand, unit.shippedOn)
  if (!end) return { kind: 'unlisted-brand', days }
  return { kind: 'known', days, band: measuredOn <= end ? '31-days-to-expiry' : 'after-warranty' }
}
