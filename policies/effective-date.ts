import type { EffectiveDate } from '../domain/cancellation.ts'
import type { Maintenance } from '../domain/case.ts'
import type { MaintenanceTerms } from '../domain/maintenance-terms.ts'
import type { SubscriptionTerms } from '../domain/subscription-terms.ts'
import type { Instant, LocalDate } from '../domain/time.ts'
import { unreachable } from '../domain/unreachable.ts'
import { addDays, dayOf, firstInstantOf } from './calendar.ts'
import { addMonths } from './months.ts'

/**
 * When a cancellation takes effect, from all receipts of its mail that count: the earliest wins. The mail that opened
 * the case counts only if it is among them.
 */
export function effectiveDate(
  terms: SubscriptionTerms | MaintenanceTerms,
  receipts: readonly [Instant, ...Instant[]],
): EffectiveDate {
  const receivedAt = receipts.reduce((first, receipt) => (receipt < first ? receipt : first))
  const { zone } = terms
  switch (terms.returnType) {
    case 'subscriptionCancellation':
      return noticeEnds({ receivedAt, zone, noticeDays: terms.noticeDays })
    case 'maintenanceCancellation':
      return termEnds({ receivedAt, zone, maintenance: terms.maintenance })
    default:
      return unreachable(terms)
  }
}

/** FO-10: the day of receipt is day 0, and service runs through the last day of the notice. */
export function noticeEnds(notice: { receivedAt: Instant; zone: string; noticeDays: number }): EffectiveDate {
  const { receivedAt, zone, noticeDays } = notice
  return endingOn(addDays(dayOf(receivedAt, zone), noticeDays), { receivedAt, zone })
}

/** FO-13: the end of the term in which the mail came, or of the later one that the client wishes for. */
export function termEnds(asked: { receivedAt: Instant; zone: string; maintenance: Maintenance }): EffectiveDate {
  const { receivedAt, zone, maintenance } = asked
  const receivedOn = dayOf(receivedAt, zone)
  const { wishedFor = receivedOn } = maintenance
  const within = wishedFor > receivedOn ? wishedFor : receivedOn
  return endingOn(endOfTermWith(within, maintenance), { receivedAt, zone })
}

function endingOn(effectiveOn: LocalDate, { receivedAt, zone }: { receivedAt: Instant; zone: string }): EffectiveDate {
  return { receivedAt, effectiveOn, effectiveAt: firstInstantOf(addDays(effectiveOn, 1), zone) }
}

/** The last day of the term that a day lies in: the known one, or one by which it was renewed since. */
function endOfTermWith(day: LocalDate, { termEndsOn, termMonths }: Maintenance): LocalDate {
  const renewedOn = addDays(termEndsOn, 1)
  let end = termEndsOn
  for (let renewals = 1; end < day; renewals++) end = addDays(addMonths(renewedOn, renewals * termMonths), -1)
  return end
}
