import type { CancellationFacts, CancellationStanding } from '../domain/cancellation.ts'
import type { MaintenanceTerms } from '../domain/maintenance-terms.ts'
import type { SubscriptionTerms } from '../domain/subscription-terms.ts'
import type { Instant } from '../domain/time.ts'
import { effectiveDate } from './effective-date.ts'

export interface RunningCancellation {
  terms: SubscriptionTerms | MaintenanceTerms
  facts: CancellationFacts
  asOf: Instant
}

/**
 * Where a cancellation stands. Everything is computed again from the facts, so an earlier copy of the mail, a link that
 * was followed or a withdrawal that is told late are nothing special. `lapsed` and `withdrawn` are final: a mail that
 * comes after them opens a case of its own.
 */
export function cancellationStanding({ terms, facts, asOf }: RunningCancellation): CancellationStanding {
  const [first, ...others] = countedReceipts(terms, facts)
  if (!first) return unconfirmed(terms, facts, asOf)
  const date = effectiveDate(terms, [first, ...others])
  if (facts.withdrawnAt && facts.withdrawnAt < date.effectiveAt) return { kind: 'withdrawn' }
  return { kind: asOf < date.effectiveAt ? 'in-notice' : 'ended', ...date }
}

/** A mail that is trusted counts by itself. Once the client has followed the link, all of them do (inbound mail). */
function countedReceipts({ mail, confirmation }: RunningCancellation['terms'], facts: CancellationFacts): Instant[] {
  const until = confirmation.kind === 'by-link' ? confirmation.until : undefined
  const isConfirmed = facts.confirmedAt !== undefined && (!until || facts.confirmedAt < until)
  return [mail, ...facts.mails]
    .filter(({ confirmation }) => isConfirmed || confirmation !== 'asked-by-link')
    .map(({ receivedAt }) => receivedAt)
}

function unconfirmed({ confirmation }: RunningCancellation['terms'], facts: CancellationFacts, asOf: Instant) {
  if (facts.withdrawnAt) return { kind: 'withdrawn' } as const
  return confirmation.kind === 'by-link' && asOf < confirmation.until
    ? ({ kind: 'awaiting-confirmation', until: confirmation.until } as const)
    : ({ kind: 'lapsed' } as const)
}
