import { type Kysely, sql } from 'kysely'

/** What each version of each policy says, as it was when a program first started with it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table policy_versions (
        id text not null, version int not null, body jsonb not null, first_seen_at timestamptz not null default clock_timestamp(),
        primary key (id, version))`,
    )
    .execute(db)
}
