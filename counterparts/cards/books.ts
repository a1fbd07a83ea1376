import Stripe from 'stripe'
import { type Cents, type Currency, cents, currency } from '../../domain/money.ts'
import type { RmaNumber } from '../../domain/names.ts'
import { type Instant, ms, SECOND } from '../../domain/time.ts'
import { type StripeConfig, stripeClient } from './client.ts'
import { readMarks } from './marks.ts'
import { inOurWords } from './stripe-errors.ts'

/**
 * The gateway's own books, for comparing them with ours. Only what bears our mark is shown, page by page, newest first.
 * Throws as `Cards` does.
 */
export interface CardBooks {
  payments(since: Instant, cursor?: string): Promise<BookPage<BookedPayment>>
  /** All refunds since then: one that was made by hand at the gateway bears no key. */
  refunds(since: Instant, cursor?: string): Promise<BookPage<BookedRefund>>
  /** `undefined` when the gateway knows no such payment. */
  payment(ref: string): Promise<BookedPayment | undefined>
  refundsOf(ref: string): Promise<BookedRefund[]>
}

interface BookPage<Entry> {
  entries: Entry[]
  /** Asks for the page after it. */
  next?: string
}

export interface BookedPayment {
  ref: string
  rma: RmaNumber
  /** `held` can be captured; `taken` is with us; `other` is neither: on its way, or gone. */
  state: 'held' | 'taken' | 'other'
  amount: Cents
  currency: Currency
}

export interface BookedRefund {
  ref: string
  payment: string | undefined
  /** Of our intent. */
  key: string | undefined
  amount: Cents
  currency: Currency
}

const PAGE = 100

export function stripeBooks(config: StripeConfig): CardBooks {
  const stripe = stripeClient(config)
  const page = (since: Instant, cursor: string | undefined) => ({
    ...{ created: { gte: Math.floor(ms(since) / SECOND) }, limit: PAGE },
    ...(cursor && { starting_after: cursor }),
  })
  return {
    payments: (since, cursor) =>
      told(async () => {
        const { data, has_more } = await stripe.paymentIntents.list(page(since, cursor))
        return pageOf(
          data,
          has_more,
          data.flatMap(payment => booked(payment) ?? []),
        )
      }),
    refunds: (since, cursor) =>
      told(async () => {
        const { data, has_more } = await stripe.refunds.list(page(since, cursor))
        return pageOf(
          data,
          has_more,
          data.flatMap(given => bookedRefund(given) ?? []),
        )
      }),
    payment: ref =>
      told(async () => {
        try {
          return booked(await stripe.paymentIntents.retrieve(ref))
        } catch (error) {
          if (error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing')
            return undefined
          throw error
        }
      }),
    refundsOf: ref =>
      told(async () => {
        const { data } = await stripe.refunds.list({ payment_intent: ref, limit: PAGE })
        return data.flatMap(given => bookedRefund(given) ?? [])
      }),
  }
}

function booked(payment: Stripe.PaymentIntent): BookedPayment | undefined {
  const marks = readMarks(payment.metadata)
  if (!marks) return undefined
  const { id: ref, status } = payment
  const state = status === 'succeeded' ? 'taken' : status === 'requires_capture' ? 'held' : 'other'
  const amount = { taken: payment.amount_received, held: payment.amount_capturable, other: 0 }[state]
  return { ref, rma: marks.rma, state, amount: cents(amount), currency: moneyOf(payment.currency) }
}

/** One that came to nothing at the bank gave nothing back. */
function bookedRefund(given: Stripe.Refund): BookedRefund | undefined {
  if (given.status === 'failed' || given.status === 'canceled') return undefined
  const { id: ref, payment_intent: payment, metadata, amount } = given
  return {
    ref,
    payment: typeof payment === 'string' ? payment : payment?.id,
    key: metadata?.key,
    amount: cents(amount),
    currency: moneyOf(given.currency),
  }
}

function moneyOf(code: string): Currency {
  return currency(code.toUpperCase())
}

/** The cursor is the last of all on the page, ours or not. */
function pageOf<Entry>(all: { id: string }[], more: boolean, entries: Entry[]): BookPage<Entry> {
  const last = all.at(-1)
  return { entries, ...(more && last && { next: last.id }) }
}

async function told<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask()
  } catch (error) {
    throw inOurWords(error)
  }
}
