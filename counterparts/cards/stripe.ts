import type Stripe from 'stripe'
import { cents, currency, type Money } from '../../domain/money.ts'
import { instant, SECOND } from '../../domain/time.ts'
import { RefusedError, UnreachableError } from '../errors.ts'
import { type StripeConfig, stripeClient } from './client.ts'
import { asDeclined, declined } from './declines.ts'
import { closePage, openHoldPage } from './hold-page.ts'
import { onStatement, readMarks, written } from './marks.ts'
import type { CardOrder, Cards, Declined, HoldReading, Intent } from './port.ts'
import { inOurWords, isRunOut, isStateConflict, isStripeError } from './stripe-errors.ts'
import { underKey } from './under-key.ts'

type Payment = Stripe.PaymentIntent
type CaptureOrder = Parameters<Cards['captureHold']>[0]
type Captured = Awaited<ReturnType<Cards['captureHold']>>
type ReleaseOrder = Parameters<Cards['releaseHold']>[0]
type Released = Awaited<ReturnType<Cards['releaseHold']>>
type RefundOrder = Parameters<Cards['refund']>[0]

/**
 * Cards at Stripe. The id of the payment is the anchor of every effect: it is made unconfirmed, remembered, and only
 * then confirmed, because the gateway may forget an idempotency key after a day and our retries may take longer. So
 * from the second attempt on we look first, and act on what we see.
 */
export function stripeCards(config: StripeConfig): Cards {
  const stripe = stripeClient(config)
  return {
    openHoldPage: (order, intent) => told(openHoldPage(stripe, order, intent)),
    readHold: ref => told(readHold(stripe, ref)),
    placeHold: (order, intent) => told(placeHold(stripe, order, intent)),
    captureHold: (order, intent) => told(captureHold(stripe, order, intent)),
    releaseHold: (order, intent) => told(releaseHold(stripe, order, intent)),
    charge: (order, intent) => told(charge(stripe, order, intent)),
    refund: (order, intent) => told(refund(stripe, order, intent)),
  }
}

/** `ref` is a payment, or the hold page it has not come from yet. */
async function readHold(stripe: Stripe, ref: string): Promise<HoldReading> {
  if (!isPage(ref)) return holdReading(await retrieve(stripe, ref))
  const page = await stripe.checkout.sessions.retrieve(ref)
  if (page.status === 'expired') return { kind: 'gone', ref }
  if (page.status === 'open') return { kind: 'pending', ref }
  return holdReading(await retrieve(stripe, paymentOf(page)))
}

async function placeHold(stripe: Stripe, order: CardOrder, intent: Intent): Promise<HoldReading | Declined> {
  const payment = await confirmed(stripe, order, 'renewal', intent)
  return 'kind' in payment ? payment : holdReading(payment)
}

async function charge(stripe: Stripe, order: CardOrder, intent: Intent): ReturnType<Cards['charge']> {
  const payment = await confirmed(stripe, order, 'charge', intent)
  if ('kind' in payment) return payment
  if (payment.status === 'succeeded') return { kind: 'charged', ref: payment.id }
  throw new RefusedError(
    `Payment ${payment.id} was to be charged, but is ${payment.status}. Look at it at the gateway.`,
  )
}

/** Makes the payment and confirms it, each once, however often it is asked for. */
async function confirmed(
  stripe: Stripe,
  order: CardOrder,
  origin: 'renewal' | 'charge',
  intent: Intent,
): Promise<Payment | Declined> {
  try {
    const payment = await made(stripe, order, origin, intent)
    return outcome(payment.status === 'requires_confirmation' ? await confirm(stripe, payment.id, order.key) : payment)
  } catch (error) {
    const no = isStripeError(error) ? asDeclined(error) : undefined
    if (no) return no
    throw error
  }
}

