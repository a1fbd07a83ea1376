import { DAY } from '../../domain/time.ts'
import { type Acquirer, seconds } from './acquirer.ts'
import { ApiError, invalidParameter, notFound, wrongState } from './api-error.ts'
import { newId, type PaymentIntent, type Session } from './books.ts'
import { type Refusal, TEST_CARDS } from './cards-table.ts'
import { type Call, type Form, group, onlyKnown, required, text, texts, whole } from './form.ts'
import { authorise, newIntent, onStatement } from './payment-intents.ts'
import { requiredCustomer, takeCard } from './wallet.ts'

const KNOWN =
  'mode customer client_reference_id allowed_payment_method_types payment_method_options line_items ' +
  'payment_intent_data metadata locale custom_text success_url cancel_url'

/** A page where the client pays, open for 24 hours of its case's own time. */
export async function createSession(acquirer: Acquirer, { form }: Call): Promise<Session> {
  onlyKnown(form, KNOWN)
  if (required(form, 'mode') !== 'payment')
    throw invalidParameter('parameter_invalid', 'mode', 'Only payment is offered.')
  const customer = requiredCustomer(acquirer.books, required(form, 'customer')).id
  const { amount, currency } = total(form)
  const extended = requestedExtension(acquirer, form)
  const at = await acquirer.now(texts(form, 'metadata'))
  const id = newId('cs_test')
  const message = text(form, 'custom_text', 'submit', 'message')
  return acquirer.books.sessions.put(id, {
    id,
    object: 'checkout.session',
    mode: 'payment',
    status: 'open',
    payment_status: 'unpaid',
    customer,
    client_reference_id: text(form, 'client_reference_id') ?? null,
    amount_total: amount,
    currency,
    created: seconds(at),
    expires_at: seconds(at + DAY),
    metadata: texts(form, 'metadata'),
    locale: (text(form, 'locale') ?? null) as Session['locale'], // one of many, and only shown
    custom_text: { submit: message ? { message } : null },
    success_url: required(form, 'success_url'),
    cancel_url: text(form, 'cancel_url') ?? null,
    payment_intent: null,
    plan: {
      capture_method: text(form, 'payment_intent_data', 'capture_method') === 'manual' ? 'manual' : 'automatic',
      metadata: texts(form, 'payment_intent_data', 'metadata'),
      setup_future_usage:
        text(form, 'payment_intent_data', 'setup_future_usage') === 'off_session' ? 'off_session' : null,
      statement_descriptor_suffix: onStatement(form, 'payment_intent_data'),
      payment_method_options: extended,
    },
  })
}

/** A session as it stands at its case's own time, and that time. */
export async function touchedSession(acquirer: Acquirer, id: string): Promise<{ session: Session; at: number }> {
  const at = await acquirer.now(stored(acquirer, id).metadata)
  const session = stored(acquirer, id)
  const over = session.status === 'open' && at >= session.expires_at * 1_000
  return { session: over ? close(acquirer, session, at) : session, at }
}

export async function expireSession(acquirer: Acquirer, { id, form }: Call): Promise<Session> {
  onlyKnown(form, '')
  const { session, at } = await touchedSession(acquirer, id)
  if (session.status !== 'open')
    throw wrongState(
      'resource_state_invalid',
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
    )
  return close(acquirer, session, at)
}

export async function retrieveSession(acquirer: Acquirer, { id }: Pick<Call, 'id'>): Promise<Session> {
  return (await touchedSession(acquirer, id)).session
}

/** What happens when the client presses the button. Declined, the page stays open for another card. */
export async function pay(
  acquirer: Acquirer,
  id: string,
  card: keyof typeof TEST_CARDS,
): Promise<
  | { kind: 'paid'; session: Session; intent: PaymentIntent }
  | { kind: 'declined'; refusal: Refusal }
  | { kind: 'closed'; session: Session }
> {
  const { session, at } = await touchedSession(acquirer, id)
  if (session.status !== 'open') return { kind: 'closed', session }
  const { books } = acquirer
  const method = takeCard(books, card, at, null)
  const intent = intentOf(acquirer, session, at)
  const { onPage } = TEST_CARDS[card]
  const result = authorise(acquirer, intent, { method, initiator: 'customer', at, verdict: onPage })
  if (result.refusal) return { kind: 'declined', refusal: result.refusal }
  if (session.plan.setup_future_usage) books.paymentMethods.put(method.id, { ...method, customer: session.customer })
  const done = books.sessions.put(id, {
    ...session,
    status: 'complete',
    payment_intent: intent.id,
    // Money that is only held has not been paid.
    payment_status: session.plan.capture_method === 'manual' ? 'unpaid' : 'paid',
  })
  acquirer.announce('checkout.session.completed', shownSession(acquirer, done), at)
  return { kind: 'paid', session: done, intent: result.intent }
}

export function shownSession(acquirer: Acquirer, { plan: _hidden, ...session }: Session): object {
  const url = session.status === 'open' ? `${acquirer.url()}/pay/${session.id}` : null
  return { ...session, livemode: false, url }
}

/** The payment is made at the first try to pay, and used again by the next. */
function intentOf(acquirer: Acquirer, session: Session, at: number): PaymentIntent {
  const earlier = session.payment_intent && acquirer.books.paymentIntents.get(session.payment_intent)
  if (earlier) return earlier
  const intent = newIntent(acquirer, at, {
    ...session.plan,
    amount: session.amount_total ?? 0,
    currency: session.currency ?? 'usd',
    customer: session.customer,
    payment_method: null,
  })
  acquirer.books.sessions.put(session.id, { ...session, payment_intent: intent.id })
  return intent
}

function close(acquirer: Acquirer, session: Session, at: number): Session {
  const closed = acquirer.books.sessions.put(session.id, { ...session, status: 'expired' })
  acquirer.announce('checkout.session.expired', shownSession(acquirer, closed), at)
  return closed
}

function total(form: Form): { amount: number; currency: string } {
  const lines = Object.keys(group(form, 'line_items')).map(line => ({
    currency: required(form, 'line_items', line, 'price_data', 'currency').toLowerCase(),
    price: whole(form, 'line_items', line, 'price_data', 'unit_amount') ?? 0,
    quantity: whole(form, 'line_items', line, 'quantity') ?? 1,
  }))
  const currency = lines[0]?.currency ?? required(form, 'line_items')
  if (lines.some(line => line.currency !== currency))
    throw invalidParameter('parameter_invalid', 'line_items', 'All line items must be in the same currency.')
  return { amount: lines.reduce((sum, line) => sum + line.price * line.quantity, 0), currency }
}

/** An account whose contract does not have it is refused, and not merely left without. */
function requestedExtension({ account }: Acquirer, form: Form): PaymentIntent['payment_method_options'] {
  const param = 'payment_method_options[card][request_extended_authorization]'
  const asked = text(form, 'payment_method_options', 'card', 'request_extended_authorization')
  if (asked === undefined || asked === 'never') return null
  if (asked !== 'if_available')
    throw invalidParameter('parameter_invalid_string', param, `Invalid ${param}: must be one of if_available, never`)
  if (account.extendedAuthorization !== 'not-in-contract') return { card: { request_extended_authorization: asked } }
  throw new ApiError(400, 'kept', {
    type: 'invalid_request_error',
    message:
      'This account is not eligible for the requested card features. See https://stripe.com/docs/payments/flexible-payments for more details.',
  })
}

function stored(acquirer: Acquirer, id: string): Session {
  const session = acquirer.books.sessions.get(id)
  if (!session) throw notFound('checkout.session', id, 'session')
  return session
}
