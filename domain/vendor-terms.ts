import type { RmaNumber } from './names.ts'
import type { CommonTerms } from './terms.ts'

/**
 * One unit's way through its vendor's own RMA (VD-3 to VD-6, VD-17). It belongs to the client's case `of`, and may
 * outlive it.
 */
export interface VendorTerms extends CommonTerms {
  returnType: 'vendorReturn'
  of: RmaNumber
  /** Who gives the number without which nothing ships. */
  numberFrom: 'brand' | 'original-distributor'
  /** Where the vendor's replacement goes first. */
  replacementGoesTo: 'us' | 'partner'
}
