import { sql } from 'kysely'
import type { Cents, Currency } from '../domain/money.ts'
import type { Obligation } from '../domain/money-movement.ts'
import type { RmaNumber, SerialNumber } from '../domain/names.ts'
import type { Instant } from '../domain/time.ts'
import { lockCase } from './cases.ts'
import type { Records, RecordsTransaction } from './database.ts'
import { obligationsOf } from './obligations.ts'
import type { LedgerKind } from './tables.ts'

export interface LedgerLine {
  kind: LedgerKind
  amount: Cents
  obligation?: Obligation
  serial?: SerialNumber
}

/** A movement that must never be: the ledger refuses it, whoever asks. */
export class LedgerBreachError extends Error {
  override readonly name = 'LedgerBreachError'
}

export interface LedgerEntry {
  rma: RmaNumber
  at: Instant
  currency: Currency
  effectKey: string
  lines: LedgerLine[]
}

/** Throws as `post` would, and writes nothing: asked before money moves. */
export async function rehearse(db: Records, entry: LedgerEntry): Promise<void> {
  const trx = await db.startTransaction().execute()
  try {
    await post(trx, entry)
  } finally {
    await trx.rollback().execute()
  }
}

/**
 * Writes movements of money down, once per effect. Throws `LedgerBreachError` when an obligation would cost more than
 * was frozen for it (invariant 1), or more be given back than was taken (invariant 5). A credit gives what was never
 * taken here, so it is measured by what was frozen alone.
 */
export async function post(trx: RecordsTransaction, entry: LedgerEntry): Promise<void> {
  await lockCase(trx, entry.rma)
  for (const line of entry.lines) {
    await trx
      .insertInto('ledger')
      .values({
        rma: entry.rma,
        at: entry.at,
        currency: entry.currency,
        effect_key: entry.effectKey,
        kind: line.kind,
        amount: line.amount,
        obligation: line.obligation ?? null,
        serial: line.serial ?? null,
      })
      .onConflict(conflict => conflict.doNothing())
      .execute()
  }
  await assertSound(trx, entry.rma)
}

/** What one case has taken and given back, per obligation and unit. */
async function assertSound(trx: RecordsTransaction, rma: RmaNumber): Promise<void> {
  const frozen = await obligationsOf(trx, rma)
  const balances = await trx
    .selectFrom('ledger')
    .select(['obligation', 'serial'])
    .select(
      sql<number>`coalesce(sum(amount) filter (where kind in ('captured', 'charged', 'invoiced', 'credited-by-vendor')), 0)::bigint`.as(
        'taken',
      ),
    )
    .select(
      sql<number>`coalesce(sum(amount) filter (where kind in ('refunded', 'dispute-lost')), 0)::bigint`.as('returned'),
    )
    .select(sql<number>`coalesce(sum(amount) filter (where kind = 'credited'), 0)::bigint`.as('credited'))
    .where('rma', '=', rma)
    .where('obligation', 'is not', null)
    .groupBy(['obligation', 'serial'])
    .execute()
  for (const { obligation, serial, taken, returned, credited } of balances) {
    const limit = frozen.find(one => one.obligation === obligation && one.serial === serial)?.amount ?? 0
    if (taken - returned > limit)
      throw new LedgerBreachError(
        `${rma} would take ${taken - returned} for ${obligation} ${serial}; ${limit} was frozen for it.`,
      )
    if (returned > taken)
      throw new LedgerBreachError(`${rma} would give back ${returned} for ${obligation} ${serial}; ${taken} was taken.`)
    if (credited > limit)
      throw new LedgerBreachError(
        `${rma} would credit ${credited} for ${obligation} ${serial}; ${limit} was frozen for it.`,
      )
  }
}

export async function ledgerOf(db: Records, rma: RmaNumber) {
  return db.selectFrom('ledger').selectAll().where('rma', '=', rma).orderBy('id').execute()
}

export interface LedgerFilter {
  from?: Instant
  to?: Instant
  kind?: LedgerKind
  rma?: RmaNumber
  /** The id of a company's policy. */
  policy?: string
}

export interface LedgerPage {
  order: 'oldest' | 'newest'
  /** Behind this line, in the page's order. */
  after?: number
  limit: number
}

