import { type Acquirer, seconds } from './acquirer.ts'
import { type ApiError, cardError, invalidParameter, notFound, wrongState } from './api-error.ts'
import { type Charge, newId, type PaymentIntent, type PaymentMethod } from './books.ts'
import { EXTENDED_HOLD_LIFE, HOLD_LIFE, type Initiator, REFUSALS, type Refusal, type Verdict } from './cards-table.ts'
import { type Call, type Form, onlyKnown, required, text, texts, whole } from './form.ts'
import { touched } from './holds.ts'
import { verdictOnCapture, verdictOnStored } from './moods.ts'
import { requiredCustomer, requiredMethod } from './wallet.ts'

/** A payment that exists, and of which nothing has moved. Making and confirming in one is not offered here. */
export async function createIntent(acquirer: Acquirer, { form }: Call): Promise<PaymentIntent> {
  onlyKnown(
    form,
    'amount currency customer payment_method allowed_payment_method_types capture_method metadata statement_descriptor_suffix',
  )
  const amount = whole(form, 'amount') ?? Number(required(form, 'amount'))
  const method = storedMethod(acquirer, form)
  const at = await acquirer.now(texts(form, 'metadata'))
  return newIntent(acquirer, at, {
    amount: positive(amount),
    currency: required(form, 'currency').toLowerCase(),
    customer: text(form, 'customer') ?? null,
    payment_method: method?.id ?? null,
    capture_method: oneOf(form, 'capture_method', ['automatic', 'manual']),
    setup_future_usage: null,
    statement_descriptor_suffix: onStatement(form),
    payment_method_options: null,
    metadata: texts(form, 'metadata'),
  })
}

export function newIntent(
  acquirer: Acquirer,
  at: number,
  order: Pick<
    PaymentIntent,
    | 'amount'
    | 'currency'
    | 'customer'
    | 'payment_method'
    | 'payment_method_options'
    | 'capture_method'
    | 'setup_future_usage'
    | 'statement_descriptor_suffix'
    | 'metadata'
  >,
): PaymentIntent {
  const id = newId('pi')
  return acquirer.books.paymentIntents.put(id, {
    id,
    object: 'payment_intent',
    ...order,
    status: order.payment_method ? 'requires_confirmation' : 'requires_payment_method',
    amount_capturable: 0,
    amount_received: 0,
    allowed_payment_method_types: ['card'],
    payment_method_types: ['card'],
    canceled_at: null,
    cancellation_reason: null,
    client_secret: `${id}_secret_${newId('s')}`,
    created: seconds(at),
    latest_charge: null,
    last_payment_error: null,
  })
}

export async function confirmIntent(acquirer: Acquirer, { id, form }: Call): Promise<PaymentIntent> {
  onlyKnown(form, 'off_session payment_method')
  const { intent, at } = await touched(acquirer, id)
  if (intent.status !== 'requires_confirmation' && intent.status !== 'requires_payment_method')
    throw unexpectedState(intent, 'confirm')
  const methodId = text(form, 'payment_method') ?? intent.payment_method
  if (!methodId) throw unexpectedState(intent, 'confirm without a payment method')
  const method = requiredMethod(acquirer.books, methodId)
  const initiator = text(form, 'off_session') === 'true' ? 'merchant' : 'customer'
  const result = authorise(acquirer, intent, {
    method,
    initiator,
    at,
    verdict: verdictOnStored(acquirer.books, method, intent),
  })
  if (result.refusal) throw cardError(result.refusal, about(acquirer, result.intent))
  return result.intent
}

