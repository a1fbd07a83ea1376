import { z } from 'zod'
import type { ParcelStatus } from '../../domain/fact.ts'
import { instant } from '../../domain/time.ts'
import { inOrder, type Scan } from './parcel-told.ts'

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
  metadata: z.record(z.string(), z.unknown()).nullish(),
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

/** All scans in the order of their own time. */
export function scansOf(tracker: Tracker): Scan[] {
  return inOrder(tracker.tracking_details.map(detail => ({ at: instant(detail.datetime), status: statusOf(detail) })))
}

/** A tracker may have a status before it has a scan. */
export function scansOrStatus(tracker: Tracker): Scan[] {
  const scans = scansOf(tracker)
  if (scans.length > 0) return scans
  return [{ at: instant(tracker.updated_at), status: STATUS[tracker.status] ?? 'unknown' }]
}

function statusOf(detail: Tracker['tracking_details'][number]): ParcelStatus {
  return DETAIL[detail.status_detail ?? ''] ?? STATUS[detail.status] ?? 'unknown'
}
