import type { Outcome, Stage, UnitState } from './case.ts'
import type { Device } from './device.ts'
import type { FinalBill } from './final-bill.ts'
import type { Cents } from './money.ts'
import type { AnyLine, ObligationLine } from './money-movement.ts'
import type { SerialNumber } from './names.ts'
import type { UnitTerms } from './terms.ts'
import type { Instant } from './time.ts'

/**
 * One step of a case's story, as the workflow hands it over: what changed, why, and whom it concerns. `n` counts the
 * steps of the case; with it every line, letter, comment and task has a stable key, so telling it twice tells it once.
 */
export interface Step {
  n: number
  at: Instant
  /** What happened, for the audit trail (invariant 10). */
  audit: AuditLine[]
  /** What the case's row shows from now on. */
  now?: CaseChange
  letters?: LetterOrder[]
  comments?: CommentOrder[]
  tasks?: TaskOrder[]
  /** Open tasks that this step settles. */
  settles?: SettledTask[]
  /** What a lost dispute took back: the ledger has to know (invariant 5). */
  losses?: ObligationLine[]
  /** Obligations that arise here, such as a quote: each may cost this much at most from now on (invariant 1). */
  freezes?: AnyLine[]
  /** Devices that the records shall know from here on. One that they know already stays as it is. */
  devices?: Device[]
  /** What was replaced: the replacements join the warranty chains of what they stand for (VD-15). */
  replaced?: Replaced[]
}

export interface Replaced {
  units: readonly (Pick<UnitTerms, 'brand' | 'model' | 'chain' | 'succession'> & { replacement?: SerialNumber })[]
  /** When the replacements were shipped. */
  shippedAt: Instant
  zone: string
}

export interface AuditLine {
  /** `client`, `policy`, `staff:ana`, `carrier:easypost` … */
  who: string
  what: string
  because?: string[]
  /** Values before and after, amounts, reasons: whatever the line is about. No personal data. */
  detail?: Record<string, string | number | null>
}

export interface CaseChange {
  stage?: Stage
  outcome?: Outcome
  dueAt?: Instant | null
  billAt?: Instant | null
  moneyAt?: Instant | null
  /** When the hold lapses, while there is a live one. */
  securedUntil?: Instant | null
  collateral?: 'held' | 'unsecured' | 'on-account' | 'released' | 'claimed'
  disputed?: 'open' | 'won' | 'lost'
  units?: { serial: SerialNumber; state?: UnitState; replacement?: SerialNumber }[]
}

/** A letter to the client, or to management. Kind and occasion together go to one address once per case. */
export interface LetterOrder {
  kind: LetterKind
  occasion: string
  dueAt?: Instant
  billAt?: Instant
  moneyAt?: Instant
  /** The instant this letter is about: a hold's end, a delivery, a link's last day. */
  when?: Instant
  amount?: Cents
  /** What is kept of a refund, and the tax in its amount. */
  fee?: Cents
  tax?: Cents
  serials?: SerialNumber[]
  /** A word that the letter chooses its sentence by, such as the reason or the method. */
  variant?: string
  /** Why money moved, where that is not the usual reason: kept; the window is open again; lost under our label. */
  cause?: 'kept' | 'reopened' | 'lost'
  /** The keys of effects whose answers belong in the letter: labels, booked pick-ups. */
  about?: string[]
  /** When the mail came that a cancellation counts from. */
  receivedAt?: Instant
  /** What a cancelled service costs, line by line. */
  bill?: FinalBill
}

export const LETTER_KINDS = [
  'approval',
  'hold-link',
  'hold-link-reminder',
  'card-declined',
  'rma-lapsed',
  'hold-placed',
  'hold-waived',
  'out-of-stock',
  'shipped',
  'window-opened',
  'window-moved',
  'reminder',
  'overdue',
  'final-notice',
  'extended',
  'new-card-needed',
  'double-hold',
  'received',
  'exception',
  'exception-resolved',
  'released',
  'billed',
  'payment-link',
  'refunded',
  'reversed',
  'cancelled',
  'cancelled-after-shipping',
  'shipment-failed',
  'swap',
  'undone',
  'label',
  'pick-up',
  'lapse-notice',
  'reopened',
  'remedy',
  'no-trouble',
  'no-trouble-reminder',
  'rush-unpaid',
  'partner-team',
  'disposed-of',
  'quote',
  'quote-lapsed',
  'loaner-window-opened',
  'loaner-reminder',
  'loaner-billed',
  'confirmation-asked',
  'confirmation-reminder',
  'confirmation-lapsed',
  'in-notice',
  'acknowledgement-reminder',
  'withdrawn',
  'ended',
  'closed',
  /** To the clientops mailbox, where cancellations are worked on. */
  'clientops-notice',
  'declined',
  'denied',
  'late-allowed',
  /** The one that goes to management. */
  'management-notice',
] as const
export type LetterKind = (typeof LETTER_KINDS)[number]

