import { type Kysely, sql } from 'kysely'

/** When the carriers were last asked about a parcel, so that several processes ask once a day between them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table parcel_looks (
    rma text not null, tracking text not null, looked_at timestamptz not null default clock_timestamp(),
    primary key (rma, tracking))`.execute(db)
}
