import { sql } from 'kysely'
import type { RmaNumber } from '../domain/names.ts'
import { json, type Records, type RecordsTransaction } from './database.ts'

/**
 * The ledger of intents: what we are about to do to the world, before we do it. Its key is made by the workflow and
 * stays the same over every retry, so that what may have happened is looked up before it is tried again.
 */
export interface IntentRow {
  state: 'intended' | 'confirmed'
  /** How often it was begun before this time. */
  attempt: number
  ref?: string
  answer: unknown
}

/** Writes the intent down, or finds it, and counts the attempt. */
export async function intend(
  db: Records,
  effect: { key: string; rma: RmaNumber; kind: string; request: unknown },
): Promise<IntentRow> {
  const row = await db
    .insertInto('effects')
    .values({ ...effect, request: json(effect.request), state: 'intended', attempts: 1, ref: null, answer: null })
    .onConflict(conflict => conflict.column('key').doUpdateSet({ attempts: sql`effects.attempts + 1` }))
    .returningAll()
    .executeTakeFirstOrThrow()
  return { state: row.state, attempt: row.attempts - 1, ...(row.ref !== null && { ref: row.ref }), answer: row.answer }
}

/** The other party's own id for what we are doing: the anchor for every later look-up. */
export async function rememberRef(db: Records, key: string, ref: string): Promise<void> {
  await db.updateTable('effects').set({ ref }).where('key', '=', key).execute()
}

/** What came of it. `false` when another attempt was first; then nothing is to be written a second time. */
export async function confirm(trx: RecordsTransaction, key: string, answer: unknown): Promise<boolean> {
  const done = await trx
    .updateTable('effects')
    .set({ state: 'confirmed', answer: json(answer), confirmed_at: sql`clock_timestamp()` })
    .where('key', '=', key)
    .where('state', '=', 'intended')
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/**
 * Runs `act` while no other attempt at this key runs anywhere. The lock is the connection's, so it goes when a killed
 * worker's connection goes. `busy` when somebody else has it.
 */
export async function alone<Answer>(db: Records, key: string, act: () => Promise<Answer>): Promise<Answer | 'busy'> {
  return db.connection().execute(async connection => {
    const { rows } = await sql<{
      locked: boolean
    }>`select pg_try_advisory_lock(hashtextextended(${key}, 7)) as locked`.execute(connection)
    if (!rows[0]?.locked) return 'busy'
    try {
      return await act()
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended(${key}, 7))`.execute(connection)
    }
  })
}

/** The gateway's pages that may still bring a hold, and whether anybody waits for one. */
export async function livePages(db: Records) {
  return db
    .selectFrom('effects')
    .innerJoin('cases', 'cases.rma', 'effects.rma')
    .select(['effects.key', 'effects.rma', 'effects.ref', 'cases.stage'])
    .where('effects.kind', '=', 'hold-page')
    .where('effects.ref', 'is not', null)
    .$narrowType<{ ref: string }>()
    .orderBy('effects.intended_at')
    .execute()
}

/** Nothing comes of this page any more. One that was opened under the same key meanwhile stays. */
export async function pageIsOver(db: Records, { key, ref }: { key: string; ref: string }): Promise<void> {
  await db.updateTable('effects').set({ ref: null }).where('key', '=', key).where('ref', '=', ref).execute()
}

/** A case's effects of one kind, in the order in which they were begun. */
export async function effectsOf(db: Records, rma: RmaNumber, kind: string) {
  return db
    .selectFrom('effects')
    .selectAll()
    .where('rma', '=', rma)
    .where('kind', '=', kind)
    .orderBy('intended_at')
    .execute()
}

export async function isConfirmed(db: Records, key: string): Promise<boolean> {
  const row = await db.selectFrom('effects').select('state').where('key', '=', key).executeTakeFirst()
  return row?.state === 'confirmed'
}

/** Effects of these kinds, begun and never confirmed, for the reconciler. */
export async function unconfirmed(db: Records, kinds: readonly string[], olderThanSeconds: number) {
  return db
    .selectFrom('effects')
    .selectAll()
    .where('state', '=', 'intended')
    .where('kind', 'in', kinds)
    .where(sql<boolean>`intended_at < clock_timestamp() - make_interval(secs => ${olderThanSeconds})`)
    .orderBy('intended_at')
    .execute()
}
