import type { ClientType } from './case.ts'
import type { RmaNumber } from './names.ts'
import type { CommonTerms, UnitTerms } from './terms.ts'

/**
 * One unit's way through its vendor's own RMA (VD-3 to VD-6, VD-17). It belongs to the client's case `of`, and may
 * outlive it. The unit's obligation belongs there too, so `units` is empty here.
 */
export interface VendorTerms extends CommonTerms {
  returnType: 'vendorReturn'
  of: RmaNumber
  unit: Pick<UnitTerms, 'serial' | 'brand' | 'model'>
  clientType: ClientType
  /** The client has been helped from our stock already, or waits for what the vendor gives. */
  client: 'served-from-stock' | 'waits'
  /** Who gives the number without which nothing ships. */
  numberFrom: 'brand' | 'original-distributor'
  /** Where the vendor's replacement goes first. */
  replacementGoesTo: 'us' | 'partner'
  patience: VendorPatience
}

/** How long staff are left alone with what the vendor, or they themselves, still have to do. */
export interface VendorPatience {
  /** Days after the number was asked for on which staff are reminded; with the last a manager is told. */
  numberReminderDays: number[]
  /** Days after the unit may ship on which staff are reminded to send it. */
  dispatchReminderDays: number[]
  remindAt: string
  /** Days after the unit left without an answer: then staff ask the vendor. */
  answerDays: number
  /** Days after the answer without the replacement that it promised: then staff ask again. */
  replacementDays: number
}
