import { type Selectable, sql } from 'kysely'
import type { Fact, KeptFact, ReportedFact } from '../domain/fact.ts'
import type { RmaNumber, SerialNumber } from '../domain/names.ts'
import { lockCase } from './cases.ts'
import { json, type Records, type RecordsTransaction } from './database.ts'
import type { FactsTable } from './tables.ts'

/** `again`: the same event was told before; its first telling stands. */
export interface Keeping {
  kind: 'kept' | 'again'
  fact: KeptFact
}

/**
 * Keeps a fact before it counts (decision 4). Commits under the case's lock, so that a receipt and the settlement
 * of its case never pass each other unseen.
 */
export async function keepFact(db: Records, reported: ReportedFact): Promise<Keeping> {
  return db.transaction().execute(async trx => {
    if (reported.rma) await lockCase(trx, reported.rma)
    const made = await trx
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
    if (made) return { kind: 'kept', fact: keptFact(made) }
    const before = await trx
      .selectFrom('facts')
      .selectAll()
      .where('source', '=', reported.source)
      .where('event_id', '=', reported.eventId)
      .executeTakeFirstOrThrow()
    // Kept before anybody knew whose it is.
    if (before.rma === null && reported.rma)
      await trx.updateTable('facts').set({ rma: reported.rma }).where('id', '=', before.id).execute()
    return { kind: 'again', fact: keptFact(before) }
  })
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

export async function markPassedOn(db: Records, id: string, verdict?: string): Promise<void> {
  await db
    .updateTable('facts')
    .set({ passed_on_at: sql`clock_timestamp()`, ...(verdict !== undefined && { verdict }) })
    .where('id', '=', Number(id))
    .execute()
}

/**
 * Takes facts that nobody has passed on for a while, oldest first, and holds them against other relays while `pass`
 * tells the case. What `pass` throws leaves the fact for the next round.
 */
export async function passOnLeftBehind(
  db: Records,
  options: { olderThanSeconds: number; atMost: number },
  pass: (rma: RmaNumber, fact: KeptFact) => Promise<{ verdict?: string } | 'later'>,
): Promise<number> {
  return db.transaction().execute(async trx => {
    const rows = await trx
      .selectFrom('facts')
      .innerJoin('cases', 'cases.rma', 'facts.rma')
      .selectAll('facts')
      .where('facts.passed_on_at', 'is', null)
      .where(sql<boolean>`facts.kept_at < clock_timestamp() - make_interval(secs => ${options.olderThanSeconds})`)
      .orderBy('facts.id')
      .limit(options.atMost)
      .forUpdate('facts')
      .skipLocked()
      .execute()
    let passed = 0
    for (const row of rows) {
      if (!row.rma) continue
      const done = await pass(row.rma, keptFact(row))
      if (done === 'later') continue
      await trx
        .updateTable('facts')
        .set({ passed_on_at: sql`clock_timestamp()`, ...(done.verdict !== undefined && { verdict: done.verdict }) })
        .where('id', '=', row.id)
        .execute()
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
  const rows = await db.selectFrom('facts').selectAll().where('rma', 'is', null).orderBy('id').execute()
  return rows.map(keptFact)
}

export async function factsOf(db: Records | RecordsTransaction, rma: RmaNumber): Promise<KeptFact[]> {
  const rows = await db.selectFrom('facts').selectAll().where('rma', '=', rma).orderBy('id').execute()
  return rows.map(keptFact)
}

function keptFact(row: Selectable<FactsTable>): KeptFact {
  return { ...row.fact, id: String(row.id), by: row.by }
}
