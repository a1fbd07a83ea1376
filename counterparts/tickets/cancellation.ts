import type { FinalBill } from '../../domain/final-bill.ts'
import type { CommentKind, CommentOrder } from '../../domain/step.ts'
import type { CancellationTerms } from '../../domain/terms.ts'
import type { Instant } from '../../domain/time.ts'
import { unreachable } from '../../domain/unreachable.ts'
import { spokenLastDay, spokenTime } from '../spoken.ts'
import { general } from './general.ts'
import { type CommentSubject, how, money, theCase, theReasons, value, type WriteComment } from './phrases.ts'

type CancellationSubject = CommentSubject<CancellationTerms>

/** What is said of a service that a client cancels by mail. */
export const cancellation = {
  ...general,

  approved: (_, about) => ({
    headline: `the client asks to cancel ${service(about)}.`,
    lines: [
      ...theCase(about),
      `Mail received: ${spokenTime(about.terms.mail.receivedAt, about.zone)}. ${howItCounts(about)}`,
      ...theReasons(about),
    ],
  }),

  'in-notice': (order, about) => ({
    headline: `${service(about)} is cancelled; its last day is ${lastDay(order, about)}.`,
    lines: [...theCase(about), ...whatFollows(order, about)],
  }),

  withdrawn: (_, about) => ({
    headline: `the cancellation of ${service(about)} was taken back.`,
    lines: ['Service goes on, and nothing is billed for the cancellation.'],
  }),

  billed: (order, about) => ({
    headline: `${value(order, about)} billed${how(order)}: the final bill of ${service(about)}.`,
    lines: [...theCase(about), ...billLines(order.bill, about)],
  }),

  closed: order => ({
    headline: `closed${order.variant ? `, ${order.variant}` : ''}.`,
    lines: order.variant === 'lapsed' ? ['The client never confirmed the mail: nothing was cancelled.'] : [],
  }),
} satisfies Partial<Record<CommentKind, WriteComment<CancellationTerms>>>

function service({ terms }: CancellationSubject): string {
  switch (terms.returnType) {
    case 'subscriptionCancellation':
      return terms.subscription.service
    case 'maintenanceCancellation':
      return `maintenance contract ${terms.maintenance.contract}`
    default:
      return unreachable(terms)
  }
}

function howItCounts({ terms, zone }: CancellationSubject): string {
  if (terms.confirmation.kind === 'by-link')
    return `Its sender is not proven: it counts once the client follows a link, through ${spokenLastDay(terms.confirmation.until, zone)}.`
  return terms.mail.confirmation === 'dmarc-passed'
    ? "Its sender's domain vouches for it (DMARC), so it counts."
    : 'Staff know the sender, so it counts.'
}

function lastDay({ when }: CommentOrder, { terms, zone }: CancellationSubject): string {
  const end: Instant = when ?? terms.effectiveAt
  return spokenLastDay(end, zone)
}

function whatFollows({ bill }: CommentOrder, about: CancellationSubject): string[] {
  const takenBack = 'Until the end of that day it can be taken back: `withdrawal`.'
  if (about.terms.returnType === 'subscriptionCancellation') return [...billLines(bill, about), takenBack]
  return ['No credit, no renewal. The client is asked to acknowledge that it can usually not be reinstated.', takenBack]
}

function billLines(bill: FinalBill | undefined, about: CancellationSubject): string[] {
  if (!bill) return []
  return [
    `Regular bills go on through ${bill.regularThrough}.`,
    ...bill.lines.map(line => `Final bill, ${LINE_NAMES[line.kind]}: ${money(line.amount, about)}`),
    ...(bill.net === 0 ? ['Final bill: nothing.'] : [`Final bill in all: ${money(bill.net, about)}`]),
  ]
}

const LINE_NAMES = {
  'part-month': 'part of a month',
  'contract-balance': 'balance of the contract',
  'past-due': 'past due',
} as const satisfies Record<FinalBill['lines'][number]['kind'], string>
