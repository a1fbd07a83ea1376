import type { CaseType } from '../../domain/case.ts'
import type { CommentKind, CommentOrder } from '../../domain/step.ts'
import type { TermsOf } from '../../domain/terms.ts'
import { cancellation } from './cancellation.ts'
import { exchange } from './exchange.ts'
import { notNeeded } from './not-needed.ts'
import { overTheCounter } from './over-the-counter.ts'
import type { CommentSubject, WriteComment } from './phrases.ts'
import { standard } from './standard.ts'
import { vendor } from './vendor.ts'
import { virtual } from './virtual.ts'

type CommentsOf<Type extends CaseType> = Partial<Record<CommentKind, WriteComment<TermsOf<Type>>>>

/** Each kind of return says what is its own; the rest is said alike of all. */
const COMMENTS: { [Type in CaseType]: CommentsOf<Type> } = {
  advanceReplacement: exchange,
  standardReturn: standard,
  overTheCounterReturn: overTheCounter,
  virtualReturn: virtual,
  orderedNotNeededReturn: notNeeded,
  subscriptionCancellation: cancellation,
  maintenanceCancellation: cancellation,
  vendorReturn: vendor,
}

/** The kinds of comments that a return of this type may write. */
export function commentKindsOf(type: CaseType): CommentKind[] {
  return Object.keys(COMMENTS[type]) as CommentKind[] // they are that table's keys
}

/**
 * An internal comment, whole: a colleague, or management (VD-10), understands it without opening another page. The
 * first line says what happened, and every comment names its RMA. Throws an Error for a kind that returns of this type
 * do not write: that is a defect of ours.
 */
export function wordComment(order: CommentOrder, about: CommentSubject): string {
  const type = about.terms.returnType
  const write = COMMENTS[type][order.kind] as WriteComment | undefined // the table is that of the terms' own type
  if (!write) throw new Error(`Nobody has written a comment "${order.kind}" for a ${type}.`)
  const { headline, lines } = write(order, about)
  return [`${about.rma}: ${headline}`, ...lines].join('\n')
}
