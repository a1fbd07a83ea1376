import { z } from 'zod'
import { ask } from '../ask.ts'
import { scansIn, Tracking } from './aftership-tracking.ts'
import { PATIENCE_MS, read } from './answer.ts'
import type { CarrierAccess } from './easypost-api.ts'
import type { Carriers } from './port.ts'

const PATH = '/tracking/2025-07/trackings'

const Trackings = z.object({ data: z.object({ trackings: z.array(Tracking) }) })

/** Parcels by AfterShip. A code that was used again has a tracking for each parcel: the newest is the one meant. */
export function aftershipTracking({ url, apiKey }: CarrierAccess): Pick<Carriers, 'look'> {
  return {
    async look({ tracking }) {
      const answer = await ask('AfterShip', {
        method: 'GET',
        url: new URL(`${PATH}?${new URLSearchParams({ tracking_numbers: tracking })}`, url).href,
        headers: { 'as-api-key': apiKey },
        timeoutMs: PATIENCE_MS,
      })
      const found = read(Trackings, answer, PATH).data.trackings
      const [newest] = found.toSorted((one, other) => ((one.created_at ?? '') < (other.created_at ?? '') ? 1 : -1))
      const scans = newest ? scansIn(newest) : []
      return scans.length === 0 ? undefined : { source: 'aftership', scans }
    },
  }
}
