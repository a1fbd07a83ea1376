import { sql } from 'kysely'
import type { Parcel } from '../domain/fact.ts'
import type { RmaNumber } from '../domain/names.ts'
import { SENT_TO_VENDOR } from '../domain/on-record.ts'
import type { Records, RecordsTransaction } from './database.ts'
import { json } from './database.ts'

/** The case of a parcel that we were told was shipped, whose label we bought, or that left for a vendor; the latest, should a code be used again. */
export async function caseOfParcel(db: Records, tracking: string): Promise<RmaNumber | undefined> {
  const shipped = await db
    .selectFrom('facts')
    .select('rma')
    .where('name', '=', 'replacementShipped')
    .where('rma', 'is not', null)
    .where(sql<boolean>`fact->'parcels' @> ${json([{ tracking }])}::jsonb`)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (shipped?.rma) return shipped.rma
  const labelled = await db
    .selectFrom('effects')
    .select('rma')
    .where('kind', 'in', ['label', 'pick-up'])
    .where(sql<boolean>`answer->'parcel'->>'tracking' = ${tracking}`)
    .executeTakeFirst()
  if (labelled) return labelled.rma
  const sent = await db
    .selectFrom('audit')
    .select('rma')
    .where('what', '=', SENT_TO_VENDOR)
    .where(sql<boolean>`detail->>'tracking' = ${tracking}`)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return sent?.rma ?? undefined
}

/** The parcels of a case that have a label of ours, on their way to us. */
export async function labelledParcels(db: Records, rma: RmaNumber): Promise<Parcel[]> {
  const rows = await db
    .selectFrom('effects')
    .select(sql<Parcel>`answer->'parcel'`.as('parcel'))
    .where('rma', '=', rma)
    .where('kind', 'in', ['label', 'pick-up'])
    .where(sql<boolean>`answer->'parcel'->>'tracking' is not null`)
    .orderBy('intended_at')
    .execute()
  return [...new Map(rows.map(({ parcel }) => [parcel.tracking, parcel])).values()]
}

/** The case of a payment at the gateway: a hold, or a charge of a stored card. */
export async function caseOfPayment(db: Records, ref: string): Promise<RmaNumber | undefined> {
  const held = await db.selectFrom('holds').select('rma').where('ref', '=', ref).executeTakeFirst()
  if (held) return held.rma
  return (await db.selectFrom('effects').select('rma').where('ref', '=', ref).executeTakeFirst())?.rma
}

/** Gives scans that came before anybody had told us of the parcel to the case it turned out to belong to. */
export async function giveParkedScans(db: RecordsTransaction, rma: RmaNumber, trackings: string[]): Promise<void> {
  if (trackings.length === 0) return
  await db
    .updateTable('facts')
    .set({ rma })
    .where('rma', 'is', null)
    .where('name', '=', 'carrierScanned')
    .where(sql<boolean>`fact->>'tracking' = any(${trackings})`)
    .execute()
}
