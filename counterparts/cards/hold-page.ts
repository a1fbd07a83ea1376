import type Stripe from 'stripe'
import type { Language } from '../../domain/language.ts'
import { HOLD_PAGE_WORDS } from './hold-page-words.ts'
import { onStatement, written } from './marks.ts'
import type { CardCustomer, HoldPageOrder, Intent } from './port.ts'
import { isFeatureRefused } from './stripe-errors.ts'
import { underKey } from './under-key.ts'

/**
 * The gateway's hosted page. A page lives at most 24 hours, the link in our letter for days: the link leads here, and
 * here an open page is used again and an expired one followed by the next, numbered so that no try makes two.
 */
export async function openHoldPage(stripe: Stripe, order: HoldPageOrder, intent: Intent): Promise<{ url: string }> {
  const customer = await gatewayCustomer(stripe, order.customer)
  let last = await lastPage(stripe, order.key, customer, intent)
  if (last?.status === 'open') {
    if (last.url && saysTheSame(last, order)) return { url: last.url }
    last = await closePage(stripe, last.id)
  }
  // Authorised already: there is nothing left to ask the client for.
  if (last?.status === 'complete') return { url: order.returnUrl }
  const page = await newPage(stripe, order, customer, last ? Number(last.metadata?.page) + 1 : 1)
  await intent.remember(page.id)
  if (!page.url) throw new TypeError(`The gateway opened page ${page.id} without an address.`)
  return { url: page.url }
}

/** "If available" is refused, and not passed over, where the account's contract has no extended authorisations. */
async function newPage(
  stripe: Stripe,
  order: HoldPageOrder,
  customer: string,
  number: number,
): Promise<Stripe.Checkout.Session> {
  const open = (extended: HoldPageOrder['extended']) =>
    underKey({
      key: `${order.key}:page-${number}:${order.consent}-${order.amount.amount}-${order.language}${extended === 'if-available' ? '' : ':plain'}`,
      attempt: 0, // the last page has just been looked for
      look: () => lastPage(stripe, order.key, customer, { attempt: 1, number }),
      send: idempotencyKey =>
        stripe.checkout.sessions.create(pageFor({ ...order, extended }, customer, number), { idempotencyKey }),
    })
  try {
    return await open(order.extended)
  } catch (error) {
    if (order.extended === 'if-available' && isFeatureRefused(error)) return open('not-asked')
    throw error
  }
}

/** Closes a page and says how it ended: `complete` when the client was quicker. */
export async function closePage(stripe: Stripe, id: string): Promise<Stripe.Checkout.Session> {
  try {
    return await stripe.checkout.sessions.expire(id)
  } catch (error) {
    const page = await stripe.checkout.sessions.retrieve(id)
    if (page.status === 'open') throw error
    return page
  }
}

async function gatewayCustomer(stripe: Stripe, customer: CardCustomer): Promise<string> {
  if (customer.gatewayRef) return customer.gatewayRef
  const made = await underKey({
    key: `customer:${customer.customerRef}`,
    attempt: 0,
    // Nothing to look it up by; one that was made and never heard of holds nothing.
    look: async () => undefined,
    send: idempotencyKey =>
      stripe.customers.create({ metadata: { customer: customer.customerRef } }, { idempotencyKey }),
  })
  await customer.remember(made.id)
  return made.id
}

async function lastPage(
  stripe: Stripe,
  key: string,
  customer: string,
  { attempt, ref, number }: Pick<Intent, 'attempt' | 'ref'> & { number?: number },
): Promise<Stripe.Checkout.Session | undefined> {
  if (ref) return stripe.checkout.sessions.retrieve(ref)
  if (attempt === 0) return undefined
  // Newest first.
  for await (const page of stripe.checkout.sessions.list({ customer, limit: 100 }))
    if (page.metadata?.key === key && (number === undefined || page.metadata.page === String(number))) return page
  return undefined
}

/** A page shows what the client agrees to, in their language; once they have changed their mind about either, it must not be shown again. */
function saysTheSame(page: Stripe.Checkout.Session, order: HoldPageOrder): boolean {
  return (
    page.metadata?.consent === order.consent &&
    page.amount_total === order.amount.amount &&
    page.locale === LOCALES[order.language]
  )
}

function pageFor(order: HoldPageOrder, customer: string, number: number): Stripe.Checkout.SessionCreateParams {
  const { rma, key, consent, purpose } = order
  const isHold = purpose === 'hold'
  const words = HOLD_PAGE_WORDS[order.language]
  const marks = written({ rma, key, consent, origin: isHold ? 'hold-page' : 'payment-page' })
  return {
    mode: 'payment',
    customer,
    client_reference_id: rma,
    // No wallets or links: only a card can be held for longer than a few days.
    allowed_payment_method_types: ['card'],
    ...(order.extended === 'if-available' && {
      payment_method_options: { card: { request_extended_authorization: 'if_available' } },
    }),
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: order.amount.currency.toLowerCase(),
          unit_amount: order.amount.amount,
          product_data: { name: words.what[purpose](rma) },
        },
      },
    ],
    payment_intent_data: {
      capture_method: 'manual',
      metadata: marks,
      ...onStatement(rma),
      ...(isHold && consent === 'agreed' ? { setup_future_usage: 'off_session' } : {}),
    },
    metadata: { ...marks, page: String(number) },
    locale: LOCALES[order.language],
    custom_text: { submit: { message: isHold ? words.holdMandate[consent] : words.paymentMandate } },
    success_url: order.returnUrl,
    cancel_url: order.backUrl,
  }
}

/** As the gateway calls them: our clients' Spanish is that of the Americas. */
const LOCALES = { en: 'en', es: 'es-419' } as const satisfies Record<
  Language,
  Stripe.Checkout.SessionCreateParams.Locale
>
