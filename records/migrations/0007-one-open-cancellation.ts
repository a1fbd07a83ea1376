import { type Kysely, sql } from 'kysely'

/** What a cancellation is about: a client has one open case for each service and each contract. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table cases add column subject text`.execute(db)
  await sql`create unique index one_open_cancellation on cases (profile, customer_ref, subject)
    where subject is not null and stage not in ('closed', 'refused')`.execute(db)
}
