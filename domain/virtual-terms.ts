import type { CommonTerms, ShippingTerms } from './terms.ts'

/**
 * A virtual return: once a person has approved it the replacement ships, and nothing is expected back. `approvedAt` is
 * when it was asked for and the terms were frozen; the person's approval is a fact of its own. No unit owes anything,
 * so every amount is zero.
 */
export interface VirtualTerms extends CommonTerms {
  returnType: 'virtualReturn'
  /** Never by a policy (SP-8), even where the request names an approval. */
  approval: 'by-person'
  /** Days after `approvedAt` on which staff are reminded to decide. */
  approvalReminderDays: number[]
  /** Units to one customer in so many days: held against the approvals of their other virtual returns once more (SP-9). */
  perCustomer: { maxUnits: number; days: number }
  shipping: Pick<ShippingTerms, 'confirmDeliveryDays'>
}
