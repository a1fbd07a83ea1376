import type { RuleId } from './decision.ts'
import type { SerialNumber } from './names.ts'
import type { Instant } from './time.ts'

/**
 * Where one obligation's window stands: all that the window's agenda is computed from. Facts only, no deadlines; a
 * corrected delivery, an extension or a backdated receipt changes a fact, and the agenda is asked again.
 */
export interface WindowFacts {
  /** Delivery of the replacement, last parcel of the last unit; absent while nobody knows. */
  anchor?: Instant
  /** Goes up with each corrected anchor, so that a deadline fires once per version (invariant 8). */
  anchorVersion: number
  extensionDays: number
  /** Spans in which an exception was open; the clock stood. The last may still be open. */
  pauses: { from: Instant; to?: Instant }[]
  /** A return's acceptance scan by a carrier, the earliest that is not yet received. */
  inTransitSince?: Instant
  /** A box that may have more in it: since when a carrier had it, and when the first unit came out of it here. */
  unpacking?: { since: Instant; openedAt: Instant }
  /** Occasions already acted on, as named by the agenda. */
  done: string[]
  /** When the final notice got through; absent while it did not. */
  finalNoticeAt?: Instant
}

/** What is due now, what comes next, and when. Asked of `rulings.windowAgenda` whenever the facts have changed. */
export interface WindowAgenda {
  /** First instants after the last day of each mark. */
  dueAt: Instant
  billAt: Instant
  /** When money moves, should nothing be back by then. */
  moneyAt: Instant
  /** Still within its time, late, or past the bill mark. */
  standing: 'in-time' | 'overdue' | 'past-bill-mark'
  /** In the order in which they are to be done. */
  due: WindowOccasion[]
  /** When to ask again, if no fact comes before. Absent while the clock stands, and once only staff can go on. */
  next?: Instant
}

/** `key` is unique per case and version: what `done` remembers. */
export type WindowOccasion =
  | { kind: 'reminder'; key: string; day: number; tone: 'friendly' | 'late' }
  /** The last letter before money moves; `late` when it should have gone out earlier. */
  | { kind: 'final-notice'; key: string; timing: 'in-time' | 'late' }
  /** `days`: how late it is by now. */
  | { kind: 'overdue'; key: string; days: number }
  /** Past its time and not sent: only remembered. */
  | { kind: 'skip'; key: string }
  /** A carrier still has it after the grace: staff decide. */
  | { kind: 'still-in-transit'; key: string }
  | { kind: 'money'; key: string }

export interface ReceiptRuling {
  /** `in-time`: received before the bill mark. */
  timing: 'in-time' | 'late'
  because: RuleId[]
  serial: SerialNumber
}

/** What is due in money, and what stands behind it. */
export interface DueCharge {
  collateral: 'hold' | 'saved-card' | 'account' | 'nothing'
  /** Whether the client may be billed on account. */
  accepted: 'yes' | 'no'
  /** `kept`: the client keeps it, and has agreed to this bill. */
  cause: 'unreturned' | 'kept'
  /** `undecided`: the bank may take a charge back, and finance has not said that there is to be one all the same. */
  dispute: 'none' | 'undecided'
}

/** Who says that money moves. */
export type ChargedBy = { kind: 'itself' } | { kind: 'finance'; why: 'charge' | 'dispute'; because: RuleId[] }
