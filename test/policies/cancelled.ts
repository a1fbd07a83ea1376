import type { CancellationMail, Maintenance, RequestOf, Subscription } from '../../domain/case.ts'
import { cents, currency } from '../../domain/money.ts'
import { type Instant, instant, localDate } from '../../domain/time.ts'
import type { Knowledge } from '../../policies/knowledge.ts'
import { type Profile, profileSchema, type WrittenProfile } from '../../policies/profile.ts'
import { focus } from '../../policies/profiles/focus.ts'

/** FOCUS, with some of its settings written otherwise. */
export function focusWith(changes: Partial<WrittenProfile> = {}): Profile {
  return profileSchema.parse({ ...focus, ...changes })
}

export function asOf(now: string): Knowledge {
  return { now: instant(now), devices: [], virtualUnitsLately: 0 }
}

export function mail(receivedAt: string, confirmation: CancellationMail['confirmation'] = 'dmarc-passed') {
  return { receivedAt: instant(receivedAt), confirmation }
}

/** A mail of 10 June at noon in New York, about a service of $120 a month, billed on the first. */
export function subscriptionRequest(
  changes: Partial<RequestOf<'subscriptionCancellation'>> = {},
): RequestOf<'subscriptionCancellation'> {
  return { ...anyRequest, returnType: 'subscriptionCancellation', subscription: subscription(), ...changes }
}

export function subscription(changes: Partial<Subscription> = {}): Subscription {
  return { service: 'FocusCloud', monthlyFee: cents(120_00), billingDay: 1, pastDue: cents(0), ...changes }
}

export function contract(startsOn: string, endsOn: string): NonNullable<Subscription['contract']> {
  return { startsOn: localDate(startsOn), endsOn: localDate(endsOn) }
}

/** A mail of 10 June, about a term of a year that ends on 30 September. */
export function maintenanceRequest(
  changes: Partial<RequestOf<'maintenanceCancellation'>> = {},
): RequestOf<'maintenanceCancellation'> {
  return { ...anyRequest, returnType: 'maintenanceCancellation', maintenance: maintenance(), ...changes }
}

export function maintenance(changes: Partial<Maintenance> = {}): Maintenance {
  return {
    contract: 'M-17',
    termStartsOn: localDate('2025-10-01'),
    termEndsOn: localDate('2026-09-30'),
    termMonths: 12,
    ...changes,
  }
}

const reportedAt: Instant = instant('2026-06-10T16:00:00Z')

const anyRequest = {
  policy: 'focus',
  customerRef: 'cus_1',
  currency: currency('USD'),
  reportedAt,
  units: [],
  mail: mail('2026-06-10T16:00:00Z'),
}
