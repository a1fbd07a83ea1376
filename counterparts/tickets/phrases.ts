import type { ClientType } from '../../domain/case.ts'
import { type Cents, type Currency, sum } from '../../domain/money.ts'
import type { RmaNumber, SerialNumber } from '../../domain/names.ts'
import type { CommentOrder } from '../../domain/step.ts'
import type { CaseTerms } from '../../domain/terms.ts'
import type { Instant, LocalDate } from '../../domain/time.ts'
import { wordsOf } from '../../policies/words.ts'
import { spokenAmount, spokenDay, spokenTime } from '../spoken.ts'

/** The case that a comment stands in: read from the records when it is written. */
export interface CommentSubject<Terms extends CaseTerms = CaseTerms> {
  rma: RmaNumber
  ticket: string
  /** The policy's profile, by its id. */
  profile: string
  currency: Currency
  zone: string
  units: CommentUnit[]
  terms: Terms
  client: { name: string; type?: ClientType }
}

export interface CommentUnit {
  brand: string
  model: string
  serial: SerialNumber
  shippedOn?: LocalDate
  replacement?: SerialNumber
}

/** What a comment says; its RMA number goes in front. */
export interface Comment {
  headline: string
  lines: string[]
}

export type WriteComment<Terms extends CaseTerms = CaseTerms> = (
  order: CommentOrder,
  about: CommentSubject<Terms>,
) => Comment

/** What many comments say, said in one way. */

export function theCase({ ticket, client, profile, terms, zone }: CommentSubject): string[] {
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
export function unitLines({ serials }: CommentOrder, about: CommentSubject): string[] {
  const { terms } = about
  const owed = terms.returnType === 'advanceReplacement' ? [...terms.units, ...terms.loaners] : terms.units
  const units = about.units.filter(unit => !serials || serials.includes(unit.serial))
  // A unit that comes first owes nothing: that needs no saying.
  const amounts = units.map(unit => owed.find(({ serial }) => serial === unit.serial)?.amount || undefined)
  const lines = units.map((unit, index) => `Unit: ${described(unit)}${amountOf(amounts[index], about)}`)
  const known = amounts.filter(amount => amount !== undefined)
  return known.length > 1 ? [...lines, `Units together: ${money(sum(known), about)}`] : lines
}

export function described({ brand, model, serial, shippedOn, replacement }: CommentUnit): string {
  return [
    `${brand} ${model}`,
    `SN ${serial}`,
    ...(shippedOn ? [`first shipped ${shippedOn}`] : []),
    ...(replacement ? [`replaced by SN ${replacement}`] : []),
  ].join(', ')
}

export function amountOf(amount: Cents | undefined, about: CommentSubject): string {
  return amount === undefined ? '' : `, ${money(amount, about)}`
}

export function theReasons({ terms }: CommentSubject): string[] {
  return terms.because.map(rule => `Because ${rule}: ${wordsOf(rule)}`)
}

export function finding({ variant }: CommentOrder): string[] {
  return variant ? [`Finding: ${variant}`] : []
}

export function reason({ variant }: CommentOrder): string[] {
  return variant ? [`Reason: ${variant}`] : []
}

export function how({ variant }: CommentOrder): string {
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
export function value({ amount, serials }: CommentOrder, about: CommentSubject): string {
  const units = about.terms.units.filter(unit => !serials || serials.includes(unit.serial))
  return money(amount ?? sum(units.map(unit => unit.amount)), about)
}

export function money(amount: Cents, { currency }: CommentSubject): string {
  return spokenAmount(amount, currency)
}

export function on({ when }: { when?: Instant }, { zone }: CommentSubject): string {
  return when ? ` on ${spokenDay(when, zone)}` : ''
}

export function until({ when }: CommentOrder, { zone }: CommentSubject): string {
  return when ? ` until ${spokenTime(when, zone)}` : ''
}
