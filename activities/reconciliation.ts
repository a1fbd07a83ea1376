import type { BookedPayment, BookedRefund } from '../counterparts/cards/books.ts'
import { bodyOf } from '../counterparts/finance/message.ts'
import type { DeliveryId } from '../domain/delivery.ts'
import type { Cents } from '../domain/money.ts'
import { sum } from '../domain/money.ts'
import type { RmaNumber } from '../domain/names.ts'
import type { ComparedPage, Comparison, ComparisonResult } from '../domain/reconciliation.ts'
import { DAY, instant, SECOND } from '../domain/time.ts'
import { addLine } from '../records/audit.ts'
import type { RecordsTransaction } from '../records/database.ts'
import { keepMessage } from '../records/deliveries.ts'
import {
  atWorkOnMoney,
  keepMismatch,
  type MovementByCard,
  movementsOf,
  movementsSince,
  type NewMismatch,
  openMismatches,
  openRefs,
  settleMismatches,
  stagesOf,
  toldOfCases,
  untoldTriggers,
} from '../records/mismatches.ts'
import { openTask, settleOccasion } from '../records/tasks.ts'
import type { World } from './world.ts'

/** A page of our own records; for each of its rows the gateway is asked. */
const PAGE = 100
/** Our own movements are compared on each of the days after they were made. */
const OURS_SINCE_SECONDS = (7 * DAY) / SECOND

export type Page = Comparison & { cursor?: string }

/** The gateway's payments against the ledger: what was taken, and holds that outlive their case. */
export async function comparePayments(world: World, page: Page): Promise<ComparedPage> {
  const { records } = world
  const { entries, next } = await world.cardBooks.payments(page.since, page.cursor)
  const busy = await atWorkOnMoney(records, unique(entries.map(({ rma }) => rma)), page.graceSeconds)
  const payments = entries.filter(({ rma }) => !busy.has(rma))
  const refs = payments.map(({ ref }) => ref)
  const ours = (await movementsOf(records, refs)).filter(isTaking)
  const rmas = unique(payments.map(({ rma }) => rma))
  const stages = new Map((await stagesOf(records, rmas)).map(({ rma, stage }) => [rma, stage]))
  const found = payments.flatMap(payment => {
    if (payment.state === 'held') return outlives(payment, stages.get(payment.rma))
    return payment.state === 'taken' ? entered(payment, ours) : []
  })
  await report(world, { run: page.run, kinds: ['not-in-ledger', 'amounts-differ', 'hold-outlives-case'], refs }, found)
  return { ...(next && { next }) }
}

function outlives({ ref, rma, amount, currency }: BookedPayment, stage: string | undefined): NewMismatch[] {
  if (stage !== undefined && stage !== 'closed') return []
  return [{ kind: 'hold-outlives-case', ref, rma, detail: { held: amount, currency, case: stage ?? 'unknown' } }]
}

function entered({ ref, rma, amount, currency }: BookedPayment, ours: MovementByCard[]): NewMismatch[] {
  const lines = ours.filter(({ payment }) => payment === ref)
  if (lines.length === 0) return [{ kind: 'not-in-ledger', ref, rma, detail: { what: 'capture', amount, currency } }]
  return unequal(ref, rma, { atGateway: amount, inLedger: sum(lines.map(line => line.amount)), currency })
}

/** The gateway's refunds against the ledger, those too that somebody made by hand at the gateway. */
export async function compareRefunds(world: World, page: Page): Promise<ComparedPage> {
  const { records } = world
  const { entries, next } = await world.cardBooks.refunds(page.since, page.cursor)
  const movements = await movementsOf(records, unique(entries.flatMap(({ payment }) => payment ?? [])))
  const caseOf = ({ payment }: BookedRefund) => movements.find(movement => movement.payment === payment)?.rma
  const busy = await atWorkOnMoney(records, unique(movements.map(({ rma }) => rma)), page.graceSeconds)
  const refunds = entries.flatMap(given => {
    // One of a payment that we never took is somebody else's: the account may serve a shop as well.
    const rma = caseOf(given)
    return rma && !busy.has(rma) ? [{ ...given, rma }] : []
  })
  const found = refunds.flatMap(given => refunded(given, movements))
  const refs = refunds.map(({ ref }) => ref)
  await report(world, { run: page.run, kinds: ['not-in-ledger', 'amounts-differ'], refs }, found)
  return { ...(next && { next }) }
}

function refunded(given: BookedRefund & { rma: RmaNumber }, movements: MovementByCard[]): NewMismatch[] {
  const { ref, rma, payment, key, amount, currency } = given
  const line = movements.find(movement => movement.key === key)
  if (line) return unequal(ref, rma, { atGateway: amount, inLedger: line.amount, currency })
  const detail = { what: key ? 'refund' : 'refund made at the gateway', payment: payment ?? null, amount, currency }
  return [{ kind: 'not-in-ledger', ref, rma, detail }]
}

