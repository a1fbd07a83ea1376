import { z } from 'zod'
import type { ParcelStatus } from '../../domain/fact.ts'
import { instant } from '../../domain/time.ts'
import { inOrder, type Marks, marksOf, type Scan } from './parcel-told.ts'

const Event = z.object({
  status: z.string(),
  substatus: z.object({ code: z.string() }).nullish(),
  /** UTC. Absent while the carrier has not scanned it. */
  status_date: z.string().nullish(),
})

/** What Shippo says of a parcel (https://docs.goshippo.com/docs/tracking/tracking/), in its own words. */
export const Track = z.object({
  carrier: z.string(),
  tracking_number: z.string(),
  tracking_status: Event.nullish(),
  tracking_history: z.array(Event).nullish(),
  /** Up to 100 characters of ours, where we registered it. */
  metadata: z.string().nullish(),
})
export type Track = z.infer<typeof Track>

const STATUS: Record<string, ParcelStatus> = {
  UNKNOWN: 'unknown',
  PRE_TRANSIT: 'label-made',
  TRANSIT: 'in-transit',
  DELIVERED: 'delivered',
  RETURNED: 'returned-to-sender',
  FAILURE: 'attempt-failed',
}

/** What only the substatus tells. */
const SUBSTATUS: Record<string, ParcelStatus> = {
  out_for_delivery: 'out-for-delivery',
  pickup_available: 'waiting-for-pick-up',
  delivery_attempted: 'attempt-failed',
  notice_left: 'attempt-failed',
  package_lost: 'lost',
  package_disposed: 'lost',
  package_unclaimed: 'returned-to-sender',
  return_to_sender: 'returned-to-sender',
}

/** The status comes again as the last of the history, which a webhook may leave out. */
export function scansIn({ tracking_status: status, tracking_history: history }: Track): Scan[] {
  const dated = [...(history ?? []), ...(status ? [status] : [])].flatMap(({ status_date: date, ...event }) =>
    date
      ? [{ at: instant(date), status: SUBSTATUS[event.substatus?.code ?? ''] ?? STATUS[event.status] ?? 'unknown' }]
      : [],
  )
  return inOrder(dated.filter((scan, index) => dated.findIndex(one => isSame(one, scan)) === index))
}

function isSame(one: Scan, other: Scan): boolean {
  return one.at === other.at && one.status === other.status
}

/** The RMA number alone, or JSON with `rma`, `direction` and `label`. */
export function marksIn({ metadata }: Track): Marks {
  if (!metadata) return {}
  try {
    const told: unknown = JSON.parse(metadata)
    return marksOf(typeof told === 'object' && told !== null ? told : {})
  } catch {
    return marksOf({ rma: metadata.trim() })
  }
}