/** Asks the bank. Its answer is on the books, and on its way to the webhook, when this returns. */
export function authorise(
  acquirer: Acquirer,
  intent: PaymentIntent,
  ask: { method: PaymentMethod; initiator: Initiator; at: number; verdict: Verdict },
): { intent: PaymentIntent; refusal?: Refusal } {
  const { books } = acquirer
  const refusal = ask.verdict === 'approved' ? undefined : REFUSALS[ask.verdict]
  const charge = newCharge(acquirer, intent, ask, refusal)
  if (refusal) {
    const failed = books.paymentIntents.put(intent.id, {
      ...intent,
      status: 'requires_payment_method',
      payment_method: null,
      latest_charge: charge.id,
      last_payment_error: { type: 'card_error', ...refusal, charge: charge.id, payment_method: { id: ask.method.id } },
    })
    acquirer.announce('payment_intent.payment_failed', failed, ask.at)
    return { intent: failed, refusal }
  }
  const taken = { ...intent, payment_method: ask.method.id, latest_charge: charge.id, last_payment_error: null }
  if (intent.capture_method === 'manual') {
    const held = { ...taken, status: 'requires_capture' as const, amount_capturable: intent.amount }
    acquirer.announce('payment_intent.amount_capturable_updated', books.paymentIntents.put(intent.id, held), ask.at)
    return { intent: held }
  }
  return { intent: settle(acquirer, { ...taken, amount_capturable: intent.amount }, intent.amount, ask.at) }
}

export async function captureIntent(acquirer: Acquirer, { id, form }: Call): Promise<PaymentIntent> {
  onlyKnown(form, 'amount_to_capture metadata')
  const { intent, at } = await touched(acquirer, id)
  if (intent.status === 'canceled' && intent.cancellation_reason === 'automatic')
    throw wrongState(
      'charge_expired_for_capture',
      'The charge cannot be captured as the authorization has expired.',
      about(acquirer, intent),
    )
  if (intent.status !== 'requires_capture') throw unexpectedState(intent, 'capture')
  const amount = positive(whole(form, 'amount_to_capture') ?? intent.amount_capturable)
  if (amount > intent.amount_capturable)
    throw invalidParameter(
      'amount_too_large',
      'amount_to_capture',
      `The requested capture amount is greater than the amount you can capture for this charge (${intent.amount_capturable}).`,
    )
  const verdict = verdictOnCapture(acquirer.books, intent)
  if (verdict !== 'approved') throw cardError(REFUSALS[verdict], about(acquirer, intent))
  return settle(acquirer, intent, amount, at)
}

export async function cancelIntent(acquirer: Acquirer, { id, form }: Call): Promise<PaymentIntent> {
  onlyKnown(form, 'cancellation_reason')
  const { intent, at } = await touched(acquirer, id)
  const ownedByPage = acquirer.books.sessions.all().some(session => session.payment_intent === id)
  const free = ['requires_payment_method', 'requires_confirmation', 'requires_action'].includes(intent.status)
  if (intent.status !== 'requires_capture' && (ownedByPage || !free)) throw unexpectedState(intent, 'cancel')
  const reason = oneOf(form, 'cancellation_reason', [
    null,
    'requested_by_customer',
    'abandoned',
    'duplicate',
    'fraudulent',
  ])
  const canceled = acquirer.books.paymentIntents.put(id, {
    ...intent,
    status: 'canceled',
    amount_capturable: 0,
    canceled_at: seconds(at),
    cancellation_reason: reason,
  })
  acquirer.announce('payment_intent.canceled', canceled, at)
  return canceled
}

export async function retrieveIntent(acquirer: Acquirer, { id }: Pick<Call, 'id'>): Promise<PaymentIntent> {
  return (await touched(acquirer, id)).intent
}

/** With its charge in full where the request asks for it. */
export function shownIntent(acquirer: Acquirer, intent: PaymentIntent, expand: string[]): object {
  const charge =
    intent.latest_charge && expand.includes('latest_charge')
      ? acquirer.books.charges.get(intent.latest_charge)
      : undefined
  return { ...intent, livemode: false, next_action: null, latest_charge: charge ?? intent.latest_charge }
}

/** Takes the money, and lets the rest of the hold go. */
function settle(acquirer: Acquirer, intent: PaymentIntent, amount: number, at: number): PaymentIntent {
  const { books } = acquirer
  const captureId = newId('cap')
  books.captures.put(captureId, { id: captureId, payment_intent: intent.id, amount, at: seconds(at) })
  const done = books.paymentIntents.put(intent.id, {
    ...intent,
    status: 'succeeded',
    amount_capturable: 0,
    amount_received: amount,
  })
  const charge = intent.latest_charge && books.charges.get(intent.latest_charge)
  if (charge)
    acquirer.announce(
      'charge.captured',
      books.charges.put(charge.id, { ...charge, captured: true, amount_captured: amount }),
      at,
    )
  acquirer.announce('payment_intent.succeeded', done, at)
  return done
}

