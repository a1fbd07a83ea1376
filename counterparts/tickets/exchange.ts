import type { CollateralKind } from '../../domain/case.ts'
import type { CommentKind } from '../../domain/step.ts'
import type { AdvanceTerms } from '../../domain/terms.ts'
import { count, spokenTime } from '../spoken.ts'
import { general } from './general.ts'
import {
  type CommentSubject,
  how,
  money,
  on,
  reason,
  theCase,
  theReasons,
  unitLines,
  until,
  value,
  type WriteComment,
} from './phrases.ts'

type ExchangeSubject = CommentSubject<AdvanceTerms>

/** What is said of an advance replacement. */
export const exchange = {
  ...general,

  approved: (order, about) => ({
    headline: `advance replacement approved${on(order, about)}.`,
    lines: [...theCase(about), ...unitLines(order, about), ...theTerms(about), ...theReasons(about)],
  }),

  'ship-now': (order, about) => ({
    headline: 'ship the replacement now.',
    lines: [...unitLines(order, about), 'Scan the replacement when it leaves, so that the client is told.'],
  }),

  secured: (order, about) => ({
    headline: `the hold of ${value(order, about)} is in place${until(order, about)}.`,
    lines: ['The replacement may ship. The hold is renewed by itself while the failed unit is out.'],
  }),

  waived: (order, about) => ({
    headline: `the hold of ${value(order, about)} was waived${on(order, about)}; the case is unsecured.`,
    lines: [...reason(order), 'The replacement may ship. What is not returned is invoiced.'],
  }),

  shipped: (order, about) => ({
    headline: `the replacement has shipped${on(order, about)}.`,
    lines: [...unitLines(order, about), 'The days of the return begin when it is delivered.'],
  }),

  delivered: (order, about) => ({
    headline: `the replacement was delivered${on(order, about)}.`,
    lines: [
      `Due back ${count(about.terms.window.dueDays, 'day')} after that day, billed ${count(about.terms.window.billAfterDays, 'day')} after it.`,
      ...unitLines(order, about),
    ],
  }),

  overdue: (order, about) => ({
    headline: `the failed unit is ${order.days === undefined ? '' : `${count(order.days, 'day')} `}overdue. Nothing has been charged.`,
    lines: [...theCase(about), ...unitLines(order, about), `At the bill mark${on(order, about)}: ${atTheMark(about)}`],
  }),

  'out-of-stock': (order, about) => ({
    headline: 'the replacement is out of stock. The client is asked whether they wait, take a substitute or cancel.',
    lines: [...unitLines(order, about), 'Enter their answer: stock-answer.'],
  }),

  'stock-answer': (order, about) => ({
    headline: `the replacement is out of stock, and the client ${STOCK_ANSWERED[order.variant ?? ''] ?? 'has answered'}.`,
    lines: unitLines(order, about),
  }),

  extended: (order, about) => ({
    headline: `the return was extended${until(order, about)}.`,
    lines: [...reason(order), ...unitLines(order, about)],
  }),

  received: (order, about) => ({
    headline: `the failed unit was received${on(order, about)}${order.variant ? `, ${order.variant}` : ''}.`,
    lines: [...unitLines(order, about), ...inspectionLines(about)],
  }),

  billed: (order, about) => ({
    headline: `${value(order, about)} billed${on(order, about)}${how(order)} for what was not returned.`,
    lines: [
      ...theCase(about),
      ...unitLines(order, about),
      `Back within ${count(about.terms.lateReturn.days, 'day')} of the charge, it is inspected and refunded less a late fee of ${money(about.terms.lateReturn.fee, about)}.`,
      ...theReasons(about),
    ],
  }),

  escalated: (order, about) => ({
    headline: `a person has to look at this${order.variant ? `: ${order.variant}` : ''}.`,
    lines: [
      ...theCase(about),
      ...(order.amount === undefined ? [] : [`Amount: ${money(order.amount, about)}`]),
      ...unitLines(order, about),
      ...theTerms(about),
      ...theReasons(about),
    ],
  }),
} satisfies Partial<Record<CommentKind, WriteComment<AdvanceTerms>>>

const STOCK_ANSWERED: Record<string, string> = {
  wait: 'waits until we have it',
  substitute: 'takes a substitute; the case’s history says which',
  cancel: 'cancels',
}

function theTerms(about: ExchangeSubject): string[] {
  const { window, collateral, shipping, management } = about.terms
  return [
    `Return: due ${count(window.dueDays, 'day')}, billed ${count(window.billAfterDays, 'day')} after the replacement's delivery`,
    `Secured by: ${COLLATERAL[collateral]}. At the bill mark: ${atTheMark(about)}`,
    `The way back: ${shipping.inbound === 'we-pay-ground' ? 'we pay ground' : 'the client pays'}${shipping.originalPackaging === 'required' ? '; original packaging required' : ''}`,
    ...(management ? [`Management acknowledges by ${spokenTime(management.againAt, about.zone)}.`] : []),
  ]
}

const COLLATERAL: Record<CollateralKind, string> = {
  'card-hold': 'a hold on the client’s card',
  'saved-card': 'the client’s saved card',
  invoice: 'the client’s account',
  none: 'nothing',
}

function atTheMark({ terms }: ExchangeSubject): string {
  switch (terms.collateral) {
    case 'card-hold':
      return 'the hold is captured for what is missing.'
    case 'saved-card':
      return 'the saved card is charged for what is missing.'
    case 'invoice':
      return terms.billingOnAccount === 'awaited'
        ? 'a staff task, unless the client has accepted date and amount by then.'
        : 'what is missing is billed on account.'
    case 'none':
      return 'a staff task; nothing is charged by itself.'
  }
}

function inspectionLines({ terms }: ExchangeSubject): string[] {
  return terms.inspection.cause === 'required' ? ['To inspect. A cause of failure is required.'] : ['To inspect.']
}
