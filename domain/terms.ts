import type { CaseType, ClientType, CollateralKind } from './case.ts'
import type { RuleId } from './decision.ts'
import type { WarrantyChain } from './device.ts'
import type { MaintenanceTerms } from './maintenance-terms.ts'
import type { Cents, Currency } from './money.ts'
import type { SerialNumber } from './names.ts'
import type { NotNeededTerms } from './not-needed-terms.ts'
import type { OverTheCounterTerms } from './over-the-counter-terms.ts'
import type { StandardTerms, Succession } from './standard-terms.ts'
import type { SubscriptionTerms } from './subscription-terms.ts'
import type { Instant } from './time.ts'
import type { VendorTerms } from './vendor-terms.ts'
import type { VirtualTerms } from './virtual-terms.ts'

/**
 * What a case was granted, frozen in its history. Editing a profile never moves a running case, so every number that
 * a later ruling needs is here. Days are calendar days in `zone`; a time of day is `HH:MM` in `zone`.
 */
export type CaseTerms =
  | AdvanceTerms
  | StandardTerms
  | OverTheCounterTerms
  | VirtualTerms
  | NotNeededTerms
  | SubscriptionTerms
  | MaintenanceTerms
  | VendorTerms

export type TermsOf<Type extends CaseType> = Extract<CaseTerms, { returnType: Type }>

/** A service that is cancelled by mail. */
export type CancellationTerms = SubscriptionTerms | MaintenanceTerms

/** What the terms of every return have. */
export interface CommonTerms {
  policy: string
  policyVersion: number
  zone: string
  currency: Currency
  approvedAt: Instant
  because: RuleId[]
  clientType?: ClientType
  units: UnitTerms[]
  /** When management is told again, and when it becomes a staff task; absent where nobody is to be told (VD-10). */
  management?: { againAt: Instant; taskAt: Instant }
}

/** An advance replacement, with its hold, its window and its loaners. */
export interface AdvanceTerms extends CommonTerms {
  returnType: 'advanceReplacement'
  collateral: CollateralKind
  window: WindowTerms
  hold: HoldTerms
  shipping: ShippingTerms
  /** A failed unit's inspection needs a cause of failure (FO-3). */
  inspection: { cause: 'required' | 'optional'; packaging: 'original' | 'any'; remindAfterDays: number }
  /** `accepted`: may be billed on account. `unasked`: not asked for by this policy. `awaited`: a staff task at the mark. */
  billingOnAccount: 'unasked' | 'accepted' | 'awaited'
  lateReturn: { days: number; fee: Cents }
  extension: { maxDays: number; maxCount: number }
  /** Days after the bill mark on which a softly declined saved card is tried again; then one invoice. */
  captureRetryDays: number[]
  quoteDays: number
  /** A replacement that fails within these days of its delivery is swapped in the same case. */
  swapDays: number
  loaners: UnitTerms[]
  loanerWindow: WindowTerms
}

/** What one unit is, and what its obligation may cost: frozen at approval (invariant 1). */
export interface UnitTerms {
  serial: SerialNumber
  brand: string
  model: string
  amount: Cents
  /** Where its warranty chain stood at approval; absent where nobody knows when it was shipped. */
  chain?: WarrantyChain
  /** How a replacement joins the warranty chain; absent where the policy counts no age (then it is a counted one). */
  succession?: Succession
}

export interface WindowTerms {
  dueDays: number
  billAfterDays: number
  /** Days after the anchor on which a reminder goes out; those at or after the bill mark never do. */
  reminderDays: number[]
  remindAt: string
  /** `mark`: money moves at the bill mark itself. Otherwise at this time of the next business day after it. */
  moneyAt: 'mark' | { time: string; holidays: string[]; weekend: number[] }
  /** Money moves this many days after a final notice that went out too late. */
  lateNoticeDays: number
  /** A return in a carrier's hands by the last day holds the charge this many days after the mark. */
  transitGraceDays: number
}

export interface HoldTerms {
  linkDays: number
  linkReminderDays: number[]
  /** Days the client has to give a card after a renewal has failed. */
  newCardDays: number
  /** No renewal later than this many days after shipping without a manager. */
  maxDaysAfterShipping: number
  /** After shipping, when a renewal fails for insufficient funds: let the old hold go first, then authorise; or not. */
  onInsufficientFunds: 'swap' | 'keep'
  /** The latest instant the client is asked to consent to, and the highest amount. */
  latestAt: Instant
  highestAmount: Cents
}

export interface ShippingTerms {
  /** No delivery scan this many days after shipping: a staff task. */
  confirmDeliveryDays: number
  /** Labels and pick-ups for the failed unit (FO-4). */
  label: 'granted' | 'refused'
  /** Who pays which way, for the letters (VD-11). */
  inbound: 'we-pay-ground' | 'client-pays'
  originalPackaging: 'required' | 'any'
}
