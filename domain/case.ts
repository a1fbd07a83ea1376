import type { Cents, Currency } from './money.ts'
import type { RmaNumber, SerialNumber } from './names.ts'
import type { Instant, LocalDate } from './time.ts'

export type ClientType = 'agent' | 'direct-client' | 'reseller' | 'service-provider'

/** The kinds of return, by the names of their workflows. */
export const RETURN_TYPES = [
  'advanceReplacement',
  'standardReturn',
  'overTheCounterReturn',
  'virtualReturn',
  'orderedNotNeededReturn',
  'subscriptionCancellation',
  'maintenanceCancellation',
] as const
export type ReturnType = (typeof RETURN_TYPES)[number]

/** Also the vendor's leg, which may outlive the client's case and is a case of its own. */
export type CaseType = ReturnType | 'vendorReturn'

/** How the replacement is secured while the failed unit is out. `none`: at the mark a staff task, no charge. */
export type CollateralKind = 'card-hold' | 'saved-card' | 'invoice' | 'none'

/**
 * What the ticketing system asks for when an RMA is approved, without any personal data: the client's name and
 * addresses are kept in the records under `customerRef`. It is the workflow's one argument.
 */
export type CaseRequest = AnyRequest &
  (
    | {
        returnType: 'advanceReplacement'
        loaners?: LoanerUnit[]
        /** When the client accepted the date and amount that the approval states (`focus` bills on account only then). */
        termsAcceptedAt?: Instant
      }
    | { returnType: 'standardReturn' }
    | { returnType: 'overTheCounterReturn' }
    | { returnType: 'virtualReturn' }
    | { returnType: 'orderedNotNeededReturn'; units: OrderedUnit[]; order: Order }
    | { returnType: 'subscriptionCancellation'; subscription: Subscription; mail: CancellationMail }
    | { returnType: 'maintenanceCancellation'; maintenance: Maintenance; mail: CancellationMail }
  )

/** What a vendor's leg begins with: it asks for nothing that the client's case `of` has not been granted. */
export interface VendorRequest extends AnyRequest {
  returnType: 'vendorReturn'
  of: RmaNumber
}

export type RequestOf<Type extends ReturnType> = CaseRequest & { returnType: Type }

interface AnyRequest {
  policy: string
  customerRef: string
  clientType?: ClientType
  ticket?: string
  currency: Currency
  /** When the client reported the fault; age and warranty count to it. */
  reportedAt: Instant
  /** When the RMA was approved; the case's own clock when absent. */
  approvedAt?: Instant
  /** Empty where nothing physical is meant. */
  units: RequestedUnit[]
  /** How support found that the device is at fault (VD-1); a policy may want to know before anything is decided. */
  qualified?: 'remotely' | 'on-bench'
  /** What support wrote before approval (VD-9, VD-10): the words stay in the ticket and in the records. */
  internalComment?: 'written'
  siteAnswer?: 'given'
  photos?: 'attached'
}

/** One failed unit, and what replaces it. Amounts in minor units of the case's currency, per unit, without tax. */
export interface RequestedUnit {
  serial?: SerialNumber
  brand: string
  model: string
  /** The original ship date (VD-7). */
  shippedOn?: LocalDate
  /** Non-discounted price of the item being returned (SP-5). */
  listPrice?: Cents
  /** What the client paid for it. */
  paidPrice?: Cents
  /** The replacement's price to this client (VD-11). */
  replacementPrice?: Cents
  /** What it is, where that decides (SP-9). */
  kind?: 'camera' | 'phone' | 'other'
  traits?: ('ptz' | 'specialty')[]
}

/** One thing that was ordered and is not needed (FO-5 to FO-9). */
export interface OrderedUnit extends RequestedUnit {
  line: 'equipment' | 'software-licence' | 'one-time-software' | 'professional-service'
  /** A part of a complete system inherits that it was sold as one. */
  soldAs: 'item' | 'complete-system'
  /** The tax that was paid on this line, beside its `paidPrice`. */
  tax: Cents
  /** When the line was delivered; a return counts from here. */
  deliveredAt?: Instant
}

export interface Order {
  number: string
  soldAs: 'items' | 'complete-system'
}

/** The mail that asks to cancel (FO-10, FO-13). A sender is easily forged: it counts once confirmed, or trusted. */
export interface CancellationMail {
  /** When it reached the clientops mailbox. */
  receivedAt: Instant
  /** `asked-by-link`: a link goes to the client. The others need none: a passing DMARC result, or staff who know. */
  confirmation: 'asked-by-link' | 'dmarc-passed' | 'known-to-staff'
}

/** A recurring service (FO-10 to FO-12). */
export interface Subscription {
  /** Such as FocusCloud. */
  service: string
  monthlyFee: Cents
  /** The day of the month on which a billing period begins, 1 to 31. */
  billingDay: number
  /** Days up to and including this one are paid for already. */
  prepaidThrough?: LocalDate
  pastDue: Cents
  contract?: { startsOn: LocalDate; endsOn: LocalDate }
}

export interface Maintenance {
  contract: string
  termStartsOn: LocalDate
  /** The term's last day. */
  termEndsOn: LocalDate
  /** For how long it renews by itself. */
  termMonths: number
  /** The day the client would like to be the last; only a term's last day can be (FO-13). */
  wishedFor?: LocalDate
}

/** Our asset, lent; billed at book price when it does not come back. */
export interface LoanerUnit {
  serial: SerialNumber
  brand: string
  model: string
  bookPrice: Cents
}

/** Where a case stands, in the desk's words. Also the search attribute `RmaStage`. */
export const STAGES = [
  'submitted',
  'awaiting-approval',
  'awaiting-confirmation',
  'awaiting-hold',
  'awaiting-shipment',
  'in-transit',
  'awaiting-return',
  'overdue',
  'paused',
  'lapsed',
  'inspecting',
  'with-vendor',
  'asking-client',
  'quoted',
  'repairing',
  'with-distributor',
  'in-notice',
  'collecting',
  'billed',
  'awaiting-loaner',
  'closed',
] as const
export type Stage = (typeof STAGES)[number]

/** How a case ended. */
export const OUTCOMES = [
  'returned',
  'returned-late',
  'billed',
  'undone',
  'kept',
  'lost-by-carrier',
  'lapsed',
  'cancelled',
  'refused',
  'settled-by-staff',
  'resolved-remotely',
  'declined',
  'repaired',
  'replaced',
  'sent-back',
  'disposed-of',
  'delivered',
  'taken-by-distributor',
  'refunded',
  /** By the vendor, to us. */
  'credited',
  'denied',
  'withdrawn',
  'ended',
] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What the workflow answers when it ends. */
export type CaseResult =
  | { kind: 'closed'; rma: RmaNumber; outcome: Outcome }
  | { kind: 'refused'; rma: RmaNumber; because: string[]; reason: string }
  | { kind: 'duplicate'; rma: RmaNumber; of: string }

/** One unit's obligation to come back. A union of what may have become of it. */
export const UNIT_STATES = [
  'owed',
  'received',
  'undone',
  'lost-by-our-carrier',
  'billed',
  'kept',
  'forgiven',
  'refunded',
  /** With us, and still to be dealt with. */
  'on-bench',
  /** Nobody waits for it. */
  'not-expected',
  'repaired',
  'replaced',
  'sent-back',
  'disposed-of',
] as const
export type UnitState = (typeof UNIT_STATES)[number]
