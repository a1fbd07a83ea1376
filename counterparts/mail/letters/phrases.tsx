import type { Language } from '../../../domain/language.ts'
import { type Cents, sum } from '../../../domain/money.ts'
import type { LetterOrder } from '../../../domain/step.ts'
import type { Instant } from '../../../domain/time.ts'
import { count, listed, spokenAmount, spokenDay, spokenLastDay, spokenTime } from '../../spoken.ts'
import { P, Points } from './letterhead.tsx'
import type { ExchangeSubject, LetterSubject, LetterUnit } from './subject.ts'

/** What many letters say, said in one way. */

export function amount(value: Cents, about: LetterSubject): string {
  return spokenAmount(value, about.currency, about.language)
}

/** `Saturday 4 April 2026`: for things that happened, in the policy's zone. */
export function day(at: Instant, about: LetterSubject): string {
  return spokenDay(at, about.zone, about.language)
}

/** For a moment whose hour matters, in the policy's zone and in the client's. */
export function time(at: Instant, about: LetterSubject): string {
  const { language = 'en' } = about
  const { zone = about.zone } = about.client
  const ours = spokenTime(at, about.zone, language)
  return zone === about.zone ? ours : `${ours}, ${WHICH_IS[language]} ${spokenTime(at, zone, language)}`
}

/** A deadline's last day, in the policy's zone and in the client's. To be read after "through", in Spanish after "a más tardar el". */
export function lastDay(deadline: Instant, about: LetterSubject): string {
  return spokenLastDay(deadline, about.zone, about.client.zone, about.language)
}

/**
 * The units that the order names, by their own serial number or by their replacement's; without any, all failed units.
 * The case's units may count its loaners among them, and those are never owed as failed units.
 */
export function failedUnits({ serials }: LetterOrder, about: LetterSubject): LetterUnit[] {
  const { units, terms } = about
  if (!serials) return units.filter(unit => terms.units.some(({ serial }) => serial === unit.serial))
  const isNamed = ({ serial, replacement }: LetterUnit) =>
    serials.includes(serial) || (replacement !== undefined && serials.includes(replacement))
  return units.filter(isNamed)
}

export function loaners({ serials }: LetterOrder, { terms }: ExchangeSubject): LetterUnit[] {
  return terms.loaners.filter(unit => !serials || serials.includes(unit.serial))
}

/** `Yealink T54W (serial number 1234)` and so on, in one sentence. */
export function named(units: readonly LetterUnit[]): string {
  return units.length === 0 ? 'your equipment' : listed(units.map(nameOf))
}

function them(units: readonly LetterUnit[]): string {
  return units.length > 1 ? 'the failed units' : 'the failed unit'
}

function they(units: readonly LetterUnit[]): string {
  return units.length > 1 ? 'they are' : 'it is'
}

/** The verb that fits the number of units: `verb(units, 'was', 'were')`. */
export function verb(units: readonly LetterUnit[], one: string, several: string): string {
  return units.length > 1 ? several : one
}

export function unitsWord(units: readonly LetterUnit[]): string {
  return units.length > 1 ? 'units' : 'unit'
}

/** What the units named may cost by the terms: the order's amount where it has one. */
export function owed(order: LetterOrder, about: LetterSubject): Cents {
  const { serials, amount } = order
  if (amount !== undefined) return amount
  return sum(about.terms.units.filter(unit => !serials || serials.includes(unit.serial)).map(unit => unit.amount))
}

/** Each unit with its own amount, as frozen at approval. */
export function UnitAmounts({ about }: { about: LetterSubject }) {
  return (
    <Points>
      {about.terms.units.map(unit => (
        <li key={unit.serial}>
          {nameOf(unit)}: {amount(unit.amount, about)}
        </li>
      ))}
    </Points>
  )
}

/** The replacement's parcels, as far as they are known. */
export function Parcels({ about: { parcels = [] } }: { about: LetterSubject }) {
  if (parcels.length === 0) return null
  return (
    <Points>
      {parcels.map(({ carrier, tracking }) => (
        <li key={tracking}>
          {carrier}, tracking number {tracking}
        </li>
      ))}
    </Points>
  )
}

/** The one or two dates of a return: counted from delivery while that is ahead, told as days once it is known. */
export function Deadlines({ order, about }: { order: LetterOrder; about: ExchangeSubject }) {
  const { dueDays, billAfterDays } = about.terms.window
  const { dueAt, billAt, moneyAt } = order
  const units = failedUnits(order, about)
  const twoMarks = dueDays < billAfterDays
  return (
    <Points>
      {twoMarks && (
        <li>
          You have {dueAt ? `through ${lastDay(dueAt, about)}` : daysFromDelivery(dueDays)} to get {them(units)} back to
          us. After that, your return is late.
        </li>
      )}
      <li>
        You have {billAt ? `through ${lastDay(billAt, about)}` : daysFromDelivery(billAfterDays)}{' '}
        {twoMarks ? 'at the longest' : `to get ${them(units)} back to us`}. If {they(units)} not here then,{' '}
        {ifNotReturned(order, about)}.
      </li>
      {moneyAt && <li>No money moves before {time(moneyAt, about)}.</li>}
    </Points>
  )
}

/** How the failed units come back: where to, in what, at whose cost. */
export function WayBack({ about }: { about: ExchangeSubject }) {
  const { shipping } = about.terms
  const { helpAddress, returnAddress } = about.company
  return (
    <>
      <P>
        {returnAddress ? `Send the parcel to ${returnAddress}, or hand it to us there. ` : ''}
        Write {about.rma} on the parcel.{' '}
        {shipping.inbound === 'we-pay-ground'
          ? 'We pay for ground shipping to us.'
          : 'The way back to us is at your cost; please keep the tracking number.'}
      </P>
      {shipping.label === 'granted' && (
        <P>
          You need a shipping label, or want the parcel picked up? Write to {helpAddress} and mention {about.rma}.
        </P>
      )}
      {shipping.originalPackaging === 'required' && (
        <P>Please use the original packaging: for a unit this new, the exchange asks for it.</P>
      )}
    </>
  )
}

/** What becomes of the client's money if the failed units stay away, by the collateral that was agreed. */
export function ifNotReturned(order: LetterOrder, about: ExchangeSubject): string {
  const { terms } = about
  const inAll = amount(owed(order, about), about)
  const value = failedUnits(order, about).length > 1 ? `${inAll} in all, or less if a part came back,` : inAll
  // Without a hold, no card is charged: what is missing is invoiced.
  switch (about.hold === 'waived' ? 'invoice' : terms.collateral) {
    case 'card-hold':
      return `your card is charged ${value} out of the amount that is held on it`
    case 'saved-card':
      return `${inAll} is charged to your saved card`
    case 'invoice':
      return terms.billingOnAccount === 'awaited'
        ? `we contact you about ${inAll}, the price of what is missing`
        : `we bill ${value} to your account`
    case 'none':
      return 'we contact you to find out what happened; nothing is charged by itself'
  }
}

const WHICH_IS = { en: 'which is', es: 'es decir,' } as const satisfies Record<Language, string>

/** `30 days from the replacement's delivery`. */
function daysFromDelivery(days: number): string {
  return `${count(days, 'day')} from the replacement's delivery`
}

function nameOf(unit: { brand: string; model: string; serial: string }): string {
  return `${unit.brand} ${unit.model} (serial number ${unit.serial})`
}
