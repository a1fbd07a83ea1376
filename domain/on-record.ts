import type { ParcelStatus } from './fact.ts'
import type { GoodsCondition } from './not-needed-terms.ts'
import type { Finding, Resolution } from './staff-decision.ts'

/** Sentences of the audit trail by which the records answer later: written and read in the same words. */

/** A manager let the case ship without a hold. */
export const HOLD_WAIVED = 'hold waived'

/** A unit left for its vendor; `detail.tracking` is its parcel's code. */
export const SENT_TO_VENDOR = 'sent to the vendor'

export function inspectedAs<Found extends Finding | GoodsCondition>(found: Found) {
  return `inspected: ${found}` as const
}

/**
 * How an exchange goes on. `detail.at` says when, or `detail.after` where staff have set a delivery; `detail.serial` is
 * what came back, and `detail.dueAt` the mark that the client has been told of.
 */
export const EXCHANGE = {
  shipped: 'replacement shipped',
  shippedToldLate: 'replacement shipped, told after its delivery',
  delivered: 'replacement delivered',
  deliveryConfirmed: 'delivery confirmed',
  deliveryCorrected: 'delivery corrected',
  backUndelivered: 'replacement is back undelivered',
  swapped: 'replacement failed: swapped',
  received: 'device received',
  receivedEarlier: 'device received earlier than first told',
  loanerReceived: 'loaner received',
  undone: 'replacement sent back: exchange undone',
  lostOnItsWay: 'return lost by the carrier',
  settledByHand: 'settled by hand: nothing is charged here',
  windowOpened: 'return window opened',
  windowMoved: 'window moved',
  extended: 'marks moved by the extension',
  overdue: 'overdue',
} as const

export const NOT_DELIVERED = ['lost', 'refused', 'returned-to-sender'] as const satisfies ParcelStatus[]
export function replacementIs<Why extends (typeof NOT_DELIVERED)[number]>(why: Why) {
  return `replacement ${why}` as const
}

export function resolvedAs<How extends Resolution>(how: How) {
  return `exception resolved: ${how}` as const
}

export const REMINDED = 'reminded, day '
