import type { Cents, Currency } from './money.ts'
import type { RmaNumber, SerialNumber } from './names.ts'
import type { Instant, LocalDate } from './time.ts'

export type ClientType = 'agent' | 'direct-client' | 'reseller' | 'service-provider'
export type ReturnType = 'advanceReplacement'

/** How the replacement is secured while the failed unit is out. `none`: at the mark a staff task, no charge. */
export type CollateralKind = 'card-hold' | 'saved-card' | 'invoice' | 'none'

/**
 * What the ticketing system asks for when an RMA is approved, without any personal data: the client's name and
 * addresses are kept in the records under `customerRef`. It is the workflow's one argument.
 */
export interface CaseRequest {
  policy: string
  customerRef: string
  clientType?: ClientType
  ticket?: string
  currency: Currency
  /** When the client reported the fault; age and warranty count to it. */
  reportedAt: Instant
  /** When the RMA was approved; the case's own clock when absent. */
  approvedAt?: Instant
  units: RequestedUnit[]
  loaners?: LoanerUnit[]
  /** What support wrote before approval (VD-9, VD-10): the words stay in the ticket and in the records. */
  qualified?: 'remotely' | 'on-bench'
  internalComment?: 'written'
  siteAnswer?: 'given'
  /** When the client accepted the date and amount that the approval states (`focus` bills on account only then). */
  termsAcceptedAt?: Instant
}

/** One failed unit and what replaces it. Amounts in minor units of the case's currency, per unit, without tax. */
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
  'awaiting-hold',
  'awaiting-shipment',
  'in-transit',
  'awaiting-return',
  'overdue',
  'paused',
  'inspecting',
  'quoted',
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
] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What the workflow answers when it ends. */
export type CaseResult =
  | { kind: 'closed'; rma: RmaNumber; outcome: Outcome }
  | { kind: 'refused'; rma: RmaNumber; because: string[]; reason: string }
  | { kind: 'duplicate'; rma: RmaNumber; of: string }

/** One unit's obligation to come back. A union of what may have become of it. */
export type UnitState =
  | 'owed'
  | 'received'
  | 'undone'
  | 'lost-by-our-carrier'
  | 'billed'
  | 'kept'
  | 'forgiven'
  | 'refunded'
