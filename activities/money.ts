import type { CardOrder, Cards, Declined, HoldReading, Intent, StoredCard } from '../counterparts/cards/port.ts'
import { UnreachableError } from '../counterparts/errors.ts'
import { type Cents, type Currency, type Money, sum } from '../domain/money.ts'
import type { MoneyAnswer, MoneyOrder, ObligationLine, SettledByHand } from '../domain/money-movement.ts'
import type { RmaNumber } from '../domain/names.ts'
import type { Instant } from '../domain/time.ts'
import { unreachable } from '../domain/unreachable.ts'
import { findCase, rememberConsent } from '../records/cases.ts'
import { findCustomer } from '../records/customers.ts'
import type { RecordsTransaction } from '../records/database.ts'
import { confirm } from '../records/effects.ts'
import { endHold, holdsOf, type LedgerEntry, type LedgerLine, post, rehearse, saveHold } from '../records/ledger.ts'
import { carryOut, settleStuck, tryAll } from './effect.ts'
import type { World } from './world.ts'

export interface MoneyRequest {
  rma: RmaNumber
  /** The case's own time: what the records date the movement by. */
  at: Instant
  currency: Currency
  orders: MoneyOrder[]
}

/**
 * Moves money at the card gateway, each order once however often it is asked. Answers in the order of the orders.
 * Throws `UnreachableError` while the gateway is away; confirmed orders are not repeated.
 */
export async function moveMoney(world: World, request: MoneyRequest): Promise<MoneyAnswer[]> {
  const answers = await tryAll(request.orders, order => moveOne(world, request, order))
  // Whichever of several was stuck, the case's own task about them goes by the first.
  const [first, second] = request.orders
  if (first && second) await settleStuck(world.records, { rma: request.rma, key: first.key })
  return answers
}

/**
 * Ends orders that were refused for good, and that finance has settled by hand: they are asked no more. Nothing moves, so
 * no obligation's line stands in the ledger; a hold that was to be let go counts as let go.
 */
export async function endOrders(
  { records }: Pick<World, 'records'>,
  { byHand, ...request }: MoneyRequest & { byHand: SettledByHand },
): Promise<void> {
  const { rma, orders } = request
  await records.transaction().execute(async trx => {
    for (const order of orders) {
      if (!(await confirm(trx, order.key, byHand))) continue
      if (order.kind === 'release-hold')
        await writeDown(trx, request, order, { answer: { kind: 'released', ref: order.ref } })
      await settleStuck(trx, { rma, key: order.key })
    }
  })
}

async function moveOne(world: World, request: MoneyRequest, order: MoneyOrder): Promise<MoneyAnswer> {
  const { answer } = await carryOut(
    world,
    { key: order.key, rma: request.rma, kind: order.kind, request: order },
    async intent => {
      const moves = MOVES[order.kind]
      // What the ledger would refuse must not have moved by then (invariants 1 and 5).
      if (moves) await rehearse(world.records, entryOf(request, order, entered(moves, order)))
      return ask(world, request, order, intent)
    },
    (trx, moved) => writeDown(trx, request, order, moved),
  )
  return answer
}

/** An answer, and for a hold the card behind it, which stays in the records. */
interface Moved {
  answer: MoneyAnswer
  card?: StoredCard
  /** What the client was asked for at the gateway's page. */
  purpose?: 'hold' | 'payment'
}

async function ask(world: World, request: MoneyRequest, order: MoneyOrder, intent: Intent): Promise<Moved> {
  const money = (amount: Cents): Money => ({ amount, currency: request.currency })
  switch (order.kind) {
    case 'adopt-hold':
      return adopted(await world.cards.readHold(order.ref), request.currency, order.amount)
    case 'renew-hold': {
      const card = await storedCard(world, request, order.amount)
      if (!card) return noCard
      const placed = await world.cards.placeHold(
        { key: order.key, rma: request.rma, amount: money(order.amount), ...card },
        intent,
      )
      return placed.kind === 'declined' ? no(placed) : held(placed)
    }
    case 'release-hold': {
      const released = await world.cards.releaseHold({ key: order.key, ref: order.ref }, intent)
      return {
        answer:
          released.kind === 'released' ? { kind: 'released', ref: order.ref } : { kind: 'hold-lost', ref: order.ref },
      }
    }
    case 'capture-hold':
      return captured(
        await world.cards.captureHold({ key: order.key, ref: order.ref, amount: money(total(order.lines)) }, intent),
        order,
      )
    case 'charge-card': {
      const card = await storedCard(world, request, total(order.lines))
      if (!card) return noCard
      const charge: CardOrder = { key: order.key, rma: request.rma, amount: money(total(order.lines)), ...card }
      const answer = await world.cards.charge(charge, intent)
      return answer.kind === 'declined'
        ? no(answer)
        : { answer: { kind: 'charged', ref: answer.ref, amount: charge.amount.amount } }
    }
    case 'refund-card':
      await world.cards.refund({ key: order.key, ref: order.ref, amount: money(total(order.lines)) }, intent)
      return { answer: { kind: 'refunded', ref: order.ref, amount: total(order.lines) } }
    default:
      return unreachable(order)
  }
}

