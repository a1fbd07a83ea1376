import { z } from 'zod'
import type { ParcelStatus } from '../../domain/fact.ts'
import { type Instant, instant } from '../../domain/time.ts'

/** What EasyPost says of a parcel (https://docs.easypost.com/docs/trackers), in its own words. */
export const Tracker = z.object({
  id: z.string(),
  tracking_code: z.string(),
  carrier: z.string().nullish(),
  status: z.string(),
  updated_at: z.string(),
  tracking_details: z.array(
    z.object({ datetime: z.string(), status: z.string(), status_detail: z.string().nullish() }),
  ),
  /** Ours, where we made the tracker. */
  metadata: z
    .object({ rma: z.string(), direction: z.enum(['to-client', 'to-us']), label: z.enum(['ours', 'theirs']) })
    .partial()
    .nullish(),
})
export type Tracker = z.infer<typeof Tracker>

const STATUS: Record<string, ParcelStatus> = {
  unknown: 'unknown',
  pre_transit: 'label-made',
  in_transit: 'in-transit',
  out_for_delivery: 'out-for-delivery',
  available_for_pickup: 'waiting-for-pick-up',
  delivered: 'delivered',
  return_to_sender: 'returned-to-sender',
  failure: 'attempt-failed',
  cancelled: 'cancelled',
  error: 'unknown',
}

/** Two ends of a parcel that EasyPost tells only in the detail of a `failure` or a `return_to_sender`. */
const DETAIL: Record<string, ParcelStatus> = { lost: 'lost', refused: 'refused' }

export interface Scan {
  at: Instant
  status: ParcelStatus
}

/** All scans in the order of their own time. */
export function scansOf(tracker: Tracker): Scan[] {
  return tracker.tracking_details
    .map(detail => ({ at: instant(detail.datetime), status: statusOf(detail) }))
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
}

/**
 * The scan that says where the parcel is. Once delivered it stays so, from the first such scan: what carriers add
 * afterwards, as a signature or a stray depot scan, moves neither the parcel nor its time. A parcel that returns to its
 * sender is with nobody else, before or after: what is delivered then is delivered to its sender.
 */
export function tellingScan(tracker: Tracker): Scan {
  const scans = scansOf(tracker)
  const first = (status: ParcelStatus) => scans.find(scan => scan.status === status)
  const telling = first('returned-to-sender') ?? first('delivered') ?? scans.at(-1)
  return telling ?? { at: instant(tracker.updated_at), status: STATUS[tracker.status] ?? 'unknown' }
}

function statusOf(detail: Tracker['tracking_details'][number]): ParcelStatus {
  return DETAIL[detail.status_detail ?? ''] ?? STATUS[detail.status] ?? 'unknown'
}
