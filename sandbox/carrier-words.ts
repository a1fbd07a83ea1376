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

/** Shippo has no word for a refusal or a cancellation. */
export const IN_SHIPPOS_WORDS: Record<ParcelStatus, { status: string; substatus: string }> = {
  unknown: { status: 'UNKNOWN', substatus: 'other' },
  'label-made': { status: 'PRE_TRANSIT', substatus: 'information_received' },
  'in-transit': { status: 'TRANSIT', substatus: 'package_departed' },
  'out-for-delivery': { status: 'TRANSIT', substatus: 'out_for_delivery' },
  'waiting-for-pick-up': { status: 'TRANSIT', substatus: 'pickup_available' },
  'attempt-failed': { status: 'TRANSIT', substatus: 'delivery_attempted' },
  delivered: { status: 'DELIVERED', substatus: 'delivered' },
  'returned-to-sender': { status: 'RETURNED', substatus: 'return_to_sender' },
  refused: { status: 'RETURNED', substatus: 'return_to_sender' },
  lost: { status: 'FAILURE', substatus: 'package_lost' },
  cancelled: { status: 'UNKNOWN', substatus: 'other' },
}

/** AfterShip has no word for a cancellation. */
export const IN_AFTERSHIPS_WORDS: Record<ParcelStatus, { tag: string; subtag: string }> = {
  unknown: { tag: 'Expired', subtag: 'Expired_001' },
  'label-made': { tag: 'InfoReceived', subtag: 'InfoReceived_001' },
  'in-transit': { tag: 'InTransit', subtag: 'InTransit_007' },
  'out-for-delivery': { tag: 'OutForDelivery', subtag: 'OutForDelivery_001' },
  'waiting-for-pick-up': { tag: 'AvailableForPickup', subtag: 'AvailableForPickup_001' },
  'attempt-failed': { tag: 'AttemptFail', subtag: 'AttemptFail_001' },
  delivered: { tag: 'Delivered', subtag: 'Delivered_001' },
  'returned-to-sender': { tag: 'Exception', subtag: 'Exception_011' },
  refused: { tag: 'Exception', subtag: 'Exception_003' },
  lost: { tag: 'Exception', subtag: 'Exception_013' },
  cancelled: { tag: 'Expired', subtag: 'Expired_001' },
}
