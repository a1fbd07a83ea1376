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
  const rmas = unique(entries.map(({ rma }) => rma))
  const ours = await movementsOf(
    records,
    entries.map(({ ref }) => ref),
  )
  const stages = new Map((await stagesOf(records, rmas)).map(({ rma, stage }) => [rma, stage]))
  const busy = await atWorkOnMoney(records, rmas, page.graceSeconds)
  const found = entries
    .filter(({ rma }) => !busy.has(rma))
    .flatMap(payment => {
      if (payment.state === 'held') return outlives(payment, stages.get(payment.rma))
      return payment.state === 'taken' ? entered(payment, ours.filter(isTaking)) : []
    })
  await report(world, page, found)
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
  const busy = await atWorkOnMoney(records, unique(movements.map(({ rma }) => rma)), page.graceSeconds)
  const found = entries.flatMap(given => refunded(given, movements)).filter(({ rma }) => !rma || !busy.has(rma))
  await report(world, page, found)
  return { ...(next && { next }) }
}

/** A refund of a payment that we never took is somebody else's: the account may serve a shop as well. */
function refunded({ ref, payment, key, amount, currency }: BookedRefund, movements: MovementByCard[]): NewMismatch[] {
  const rma = movements.find(movement => movement.payment === payment)?.rma
  if (!rma) return []
  const line = movements.find(movement => movement.key === key)
  if (line) return unequal(ref, rma, { atGateway: amount, inLedger: line.amount, currency })
  const detail = { what: key ? 'refund' : 'refund made at the gateway', payment: payment ?? null, amount, currency }
  return [{ kind: 'not-in-ledger', ref, rma, detail }]
}

/** The ledger's movements by card against the gateway. */
export async function compareLedger(world: World, page: Page): Promise<ComparedPage> {
  const { records, cardBooks } = world
  const { graceSeconds, cursor: after = '' } = page
  const range = { sinceSeconds: OURS_SINCE_SECONDS + graceSeconds, graceSeconds, after, limit: PAGE }
  const movements = await movementsSince(records, range)
  const found: NewMismatch[] = []
  for (const { key, rma, kind, payment: ref, amount, currency } of movements) {
    const payment = ref === null ? undefined : await cardBooks.payment(ref)
    const isThere =
      kind === 'refund-card' && ref !== null
        ? (await cardBooks.refundsOf(ref)).some(given => given.key === key)
        : payment?.state === 'taken'
    if (!isThere)
      found.push({ kind: 'not-at-gateway', ref: key, rma, detail: { what: kind, payment: ref, amount, currency } })
  }
  await report(world, page, found)
  return nextPage(movements, ({ key }) => key)
}

/** What moved by card against what finance was told, case by case; and what finance was told against what arrived. */
export async function compareTriggers(world: World, page: Page): Promise<ComparedPage> {
  const { records } = world
  const { graceSeconds, undeliveredSeconds, cursor: after = '' } = page
  const range = { sinceSeconds: OURS_SINCE_SECONDS + graceSeconds, graceSeconds, after, limit: PAGE }
  const movements = await movementsSince(records, range)
  const rmas = unique(movements.map(({ rma }) => rma))
  const busy = await atWorkOnMoney(records, rmas, graceSeconds)
  const missing = (await toldOfCases(records, rmas))
    .filter(({ rma, moved, told }) => moved !== told && !busy.has(rma))
    .map(({ rma, moved, told }): NewMismatch => ({ kind: 'trigger-missing', ref: rma, rma, detail: { moved, told } }))
  await report(world, page, missing)
  if (after === '') await compareDeliveries(world, page, undeliveredSeconds)
  return nextPage(movements, ({ key }) => key)
}

async function compareDeliveries(world: World, page: Page, olderThanSeconds: number): Promise<void> {
  for (let after = ''; ; ) {
    const untold = await untoldTriggers(world.records, { olderThanSeconds, after, limit: PAGE })
    const found = untold.map(({ id, rma, type, state, endpoint }): NewMismatch => {
      const detail = { type, delivery: state ?? 'never handed over', endpoint }
      return { kind: 'trigger-undelivered', ref: id, rma, detail }
    })
    await report(world, page, found)
    const last = untold.at(-1)
    if (untold.length < PAGE || !last) return
    after = last.id
  }
}

/** Closes a comparison: what it has not found any more adds up again, and needs nobody. */
export async function concludeComparison(world: World, { run }: Comparison): Promise<ComparisonResult> {
  const { records } = world
  const at = instant(Date.now())
  const settled = await records.transaction().execute(async trx => {
    const rows = await settleMismatches(trx, run)
    for (const { id, rma } of rows)
      await settleOccasion(trx, { rma, kind: 'reconciliation-mismatch', occasion: `mismatch-${id}`, at })
    return rows.length
  })
  const open = await openMismatches(records)
  world.log.info({ open, settled }, 'Gateway, ledger and triggers were compared.')
  return { open, settled }
}

/** Each thing that does not add up is told to finance once, and is their task, until it adds up or they have seen to it. */
async function report(world: World, { run }: Comparison, found: NewMismatch[]): Promise<void> {
  const { records, deliveries } = world
  for (const mismatch of found) {
    const setOut = await records.transaction().execute(trx => tell(trx, mismatch, run))
    for (const delivery of setOut) await deliveries.start(delivery)
  }
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
  return kind !== 'refund-card'
}

function nextPage<Row>(rows: Row[], place: (row: Row) => string): ComparedPage {
  const last = rows.at(-1)
  return rows.length === PAGE && last ? { next: place(last) } : {}
}

function unique<Value>(values: Value[]): Value[] {
  return [...new Set(values)]
}
