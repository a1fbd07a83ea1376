import type { FinalBillLine } from './final-bill.ts'
import { atMost, type Cents, type Currency, less } from './money.ts'
import type { SerialNumber } from './names.ts'
import type { Instant } from './time.ts'

/**
 * What a case asks of the card gateway. `key` is case + purpose + counter, made by the workflow: the name under which
 * the intent is recorded, looked up and never done twice.
 */
export type MoneyOrder =
  /** Reads back a hold that the client authorised, and writes it down. */
  | { kind: 'adopt-hold'; key: string; ref: string; amount: Cents; consent: 'agreed' | 'withheld' }
  /** A new hold on the stored card, off-session. */
  | { kind: 'renew-hold'; key: string; amount: Cents; previous: string }
  | { kind: 'release-hold'; key: string; ref: string }
  | { kind: 'capture-hold'; key: string; ref: string; lines: ObligationLine[] }
  /** The stored card, off-session, without a hold. */
  | { kind: 'charge-card'; key: string; lines: ObligationLine[] }
  /** Gives back what `charge` took, by the same way. */
  | { kind: 'refund-card'; key: string; ref: string; lines: ObligationLine[] }

/** What one unit owes, and why. An obligation never costs more than was frozen for it (invariant 1). */
export interface ObligationLine {
  obligation: Obligation
  serial: SerialNumber
  amount: Cents
  /** The tax that moves with it, where there is any; it counts towards what was frozen. */
  tax?: Cents
}

/** An amount laid on lines, one after the other, for as far as it goes; a line that nothing falls on is left out. */
export function laidOn(amount: Cents, lines: readonly ObligationLine[]): ObligationLine[] {
  let left = amount
  return lines.flatMap(line => {
    const part = atMost(line.amount, left)
    left = less(left, part)
    return part > 0 ? [{ ...line, amount: part }] : []
  })
}

/** The same of a service, which has no serial number. */
export interface ServiceLine extends Omit<ObligationLine, 'serial'> {
  obligation: 'subscription'
  serial?: never
}

export type AnyLine = ObligationLine | ServiceLine

/**
 * `return`: the failed unit. `damage`: a quote for what the client broke. `loaner`: our asset, lent. `deductible`: the
 * $45 of VD-13. `quote`: work outside the warranty. `order`: what a client paid for goods that were not needed.
 * `subscription`: a service's final bill. `vendor-credit`: what a vendor owes us.
 */
export const OBLIGATIONS = [
  'return',
  'damage',
  'loaner',
  'deductible',
  'quote',
  'order',
  'subscription',
  'vendor-credit',
] as const
export type Obligation = (typeof OBLIGATIONS)[number]

/** What came of it. A "no" is an answer; only a broken world is an error. */
export type MoneyAnswer =
  | { kind: 'held'; ref: string; amount: Cents; captureBefore: Instant; currency: Currency }
  | { kind: 'released'; ref: string }
  | { kind: 'captured'; ref: string; amount: Cents }
  | { kind: 'charged'; ref: string; amount: Cents }
  | { kind: 'refunded'; ref: string; amount: Cents }
  | { kind: 'declined'; why: DeclineReason }
  /** The hold is gone: expired or cancelled behind our back. */
  | { kind: 'hold-lost'; ref: string }

/** Finance has ended an order that was refused for good: nothing moves here, and `reference` says where it is booked. */
export interface SettledByHand {
  kind: 'settled-by-hand'
  reference: string
}

/**
 * `soft`: may be tried again later. `insufficient-funds`: soft, and after shipping a reason to swap. `hard`: never
 * again with this card. `authentication-needed`: only the client can go on. `no-card`: nothing is stored, or no consent.
 */
export type DeclineReason = 'soft' | 'insufficient-funds' | 'hard' | 'authentication-needed' | 'no-card'

/** What finance is told: one trigger for each movement of money, with the same id on every retry. */
export interface TriggerOrder {
  key: string
  type: TriggerType
  at: Instant
  lines: AnyLine[]
  /** `hold` and `card`: the money has moved already. `account`: finance invoices, or credits. */
  method: 'hold' | 'card' | 'account'
  fee: Cents
  /** The sum of its lines' tax. */
  tax: Cents
  /** What a service's final bill is for, line by line. */
  bill?: FinalBillLine[]
}

export const TRIGGER_TYPES = [
  'rma.unreturned.billed',
  'rma.kept.billed',
  'rma.damage.invoiced',
  'rma.loaner.billed',
  'rma.charge.reversed',
  'rma.return.refunded',
  'rma.deductible.invoiced',
  'rma.quote.invoiced',
  'rma.order.refunded',
  'rma.subscription.billed',
  'rma.vendor.credited',
] as const
export type TriggerType = (typeof TRIGGER_TYPES)[number]
