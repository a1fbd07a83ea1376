import type { Instant } from '../domain/time.ts'
import { addDays, dayOf, daysBetween, firstInstantOf, timeOn } from './calendar.ts'

interface Shipment {
  shippedAt: Instant
  zone: string
  days: number
}

/** When staff are asked to confirm a delivery that no carrier has reported. Until then no clock starts on a guess. */
export function confirmDeliveryAt({ shippedAt, zone, days }: Shipment): Instant {
  return timeOn(addDays(dayOf(shippedAt, zone), days), '09:00', zone)
}

/** How much longer a hold may be renewed each time that a manager says so. */
const RAISED_BY_DAYS = 30

/** From when on a hold is not renewed without a manager: the first instant after that many days since shipping. */
export function holdLimitAt({ shippedAt, zone, days, raised = 0 }: Shipment & { raised?: number }): Instant {
  return firstInstantOf(addDays(dayOf(shippedAt, zone), days + RAISED_BY_DAYS * raised + 1), zone)
}

/** Whether a replacement failed early enough to be swapped in the same case: day 0 is the day it was delivered. */
export function failedInTime(failure: { since: Instant; failedAt: Instant; days: number; zone: string }): boolean {
  const { since, failedAt, days, zone } = failure
  return daysBetween(dayOf(since, zone), dayOf(failedAt, zone)) <= days
}
