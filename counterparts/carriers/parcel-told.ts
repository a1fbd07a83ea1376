import { createHash } from 'node:crypto'
import type { Fact, ParcelStatus } from '../../domain/fact.ts'
import { type RmaNumber, rmaNumber } from '../../domain/names.ts'
import { ON_ITS_WAY_TO_US, scannedFrom } from '../../domain/parcel.ts'
import type { Instant } from '../../domain/time.ts'

/** Who tells us of parcels; a fact's `source`. */
export type CarrierSource = 'easypost' | 'shippo' | 'aftership'

export interface Scan {
  at: Instant
  status: ParcelStatus
}

type Direction = Extract<Fact, { name: 'carrierScanned' }>['direction']
type Label = Extract<Fact, { name: 'carrierScanned' }>['label']

/** What a tracker bears of ours, where whoever made it wrote it there. */
export interface Marks {
  rma?: RmaNumber
  direction?: Direction
  label?: Label
}

/** What a carrier has told of one code: every scan it knows of, in the order of their own time, whose ever parcel it was. */
export interface ParcelTold {
  source: CarrierSource
  /** Theirs; absent where they give their events none, or were asked: then the scan that counts is its own name. */
  eventId?: string
  tracking: string
  scans: Scan[]
  marks: Marks
}

/** The scans of a parcel that left then, and none of what bore its code before. */
export function scansSince<Scanned extends { at: Instant }>(scans: readonly Scanned[], left: Instant): Scanned[] {
  return scans.filter(({ at }) => at >= scannedFrom(left))
}

export function inOrder(scans: Scan[]): Scan[] {
  return scans.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
}

/**
 * The scan that says where the parcel is. Once delivered it stays so, from the first such scan: what carriers add
 * afterwards, as a signature or a stray depot scan, moves neither the parcel nor its time. A parcel that returns to its
 * sender is with nobody else, before or after: what is delivered then is delivered to its sender.
 */
export function tellingScan(scans: readonly Scan[]): Scan | undefined {
  const first = (status: ParcelStatus) => scans.find(scan => scan.status === status)
  return first('returned-to-sender') ?? first('delivered') ?? scans.at(-1)
}

/**
 * The scans that count of a parcel: the telling one; and of a parcel on its way to us also since when a carrier has had it,
 * for that may be in time where the arrival is not.
 */
export function countingScans(scans: readonly Scan[], direction: Direction): Scan[] {
  const telling = tellingScan(scans)
  if (!telling) return []
  const takenIn = direction === 'to-us' && scans.find(({ status }) => ON_ITS_WAY_TO_US[status] === 'has-it')
  return takenIn && takenIn.at < telling.at ? [takenIn, telling] : [telling]
}

/** The same scan has the same id, however often and by whichever way it is told. */
export function scanId(tracking: string, { at, status }: Scan): string {
  return createHash('sha256')
    .update(JSON.stringify([tracking, status, at]))
    .digest('hex')
}

/** Only what we understand counts: the records still know the parcel by its code. */
export function marksOf(told: { rma?: unknown; direction?: unknown; label?: unknown }): Marks {
  const { direction, label } = told
  const rma = rmaIn(told.rma)
  return {
    ...(rma && { rma }),
    ...((direction === 'to-us' || direction === 'to-client') && { direction }),
    ...((label === 'ours' || label === 'theirs') && { label }),
  }
}

function rmaIn(told: unknown): RmaNumber | undefined {
  try {
    return typeof told === 'string' && told !== '' ? rmaNumber(told) : undefined
  } catch {
    return undefined
  }
}
