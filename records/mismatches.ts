import { sql } from 'kysely'
import type { Cents, Currency } from '../domain/money.ts'
import type { RmaNumber } from '../domain/names.ts'
import { json, type Records, type RecordsTransaction } from './database.ts'
import type { MismatchKind } from './tables.ts'

export interface NewMismatch {
  kind: MismatchKind
  /** What does not add up: a payment, a refund, an intent, a trigger, a case. */
  ref: string
  rma: RmaNumber | null
  detail: Record<string, string | number | null>
}

/** Its id when it is new; `undefined` when it is known, and still so. */
export async function keepMismatch(
  trx: RecordsTransaction,
  { kind, ref, rma, detail }: NewMismatch,
  run: string,
): Promise<number | undefined> {
  const known = await trx
    .updateTable('mismatches')
    .set({ seen_in: run, detail: json(detail) })
    .where('kind', '=', kind)
    .where('ref', '=', ref)
    .where('settled_at', 'is', null)
    .executeTakeFirst()
  if (known.numUpdatedRows > 0n) return undefined
  const { id } = await trx
    .insertInto('mismatches')
    .values({ kind, ref, rma, detail: json(detail), seen_in: run })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** What was looked at, and not found any more, adds up again. What was not looked at stays as it is. Answers what was settled. */
export async function settleMismatches(
  trx: RecordsTransaction,
  looked: { run: string; kinds: MismatchKind[]; refs: string[] | 'all' },
) {
  let query = trx
    .updateTable('mismatches')
    .set({ settled_at: sql<never>`clock_timestamp()` })
    .where('settled_at', 'is', null)
    .where('seen_in', '<>', looked.run)
    .where('kind', 'in', looked.kinds)
    .returningAll()
  if (looked.refs !== 'all') query = query.where('ref', '=', sql<string>`any(${looked.refs})`)
  return query.execute()
}

/** The subjects of what does not add up yet: they are looked at however old they are. */
export async function openRefs(db: Records, kind: MismatchKind): Promise<string[]> {
  const rows = await db
    .selectFrom('mismatches')
    .select('ref')
    .where('kind', '=', kind)
    .where('settled_at', 'is', null)
    .execute()
  return rows.map(({ ref }) => ref)
}

export async function openMismatches(db: Records): Promise<number> {
  const { count } = await db
    .selectFrom('mismatches')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('settled_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

/** Newest first; with the currency of its case. */
export async function listMismatches(db: Records, filter: { state: 'open' | 'all'; before?: number; limit: number }) {
  let query = db
    .selectFrom('mismatches')
    .leftJoin('cases', 'cases.rma', 'mismatches.rma')
    .selectAll('mismatches')
    .select('cases.currency')
    .orderBy('id', 'desc')
    .limit(filter.limit)
  if (filter.state === 'open') query = query.where('settled_at', 'is', null)
  if (filter.before) query = query.where('id', '<', filter.before)
  return query.execute()
}

/** A movement by card that the ledger has, under the intent that it was made by. */
export interface MovementByCard {
  key: string
  rma: RmaNumber
  kind: 'captured' | 'charged' | 'refunded'
  /** The payment at the gateway. */
  payment: string | null
  amount: Cents
  currency: Currency
}

const BY_CARD = ['captured', 'charged', 'refunded'] as const
/** What stands in the ledger under a trigger's own intent has moved on account, and no card knows of it. */
const ON_ACCOUNT = 'trigger'
const NO_MONEY = ['letter', 'comment', 'label', 'pick-up', 'hold-page']

function movementsByCard(db: Records) {
  return db
    .selectFrom('ledger')
    .innerJoin('effects', 'effects.key', 'ledger.effect_key')
    .select(['effects.key', 'effects.rma', 'ledger.kind', 'ledger.currency'])
    .select(sql<string | null>`effects.answer->'answer'->>'ref'`.as('payment'))
    .select(sql<Cents>`sum(ledger.amount)::bigint`.as('amount'))
    .where('effects.kind', '<>', ON_ACCOUNT)
    .where('ledger.kind', 'in', BY_CARD)
    .groupBy(['effects.key', 'effects.rma', 'ledger.kind', 'ledger.currency', 'effects.answer', 'effects.confirmed_at'])
}

/** Of these payments, what the ledger has. */
export async function movementsOf(db: Records, payments: string[]): Promise<MovementByCard[]> {
  if (payments.length === 0) return []
  const rows = await movementsByCard(db)
    .where(sql<boolean>`effects.answer->'answer'->>'ref' = any(${payments})`)
    .execute()
  return rows as MovementByCard[] // of the kinds asked for
}

/** Confirmed lately, or named, but longer ago than the grace; a page in the order of their keys. */
export async function movementsSince(
  db: Records,
  range: { sinceSeconds: number; named: string[]; graceSeconds: number; after: string; limit: number },
): Promise<MovementByCard[]> {
  const rows = await movementsByCard(db)
    .where(
      sql<boolean>`(effects.confirmed_at > clock_timestamp() - make_interval(secs => ${range.sinceSeconds})
        or effects.key = any(${range.named}))`,
    )
    .where(sql<boolean>`effects.confirmed_at <= clock_timestamp() - make_interval(secs => ${range.graceSeconds})`)
    .where('effects.key', '>', range.after)
    .orderBy('effects.key')
    .limit(range.limit)
    .execute()
  return rows as MovementByCard[] // of the kinds asked for
}

/** Cases that move money, or tell of it, at this moment: what is not written down yet may be in a minute. */
export async function atWorkOnMoney(db: Records, rmas: RmaNumber[], graceSeconds: number): Promise<Set<RmaNumber>> {
  if (rmas.length === 0) return new Set()
  const rows = await db
    .selectFrom('effects')
    .select('rma')
    .distinct()
    .where('rma', 'in', rmas)
    .where('kind', 'not in', NO_MONEY)
    .where(
      sql<boolean>`coalesce(confirmed_at, intended_at) > clock_timestamp() - make_interval(secs => ${graceSeconds})`,
    )
    .execute()
  return new Set(rows.map(({ rma }) => rma))
}

/** What moved by card in these cases, less what was given back; and what finance was told of it. */
export async function toldOfCases(db: Records, rmas: RmaNumber[]) {
  if (rmas.length === 0) return []
  const { rows } = await sql<{ rma: RmaNumber; moved: number; told: number }>`
    select c.rma,
      coalesce((select sum(case when l.kind = 'refunded' then -l.amount else l.amount end)
        from ledger l join effects e on e.key = l.effect_key
        where l.rma = c.rma and e.kind <> ${ON_ACCOUNT} and l.kind in ('captured', 'charged', 'refunded')), 0)::bigint as moved,
      coalesce((select sum(case when t.type like '%.refunded' or t.type like '%.reversed' then -t.amount else t.amount end)
        from triggers t where t.rma = c.rma and t.payload->>'method' <> 'account'), 0)::bigint as told
    from cases c where c.rma = any(${rmas})`.execute(db)
  return rows
}

export interface UntoldTrigger {
  id: string
  rma: RmaNumber
  type: string
  /** Of the delivery; absent when it was never handed over. */
  state: string | null
  endpoint: string | null
}

/** Triggers that some endpoint has not taken after this long, or that were never handed over; a page by their ids. */
export async function untoldTriggers(
  db: Records,
  range: { olderThanSeconds: number; after: string; limit: number },
): Promise<UntoldTrigger[]> {
  const { rows } = await sql<UntoldTrigger>`
    select t.id, t.rma, t.type, d.state, d.endpoint
    from triggers t
    left join deliveries d on d.message = t.id
    left join effects e on e.kind = 'trigger' and e.rma = t.rma and 'trg_' || replace(e.key, '/', '_') = t.id
    where t.state = 'queued' and t.id > ${range.after} and coalesce(d.state, '') not in ('delivered', 'dropped')
      and coalesce(d.made_at, e.intended_at, '-infinity')
        <= clock_timestamp() - make_interval(secs => ${range.olderThanSeconds})
    order by t.id limit ${range.limit}`.execute(db)
  return rows
}

/** Which of these cases the records know, and where they stand. */
export async function stagesOf(db: Records, rmas: RmaNumber[]) {
  if (rmas.length === 0) return []
  return db.selectFrom('cases').select(['rma', 'stage']).where('rma', 'in', rmas).execute()
}
