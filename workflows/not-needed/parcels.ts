import { ON_ITS_WAY_TO_US } from '../../domain/parcel.ts'
import type { Instant } from '../../domain/time.ts'
import type { Named } from '../desk.ts'
import { noteCustody as note, noteGone } from '../return-parcels.ts'
import { notArrived } from './not-arrived.ts'
import type { GoodsFile } from './standing.ts'

/** A carrier's scan of a parcel on its way to us. What goes to the client is not this case's. */
export function scanned(file: GoodsFile, fact: Named<'carrierScanned'>): void {
  const { tracking, status, at, by, direction } = fact
  if (direction === 'to-client')
    return file.note({ who: by, what: `scan of another parcel: ${status}`, detail: { tracking, at } })
  const meaning = ON_ITS_WAY_TO_US[status]
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

/** What is known of a parcel may change a judgement. */
export function noteCustody(
  { standing }: GoodsFile,
  tracking: string,
  at: Instant,
  scan: 'has-it' | 'delivered' = 'has-it',
): void {
  if (note(standing.parcels, tracking, at, scan) === 'news') standing.light += 1
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

/** It went back to the client. */
function gone({ standing }: GoodsFile, { tracking, at }: Named<'carrierScanned'>): void {
  noteGone(standing.parcels, tracking, at)
  standing.light += 1
}
