import type { ClientType, CollateralKind } from '../../domain/case.ts'
import { type Cents, type Currency, sum } from '../../domain/money.ts'
import type { RmaNumber, SerialNumber } from '../../domain/names.ts'
import type { CommentKind, CommentOrder } from '../../domain/step.ts'
import type { AdvanceTerms } from '../../domain/terms.ts'
import type { Instant, LocalDate } from '../../domain/time.ts'
import { wordsOf } from '../../policies/words.ts'
import { count, spokenAmount, spokenDay, spokenTime } from '../spoken.ts'

/** The case that a comment stands in: read from the records when it is written. */
export interface CommentSubject {
  rma: RmaNumber
  ticket: string
  /** The policy's profile, by its id. */
  profile: string
  currency: Currency
  zone: string
  units: CommentUnit[]
  terms: AdvanceTerms
  client: { name: string; type?: ClientType }
}

export interface CommentUnit {
  brand: string
  model: string
  serial: SerialNumber
  shippedOn?: LocalDate
  replacement?: SerialNumber
}

/**
 * An internal comment, whole: a colleague, or management (VD-10), understands it without opening another page. The
 * first line says what happened, and every comment names its RMA.
 */
export function wordComment(order: CommentOrder, about: CommentSubject): string {
  const { headline, lines } = COMMENTS[order.kind](order, about)
  return [`${about.rma}: ${headline}`, ...lines].join('\n')
}

interface Comment {
  headline: string
  lines: string[]
}

const COMMENTS: Record<CommentKind, (order: CommentOrder, about: CommentSubject) => Comment> = {
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
    headline: `the failed unit is overdue${on(order, about)}. Nothing has been charged.`,
    lines: [...theCase(about), ...unitLines(order, about), `At the bill mark: ${atTheMark(about)}`],
  }),

  extended: (order, about) => ({
    headline: `the return was extended${until(order, about)}.`,
    lines: [...reason(order), ...unitLines(order, about)],
  }),

  received: (order, about) => ({
    headline: `the failed unit was received${on(order, about)}${order.variant ? `, ${order.variant}` : ''}.`,
    lines: [...unitLines(order, about), ...inspectionLines(about)],
  }),

  exception: (order, about) => ({
    headline: `something is wrong with the return${order.variant ? `: ${order.variant}` : ''}.`,
    lines: [...unitLines(order, about), 'The clock of the return stands still until a person resolves it in Sendback.'],
  }),

  inspected: (order, about) => ({
    headline: `the failed unit was inspected${on(order, about)}.`,
    lines: [...finding(order), ...unitLines(order, about)],
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

  refunded: (order, about) => ({
    headline: `${value(order, about)} given back${on(order, about)}${how(order)}.`,
    lines: unitLines(order, about),
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

  closed: (order, about) => ({
    headline: `closed${on(order, about)}${order.variant ? `, ${order.variant}` : ''}.`,
    lines: unitLines(order, about),
  }),
}

function theCase({ ticket, client, profile, terms, zone }: CommentSubject): string[] {
  const type = client.type ?? terms.clientType
  return [
    `Ticket: ${ticket}`,
    `Client: ${client.name}${type ? ` (${CLIENT_TYPE[type]})` : ''}`,
    `Policy: ${profile}, version ${terms.policyVersion}; approved ${spokenTime(terms.approvedAt, zone)}`,
  ]
}

const CLIENT_TYPE: Record<ClientType, string> = {
  agent: 'agent',
  'direct-client': 'direct client',
  reseller: 'reseller',
  'service-provider': 'service provider',
}

/** One line a unit, with what it may cost, and the sum where there are several. */
function unitLines({ serials }: CommentOrder, about: CommentSubject): string[] {
  const { units: owed, loaners } = about.terms
  const units = about.units.filter(unit => !serials || serials.includes(unit.serial))
  const amounts = units.map(unit => [...owed, ...loaners].find(({ serial }) => serial === unit.serial)?.amount)
  const lines = units.map((unit, index) => `Unit: ${described(unit)}${amountOf(amounts[index], about)}`)
  const known = amounts.filter(amount => amount !== undefined)
  return known.length > 1 ? [...lines, `Units together: ${money(sum(known), about)}`] : lines
}

function described({ brand, model, serial, shippedOn, replacement }: CommentUnit): string {
  return [
    `${brand} ${model}`,
    `SN ${serial}`,
    ...(shippedOn ? [`first shipped ${shippedOn}`] : []),
    ...(replacement ? [`replaced by SN ${replacement}`] : []),
  ].join(', ')
}

function amountOf(amount: Cents | undefined, about: CommentSubject): string {
  return amount === undefined ? '' : `, ${money(amount, about)}`
}

function theTerms(about: CommentSubject): string[] {
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

function atTheMark({ terms }: CommentSubject): string {
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

function theReasons({ terms }: CommentSubject): string[] {
  return terms.because.map(rule => `Because ${rule}: ${wordsOf(rule)}`)
}

function inspectionLines({ terms }: CommentSubject): string[] {
  return terms.inspection.cause === 'required' ? ['To inspect. A cause of failure is required.'] : ['To inspect.']
}

function finding({ variant }: CommentOrder): string[] {
  return variant ? [`Finding: ${variant}`] : []
}

function reason({ variant }: CommentOrder): string[] {
  return variant ? [`Reason: ${variant}`] : []
}

function how({ variant }: CommentOrder): string {
  switch (variant) {
    case 'hold':
      return ' from the hold'
    case 'card':
      return ' on the saved card'
    case 'account':
      return ' on account; finance has been told'
    default:
      return ''
  }
}

/** The order's own amount, or what the units it names may cost by the terms. */
function value({ amount, serials }: CommentOrder, about: CommentSubject): string {
  const units = about.terms.units.filter(unit => !serials || serials.includes(unit.serial))
  return money(amount ?? sum(units.map(unit => unit.amount)), about)
}

function money(amount: Cents, { currency }: CommentSubject): string {
  return spokenAmount(amount, currency)
}

function on({ when }: { when?: Instant }, { zone }: CommentSubject): string {
  return when ? ` on ${spokenDay(when, zone)}` : ''
}

function until({ when }: CommentOrder, { zone }: CommentSubject): string {
  return when ? ` until ${spokenTime(when, zone)}` : ''
}