/** Each line with the policy of its case. */
export async function listLedger(db: Records, filter: LedgerFilter, { order, after, limit }: LedgerPage) {
  let query = filtered(db, filter)
    .selectAll('ledger')
    .select('cases.profile as policy')
    .orderBy('ledger.id', order === 'oldest' ? 'asc' : 'desc')
    .limit(limit)
  if (after !== undefined) query = query.where('ledger.id', order === 'oldest' ? '>' : '<', after)
  return query.execute()
}

/** What has moved by each kind, in each currency. */
export async function ledgerSums(db: Records, filter: LedgerFilter) {
  return filtered(db, filter)
    .select(['ledger.kind', 'ledger.currency'])
    .select(sql<Cents>`sum(ledger.amount)::bigint`.as('amount'))
    .select(sql<number>`count(*)::int`.as('lines'))
    .groupBy(['ledger.kind', 'ledger.currency'])
    .orderBy('ledger.currency')
    .execute()
}

function filtered(db: Records, { from, to, kind, rma, policy }: LedgerFilter) {
  let query = db.selectFrom('ledger').innerJoin('cases', 'cases.rma', 'ledger.rma')
  if (from) query = query.where('ledger.at', '>=', from)
  if (to) query = query.where('ledger.at', '<', to)
  if (kind) query = query.where('ledger.kind', '=', kind)
  if (rma) query = query.where('ledger.rma', '=', rma)
  if (policy) query = query.where('cases.profile', '=', policy)
  return query
}

/**
 * The settlement: at the mark, under the case's lock, the units for which no receipt is on record. Asked again with
 * the same key it answers the same. A receipt taken in before this transaction excludes its unit, whatever its own
 * time; one taken in afterwards finds the settlement (decision 6).
 */
export async function settle(
  trx: RecordsTransaction,
  order: { key: string; rma: RmaNumber; at: Instant; missing: SerialNumber[] },
): Promise<SerialNumber[]> {
  const before = await trx.selectFrom('settlements').select('serial').where('key', '=', order.key).execute()
  if (before.length > 0) return before.map(row => row.serial)
  if (order.missing.length > 0)
    await trx
      .insertInto('settlements')
      .values(order.missing.map(serial => ({ key: order.key, rma: order.rma, serial, at: order.at })))
      .execute()
  return order.missing
}

/** The units that the latest settlement found missing: what is being charged, or has been. */
export async function lastSettled(db: Records, rma: RmaNumber): Promise<SerialNumber[]> {
  const settled = await db
    .selectFrom('settlements')
    .select(['key', 'serial', 'at'])
    .where('rma', '=', rma)
    .orderBy('at')
    .execute()
  const last = settled.at(-1)?.key
  return settled.filter(row => row.key === last).map(row => row.serial)
}

export interface HoldRow {
  ref: string
  rma: RmaNumber
  amount: Cents
  currency: Currency
  placedAt: Instant
  captureBefore: Instant
  gatewayCustomer: string | null
  card: string | null
}

export async function saveHold(trx: RecordsTransaction, hold: HoldRow): Promise<void> {
  await trx
    .insertInto('holds')
    .values({
      ref: hold.ref,
      rma: hold.rma,
      amount: hold.amount,
      currency: hold.currency,
      state: 'live',
      placed_at: hold.placedAt,
      capture_before: hold.captureBefore,
      gateway_customer: hold.gatewayCustomer,
      card: hold.card,
      ended_at: null,
    })
    .onConflict(conflict => conflict.column('ref').doNothing())
    .execute()
}

export async function endHold(
  trx: RecordsTransaction,
  ref: string,
  state: 'released' | 'captured' | 'lost',
  at: Instant,
): Promise<void> {
  await trx
    .updateTable('holds')
    .set({ state, ended_at: at })
    .where('ref', '=', ref)
    .where('state', '=', 'live')
    .execute()
}

/** All that can be captured, as far as we know. */
export async function liveHolds(db: Records) {
  return db.selectFrom('holds').select(['ref', 'rma']).where('state', '=', 'live').orderBy('placed_at').execute()
}

export async function holdsOf(db: Records | RecordsTransaction, rma: RmaNumber) {
  return db.selectFrom('holds').selectAll().where('rma', '=', rma).orderBy('placed_at').execute()
}