async function made(stripe: Stripe, order: CardOrder, origin: 'renewal' | 'charge', intent: Intent): Promise<Payment> {
  if (intent.ref) return retrieve(stripe, intent.ref)
  const payment = await underKey({
    key: `${order.key}:create`,
    attempt: intent.attempt,
    look: () => find(stripe, order),
    send: idempotencyKey =>
      stripe.paymentIntents.create(
        {
          ...amountOf(order.amount),
          customer: order.gatewayCustomer,
          payment_method: order.card,
          allowed_payment_method_types: ['card'],
          capture_method: origin === 'renewal' ? 'manual' : 'automatic',
          ...onStatement(order.rma),
          // A stored card is one the client agreed to have stored.
          metadata: written({ rma: order.rma, key: order.key, origin, consent: 'agreed' }),
        },
        { idempotencyKey },
      ),
  })
  await intent.remember(payment.id)
  return payment
}

/** A try of ours that was given up for lost may have been quicker: then what it came to counts. */
async function confirm(stripe: Stripe, id: string, key: string): Promise<Payment> {
  try {
    return await underKey({
      key: `${key}:confirm`,
      attempt: 0, // it has just been looked at
      look: async () => {
        const payment = await retrieve(stripe, id)
        return payment.status === 'requires_confirmation' ? undefined : payment
      },
      send: idempotencyKey =>
        stripe.paymentIntents.confirm(id, { off_session: true, expand: ['latest_charge'] }, { idempotencyKey }),
    })
  } catch (error) {
    if (isStateConflict(error)) return retrieve(stripe, id)
    throw error
  }
}

/** By listing, which is consistent at once; searching lags behind. */
async function find(stripe: Stripe, order: CardOrder): Promise<Payment | undefined> {
  for await (const payment of stripe.paymentIntents.list({ customer: order.gatewayCustomer, limit: 100 }))
    if (payment.metadata.key === order.key) return retrieve(stripe, payment.id)
  return undefined
}

/** Where a confirmed payment has come to. */
function outcome(payment: Payment): Payment | Declined {
  switch (payment.status) {
    case 'requires_payment_method':
      return declined(payment.last_payment_error ?? {})
    case 'requires_action':
      return declined({ code: 'authentication_required' })
    case 'processing':
    case 'requires_confirmation':
      throw new UnreachableError(`Payment ${payment.id} is ${payment.status}: its outcome is not known yet. Ask again.`)
    default:
      return payment // requires_capture, succeeded, canceled
  }
}

async function captureHold(stripe: Stripe, order: CaptureOrder, intent: Intent): Promise<Captured> {
  try {
    return await underKey({
      key: `${order.key}:capture`,
      attempt: intent.attempt,
      look: async () => {
        const payment = await retrieve(stripe, order.ref)
        return payment.status === 'requires_capture' ? undefined : alreadySettled(payment, order)
      },
      send: async idempotencyKey => {
        const amount_to_capture = order.amount.amount
        await stripe.paymentIntents.capture(order.ref, { amount_to_capture }, { idempotencyKey })
        return { kind: 'captured', ref: order.ref }
      },
    })
  } catch (error) {
    if (isRunOut(error)) return { kind: 'gone' }
    if (isStateConflict(error)) return alreadySettled(await retrieve(stripe, order.ref), order)
    const no = isStripeError(error) ? asDeclined(error) : undefined
    if (no) return no
    throw error
  }
}

/** What a hold has become that cannot be captured any more: done already is done, and gone is an answer. */
function alreadySettled(payment: Payment, order: CaptureOrder): Captured {
  if (payment.status === 'canceled') return { kind: 'gone' }
  const taken = payment.amount_received
  if (payment.status === 'succeeded' && taken === order.amount.amount) return { kind: 'captured', ref: payment.id }
  throw new RefusedError(
    `Hold ${payment.id} was to be captured for ${order.amount.amount} by ${order.key}, but it is ${payment.status} with ` +
      `${taken} taken. Compare the gateway's payment with the case's ledger.`,
  )
}

