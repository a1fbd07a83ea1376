import { sql } from 'kysely'
import type { MessageType } from '../domain/delivery.ts'
import { json, type Records, type RecordsTransaction } from './database.ts'

/** The endpoint of `FINANCE_WEBHOOK_URL`. Its address and its secrets are the configuration's. */
export const CONFIGURED_ENDPOINT = 'configured'

export interface NewEndpoint {
  id: string
  url: string
  description: string
  /** Which messages it is sent; `null` for all. */
  events: MessageType[] | null
}

/** Brings the configured endpoint's row up to date. At another address it is enabled again: what was gone is gone there. */
export async function keepConfiguredEndpoint(db: Records, url: string): Promise<void> {
  await db
    .insertInto('webhook_endpoints')
    .values({
      ...{ id: CONFIGURED_ENDPOINT, url, description: 'FINANCE_WEBHOOK_URL', events: null },
      ...{ origin: 'configuration', state: 'enabled', reason: null },
    })
    .onConflict(conflict =>
      conflict
        .column('id')
        .doUpdateSet({ url, state: 'enabled', reason: null, changed_at: sql`clock_timestamp()` })
        .where('webhook_endpoints.url', '<>', url),
    )
    .execute()
}

export async function addEndpoint(db: Records, endpoint: NewEndpoint, sealedSecret: string): Promise<void> {
  const { id, url, description, events } = endpoint
  await db.transaction().execute(async trx => {
    await trx
      .insertInto('webhook_endpoints')
      .values({
        ...{ id, url, description, events: events && json(events) },
        ...{ origin: 'api', state: 'enabled', reason: null },
      })
      .execute()
    await trx.insertInto('webhook_secrets').values({ endpoint: id, sealed: sealedSecret, expires_at: null }).execute()
  })
}

/** Without those that were removed. */
export async function listEndpoints(db: Records) {
  return db.selectFrom('webhook_endpoints').selectAll().where('state', '<>', 'removed').orderBy('made_at').execute()
}

export async function findEndpoint(db: Records, id: string) {
  return db
    .selectFrom('webhook_endpoints')
    .selectAll()
    .where('id', '=', id)
    .where('state', '<>', 'removed')
    .executeTakeFirst()
}

/** `false` when it was so already. */
export async function disableEndpoint(db: Records | RecordsTransaction, id: string, reason: string): Promise<boolean> {
  const changed = await db
    .updateTable('webhook_endpoints')
    .set({ state: 'disabled', reason, changed_at: sql`clock_timestamp()` })
    .where('id', '=', id)
    .where('state', '=', 'enabled')
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

export async function enableEndpoint(trx: RecordsTransaction, id: string): Promise<void> {
  await trx
    .updateTable('webhook_endpoints')
    .set({ state: 'enabled', reason: null, changed_at: sql`clock_timestamp()` })
    .where('id', '=', id)
    .execute()
}

/** For good; its row stays, for the log's sake. */
export async function removeEndpoint(trx: RecordsTransaction, id: string): Promise<void> {
  await trx
    .updateTable('webhook_endpoints')
    .set({ state: 'removed', changed_at: sql`clock_timestamp()` })
    .where('id', '=', id)
    .execute()
  await trx.deleteFrom('webhook_secrets').where('endpoint', '=', id).execute()
}

/** Sealed secrets that sign now, the newest first. Real time decides: a signature is a matter of our clock. */
export async function sealedSecrets(db: Records | RecordsTransaction, endpoint: string) {
  return db
    .selectFrom('webhook_secrets')
    .select(['sealed', 'made_at', 'expires_at'])
    .where('endpoint', '=', endpoint)
    .where(({ eb, or }) => or([eb('expires_at', 'is', null), eb('expires_at', '>', sql<never>`clock_timestamp()`)]))
    .orderBy('id', 'desc')
    .execute()
}

/** A new secret signs from now on; those before it sign along until the overlap has passed, and no longer than before. */
export async function rotateSecret(
  db: Records,
  endpoint: string,
  sealed: string,
  overlapSeconds: number,
): Promise<void> {
  await db.transaction().execute(async trx => {
    // Two at once would each end the other's.
    await trx.selectFrom('webhook_endpoints').select('id').where('id', '=', endpoint).forUpdate().execute()
    const end = sql<never>`clock_timestamp() + make_interval(secs => ${overlapSeconds})`
    await trx
      .updateTable('webhook_secrets')
      .set({ expires_at: end })
      .where('endpoint', '=', endpoint)
      .where(({ eb, or }) => or([eb('expires_at', 'is', null), eb('expires_at', '>', end)]))
      .execute()
    await trx.insertInto('webhook_secrets').values({ endpoint, sealed, expires_at: null }).execute()
  })
}
