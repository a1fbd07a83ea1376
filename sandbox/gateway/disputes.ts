import { type Acquirer, seconds } from './acquirer.ts'
import { type Charge, type Dispute, newId } from './books.ts'

/**
 * The client disputes a charge at their bank, or the bank decides. As at the gateway itself, a dispute carries none of
 * the payment's metadata.
 */
export function dispute(acquirer: Acquirer, charge: Charge, outcome: 'open' | 'won' | 'lost', at: number): Dispute {
  const { books } = acquirer
  const known = books.disputes
    .all()
    .find(earlier => earlier.charge === charge.id && earlier.status === 'needs_response')
  const opened = known ?? openDispute(acquirer, charge, at)
  if (outcome === 'open') return opened
  const closed = books.disputes.put(opened.id, { ...opened, status: outcome })
  acquirer.announce('charge.dispute.closed', closed, at)
  return closed
}

function openDispute(acquirer: Acquirer, charge: Charge, at: number): Dispute {
  const id = newId('du')
  const { currency, payment_intent } = charge
  const opened = acquirer.books.disputes.put(id, {
    id,
    object: 'dispute',
    status: 'needs_response',
    reason: 'product_not_received',
    charge: charge.id,
    payment_intent,
    amount: charge.amount_captured - charge.amount_refunded,
    currency,
    created: seconds(at),
    metadata: {},
  })
  acquirer.books.charges.put(charge.id, { ...charge, disputed: true })
  acquirer.announce('charge.dispute.created', opened, at)
  return opened
}