function newCharge(
  acquirer: Acquirer,
  intent: PaymentIntent,
  ask: { method: PaymentMethod; initiator: Initiator; at: number },
  refusal: Refusal | undefined,
): Charge {
  const { brand, last4 } = ask.method.card
  const held = !refusal && intent.capture_method === 'manual'
  // Only the client, who is there, can be asked for a hold of weeks.
  const extended =
    ask.initiator === 'customer' &&
    intent.payment_method_options !== null &&
    acquirer.account.extendedAuthorization === 'granted'
      ? EXTENDED_HOLD_LIFE[brand]
      : undefined
  const life = extended ?? HOLD_LIFE[brand][ask.initiator]
  const id = newId('ch')
  return acquirer.books.charges.put(id, {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    captured: false,
    created: seconds(ask.at),
    currency: intent.currency,
    customer: intent.customer,
    disputed: false,
    failure_code: refusal?.code ?? null,
    failure_message: refusal?.message ?? null,
    metadata: intent.metadata,
    paid: !refusal,
    payment_intent: intent.id,
    payment_method: ask.method.id,
    payment_method_details: {
      type: 'card',
      card: {
        brand,
        last4,
        extended_authorization: { status: extended === undefined ? 'disabled' : 'enabled' },
        ...(held ? { capture_before: seconds(ask.at + life) } : {}),
      },
    },
    refunded: false,
    status: refusal ? 'failed' : 'succeeded',
  })
}

/** A card can be used again only by the customer it was stored for. */
function storedMethod(acquirer: Acquirer, form: Form): PaymentMethod | undefined {
  const customer = text(form, 'customer')
  if (customer) requiredCustomer(acquirer.books, customer)
  const id = text(form, 'payment_method')
  if (!id) return undefined
  const method = requiredMethod(acquirer.books, id)
  if (!customer || method.customer !== customer) throw notFound('payment_method', id, 'payment_method')
  return method
}

/** Behind the merchant's name on the client's statement: at most 22 characters, a letter among them, and none of these. */
export function onStatement(form: Form, ...path: string[]): string | null {
  const suffix = text(form, ...path, 'statement_descriptor_suffix')
  if (suffix === undefined) return null
  if (suffix.length <= 22 && /[A-Za-z]/.test(suffix) && !/[<>\\'"*]/.test(suffix)) return suffix
  throw invalidParameter(
    'invalid_statement_descriptor_suffix',
    'statement_descriptor_suffix',
    'The statement descriptor suffix must be at most 22 characters, with a letter and without < > \\ \' " *.',
  )
}

function unexpectedState(intent: PaymentIntent, verb: string): ApiError {
  const message = `This PaymentIntent could not be asked to ${verb} because it has a status of ${intent.status}.`
  return wrongState('payment_intent_unexpected_state', message, { payment_intent: intent })
}

function about(acquirer: Acquirer, intent: PaymentIntent): Record<string, unknown> {
  return { payment_intent: shownIntent(acquirer, intent, []), charge: intent.latest_charge }
}

function positive(amount: number): number {
  if (amount >= 1) return amount
  throw invalidParameter('parameter_invalid_integer', 'amount', 'This value must be greater than or equal to 1.')
}

/** The first choice is the default. */
function oneOf<Choice extends string | null>(form: Form, name: string, choices: [Choice, ...Choice[]]): Choice {
  const value = text(form, name)
  const choice = value === undefined ? choices[0] : choices.find(known => known === value)
  if (choice !== undefined) return choice
  throw invalidParameter(
    'parameter_invalid_string',
    name,
    `Invalid ${name}: must be one of ${choices.filter(Boolean).join(', ')}`,
  )
}
