import type { CancellationMail } from './case.ts'
import type { Instant, LocalDate } from './time.ts'

/**
 * Whether the mail counts by itself, or only once the client has followed a link: a sender is easily forged. `until` is
 * the first instant at which the link confirms nothing any more.
 */
export type ConfirmationTerms = { kind: 'trusted' } | { kind: 'by-link'; remindAt: Instant[]; until: Instant }

/** What has become known of a cancellation since it was granted. Facts carry their own time, and it decides. */
export interface CancellationFacts {
  /** The same request again, or an earlier copy that turned up. The mail that opened the case need not be among them. */
  mails: CancellationMail[]
  /** When the client followed the link. */
  confirmedAt?: Instant
  withdrawnAt?: Instant
}

/** From when it counts, and when it ends. In service through `effectiveOn`; `effectiveAt` is the first instant after. */
export interface EffectiveDate {
  /** The receipt of the first mail. */
  receivedAt: Instant
  effectiveOn: LocalDate
  effectiveAt: Instant
}

export type CancellationStanding =
  /** No mail counts yet. */
  | { kind: 'awaiting-confirmation'; until: Instant }
  /** The link was not followed in time: nothing was cancelled. */
  | { kind: 'lapsed' }
  /** Taken back before it took effect: service goes on, and nothing is billed. */
  | { kind: 'withdrawn' }
  | ({ kind: 'in-notice' } & EffectiveDate)
  | ({ kind: 'ended' } & EffectiveDate)
