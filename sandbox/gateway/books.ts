import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type Stripe from 'stripe'
import { Journal } from '../journal.ts'
import type { TEST_CARDS, TestCard, Verdict } from './cards-table.ts'

/** What is on the gateway's books, in the shapes its API answers: the fields are the official package's own. */
export type Customer = Pick<Stripe.Customer, 'id' | 'created' | 'metadata'> & { object: 'customer' }

export type PaymentMethod = Pick<Stripe.PaymentMethod, 'id' | 'created' | 'metadata'> & {
  object: 'payment_method'
  type: 'card'
  card: { brand: TestCard['brand']; last4: string; exp_month: number; exp_year: number; funding: 'credit' }
  /** Nothing unless the client agreed to have the card stored. */
  customer: string | null
  /** Which test card it is. The API does not show it. */
  test_card: keyof typeof TEST_CARDS
}

export type PaymentIntent = Pick<
  Stripe.PaymentIntent,
  | 'id'
  | 'amount'
  | 'amount_capturable'
  | 'amount_received'
  | 'canceled_at'
  | 'cancellation_reason'
  | 'capture_method'
  | 'client_secret'
  | 'created'
  | 'currency'
  | 'metadata'
  | 'setup_future_usage'
  | 'statement_descriptor_suffix'
  | 'status'
> & {
  object: 'payment_intent'
  payment_method_options: { card: { request_extended_authorization: 'if_available' } } | null
  allowed_payment_method_types: string[]
  payment_method_types: string[]
  customer: string | null
  payment_method: string | null
  latest_charge: string | null
  last_payment_error: Record<string, unknown> | null
}

export type Charge = Pick<
  Stripe.Charge,
  | 'id'
  | 'amount'
  | 'amount_captured'
  | 'amount_refunded'
  | 'captured'
  | 'created'
  | 'currency'
  | 'disputed'
  | 'failure_code'
  | 'failure_message'
  | 'metadata'
  | 'paid'
  | 'refunded'
  | 'status'
> & {
  object: 'charge'
  customer: string | null
  payment_intent: string
  payment_method: string
  payment_method_details: {
    type: 'card'
    card: {
      brand: TestCard['brand']
      last4: string
      capture_before?: number
      extended_authorization: { status: 'enabled' | 'disabled' }
    }
  }
}

export type Refund = Pick<Stripe.Refund, 'id' | 'amount' | 'created' | 'currency' | 'metadata' | 'status'> & {
  object: 'refund'
  charge: string
  payment_intent: string
}

export type Dispute = Pick<
  Stripe.Dispute,
  'id' | 'amount' | 'created' | 'currency' | 'metadata' | 'reason' | 'status'
> & {
  object: 'dispute'
  charge: string
  payment_intent: string
}

export type Session = Pick<
  Stripe.Checkout.Session,
  | 'id'
  | 'amount_total'
  | 'cancel_url'
  | 'client_reference_id'
  | 'created'
  | 'currency'
  | 'expires_at'
  | 'locale'
  | 'metadata'
  | 'mode'
  | 'payment_status'
  | 'success_url'
> & {
  object: 'checkout.session'
  status: 'open' | 'complete' | 'expired'
  customer: string
  payment_intent: string | null
  custom_text: { submit: { message: string } | null }
  /** What the payment will be made of once the client pays. The API does not show it. */
  plan: Pick<
    PaymentIntent,
    'capture_method' | 'metadata' | 'payment_method_options' | 'setup_future_usage' | 'statement_descriptor_suffix'
  >
}

export interface GatewayEvent {
  id: string
  object: 'event'
  type: string
  created: number
  api_version: string
  livemode: false
  pending_webhooks: number
  data: { object: object }
}

/** One capture that was carried out, so that a test can count them. */
interface Capture {
  id: string
  payment_intent: string
  amount: number
  at: number
}

/** How a case's cards, or a customer's, answer from now on; `left` is absent when there is no end to it. */
export interface Mood {
  verdict: Verdict
  left?: number
}

/** What the gateway answered to a request with a key, to be answered again. */
export interface StoredAnswer {
  key: string
  fingerprint: string
  status: number
  body: unknown
  /** Wall clock, milliseconds. */
  at: number
}

export interface Books {
  customers: Journal<Customer>
  paymentMethods: Journal<PaymentMethod>
  paymentIntents: Journal<PaymentIntent>
  charges: Journal<Charge>
  captures: Journal<Capture>
  refunds: Journal<Refund>
  disputes: Journal<Dispute>
  sessions: Journal<Session>
  events: Journal<GatewayEvent>
  moods: Journal<Mood>
  answers: Journal<StoredAnswer>
}

/** Opens the books in `folder`, a file per kind; without one they last for a run. */
export function openBooks(folder?: string): Books {
  const open = <Document>(kind: string) => new Journal<Document>(folder && join(folder, `${kind}.jsonl`))
  return {
    customers: open('customers'),
    paymentMethods: open('payment-methods'),
    paymentIntents: open('payment-intents'),
    charges: open('charges'),
    captures: open('captures'),
    refunds: open('refunds'),
    disputes: open('disputes'),
    sessions: open('sessions'),
    events: open('events'),
    moods: open('moods'),
    answers: open('answers'),
  }
}

/** `newId('pi')` is `pi_` and 24 characters, as the gateway's own are. */
export function newId(prefix: string): string {
  return `${prefix}_${randomBytes(12).toString('hex')}`
}
