import { type Selectable, sql } from 'kysely'
import type { Fact, KeptFact, ReportedFact } from '../domain/fact.ts'
import type { RmaNumber, SerialNumber } from '../domain/names.ts'
import { lockCase } from './cases.ts'
import { json, type Records, type RecordsTransaction } from './database.ts'
import { whoIs } from './people.ts'
import type { FactsTable, LateVerdict } from './tables.ts'
import { giveParkedScans } from './whose.ts'

/**
 * `again`: the same event was told before; its first telling stands. `passedOn` says what became of it, once something
 * did: the case has it, or had closed.
 */
export interface Keeping {
  kind: 'kept' | 'again'
  fact: KeptFact
  passedOn?: 'passed' | LateVerdict
}

/**
 * Keeps a fact before it counts (decision 4). Commits under the case's lock, so that a receipt and the settlement
 * of its case never pass each other unseen.
 */
export async function keepFact(db: Records, reported: ReportedFact): Promise<Keeping> {
  return db.transaction().execute(async trx => {
    if (reported.rma) await lockCase(trx, reported.rma)
    const made = await insertFact(trx, reported)
    if (made) {
      const { rma, fact } = reported
      if (rma && fact.name === 'replacementShipped') await giveParkedScans(trx, rma, fact)
      return { kind: 'kept', fact: keptFact(made) }
    }
    const before = await trx
      .selectFrom('facts')
      .selectAll()
      .where('source', '=', reported.source)
      .where('event_id', '=', reported.eventId)
      .executeTakeFirstOrThrow()
    // Kept before anybody knew whose it is.
    if (before.rma === null && reported.rma)
      await trx.updateTable('facts').set({ rma: reported.rma }).where('id', '=', before.id).execute()
    const passedOn = before.passed_on_at ? { passedOn: before.verdict ?? ('passed' as const) } : {}
    return { kind: 'again', fact: keptFact(before), ...passedOn }
  })
}

/** `undefined` for an event that was told before. */
function insertFact(trx: RecordsTransaction, reported: ReportedFact) {
  return trx
    .insertInto('facts')
    .values({
      source: reported.source,
      event_id: reported.eventId,
      rma: reported.rma ?? null,
      name: reported.fact.name,
      by: reported.by,
      at: reported.fact.at,
      fact: json(reported.fact),
      verdict: null,
    })
    .onConflict(conflict => conflict.columns(['source', 'event_id']).doNothing())
    .returningAll()
    .executeTakeFirst()
}

/**
 * Keeps a scan that names a parcel of this case and is about another one. No case is told of it: `note` writes down why,
 * in the same transaction, once.
 */
export async function keepAside(
  db: Records,
  reported: ReportedFact & { rma: RmaNumber },
  note: (trx: RecordsTransaction) => Promise<void>,
): Promise<void> {
  await db.transaction().execute(async trx => {
    const made = await insertFact(trx, reported)
    if (!made) return
    await mark(trx, made.id, 'another-parcel')
    await note(trx)
  })
}

