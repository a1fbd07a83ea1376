import type { ConfirmationTerms, EffectiveDate } from './cancellation.ts'
import type { CancellationMail, Subscription } from './case.ts'
import type { Cents } from './money.ts'
import type { CommonTerms } from './terms.ts'

/**
 * A subscription that ends (FO-10 to FO-12). `effectiveOn` is what the confirmation states; an earlier mail that turns
 * up moves it forward. The client may withdraw before `effectiveAt`.
 */
export interface SubscriptionTerms extends CommonTerms, EffectiveDate {
  returnType: 'subscriptionCancellation'
  subscription: Subscription
  mail: CancellationMail
  confirmation: ConfirmationTerms
  noticeDays: number
  finalMonth: FinalMonth
  /** What the final bill may come to at most, whatever becomes known later (invariant 1). */
  highest: Cents
}

/**
 * What is billed for the period in which service ends, without a contract (FO-11): its days in service, all of it, or
 * nothing.
 */
export type FinalMonth = 'prorate-daily' | 'full' | 'none'
