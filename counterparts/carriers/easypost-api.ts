import { z } from 'zod'
import type { Parcel } from '../../domain/fact.ts'
import { type Answer, ask } from '../ask.ts'
import { PATIENCE_MS, read } from './answer.ts'
import { scansOf, Tracker } from './easypost-tracker.ts'
import type { Carriers } from './port.ts'

const Trackers = z.object({ trackers: z.array(Tracker) })

export interface CarrierAccess {
  url: string
  apiKey: string
}

/** Requests to EasyPost, and how its answers are read. */
export function easypostApi({ url, apiKey }: CarrierAccess) {
  const authorization = `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`

  async function request(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
    return ask('The carrier', {
      method,
      url: new URL(`/v2/${path}`, url).href,
      headers: { authorization, 'content-type': 'application/json' },
      timeoutMs: PATIENCE_MS,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  }

  return {
    request,
    /** `undefined` where EasyPost knows nothing by that name. */
    async find<Shape extends z.ZodType>(path: string, shape: Shape): Promise<z.infer<Shape> | undefined> {
      const answer = await request('GET', path)
      return answer.status === 404 ? undefined : read(shape, answer, path)
    },
    async make<Shape extends z.ZodType>(path: string, body: unknown, shape: Shape): Promise<z.infer<Shape>> {
      return read(shape, await request('POST', path, body), path)
    },
  }
}

/** Parcels, by EasyPost's trackers; one that nobody tracks is tracked from then on. */
export function easypostTracking(access: CarrierAccess): Pick<Carriers, 'look'> {
  const { find, make } = easypostApi(access)

  async function trackerOf({ carrier, tracking }: Parcel): Promise<Tracker> {
    // EasyPost recognises the carrier by the code where none is named.
    const named = { tracking_code: tracking, ...(carrier && { carrier }) }
    const known = await find(`trackers?${new URLSearchParams(named)}`, Trackers)
    // Carriers use a code again after some months: the newest tracker is the parcel meant.
    const newest = known?.trackers.toSorted((one, other) => (one.updated_at < other.updated_at ? 1 : -1))[0]
    return newest ?? (await make('trackers', { tracker: named }, Tracker))
  }

  return {
    async look(parcel) {
      const tracker = await trackerOf(parcel)
      const scans = scansOf(tracker)
      if (scans.length === 0 && tracker.status === 'unknown') return undefined
      return { source: 'easypost', scans }
    },
  }
}
