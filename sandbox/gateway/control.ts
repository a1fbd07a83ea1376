import { z } from 'zod'
import type { Acquirer } from './acquirer.ts'
import { findCard, type Verdict } from './cards-table.ts'
import { pay, touchedSession } from './checkout.ts'
import { dispute } from './disputes.ts'
import { FAULT_ROUTES, FAULTS, type Faults } from './faults.ts'
import { expireHold, liveHolds } from './holds.ts'
import type { IdempotencyKeys } from './idempotency.ts'
import { setMood } from './moods.ts'
import type { Reply } from './reply.ts'
import { createCustomer, takeCard } from './wallet.ts'

const NEXT = {
  ok: 'approved',
  decline: 'generic_decline',
  'insufficient-funds': 'insufficient_funds',
  'hard-decline': 'lost_card',
  'never-again': 'do_not_honor',
  'authentication-needed': 'authentication_required',
} as const satisfies Record<string, Verdict>
const NEXT_NAMES = Object.keys(NEXT) as (keyof typeof NEXT)[] // the table is not added to

const rma = z.string().min(1)
const ORDERS = {
  authorise: z.strictObject({ rma, card: z.string().min(1) }),
  cards: z
    .strictObject({
      rma: rma.optional(),
      customer: z.string().min(1).optional(),
      next: z.enum(NEXT_NAMES),
      times: z.int().min(1).optional(),
    })
    .refine(
      ({ rma, customer }) => (rma === undefined) !== (customer === undefined),
      'Say whose cards: rma or customer.',
    ),
  'store-card': z.strictObject({ card: z.string().min(1) }),
  expire: z.strictObject({ rma, webhook: z.enum(['sent', 'withheld']).default('sent') }),
  dispute: z.strictObject({ rma, outcome: z.enum(['open', 'won', 'lost']).default('open') }),
  faults: z.strictObject({
    route: z.enum(FAULT_ROUTES),
    fault: z.enum(FAULTS),
    times: z.int().min(1).default(1),
    rma: rma.optional(),
  }),
  'prune-keys': z.strictObject({}),
  account: z.strictObject({ extendedAuthorization: z.enum(['granted', 'not-for-this-card', 'not-in-contract']) }),
} as const

interface Controlled {
  acquirer: Acquirer
  faults: Faults
  keys: IdempotencyKeys
}

/** What the outside world does on command: the client, their bank, and bad luck. */
export async function control(parts: Controlled, name: string, body: unknown): Promise<Reply> {
  try {
    return await obey(parts, name, body)
  } catch (error) {
    if (error instanceof z.ZodError) return { status: 400, body: { message: z.prettifyError(error) } }
    throw error
  }
}

async function obey({ acquirer, faults, keys }: Controlled, name: string, body: unknown): Promise<Reply> {
  switch (name) {
    case 'authorise':
      return authorise(acquirer, ORDERS.authorise.parse(body))
    case 'cards': {
      const { rma, customer, next, times } = ORDERS.cards.parse(body)
      setMood(acquirer.books, rma ?? customer ?? '', { verdict: NEXT[next], ...(times ? { left: times } : {}) })
      return done({ next })
    }
    case 'store-card':
      return storeCard(acquirer, ORDERS['store-card'].parse(body))
    case 'expire':
      return expire(acquirer, ORDERS.expire.parse(body))
    case 'dispute':
      return disputeCase(acquirer, ORDERS.dispute.parse(body))
    case 'faults': {
      const { rma, ...fault } = ORDERS.faults.parse(body)
      faults.add(rma ? { ...fault, rma } : fault)
      return done(fault)
    }
    case 'prune-keys':
      ORDERS['prune-keys'].parse(body)
      keys.prune()
      return done({})
    case 'account':
      Object.assign(acquirer.account, ORDERS.account.parse(body))
      return done(acquirer.account)
    default:
      return missing(`There is no control called ${name}: try ${Object.keys(ORDERS).join(', ')}.`)
  }
}

/** Every payment of a case, and the keys it was asked for under: what was authorised, captured how often, and given back. */
export function payments({ books }: Acquirer, rma: string): Reply {
  const ofCase = books.paymentIntents.all().filter(intent => intent.metadata.rma === rma)
  return done({
    /** Each key of ours that it has answered: one that was used twice stands here once. */
    keys: books.answers.all().flatMap(({ key }) => (key.startsWith(`${rma}/`) ? [key] : [])),
    payments: ofCase.map(intent => ({
      paymentIntent: intent,
      charges: books.charges.all().filter(charge => charge.payment_intent === intent.id),
      captures: books.captures.all().filter(capture => capture.payment_intent === intent.id),
      refunds: books.refunds.all().filter(refund => refund.payment_intent === intent.id),
      disputes: books.disputes.all().filter(known => known.payment_intent === intent.id),
    })),
  })
}

async function authorise(acquirer: Acquirer, order: { rma: string; card: string }): Promise<Reply> {
  const card = findCard(order.card)
  if (!card) return { status: 400, body: { message: `${order.card} is no test card.` } }
  const ofCase = acquirer.books.sessions.all().filter(session => session.metadata?.rma === order.rma)
  for (const { id } of ofCase.toReversed()) {
    if ((await touchedSession(acquirer, id)).session.status !== 'open') continue
    const result = await pay(acquirer, id, card)
    if (result.kind === 'paid') return done({ kind: 'authorised', paymentIntent: result.intent.id })
    if (result.kind === 'declined')
      return done({ kind: 'declined', code: result.refusal.decline_code ?? result.refusal.code })
  }
  return missing(`${order.rma} has no open pay page: it must be asked for first, by following the link in the letter.`)
}

/** A card that a client has stored long before, in whatever way: what a company has of it. */
async function storeCard(acquirer: Acquirer, order: { card: string }): Promise<Reply> {
  const card = findCard(order.card)
  if (!card) return { status: 400, body: { message: `${order.card} is no test card.` } }
  const { id: gatewayCustomer } = await createCustomer(acquirer, { id: '', form: {} })
  const { id } = takeCard(acquirer.books, card, await acquirer.now(undefined), gatewayCustomer)
  return done({ gatewayCustomer, card: id })
}

async function expire(acquirer: Acquirer, order: { rma: string; webhook: 'sent' | 'withheld' }): Promise<Reply> {
  const at = await acquirer.now(order)
  const live = liveHolds(acquirer, order.rma)
  if (live.length === 0) return missing(`${order.rma} has no live hold.`)
  return done({ expired: live.map(intent => expireHold(acquirer, intent, at, order.webhook).id) })
}

async function disputeCase(
  acquirer: Acquirer,
  order: { rma: string; outcome: 'open' | 'won' | 'lost' },
): Promise<Reply> {
  const at = await acquirer.now(order)
  const charge = acquirer.books.charges.all().findLast(known => known.captured && known.metadata.rma === order.rma)
  if (!charge) return missing(`${order.rma} has no captured charge to dispute.`)
  return done({ dispute: dispute(acquirer, charge, order.outcome, at) })
}

function done(body: object): Reply {
  return { status: 200, body }
}

function missing(message: string): Reply {
  return { status: 404, body: { message } }
}
