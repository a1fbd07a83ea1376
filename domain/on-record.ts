import type { GoodsCondition } from './not-needed-terms.ts'
import type { Finding } from './staff-decision.ts'

/** Sentences of the audit trail by which the records answer later: written and read in the same words. */

/** A manager let the case ship without a hold. */
export const HOLD_WAIVED = 'hold waived'

/** A unit left for its vendor; `detail.tracking` is its parcel's code. */
export const SENT_TO_VENDOR = 'sent to the vendor'

export function inspectedAs<Found extends Finding | GoodsCondition>(found: Found) {
  return `inspected: ${found}` as const
}
