import { type Kysely, sql } from 'kysely'

/** What cannot be passed on goes to the end of the line, so that it keeps nothing else waiting. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table facts add column tried_at timestamptz`.execute(db)
}
