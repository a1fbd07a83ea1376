import { type Kysely, sql } from 'kysely'

/** In which language a client reads; absent until somebody says it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table customers add column language text`.execute(db)
}
