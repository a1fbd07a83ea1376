import type { ParcelStatus } from './fact.ts'
import { after, DAY, type Instant } from './time.ts'

/** What a carrier's word says of a parcel on its way to us. */
export const ON_ITS_WAY_TO_US = {
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

/** What its scans, in the order of their own time, say: since when a carrier has had it, and when it was delivered. */
export function custodyOf(
  scans: readonly { at: Instant; status: ParcelStatus }[],
): { since: Instant; deliveredAt?: Instant } | undefined {
  const told = scans.map(({ at, status }) => ({ at, meaning: ON_ITS_WAY_TO_US[status] }))
  const takenIn = told.find(({ meaning }) => meaning === 'has-it' || meaning === 'delivered')
  const delivered = told.find(({ meaning }) => meaning === 'delivered')
  return takenIn && { since: takenIn.at, ...(delivered && { deliveredAt: delivered.at }) }
}

/** Shipping may be told this much later than it was; carriers give a code to somebody else after months at the earliest. */
const TOLD_LATE_MS = 14 * DAY

/** From when on a scan may be of a parcel that is said to have left then: an earlier one is of another with the same code. */
export function scannedFrom(left: Instant): Instant {
  return after(left, -TOLD_LATE_MS)
}
