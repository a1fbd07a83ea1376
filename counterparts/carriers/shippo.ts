import { ask } from '../ask.ts'
import { PATIENCE_MS, read } from './answer.ts'
import type { CarrierAccess } from './easypost-api.ts'
import type { Carriers } from './port.ts'
import { scansIn, Track } from './shippo-track.ts'

/** Parcels by Shippo, which wants to know the carrier, in its own spelling: `ups`, `dhl_express`. */
export function shippoTracking({ url, apiKey }: CarrierAccess): Pick<Carriers, 'look'> {
  return {
    async look({ carrier, tracking }) {
      const token = carrier
        .trim()
        .toLowerCase()
        .replaceAll(/[\s-]+/g, '_')
      if (token === '') return undefined
      const path = `/tracks/${encodeURIComponent(token)}/${encodeURIComponent(tracking)}`
      const answer = await ask('Shippo', {
        method: 'GET',
        url: new URL(path, url).href,
        headers: { authorization: `ShippoToken ${apiKey}` },
        timeoutMs: PATIENCE_MS,
      })
      // A carrier that it does not know, or a code that the carrier never gave.
      if (answer.status === 400 || answer.status === 404) return undefined
      const scans = scansIn(read(Track, answer, path))
      return scans.length === 0 ? undefined : { source: 'shippo', scans }
    },
  }
}
