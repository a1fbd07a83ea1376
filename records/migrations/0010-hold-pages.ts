import { type Kysely, sql } from 'kysely'

/** The gateway's pages that a client may still authorise at: few, among very many effects. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index hold_pages on effects (rma) where kind = 'hold-page' and ref is not null`.execute(db)
}
