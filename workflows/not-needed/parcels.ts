import type { ParcelStatus } from '../../domain/fact.ts'
import type { ReturnParcel } from '../../domain/hand-over.ts'
import type { Instant } from '../../domain/time.ts'
import type { Named } from '../desk.ts'
import { notArrived } from './not-arrived.ts'
import type { GoodsFile } from './standing.ts'

/** A carrier's scan of a parcel on its way to us. What goes to the client is not this case's. */
export function scanned(file: GoodsFile, fact: Named<'carrierScanned'>): void {
  const { tracking, status, at, by, direction } = fact
  if (direction === 'to-client')
    return file.note({ who: by, what: `scan of another parcel: ${status}`, detail: { tracking, at } })
  const meaning = MEANING[status]
  if (meaning === 'nothing') return
  file.note({ who: by, what: `return ${status}`, detail: { tracking, at } })
  switch (meaning) {
    case 'has-it':
      return noteCustody(file, tracking, at)
    case 'delivered':
      return noteCustody(file, tracking, at, 'delivered')
    case 'lost':
      return lost(file, fact)
    case 'gives-it-back':
      return gone(file, fact)
  }
}

/** What a carrier's word says of a parcel on its way to us. */
const MEANING = {
  unknown: 'nothing',
  'label-made': 'nothing',
  'in-transit': 'has-it',
  'out-for-delivery': 'has-it',
  'waiting-for-pick-up': 'has-it',
  'attempt-failed': 'has-it',
  delivered: 'delivered',
  lost: 'lost',
  'returned-to-sender': 'gives-it-back',
  refused: 'gives-it-back',
  cancelled: 'gives-it-back',
} as const satisfies Record<ParcelStatus, 'nothing' | 'has-it' | 'delivered' | 'lost' | 'gives-it-back'>

/** Since when a carrier has had a parcel: its earliest scan says so, in whatever order they are told. */
export function noteCustody(
  { standing }: GoodsFile,
  tracking: string,
  at: Instant,
  scan: 'has-it' | 'delivered' = 'has-it',
): void {
  const known = standing.parcels.find(parcel => parcel.tracking === tracking)
  const parcel: ReturnParcel = known ?? { tracking, since: at, fate: 'under-way' }
  if (!known) standing.parcels.push(parcel)
  const isNews = !known || at < parcel.since || (scan === 'delivered' && parcel.deliveredAt === undefined)
  if (at < parcel.since) parcel.since = at
  if (scan === 'delivered' && (parcel.deliveredAt === undefined || at < parcel.deliveredAt)) parcel.deliveredAt = at
  if (isNews) standing.light += 1
}

/** The one unit that is awaited was in it: a person decides at once. Of several, the dates and the dock will tell which. */
function lost(file: GoodsFile, { tracking, at, label }: Named<'carrierScanned'>): void {
  noteCustody(file, tracking, at)
  file.note({
    who: 'policy',
    what: 'return lost by the carrier',
    because: ['settled:what-counts-as-back'],
    detail: { tracking, label },
    tasks: [{ kind: 'carrier-claim', occasion: tracking, role: 'staff', variant: label }],
  })
  const { awaited } = file.standing
  if (awaited.length === 1) notArrived(file, awaited, `lost@${tracking}`)
}

/** It went back to the client: nobody is bringing it to us any more. */
function gone({ standing }: GoodsFile, { tracking, at }: Named<'carrierScanned'>): void {
  const known = standing.parcels.find(parcel => parcel.tracking === tracking)
  if (known) known.fate = 'gone'
  else standing.parcels.push({ tracking, since: at, fate: 'gone' })
  standing.light += 1
}