/** Whether the case knows of this very scan, by whichever way it was told. */
export async function isScanOnRecord(
  db: Records,
  rma: RmaNumber,
  { tracking, status, at }: Pick<Extract<Fact, { name: 'carrierScanned' }>, 'tracking' | 'status' | 'at'>,
): Promise<boolean> {
  const row = await db
    .selectFrom('facts')
    .select('id')
    .where('rma', '=', rma)
    .where('name', '=', 'carrierScanned')
    .where('at', '=', at)
    .where(sql<boolean>`fact->>'tracking' = ${tracking} and fact->>'status' = ${status}`)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether the case it is about has this fact, or will be passed it. */
export async function isOnRecord(db: Records, { source, eventId }: ReportedFact): Promise<boolean> {
  const row = await db
    .selectFrom('facts')
    .select('rma')
    .where('source', '=', source)
    .where('event_id', '=', eventId)
    .executeTakeFirst()
  return row !== undefined && row.rma !== null
}

/**
 * Marks a fact as passed on, once. One that its case did not take is given its verdict by `record`, which writes down
 * what follows from it in the same transaction; the first verdict stands.
 */
export async function markPassedOn(
  db: Records,
  id: string,
  record?: (trx: RecordsTransaction) => Promise<LateVerdict>,
): Promise<'passed' | LateVerdict> {
  return db.transaction().execute(async trx => {
    const before = await trx
      .selectFrom('facts')
      .select(['passed_on_at', 'verdict'])
      .where('id', '=', Number(id))
      .forUpdate()
      .executeTakeFirst()
    if (before?.passed_on_at) return before.verdict ?? 'passed'
    const verdict = await record?.(trx)
    await mark(trx, Number(id), verdict)
    return verdict ?? 'passed'
  })
}

async function mark(trx: RecordsTransaction, id: number, verdict: LateVerdict | undefined): Promise<void> {
  await trx
    .updateTable('facts')
    .set({ passed_on_at: sql`clock_timestamp()`, ...(verdict !== undefined && { verdict }) })
    .where('id', '=', id)
    .execute()
}

/** `later`: this one cannot be told now. `enough`: nor can any other. */
type Passed = { verdict?: LateVerdict } | 'later' | 'enough'

/**
 * Takes facts that nobody has passed on for a while, and holds them against other relays while `pass` tells the case.
 * Those that were never tried come first, then those whose last try is longest ago: what cannot be told keeps nobody
 * else waiting. What `pass` throws leaves the fact for the next round.
 */
export async function passOnLeftBehind(
  db: Records,
  options: { olderThanSeconds: number; atMost: number },
  pass: (rma: RmaNumber, fact: KeptFact, trx: RecordsTransaction) => Promise<Passed>,
): Promise<number> {
  return db.transaction().execute(async trx => {
    const rows = await trx
      .selectFrom('facts')
      .innerJoin('cases', 'cases.rma', 'facts.rma')
      .selectAll('facts')
      .where('facts.passed_on_at', 'is', null)
      .where(sql<boolean>`facts.kept_at < clock_timestamp() - make_interval(secs => ${options.olderThanSeconds})`)
      .orderBy('facts.tried_at', order => order.asc().nullsFirst())
      .orderBy('facts.id')
      .limit(options.atMost)
      .forUpdate('facts')
      .skipLocked()
      .execute()
    let passed = 0
    for (const row of rows) {
      if (!row.rma) continue
      const done = await pass(row.rma, keptFact(row), trx)
      if (done === 'later' || done === 'enough') {
        await trx.updateTable('facts').set({ tried_at: sql`clock_timestamp()` }).where('id', '=', row.id).execute()
        if (done === 'enough') break
        continue
      }
      await mark(trx, row.id, done.verdict)
      passed += 1
    }
    return passed
  })
}

/** Every receipt of these units that the records hold, whatever its condition, earliest first. */
export async function receiptsOf(
  db: Records | RecordsTransaction,
  rma: RmaNumber,
  serials: SerialNumber[],
): Promise<KeptFact[]> {
  if (serials.length === 0) return []
  const rows = await db
    .selectFrom('facts')
    .selectAll()
    .where('rma', '=', rma)
    .where('name', '=', 'deviceReceived')
    .where(sql<boolean>`fact->>'serial' = any(${serials})`)
    .where(sql<boolean>`fact->>'contents' = 'as-expected'`)
    .orderBy('at')
    .execute()
  return rows.map(keptFact)
}

/** The receipt that is kept under this id. */
export async function keptReceipt(
  db: Records,
  id: string,
): Promise<Extract<KeptFact, { name: 'deviceReceived' }> | undefined> {
  const row = await db.selectFrom('facts').selectAll().where('id', '=', Number(id)).executeTakeFirst()
  const fact = row && keptFact(row)
  return fact?.name === 'deviceReceived' ? fact : undefined
}

/** Gives parcels that arrived without an RMA number to the case whose units they turned out to be. */
export async function claimUnidentified(db: Records, rma: RmaNumber, serials: SerialNumber[]): Promise<KeptFact[]> {
  if (serials.length === 0) return []
  const rows = await db
    .updateTable('facts')
    .set({ rma })
    .where('rma', 'is', null)
    .where('name', '=', 'deviceReceived')
    .where(sql<boolean>`fact->>'serial' = any(${serials})`)
    .returningAll()
    .execute()
  return rows.map(keptFact)
}

/** Links one unidentified parcel to a case. `undefined` when there is no such parcel, or it was linked before. */
export async function linkUnidentified(
  db: Records,
  id: string,
  rma: RmaNumber,
  serial: SerialNumber,
): Promise<KeptFact | undefined> {
  return db.transaction().execute(async trx => {
    await lockCase(trx, rma)
    const row = await trx
      .selectFrom('facts')
      .selectAll()
      .where('id', '=', Number(id))
      .where('rma', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (row?.fact.name !== 'deviceReceived') return undefined
    const fact: Fact = { ...row.fact, serial }
    await trx
      .updateTable('facts')
      .set({ rma, fact: json(fact) })
      .where('id', '=', row.id)
      .execute()
    return keptFact({ ...row, fact })
  })
}

/** How many facts of this case are kept and not passed on yet. */
export async function factsWaiting(db: Records, rma: RmaNumber): Promise<number> {
  const rows = await db
    .selectFrom('facts')
    .select('id')
    .where('rma', '=', rma)
    .where('passed_on_at', 'is', null)
    .execute()
  return rows.length
}

export async function unidentifiedParcels(db: Records): Promise<KeptFact[]> {
  const rows = await db
    .selectFrom('facts')
    .selectAll()
    .select(whoIs('facts.by').as('called'))
    .where('rma', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(row => ({ ...keptFact(row), by: row.called }))
}

/**
 * Facts that nobody knows the case of, or whose case we do not have. Parcels at the dock have a list and a task of their own;
 * and a carrier tells of every parcel of its account, most of which are no return's.
 */
export async function parkedFacts(
  db: Records,
  olderThanSeconds: number,
): Promise<{ fact: KeptFact; named: RmaNumber | null }[]> {
  const rows = await db
    .selectFrom('facts')
    .leftJoin('cases', 'cases.rma', 'facts.rma')
    .selectAll('facts')
    .where('cases.rma', 'is', null)
    .where('facts.passed_on_at', 'is', null)
    .where('facts.name', '!=', 'deviceReceived')
    .where(sql<boolean>`not (facts.name = 'carrierScanned' and facts.rma is null)`)
    .where(sql<boolean>`facts.kept_at < clock_timestamp() - make_interval(secs => ${olderThanSeconds})`)
    .orderBy('facts.id')
    .execute()
  return rows.map(row => ({ fact: keptFact(row), named: row.rma }))
}

export async function factsOf(db: Records | RecordsTransaction, rma: RmaNumber): Promise<KeptFact[]> {
  const rows = await db.selectFrom('facts').selectAll().where('rma', '=', rma).orderBy('id').execute()
  return rows.map(keptFact)
}

function keptFact(row: Selectable<FactsTable>): KeptFact {
  return { ...row.fact, id: String(row.id), by: row.by }
}
