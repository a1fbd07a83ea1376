import type Stripe from 'stripe'
import type { Fact, ReportedFact } from '../../domain/fact.ts'
import { cents } from '../../domain/money.ts'
import { type Instant, instant, SECOND } from '../../domain/time.ts'
import { readMarks } from './marks.ts'

type About<Name extends Fact['name']> = Extract<Fact, { name: Name }>

/**
 * A fact from the gateway, named after what it is about and not after the message that brought it: told by two events,
 * by an event and a look, or by one event twice, it is one fact.
 */
function reported(about: string, fact: Fact, rma?: ReportedFact['rma']): ReportedFact {
  return { source: 'cards', eventId: `${fact.name}:${about}`, by: 'cards:stripe', fact, ...(rma && { rma }) }
}

/** The client has authorised, at a page of the gateway's. Renewals and charges are answers to us, and no facts. */
export function authorised(payment: Pick<Stripe.PaymentIntent, 'id' | 'metadata'>, at: Instant): ReportedFact[] {
  const marks = readMarks(payment.metadata)
  if (marks?.origin !== 'hold-page' && marks?.origin !== 'payment-page') return []
  const fact: About<'cardAuthorised'> = { name: 'cardAuthorised', at, ref: payment.id, consent: marks.consent }
  return [reported(payment.id, fact, marks.rma)]
}

/** A hold ran out, or was let go by somebody at the gateway. */
export function expired(ref: string, metadata: Stripe.Metadata, at: Instant): ReportedFact[] {
  const marks = readMarks(metadata)
  return marks && marks.origin !== 'charge' ? [reported(ref, { name: 'holdExpired', at, ref }, marks.rma)] : []
}

/** What has become of a payment, as far as the gateway should have told us. `latest_charge` is there in full. */
export function paymentFacts(payment: Stripe.PaymentIntent): ReportedFact[] {
  const charge = typeof payment.latest_charge === 'object' ? payment.latest_charge : undefined
  const since = instant((charge?.created ?? payment.created) * SECOND)
  switch (payment.status) {
    case 'requires_capture':
      return authorised(payment, since)
    case 'canceled':
      // Our own release gives no reason.
      return payment.cancellation_reason
        ? expired(payment.id, payment.metadata, instant((payment.canceled_at ?? payment.created) * SECOND))
        : []
    default:
      return []
  }
}

/** A dispute carries none of our marks, so its facts come without an `rma`; their `ref` is the payment it is about. */
export function disputeFacts(dispute: Stripe.Dispute, closedAt: Instant): ReportedFact[] {
  const { id, payment_intent: payment, status } = dispute
  const ref = typeof payment === 'string' ? payment : payment?.id
  if (!ref) return []
  const rma = readMarks(dispute.metadata)?.rma
  const opened = reported(id, { name: 'disputeOpened', at: instant(dispute.created * SECOND), ref }, rma)
  if (!ENDED.has(status)) return [opened]
  // A warning that was closed, or a dispute that was prevented, took no money: as good as won.
  const verdict = status === 'lost' ? 'lost' : 'won'
  const closed = { name: 'disputeClosed', at: closedAt, ref, verdict, amount: cents(dispute.amount) } as const
  return [opened, reported(id, closed, rma)]
}

const ENDED: ReadonlySet<string> = new Set<Stripe.Dispute.Status>(['won', 'lost', 'warning_closed', 'prevented'])
