import { type Acquirer, seconds } from './acquirer.ts'
import { notFound } from './api-error.ts'
import type { PaymentIntent } from './books.ts'

/**
 * A payment as it stands at its case's own time. Holds run out when somebody looks, and in the sweep. Whoever has it
 * from here acts without waiting again, so nothing comes between the look and the act.
 */
export async function touched(acquirer: Acquirer, id: string): Promise<{ intent: PaymentIntent; at: number }> {
  const at = await acquirer.now(stored(acquirer, id).metadata)
  const intent = stored(acquirer, id)
  const until = captureBefore(acquirer, intent)
  if (until === undefined || at < until) return { intent, at }
  return { intent: expireHold(acquirer, intent, at, 'sent'), at }
}

/** The bank's authorisation is over: at its time, or behind everybody's back. */
export function expireHold(
  acquirer: Acquirer,
  intent: PaymentIntent,
  at: number,
  webhook: 'sent' | 'withheld',
): PaymentIntent {
  const gone = acquirer.books.paymentIntents.put(intent.id, {
    ...intent,
    status: 'canceled',
    cancellation_reason: 'automatic',
    canceled_at: seconds(at),
    amount_capturable: 0,
  })
  if (webhook === 'sent') {
    const charge = intent.latest_charge && acquirer.books.charges.get(intent.latest_charge)
    if (charge) acquirer.announce('charge.expired', charge, at)
    acquirer.announce('payment_intent.canceled', gone, at)
  }
  return gone
}

export function liveHolds(acquirer: Acquirer, rma?: string): PaymentIntent[] {
  return acquirer.books.paymentIntents
    .all()
    .filter(intent => intent.status === 'requires_capture' && (rma === undefined || intent.metadata.rma === rma))
}

/** Milliseconds; nothing unless there is a live hold. */
function captureBefore(acquirer: Acquirer, intent: PaymentIntent): number | undefined {
  if (intent.status !== 'requires_capture' || !intent.latest_charge) return undefined
  const until = acquirer.books.charges.get(intent.latest_charge)?.payment_method_details.card.capture_before
  return until === undefined ? undefined : until * 1_000
}

function stored(acquirer: Acquirer, id: string): PaymentIntent {
  const intent = acquirer.books.paymentIntents.get(id)
  if (!intent) throw notFound('payment_intent', id, 'intent')
  return intent
}
