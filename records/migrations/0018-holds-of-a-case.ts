import { type Kysely, sql } from 'kysely'

/** A case's holds are asked for one case after the other: by its page, by exposure, and by the reports. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index holds_of_a_case on holds (rma, placed_at)`.execute(db)
}
