import type { ConfirmationTerms } from '../domain/cancellation.ts'
import type { Cents, Currency } from '../domain/money.ts'
import type { Freight, Leg, StandardUnitTerms } from '../domain/standard-terms.ts'
import type { AdvanceTerms, CommonTerms, TermsOf, UnitTerms, WindowTerms } from '../domain/terms.ts'
import { unreachable } from '../domain/unreachable.ts'
import type { GrantedTerms } from '../policies/decide.ts'
import { spokenAmount, spokenDate, spokenDay, spokenLastDay, spokenTime } from './spoken.ts'

/** What terms grant, in sentences for whoever writes or reads a policy. All of them stand in the terms themselves. */
export function grantedInWords(terms: GrantedTerms): string[] {
  return [...ofItsKind(terms), ...noticesToManagement(terms)]
}

/** What every return of its kind is. */
export const SENTENCES = {
  standard: 'The client sends in first; repair or replacement ships after that.',
  overTheCounter:
    'The client hands it to a distributor under our Tech Ticket ID; the distributor’s own policy governs.',
  virtual: 'A person approves it; then the replacement ships, and nothing is expected back.',
} as const

function ofItsKind(terms: GrantedTerms): string[] {
  switch (terms.returnType) {
    case 'advanceReplacement':
      return advanceReplacement(terms)
    case 'standardReturn':
      return standardReturn(terms)
    case 'overTheCounterReturn':
      return [
        ...terms.units.map(unitName),
        SENTENCES.overTheCounter,
        `Staff ask the distributor after ${days(terms.nudgeDays)}, at ${spokenTime(terms.nudgeAt, terms.zone)}.`,
      ]
    case 'virtualReturn':
      return [
        ...terms.units.map(unitName),
        SENTENCES.virtual,
        `Staff are reminded to decide ${onDays(terms.approvalReminderDays)}.`,
      ]
    case 'orderedNotNeededReturn':
      return orderedNotNeeded(terms)
    case 'subscriptionCancellation':
      return [
        `${terms.subscription.service} is in service through ${spokenDate(terms.effectiveOn)}, ${days(terms.noticeDays)} after the mail.`,
        `The final bill is ${amount(terms, terms.highest)} at most; of its last period, ${FINAL_MONTH[terms.finalMonth]}.`,
        confirmed(terms, terms.confirmation),
      ]
    case 'maintenanceCancellation':
      return [
        `${terms.maintenance.contract} ends with its term, on ${spokenDate(terms.effectiveOn)}; it does not renew, and nothing is paid back.`,
        `The client is asked to acknowledge it, and reminded ${onDays(terms.acknowledgement.reminderDays)}; it stands all the same.`,
        confirmed(terms, terms.confirmation),
      ]
    default:
      return unreachable(terms)
  }
}

const COLLATERAL = {
  'card-hold': 'once the client has authorised a card hold',
  'saved-card': 'once the client has stored a card',
  invoice: 'and is billed on account if need be',
  none: 'and is never charged for: at the mark it is a staff task',
} as const satisfies Record<AdvanceTerms['collateral'], string>

const ON_ACCOUNT = {
  unasked: [],
  accepted: ['The client has accepted date and amount, so it may be billed on account.'],
  awaited: ['The client has not accepted date and amount yet: until then the mark is a staff task.'],
} as const satisfies Record<AdvanceTerms['billingOnAccount'], string[]>

function advanceReplacement(terms: AdvanceTerms): string[] {
  const { collateral, shipping, hold, loaners } = terms
  return [
    inAdvance(collateral),
    ...terms.units.map(unit => `${unitName(unit)}: ${amount(terms, unit.amount)} at most.`),
    ...(collateral === 'card-hold'
      ? [`The hold is for ${amount(terms, hold.highestAmount)}; its link is good for ${days(hold.linkDays)}.`]
      : []),
    ...windowInWords(terms.window),
    ...ON_ACCOUNT[terms.billingOnAccount],
    shippingInWords(shipping),
    lateReturnInWords(terms.lateReturn, terms.currency),
    ...loaners.map(loaner => `Lent: ${unitName(loaner)}, ${amount(terms, loaner.amount)} at most.`),
  ]
}

export function inAdvance(collateral: AdvanceTerms['collateral']): string {
  return `The replacement ships before the failed unit is back, ${COLLATERAL[collateral]}.`
}

export function shippingInWords({ inbound, label, originalPackaging }: AdvanceTerms['shipping']): string {
  const packaging = `original packaging is ${originalPackaging === 'required' ? 'required' : 'not asked for'}`
  return `To us: ${INBOUND[inbound]}; a label is ${label}; ${packaging}.`
}

export function lateReturnInWords({ days: within, fee }: AdvanceTerms['lateReturn'], currency: Currency): string {
  return `Back after it was billed, within ${days(within)}: refunded, less ${spokenAmount(fee, currency)}.`
}

const INBOUND = {
  'we-pay-ground': 'we pay ground',
  'client-pays': 'the client pays',
} as const satisfies Record<AdvanceTerms['shipping']['inbound'], string>

