import { type Acquirer, seconds } from './acquirer.ts'
import { invalidParameter, notFound, wrongState } from './api-error.ts'
import { type Charge, newId, type Refund } from './books.ts'
import { type Call, type Form, onlyKnown, text, texts, whole } from './form.ts'

/** Gives captured money back, never more than is left of it. */
export async function createRefund(acquirer: Acquirer, { form }: Call): Promise<Refund> {
  onlyKnown(form, 'payment_intent charge amount metadata reason')
  const at = await acquirer.now(chargeOf(acquirer, form).metadata)
  const charge = chargeOf(acquirer, form)
  const { books } = acquirer
  if (!charge.captured) throw wrongState('charge_not_refundable', 'This charge has not been captured.')
  if (books.disputes.all().some(dispute => dispute.charge === charge.id && dispute.status !== 'won'))
    throw wrongState('charge_disputed', `Charge ${charge.id} has been charged back; cannot issue a refund.`)
  const left = charge.amount_captured - charge.amount_refunded
  if (left === 0) throw wrongState('charge_already_refunded', `Charge ${charge.id} has already been refunded.`)
  const amount = whole(form, 'amount') ?? left
  if (amount < 1 || amount > left)
    throw invalidParameter(
      'amount_too_large',
      'amount',
      `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
    )
  const id = newId('re')
  const { payment_intent, currency } = charge
  const refund = books.refunds.put(id, {
    id,
    object: 'refund',
    status: 'succeeded',
    charge: charge.id,
    payment_intent,
    amount,
    currency,
    created: seconds(at),
    metadata: texts(form, 'metadata'),
  })
  const given = { ...charge, amount_refunded: charge.amount_refunded + amount, refunded: amount === left }
  acquirer.announce('charge.refunded', books.charges.put(charge.id, given), at)
  return refund
}

function chargeOf(acquirer: Acquirer, form: Form): Charge {
  const { books } = acquirer
  const intent = text(form, 'payment_intent')
  const id = text(form, 'charge') ?? (intent ? books.paymentIntents.get(intent)?.latest_charge : undefined)
  const charge = id ? books.charges.get(id) : undefined
  if (!charge)
    throw intent ? notFound('payment_intent', intent, 'payment_intent') : notFound('charge', id ?? '', 'charge')
  return charge
}
