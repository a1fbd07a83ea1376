import type { ParcelStatus } from '../domain/fact.ts'

/** EasyPost's word for what became of a parcel, and the detail that tells what its word leaves open. */
export const IN_EASYPOSTS_WORDS: Record<ParcelStatus, { status: string; status_detail: string }> = {
  unknown: { status: 'unknown', status_detail: 'unknown' },
  'label-made': { status: 'pre_transit', status_detail: 'label_created' },
  'in-transit': { status: 'in_transit', status_detail: 'arrived_at_facility' },
  'out-for-delivery': { status: 'out_for_delivery', status_detail: 'out_for_delivery' },
  'waiting-for-pick-up': { status: 'available_for_pickup', status_detail: 'arrived_at_pickup_location' },
  'attempt-failed': { status: 'failure', status_detail: 'delivery_exception' },
  delivered: { status: 'delivered', status_detail: 'arrived_at_destination' },
  'returned-to-sender': { status: 'return_to_sender', status_detail: 'return' },
  refused: { status: 'return_to_sender', status_detail: 'refused' },
  lost: { status: 'failure', status_detail: 'lost' },
  cancelled: { status: 'cancelled', status_detail: 'cancelled' },
}