type Marks = Pick<WindowTerms, 'dueDays' | 'billAfterDays' | 'reminderDays' | 'remindAt'> & {
  moneyAt: 'mark' | { time: string }
}

/** Day 0 is the day of the replacement's delivery. */
export function windowInWords({ dueDays, billAfterDays, reminderDays, remindAt, moneyAt }: Marks): string[] {
  const when = moneyAt === 'mark' ? 'at once' : `at ${moneyAt.time} of the next business day`
  return [
    `The failed unit is due ${days(dueDays)} after the replacement’s delivery; still out after ${days(billAfterDays)}, it is money, ${when}.`,
    `Reminders go out ${onDays(reminderDays)}, at ${remindAt}.`,
  ]
}

function standardReturn(terms: TermsOf<'standardReturn'>): string[] {
  return [
    SENTENCES.standard,
    ...terms.units.flatMap(unit => treatmentInWords(terms, unit)),
    lapseInWords(terms.lapse),
    VENDOR[terms.vendorStartsAt],
  ]
}

export function lapseInWords({ days: after, noticeDaysBefore }: TermsOf<'standardReturn'>['lapse']): string {
  return `It lapses when nothing has come after ${days(after)}, with a notice ${days(noticeDaysBefore)} before.`
}

export const VENDOR = {
  bench: 'The vendor’s RMA starts once our bench has confirmed the fault.',
  approval: 'The vendor’s RMA starts at once, without our bench.',
  none: 'No vendor is asked.',
} as const satisfies Record<TermsOf<'standardReturn'>['vendorStartsAt'], string>

export const DONE = {
  replace: 'is replaced',
  'repair-or-replace': 'is repaired or replaced',
  'partner-team': 'goes to the Partner Team for action and quote',
  'person-decides': 'waits for a person to decide: its brand has no known warranty',
} as const satisfies Record<StandardUnitTerms['treatment']['done'], string>

function treatmentInWords(terms: CommonTerms, unit: StandardUnitTerms): string[] {
  const { done, freight, deductible, because } = unit.treatment
  const age = unit.age ? `, ${days(unit.age.days)} old,` : ''
  return [
    `${unitName(unit)}${age} ${DONE[done]} (${because.join(', ')}).`,
    `  ${treatmentCost(freight, deductible, terms.currency)}`,
    ...(unit.replacement === 'maximum-reached' ? ['  It has been replaced as often as it may be: repair only.'] : []),
  ]
}

export function treatmentCost(
  { toUs, toClient }: Pick<Freight, 'toUs' | 'toClient'>,
  deductible: Cents,
  currency: Currency,
) {
  return `To us: ${legInWords(toUs)}; to the client: ${legInWords(toClient)}; deductible ${spokenAmount(deductible, currency)}.`
}

function legInWords({ payer, service }: Leg): string {
  return `${payer === 'us' ? 'we pay' : 'the client pays'}${service === 'any' ? '' : ` ${service}`}`
}

export const FINAL_MONTH = {
  'prorate-daily': 'the days in service',
  full: 'all of it',
  none: 'nothing',
} as const satisfies Record<TermsOf<'subscriptionCancellation'>['finalMonth'], string>

function orderedNotNeeded(terms: TermsOf<'orderedNotNeededReturn'>): string[] {
  const { restocking, shipping } = terms
  return [
    ...terms.units.map(
      unit =>
        `${unitName(unit)}: ${amount(terms, unit.amount)} and ${amount(terms, unit.tax)} tax go back; with a carrier or with us by ${spokenLastDay(unit.handOverBy, terms.zone)}.`,
    ),
    restockingInWords(restocking),
    sendingInWords(shipping),
  ]
}

export function restockingInWords({
  percent,
}: Pick<TermsOf<'orderedNotNeededReturn'>['restocking'], 'percent'>): string {
  return `Opened, installed or used, ${percent} % of the price is kept.`
}

export function sendingInWords({ inbound, label }: Pick<AdvanceTerms['shipping'], 'inbound' | 'label'>): string {
  return `To us: ${INBOUND[inbound]}; a label is ${label}.`
}

function confirmed({ zone }: CommonTerms, confirmation: ConfirmationTerms): string {
  if (confirmation.kind === 'trusted') return 'The mail counts as it is.'
  return `The mail counts once the client has followed a link, by ${spokenTime(confirmation.until, zone)}.`
}

function noticesToManagement({ management, zone }: CommonTerms): string[] {
  if (!management) return []
  return [`Management is told, again on ${spokenDay(management.againAt, zone)}, then it is a staff task.`]
}

function unitName({ serial, brand, model }: UnitTerms): string {
  return `${brand} ${model} ${serial}`
}

function amount({ currency }: CommonTerms, cents: Cents): string {
  return spokenAmount(cents, currency)
}

export function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`
}

export function onDays(list: readonly number[]): string {
  return list.length === 0 ? 'never' : `on day${list.length > 1 ? 's' : ''} ${list.join(', ')}`
}
