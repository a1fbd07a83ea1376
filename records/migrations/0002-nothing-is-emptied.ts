import { type Kysely, sql } from 'kysely'

/** What is written down once is not emptied out either: a `truncate` passes by the triggers that look at rows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['audit', 'ledger'])
    await sql
      .raw(
        `create trigger ${table}_never_emptied before truncate on ${table} for each statement execute function never_changed()`,
      )
      .execute(db)
}
