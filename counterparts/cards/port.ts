import type { Language } from '../../domain/language.ts'
import type { Money } from '../../domain/money.ts'
import type { DeclineReason } from '../../domain/money-movement.ts'
import type { RmaNumber } from '../../domain/names.ts'
import type { Instant } from '../../domain/time.ts'

/**
 * What we ask of a card gateway. Every order carries the `key` of its intent; asking again with the same key does
 * nothing twice: what may have happened is looked up at the gateway first. `intent.ref` is the gateway's own id as far
 * as an earlier attempt got, and `intent.remember` is called with it the moment it exists, before money can move.
 *
 * A "no" of the card or its bank is an answer. Throws `UnreachableError` (try again, outcome unknown) and
 * `RefusedError` (our request is wrong, or our key: no retry will mend it, somebody must).
 */
export interface Cards {
  /** A page at the gateway where the client authorises the hold, or the payment. Opens a new one only when the last has expired. */
  openHoldPage(order: HoldPageOrder, intent: Intent): Promise<{ url: string }>
  /** Reads a hold back. The gateway's word decides, not the webhook's. */
  readHold(ref: string): Promise<HoldReading>
  /** Authorises a new hold on a stored card, off-session. */
  placeHold(order: CardOrder, intent: Intent): Promise<HoldReading | Declined>
  /** Takes at most what is held and lets the rest go. Done already is done. */
  captureHold(
    order: { key: string; ref: string; amount: Money },
    intent: Intent,
  ): Promise<{ kind: 'captured'; ref: string } | { kind: 'gone' } | Declined>
  /** Lets a hold go. `lapsed`: it had gone by itself. `captured` when it is too late for that. */
  releaseHold(
    order: { key: string; ref: string },
    intent: Intent,
  ): Promise<{ kind: 'released' } | { kind: 'lapsed' } | { kind: 'captured' }>
  /** Charges a stored card at once, off-session. */
  charge(order: CardOrder, intent: Intent): Promise<{ kind: 'charged'; ref: string } | Declined>
  /** Gives back part or all of a capture or charge. */
  refund(order: { key: string; ref: string; amount: Money }, intent: Intent): Promise<{ kind: 'refunded' }>
}

export interface Intent {
  /** How often this key was tried before, counting tries that never returned. */
  attempt: number
  /** The gateway's id from an earlier attempt. */
  ref?: string
  remember(ref: string): Promise<void>
}

export interface HoldPageOrder {
  key: string
  rma: RmaNumber
  amount: Money
  /** The gateway's customer, made on first use and remembered by the caller. */
  customer: CardCustomer
  /** `payment`: what the client authorises there is captured at once, and the card is not kept. */
  purpose: 'hold' | 'payment'
  /** Whether the client agreed to storing the card, to renewals and to a later charge. */
  consent: 'agreed' | 'withheld'
  /** In which the page speaks to the client. */
  language: Language
  /** Whether a hold of weeks is asked for, where card and contract have one. */
  extended: 'if-available' | 'not-asked'
  /** Where the gateway sends the client afterwards, and where when they turn back. */
  returnUrl: string
  backUrl: string
}

export interface CardCustomer {
  /** Ours. */
  customerRef: string
  /** The gateway's id, once there is one. */
  gatewayRef?: string
  remember(gatewayRef: string): Promise<void>
}

export interface CardOrder {
  key: string
  rma: RmaNumber
  amount: Money
  /** The gateway's ids of the customer and of the stored card. */
  gatewayCustomer: string
  card: string
}

export type HoldReading =
  | {
      kind: 'held'
      ref: string
      purpose: HoldPageOrder['purpose']
      amount: Money
      captureBefore: Instant
      card: StoredCard | undefined
      brand: string
    }
  | { kind: 'pending'; ref: string }
  | { kind: 'gone'; ref: string }
  | { kind: 'captured'; ref: string; amount: Money }

export interface StoredCard {
  gatewayCustomer: string
  card: string
}

export interface Declined {
  kind: 'declined'
  why: DeclineReason
  /** The gateway's code, for staff; never shown to the client. */
  code: string
}
