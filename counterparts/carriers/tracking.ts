import type { Secret } from '../../config/secrets.ts'
import type { Parcel } from '../../domain/fact.ts'
import { ON_ITS_WAY_TO_US } from '../../domain/parcel.ts'
import { aftershipTracking } from './aftership.ts'
import { type CarrierAccess, easypostTracking } from './easypost-api.ts'
import type { Carriers, ParcelReading } from './port.ts'
import { shippoTracking } from './shippo.ts'

interface KeptAccess {
  url: string
  apiKey: Secret
}

/** Everybody who is asked where a parcel is. */
export interface TrackingAccess {
  easypost: KeptAccess
  shippo?: KeptAccess
  aftership?: KeptAccess
}

/**
 * Asks whoever is connected, until one knows where the parcel is; a label that was made somewhere says nothing of that. EasyPost
 * comes last, as it begins to track, and to bill, what it did not know. One that is away or refuses takes nothing from what
 * the others say; it is told of if nobody knows.
 */
export function parcelTracking({ easypost, shippo, aftership }: TrackingAccess): Pick<Carriers, 'look'> {
  const parties = [
    ...(aftership ? [aftershipTracking(open(aftership))] : []),
    ...(shippo ? [shippoTracking(open(shippo))] : []),
    easypostTracking(open(easypost)),
  ]
  return {
    async look(parcel) {
      const failures: unknown[] = []
      let known: ParcelReading | undefined
      for (const party of parties) {
        const reading = await readingOf(party, parcel, failures)
        if (reading?.scans.some(({ status }) => ON_ITS_WAY_TO_US[status] !== 'nothing')) return reading
        known ??= reading
      }
      if (failures.length > 0) throw failures[0]
      return known
    },
  }
}

function open({ url, apiKey }: KeptAccess): CarrierAccess {
  return { url, apiKey: apiKey.reveal() }
}

async function readingOf(
  party: Pick<Carriers, 'look'>,
  parcel: Parcel,
  failures: unknown[],
): Promise<ParcelReading | undefined> {
  try {
    return await party.look(parcel)
  } catch (error) {
    failures.push(error)
    return undefined
  }
}
