import type { Cents } from './money.ts'
import type { CommonTerms, ShippingTerms, UnitTerms } from './terms.ts'
import type { Instant } from './time.ts'

/** A return of what was ordered but not needed: the client sends it in, and we refund (FO-5 to FO-9). */
export interface NotNeededTerms extends CommonTerms {
  returnType: 'orderedNotNeededReturn'
  units: NotNeededUnit[]
  /** The order's number. */
  order: string
  /** The latest `handOverBy` of all units. */
  handOverBy: Instant
  /** How long a parcel that was handed over in time may still be on its way; and what a manager allows to come late. */
  transitGraceDays: number
  /** Before the last day, while nothing is on its way. A time of day is `HH:MM` in `zone`. */
  reminders: { daysBefore: number[]; at: string }
  restocking: RestockingTerms
  /** `by-finance`: what the client paid for the way out goes back too, and a person looks it up in the order. */
  outboundShipping: 'kept' | 'by-finance'
  /** `refused`: the client ships at their own cost, without a label or a pick-up (FO-8). */
  shipping: Pick<ShippingTerms, 'label' | 'inbound'>
}

/** `amount` is the price paid, never a list price: with `tax` beside it, the most that may go back for this unit. */
export interface NotNeededUnit extends UnitTerms {
  tax: Cents
  deliveredAt: Instant
  /** The first instant that is too late for a carrier to accept the parcel, or for us to be handed it. */
  handOverBy: Instant
}

export interface RestockingTerms {
  /** Per cent of the price paid. */
  percent: number
  /** `on-refund`: tax goes back on the refunded part only. `full`: all of it goes back, although a fee is kept. */
  taxOnFee: 'on-refund' | 'full'
}

/** How goods came back, by whoever inspects them. Of several that apply, any but `sealed`. */
export const GOODS_CONDITIONS = ['sealed', 'opened', 'installed', 'used'] as const
export type GoodsCondition = (typeof GOODS_CONDITIONS)[number]
