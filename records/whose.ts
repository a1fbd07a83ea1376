import { sql } from 'kysely'
import type { Parcel } from '../domain/fact.ts'
import type { RmaNumber, SerialNumber } from '../domain/names.ts'
import { scannedFrom } from '../domain/parcel.ts'
import type { Instant } from '../domain/time.ts'
import type { Records, RecordsTransaction } from './database.ts'

/** The open vendor's leg to which the vendor has promised this replacement, and the client's unit that it stands for. */
export async function legExpecting(
  db: Records,
  replacement: SerialNumber,
): Promise<{ leg: RmaNumber; serial: SerialNumber } | undefined> {
  const promised = await db
    .selectFrom('cases')
    .innerJoin('facts', 'facts.rma', 'cases.rma')
    .select(['cases.rma', 'facts.fact'])
    .where('cases.return_type', '=', 'vendorReturn')
    .where('cases.stage', '!=', 'closed')
    .where('facts.name', '=', 'vendorAnswered')
    .where(sql<boolean>`facts.fact->>'replacement' = ${replacement}`)
    .orderBy('facts.id', 'desc')
    .executeTakeFirst()
  return promised?.fact.name === 'vendorAnswered' ? { leg: promised.rma, serial: promised.fact.serial } : undefined
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

/**
 * Gives scans that came before anybody had told us of the parcel to the case it turned out to belong to; those of whoever
 * had its code long before stay where they are.
 */
export async function giveParkedScans(
  db: RecordsTransaction,
  rma: RmaNumber,
  { at, parcels }: { at: Instant; parcels: Parcel[] },
): Promise<void> {
  const trackings = parcels.map(parcel => parcel.tracking)
  if (trackings.length === 0) return
  await db
    .updateTable('facts')
    .set({ rma })
    .where('rma', 'is', null)
    .where('name', '=', 'carrierScanned')
    .where('at', '>=', scannedFrom(at))
    .where(sql<boolean>`fact->>'tracking' = any(${trackings})`)
    .execute()
}
