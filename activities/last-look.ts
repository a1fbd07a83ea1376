import type { KeptFact } from '../domain/fact.ts'
import type { RmaNumber, SerialNumber } from '../domain/names.ts'
import { custodyOf } from '../domain/parcel.ts'
import type { Instant } from '../domain/time.ts'
import { claimUnidentified, receiptsOf } from '../records/facts.ts'
import { labelledParcels } from '../records/whose.ts'
import { carriersWord } from './carriers-word.ts'
import type { World } from './world.ts'

/** What may have happened without anybody having told the case. */
export interface LastLook {
  receipts: KeptFact[]
  /** Since when a carrier has had each parcel, as far as its own scans go back; and when it was delivered. */
  parcels: { tracking: string; since: Instant; deliveredAt?: Instant }[]
}

export interface LookRequest {
  rma: RmaNumber
  serials: SerialNumber[]
  /** Parcels that carriers have told of. Those with a label of ours are asked about in any case. */
  trackings: string[]
  /** What the look is for. */
  key: string
  at: Instant
}

/** The last look before a return is said to be late: at receipts, at parcels that nobody could place, at the carriers. */
export async function lookForReturns(
  world: World,
  { rma, serials, trackings, key, at }: LookRequest,
): Promise<LastLook> {
  const labelled = await labelledParcels(world.records, rma)
  const others = trackings.filter(tracking => !labelled.some(parcel => parcel.tracking === tracking))
  const parcels = [...labelled, ...others.map(tracking => ({ carrier: '', tracking }))]
  const readings = await carriersWord(world, { rma, parcels, key, at })
  await claimUnidentified(world.records, rma, serials)
  return {
    receipts: await receiptsOf(world.records, rma, serials),
    parcels: parcels.flatMap(({ tracking }, index) => {
      const custody = custodyOf(readings[index]?.scans ?? [])
      return custody ? [{ tracking, ...custody }] : []
    }),
  }
}
