import type { ConfirmationTerms, EffectiveDate } from './cancellation.ts'
import type { CancellationMail, Maintenance } from './case.ts'
import type { CommonTerms } from './terms.ts'

/** Maintenance that ends with its term (FO-13, FO-14): `effectiveOn` is the last day of the term the mail counts for. */
export interface MaintenanceTerms extends CommonTerms, EffectiveDate {
  returnType: 'maintenanceCancellation'
  maintenance: Maintenance
  mail: CancellationMail
  confirmation: ConfirmationTerms
  /** The term after it never begins. */
  renewal: 'none'
  /** Service runs to the term's end, so no day of it is paid back. */
  credit: 'none'
  /** The client acknowledges that it may not be taken up again. Without it the cancellation stands all the same. */
  acknowledgement: AcknowledgementTerms
}

/** Days count from the letter that asks for it. */
export interface AcknowledgementTerms {
  reminderDays: number[]
  remindAt: string
  /** When it becomes a staff task. */
  taskAfterDays: number
}
