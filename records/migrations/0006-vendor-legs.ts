import { type Kysely, sql } from 'kysely'

/** A vendor's leg is a case of its own, found by the client's case that it belongs to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index vendor_legs on cases ((terms->>'of')) where return_type = 'vendorReturn'`.execute(db)
}
