import { z } from 'zod'
import type { ParcelStatus } from '../../domain/fact.ts'
import { type Instant, instant } from '../../domain/time.ts'
import { inOrder, type Marks, marksOf, type Scan } from './parcel-told.ts'

/** What AfterShip says of a parcel (https://www.aftership.com/docs/tracking), in its own words. */
export const Tracking = z.object({
  tracking_number: z.string(),
  tag: z.string(),
  subtag: z.string().nullish(),
  created_at: z.string().nullish(),
  checkpoints: z
    .array(z.object({ checkpoint_time: z.string().nullish(), tag: z.string().nullish(), subtag: z.string().nullish() }))
    .nullish(),
  order_id: z.string().nullish(),
  custom_fields: z.record(z.string(), z.unknown()).nullish(),
})
export type Tracking = z.infer<typeof Tracking>

const TAG: Record<string, ParcelStatus> = {
  Pending: 'label-made',
  InfoReceived: 'label-made',
  InTransit: 'in-transit',
  OutForDelivery: 'out-for-delivery',
  AvailableForPickup: 'waiting-for-pick-up',
  AttemptFail: 'attempt-failed',
  Delivered: 'delivered',
  Exception: 'attempt-failed',
  Expired: 'unknown',
}

/** What only the subtag tells. */
const SUBTAG: Record<string, ParcelStatus> = {
  Exception_003: 'refused',
  Exception_010: 'returned-to-sender',
  Exception_011: 'returned-to-sender',
  Exception_013: 'lost',
}

/** `otherwise`: when the event was told, for a status that no checkpoint has. */
export function scansIn(tracking: Tracking, otherwise?: Instant): Scan[] {
  const scans = (tracking.checkpoints ?? []).flatMap(({ checkpoint_time: time, ...checkpoint }) => {
    const at = time ? timeOf(time) : undefined
    return at ? [{ at, status: statusOf(checkpoint) }] : []
  })
  const status = statusOf(tracking)
  const isTold = scans.some(scan => scan.status === status)
  return inOrder(isTold || !otherwise ? scans : [...scans, { at: otherwise, status }])
}

function statusOf({
  tag,
  subtag,
}: {
  tag?: string | null | undefined
  subtag?: string | null | undefined
}): ParcelStatus {
  return SUBTAG[subtag ?? ''] ?? TAG[tag ?? ''] ?? 'unknown'
}

/**
 * A checkpoint's time is the carrier's: with an offset, without one, or a date alone. Without an offset it is read as UTC,
 * and a date as its noon, so that wherever we ship it falls on the carrier's own day.
 */
function timeOf(told: string): Instant | undefined {
  const [, date = '', time, offset] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?)?$/.exec(told) ?? []
  return date === '' ? undefined : instant(`${date}T${time ?? '12:00:00'}${offset ?? 'Z'}`)
}

/** The custom fields `rma`, `direction` and `label`; or an order's number that is an RMA number. */
export function marksIn({ custom_fields: fields, order_id: order }: Tracking): Marks {
  return { ...marksOf({ rma: order }), ...marksOf(fields ?? {}) }
}