/** The gateway's word about a hold that the client authorised at its page. */
function adopted(reading: HoldReading, currency: Currency, expected: Cents): Moved {
  const moved = held(reading)
  const { answer } = moved
  if (answer.kind !== 'held') return moved
  // A hold for less, or in another currency, secures nothing (invariant 3).
  return answer.currency === currency && answer.amount >= expected
    ? moved
    : { answer: { kind: 'declined', why: 'hard' } }
}

function held(reading: HoldReading): Moved {
  switch (reading.kind) {
    case 'held': {
      const { ref, amount, captureBefore, card, purpose } = reading
      return { answer: { kind: 'held', ref, ...amount, captureBefore }, ...(card && { card }), purpose }
    }
    case 'pending':
      throw new UnreachableError(`The gateway is still at work on hold ${reading.ref}.`)
    case 'gone':
    case 'captured':
      return { answer: { kind: 'hold-lost', ref: reading.ref } }
    default:
      return unreachable(reading)
  }
}

function captured(
  answer: Awaited<ReturnType<Cards['captureHold']>>,
  order: { ref: string; lines: ObligationLine[] },
): Moved {
  switch (answer.kind) {
    case 'captured':
      return { answer: { kind: 'captured', ref: answer.ref, amount: total(order.lines) } }
    case 'gone':
      return { answer: { kind: 'hold-lost', ref: order.ref } }
    case 'declined':
      return no(answer)
    default:
      return unreachable(answer)
  }
}

function no({ why }: Declined): Moved {
  return { answer: { kind: 'declined', why } }
}

const noCard: Moved = { answer: { kind: 'declined', why: 'no-card' } }

/**
 * The card on which the client agreed to renewals and a later charge: up to the amount and the date that the link
 * named. Without that consent there is none.
 */
async function storedCard(world: World, { rma, at }: MoneyRequest, amount: Cents): Promise<StoredCard | undefined> {
  const row = await findCase(world.records, rma)
  if (row?.terms?.returnType !== 'advanceReplacement') return undefined
  const { latestAt, highestAmount } = row.terms.hold
  if (at > latestAt || amount > highestAmount) return undefined
  const latest = (await holdsOf(world.records, rma)).findLast(hold => hold.card !== null)
  if (latest?.card && latest.gateway_customer && row.consent === 'agreed')
    return { gatewayCustomer: latest.gateway_customer, card: latest.card }
  const customer = await findCustomer(world.records, row.customer_ref)
  return row.terms.collateral === 'saved-card' && customer?.card && customer.gateway_customer
    ? { gatewayCustomer: customer.gateway_customer, card: customer.card }
    : undefined
}

async function writeDown(
  trx: RecordsTransaction,
  request: MoneyRequest,
  order: MoneyOrder,
  { answer, card, purpose }: Moved,
): Promise<void> {
  const { rma, at, currency } = request
  const enter = (lines: LedgerLine[]) => post(trx, entryOf(request, order, lines))
  switch (answer.kind) {
    case 'held':
      // What the client agreed to counts from the hold they placed, not from a page they looked at; a payment asks nothing.
      if (order.kind === 'adopt-hold' && purpose !== 'payment') await rememberConsent(trx, rma, order.consent)
      await saveHold(trx, {
        ref: answer.ref,
        rma,
        amount: answer.amount,
        currency,
        placedAt: at,
        captureBefore: answer.captureBefore,
        gatewayCustomer: card?.gatewayCustomer ?? null,
        card: card?.card ?? null,
      })
      return enter([{ kind: 'held', amount: answer.amount }])
    case 'released':
    case 'hold-lost': {
      const hold = (await holdsOf(trx, rma)).find(row => row.ref === answer.ref)
      await endHold(trx, answer.ref, answer.kind === 'released' ? 'released' : 'lost', at)
      // One that a capture finds gone is let go of next, and entered then.
      return hold && order.kind === 'release-hold' ? enter([{ kind: 'released', amount: hold.amount }]) : undefined
    }
    case 'captured':
      await endHold(trx, answer.ref, 'captured', at)
      return enter(entered('captured', order))
    case 'charged':
      return enter(entered('charged', order))
    case 'refunded':
      return enter(entered('refunded', order))
    case 'declined':
      return
    default:
      return unreachable(answer)
  }
}

/** What stands in the ledger once an order has moved an obligation's money. */
const MOVES: Partial<Record<MoneyOrder['kind'], 'captured' | 'charged' | 'refunded'>> = {
  'capture-hold': 'captured',
  'charge-card': 'charged',
  'refund-card': 'refunded',
}

function entryOf({ rma, at, currency }: MoneyRequest, { key }: MoneyOrder, lines: LedgerLine[]): LedgerEntry {
  return { rma, at, currency, effectKey: key, lines }
}

function entered(kind: 'captured' | 'charged' | 'refunded', order: MoneyOrder): LedgerLine[] {
  return 'lines' in order ? order.lines.map(line => ({ kind, ...line })) : []
}

function total(lines: ObligationLine[]): Cents {
  return sum(lines.map(line => line.amount))
}