/** The ledger's movements by card against the gateway. */
export async function compareLedger(world: World, page: Page): Promise<ComparedPage> {
  const { cardBooks } = world
  const movements = await ownMovements(world, page)
  const found: NewMismatch[] = []
  for (const { key, rma, kind, payment: ref, amount, currency } of movements) {
    const payment = ref === null ? undefined : await cardBooks.payment(ref)
    const isThere =
      kind === 'refunded' && ref !== null
        ? (await cardBooks.refundsOf(ref)).some(given => given.key === key)
        : payment?.state === 'taken'
    const detail = { what: kind, payment: ref, amount, currency }
    if (!isThere) found.push({ kind: 'not-at-gateway', ref: key, rma, detail })
  }
  const refs = movements.map(({ key }) => key)
  await report(world, { run: page.run, kinds: ['not-at-gateway'], refs }, found)
  return nextPage(movements)
}

/** What moved by card against what finance was told, case by case; and what finance was told against what arrived. */
export async function compareTriggers(world: World, page: Page): Promise<ComparedPage> {
  const { records } = world
  const { run, graceSeconds, cursor } = page
  const movements = await ownMovements(world, page)
  const before = cursor === undefined ? await openRefs(records, 'trigger-missing') : []
  // Of a case that lacks a trigger, the number is the mismatch's own.
  const rmas = unique([...movements.map(({ rma }) => rma), ...(before as RmaNumber[])])
  const busy = await atWorkOnMoney(records, rmas, graceSeconds)
  const refs = rmas.filter(rma => !busy.has(rma))
  const missing = (await toldOfCases(records, refs))
    .filter(({ moved, told }) => moved !== told)
    .map(({ rma, moved, told }): NewMismatch => ({ kind: 'trigger-missing', ref: rma, rma, detail: { moved, told } }))
  await report(world, { run, kinds: ['trigger-missing'], refs }, missing)
  if (cursor === undefined) await compareDeliveries(world, page)
  return nextPage(movements)
}

async function ownMovements({ records }: World, { graceSeconds, cursor = '' }: Page): Promise<MovementByCard[]> {
  const sinceSeconds = OURS_SINCE_SECONDS + graceSeconds
  const named = await openRefs(records, 'not-at-gateway')
  return movementsSince(records, { sinceSeconds, named, graceSeconds, after: cursor, limit: PAGE })
}

async function compareDeliveries(world: World, { run, undeliveredSeconds: olderThanSeconds }: Page): Promise<void> {
  const found: NewMismatch[] = []
  for (let after = ''; ; ) {
    const untold = await untoldTriggers(world.records, { olderThanSeconds, after, limit: PAGE })
    for (const { id, rma, type, state, endpoint } of untold) {
      const detail = { type, delivery: state ?? 'never handed over', endpoint }
      found.push({ kind: 'trigger-undelivered', ref: id, rma, detail })
    }
    const last = untold.at(-1)
    if (untold.length < PAGE || !last) break
    after = last.id
  }
  await report(world, { run, kinds: ['trigger-undelivered'], refs: 'all' }, found)
}

export async function concludeComparison(
  { records, log }: World,
  { run }: Pick<Comparison, 'run'>,
): Promise<ComparisonResult> {
  const open = await openMismatches(records)
  log.info({ run, open }, 'Gateway, ledger and triggers were compared.')
  return { open }
}

/**
 * Each thing that does not add up is told to finance once, and is their task; what was looked at and adds up again is
 * nobody's any more.
 */
async function report(
  { records, deliveries }: World,
  looked: Parameters<typeof settleMismatches>[1],
  found: NewMismatch[],
): Promise<void> {
  for (const mismatch of found) {
    const setOut = await records.transaction().execute(trx => tell(trx, mismatch, looked.run))
    for (const delivery of setOut) await deliveries.start(delivery)
  }
  const at = instant(Date.now())
  await records.transaction().execute(async trx => {
    for (const { id, rma } of await settleMismatches(trx, looked))
      await settleOccasion(trx, { rma, kind: 'reconciliation-mismatch', occasion: `mismatch-${id}`, at })
  })
}

async function tell(trx: RecordsTransaction, mismatch: NewMismatch, run: string): Promise<DeliveryId[]> {
  const id = await keepMismatch(trx, mismatch, run)
  if (id === undefined) return []
  const { kind, ref, rma, detail } = mismatch
  const at = instant(Date.now())
  const data = { id, kind, ref, rma, ...detail }
  await addLine(trx, rma, at, { who: 'sendback', what: `does not add up: ${kind}`, detail: { ref, ...detail } })
  await openTask(trx, {
    ...{ rma, kind: 'reconciliation-mismatch', occasion: `mismatch-${id}`, role: 'finance', at },
    detail: data,
  })
  const type = 'reconciliation.mismatch'
  return keepMessage(trx, { id: `rec_${id}`, type, rma, at, body: bodyOf({ type, at, data }) })
}

function unequal(
  ref: string,
  rma: RmaNumber,
  { atGateway, inLedger, currency }: { atGateway: Cents; inLedger: Cents; currency: string },
): NewMismatch[] {
  if (atGateway === inLedger) return []
  return [{ kind: 'amounts-differ', ref, rma, detail: { atGateway, inLedger, currency } }]
}

function isTaking({ kind }: MovementByCard): boolean {
  return kind !== 'refunded'
}

function nextPage(movements: MovementByCard[]): ComparedPage {
  const last = movements.at(-1)
  return movements.length === PAGE && last ? { next: last.key } : {}
}

function unique<Value>(values: Value[]): Value[] {
  return [...new Set(values)]
}