/** An internal comment in the ticket, never public. */
export interface CommentOrder {
  kind: CommentKind
  occasion: string
  when?: Instant
  amount?: Cents
  /** What is kept of a refund, and the tax in its amount. */
  fee?: Cents
  tax?: Cents
  serials?: SerialNumber[]
  /** How many days late it is. */
  days?: number
  variant?: string
  /** What a cancelled service costs, line by line. */
  bill?: FinalBill
}

export const COMMENT_KINDS = [
  'approval-asked',
  'approved',
  'ship-now',
  'secured',
  'waived',
  'out-of-stock',
  'stock-answer',
  'shipped',
  'delivered',
  'overdue',
  'extended',
  'received',
  'exception',
  'inspected',
  'remedy',
  'asking-client',
  'quoted',
  'lapsed',
  'billed',
  'refunded',
  'escalated',
  'in-notice',
  'withdrawn',
  'closed',
  'ask-distributor',
  'vendor-number',
  'vendor-dispatched',
  'vendor-answered',
  'vendor-replacement',
  'vendor-tested',
  'denied',
  'late-allowed',
] as const
export type CommentKind = (typeof COMMENT_KINDS)[number]

/** Something a person has to do. One kind and occasion is one task per case. */
export interface TaskOrder {
  kind: TaskKind
  occasion: string
  role: 'staff' | 'manager' | 'finance'
  serials?: SerialNumber[]
  amount?: Cents
  when?: Instant
  variant?: string
}

/** All that are open of a kind, or the one that was asked for on this occasion. */
export type SettledTask = TaskKind | Pick<TaskOrder, 'kind' | 'occasion'>

export const TASK_KINDS = [
  'diagnose',
  'approve-return',
  'ask-distributor',
  'unexpected-unit',
  'ship-replacement',
  'stock-unanswered',
  'reship-or-cancel',
  'confirm-delivery',
  'shipped-unsecured',
  'return-overdue',
  'hold-lost',
  'new-card',
  'hold-beyond-limit',
  'still-in-transit',
  'carrier-claim',
  'carrier-silent',
  'denied-goods',
  'refund-shipping',
  'resolve-exception',
  'missing-packaging',
  'inspect',
  'inspection-overdue',
  'choose-remedy',
  'quote-needed',
  'no-trouble-unanswered',
  'collect-payment',
  'repair-unit',
  'return-unit',
  'dispose-unit',
  'shipped-early',
  'approve-charge',
  'collect-invoice',
  'dispute',
  'late-return-after-limit',
  'late-fact',
  'quarantine',
  'unidentified-parcel',
  'malformed-fact',
  'letter-undelivered',
  'comment-undelivered',
  'trigger-undelivered',
  'endpoint-disabled',
  'reconciliation-mismatch',
  'money-stuck',
  'management-notice',
  'quote-unanswered',
  'case-without-workflow',
  'offer-standard-return',
  'more-time',
  'swap-parcel',
  'loaner-outstanding',
  'switch-off-service',
  'prevent-renewal',
  'acknowledgement-missing',
  'vendor-rma',
  'vendor-dispatch',
  'vendor-answer',
  'vendor-replacement',
  'vendor-test',
  'vendor-gave-nothing',
  'unmatched-mail',
  'mailbox-unread',
] as const
export type TaskKind = (typeof TASK_KINDS)[number]

/** What became of a step's letters and comments on the first try; the unsaid are tried again beside the story. */
export interface Told {
  /** Letters as `kind/occasion`. */
  bounced: string[]
  unsaid: { letters: LetterOrder[]; comments: CommentOrder[] }
}
