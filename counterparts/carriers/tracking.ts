import { type CarrierAccess, easypostTracking } from './easypost-api.ts'
import type { Carriers } from './port.ts'

/** Everybody who is asked where a parcel is. */
export interface TrackingAccess {
  easypost: CarrierAccess
}

export function parcelTracking({ easypost }: TrackingAccess): Pick<Carriers, 'look'> {
  return easypostTracking(easypost)
}
