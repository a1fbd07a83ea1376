import { type Kysely, sql } from 'kysely'

/** A carrier's word of a parcel that left for a vendor finds its leg by the code alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index parcels_to_vendors on audit ((detail->>'tracking')) where what = 'sent to the vendor'`.execute(
    db,
  )
}
