import type { KeptFact, Parcel } from '../domain/fact.ts'
import type { RmaNumber, SerialNumber } from '../domain/names.ts'
import type { Instant } from '../domain/time.ts'
import { claimUnidentified, receiptsOf } from '../records/facts.ts'
import { carriersWord } from './carriers-word.ts'
import type { World } from './world.ts'

/** What may have happened without anybody having told the case. */
export interface LastLook {
  receipts: KeptFact[]
  /** Since when a carrier has had each parcel, as far as its own scans go back; and when it was delivered. */
  parcels: { tracking: string; since: Instant; deliveredAt?: Instant }[]
}

/** The last look before a return is said to be late: at receipts, at parcels that nobody could place, at the carriers. */
export async function lookForReturns(
  world: World,
  { rma, serials, parcels }: { rma: RmaNumber; serials: SerialNumber[]; parcels: Parcel[] },
): Promise<LastLook> {
  const readings = await carriersWord(world, { rma, parcels })
  await claimUnidentified(world.records, rma, serials)
  return {
    receipts: await receiptsOf(world.records, rma, serials),
    parcels: parcels.flatMap(({ tracking }, index) => {
      const scans = readings[index]?.scans ?? []
      const accepted = scans.find(scan => TAKEN_IN.has(scan.status))
      const delivered = scans.find(scan => scan.status === 'delivered')
      return accepted ? [{ tracking, since: accepted.at, ...(delivered && { deliveredAt: delivered.at }) }] : []
    }),
  }
}

const TAKEN_IN: ReadonlySet<string> = new Set(['in-transit', 'out-for-delivery', 'delivered'])
