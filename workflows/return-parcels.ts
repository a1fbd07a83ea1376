import type { ReturnParcel } from '../domain/hand-over.ts'
import type { Instant } from '../domain/time.ts'

/** Since when a carrier has had a parcel: its earliest scan says so, in whatever order they are told. */
export function noteCustody(
  parcels: ReturnParcel[],
  tracking: string,
  at: Instant,
  scan: 'has-it' | 'delivered' = 'has-it',
): 'news' | 'nothing new' {
  const known = parcels.find(parcel => parcel.tracking === tracking)
  const parcel: ReturnParcel = known ?? { tracking, since: at, fate: 'under-way' }
  if (!known) parcels.push(parcel)
  const isNews = !known || at < parcel.since || (scan === 'delivered' && parcel.deliveredAt === undefined)
  if (at < parcel.since) parcel.since = at
  if (scan === 'delivered' && (parcel.deliveredAt === undefined || at < parcel.deliveredAt)) parcel.deliveredAt = at
  return isNews ? 'news' : 'nothing new'
}

/** It went back to the client, or nobody has it any more: nobody is bringing it to us. */
export function noteGone(parcels: ReturnParcel[], tracking: string, at: Instant): void {
  const known = parcels.find(parcel => parcel.tracking === tracking)
  if (known) known.fate = 'gone'
  else parcels.push({ tracking, since: at, fate: 'gone' })
}