/** `ref` is a payment, or a hold page that nobody used: closing it makes sure that nobody will. */
async function releaseHold(stripe: Stripe, order: ReleaseOrder, intent: Intent): Promise<Released> {
  if (isPage(order.ref)) {
    const page = await closePage(stripe, order.ref)
    return page.status === 'complete'
      ? releaseHold(stripe, { ...order, ref: paymentOf(page) }, intent)
      : { kind: 'released' }
  }
  const look = async () => letGo(await retrieve(stripe, order.ref))
  try {
    return await underKey<Released>({
      key: `${order.key}:release`,
      attempt: intent.attempt,
      look,
      send: async idempotencyKey => {
        await stripe.paymentIntents.cancel(order.ref, {}, { idempotencyKey })
        return { kind: 'released' }
      },
    })
  } catch (error) {
    const known = isStateConflict(error) ? await look() : undefined
    if (known) return known
    throw error
  }
}

function letGo(payment: Payment): Released | undefined {
  if (payment.status === 'canceled') return { kind: hasRunOut(payment) ? 'lapsed' : 'released' }
  return payment.status === 'succeeded' ? { kind: 'captured' } : undefined
}

/** Let go by the gateway itself, and not at our word. */
function hasRunOut({ cancellation_reason: reason }: Payment): boolean {
  return reason === 'automatic' || reason === 'expired'
}

async function refund(stripe: Stripe, order: RefundOrder, intent: Intent): ReturnType<Cards['refund']> {
  const given = await underKey({
    key: `${order.key}:refund`,
    attempt: intent.attempt,
    look: () => findRefund(stripe, order),
    send: idempotencyKey =>
      stripe.refunds.create(
        { payment_intent: order.ref, amount: order.amount.amount, metadata: { key: order.key } },
        { idempotencyKey },
      ),
  })
  await intent.remember(given.id)
  if (given.status === 'failed' || given.status === 'canceled')
    throw new RefusedError(`Refund ${given.id} ${given.status} at the bank: give the money back in another way.`)
  return { kind: 'refunded' }
}

async function findRefund(stripe: Stripe, order: RefundOrder): Promise<Stripe.Refund | undefined> {
  for await (const given of stripe.refunds.list({ payment_intent: order.ref, limit: 100 }))
    if (given.metadata?.key === order.key) return given
  return undefined
}

function holdReading(payment: Payment): HoldReading {
  const ref = payment.id
  switch (payment.status) {
    case 'requires_capture':
      return held(payment)
    case 'succeeded':
      return { kind: 'captured', ref, amount: money(payment.amount_received, payment.currency) }
    case 'canceled':
      return { kind: 'gone', ref }
    default:
      return { kind: 'pending', ref }
  }
}

function held(payment: Payment): HoldReading {
  const charge = payment.latest_charge
  const card = typeof charge === 'object' ? charge?.payment_method_details?.card : undefined
  // How long a hold lives is the gateway's word alone: brands, banks and contracts differ.
  if (!card?.capture_before)
    throw new RefusedError(`Hold ${payment.id} does not say until when it can be captured: it is not a hold on a card.`)
  const [customer, method] = [idOf(payment.customer), idOf(payment.payment_method)]
  const marks = readMarks(payment.metadata)
  const kept = marks?.consent === 'agreed' && customer && method
  return {
    kind: 'held',
    ref: payment.id,
    purpose: marks?.origin === 'payment-page' ? 'payment' : 'hold',
    amount: money(payment.amount_capturable, payment.currency),
    captureBefore: instant(card.capture_before * SECOND),
    card: kept ? { gatewayCustomer: customer, card: method } : undefined,
    brand: card.brand ?? 'unknown',
  }
}

function retrieve(stripe: Stripe, id: string): Promise<Payment> {
  return stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] })
}

async function told<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer
  } catch (error) {
    throw inOurWords(error)
  }
}

function isPage(ref: string): boolean {
  return ref.startsWith('cs_')
}

function paymentOf(page: Stripe.Checkout.Session): string {
  const payment = idOf(page.payment_intent)
  if (!payment) throw new RefusedError(`Hold page ${page.id} is complete, but names no payment.`)
  return payment
}

function idOf(expandable: string | { id: string } | null): string | undefined {
  return typeof expandable === 'string' ? expandable : expandable?.id
}

function amountOf(amount: Money): { amount: number; currency: string } {
  return { amount: amount.amount, currency: amount.currency.toLowerCase() }
}

function money(amount: number, code: string): Money {
  return { amount: cents(amount), currency: currency(code.toUpperCase()) }
}
