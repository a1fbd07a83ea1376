import type { RuleId } from './decision.ts'
import type { Cents } from './money.ts'
import type { CommonTerms, UnitTerms } from './terms.ts'
import type { LocalDate } from './time.ts'

/** What a standard return was granted: the client sends in first, and repair or replacement ships after that (SP-1). */
export interface StandardTerms extends CommonTerms {
  returnType: 'standardReturn'
  units: StandardUnitTerms[]
  /** Which day ends the count of the age; `received`: it is judged again when the unit comes in. */
  ageMeasuredAt: 'reported' | 'received'
  /** `bench`: once our bench has confirmed the fault. `approval`: without the bench. `none`: there is no vendor to ask. */
  vendorStartsAt: 'bench' | 'approval' | 'none'
  /** The RMA lapses when nothing arrives within `days` of approval, with a notice before; then it can be reopened. */
  lapse: { days: number; noticeDaysBefore: number; reopenDays: number }
  /** A unit that nobody has inspected for so many days is a manager's task. */
  inspection: { remindAfterDays: number }
  quoteDays: number
  /** Reminders while a client does not say whether they want the unit back, in days after the question; then a task. */
  noTrouble: { reminderDays: number[]; taskAfterDays: number; deductible: 'waived' | 'charged' }
  /** Whether what is repaired or replaced waits for its deductible to be paid. */
  shippingWaits: 'for-nothing' | 'for-deductible'
  /** No delivery scan this many days after something was shipped to the client: a staff task. */
  confirmDeliveryDays: number
}

/** Nothing is secured and nothing is owed for a unit that comes first, so `amount` is zero. */
export interface StandardUnitTerms extends UnitTerms {
  /** Absent where the policy treats every age alike. */
  age?: FrozenAge
  treatment: Treatment
  /** A shipping label for the way to us: where we pay it. */
  label: 'granted' | 'refused'
  replacement: 'allowed' | 'maximum-reached'
  /** How a replacement would join the warranty chain. */
  succession: Succession
}

/** `startedOn`: when the first unit of the warranty chain was shipped (VD-7). */
export interface FrozenAge {
  startedOn: LocalDate
  days: number
  band: AgeBand | 'unlisted-brand'
}

/** The rows of the aging matrix. */
export type AgeBand = 'within-30-days' | '31-days-to-expiry' | 'after-warranty'

/** What is done with a unit, and at whose cost. The deductible is for this unit alone. */
export interface Treatment {
  /** `person-decides`: of a brand without a known warranty, after its first 30 days. */
  done: 'replace' | 'repair-or-replace' | 'partner-team' | 'person-decides'
  packaging: 'original' | 'any'
  freight: Freight
  deductible: Cents
  because: RuleId[]
}

/** One way of a unit. `any`: whoever pays chooses the service. */
export interface Leg {
  payer: 'us' | 'client'
  service: 'ground' | 'rush' | 'any'
}

/** The legs in the order in which a unit goes them; the vendor's are absent where there is none to ask. */
export interface Freight {
  toUs: Leg
  toVendor?: Leg
  fromVendor?: Leg
  toClient: Leg
}

/**
 * How a replacement joins the warranty chain of what it replaces (VD-15). `same-case-swap`: for a replacement that
 * failed in its first days, or an exchange whose unit had no trouble; it does not count.
 */
export type Succession = 'initial-doa' | 'initial-doa-counted' | 'warranty-replacement' | 'same-case-swap'
