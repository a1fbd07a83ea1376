import type { Parcel } from '../../../domain/fact.ts'
import type { Language } from '../../../domain/language.ts'
import type { Currency } from '../../../domain/money.ts'
import type { RmaNumber, SerialNumber } from '../../../domain/names.ts'
import type { AdvanceTerms, CaseTerms } from '../../../domain/terms.ts'
import type { LocalDate } from '../../../domain/time.ts'

/**
 * Whom and what a letter is about: read from the records when the letter is written, because a workflow carries no
 * personal data. What is absent is left out of the letter; nothing is ever guessed.
 */
export interface LetterSubject<Terms extends CaseTerms = CaseTerms> {
  rma: RmaNumber
  /** The client's, where it is known: English otherwise, and whenever a colleague reads the letter. */
  language?: Language
  /** For the letters to management. */
  ticket?: string
  company: {
    name: string
    /** Whom to ask, and where a label is asked for. */
    helpAddress: string
    /** Where failed units go, in one line. */
    returnAddress?: string
  }
  /** `zone` is the client's own, where it is known: deadlines are then said in both zones. */
  client: { name: string; zone?: string }
  currency: Currency
  /** The policy's zone, in which its days are counted. */
  zone: string
  /** Failed units, and loaners where there are any. */
  units: LetterUnit[]
  /** Where the replacement goes, in one line. */
  replacementTo?: string
  /** The replacement's parcels, once shipped. */
  parcels?: Parcel[]
  /** What was arranged for the way to us, one for each unit. */
  arranged?: ArrangedParcel[]
  /** What this letter asks the client to open: the hold or payment page, the terms to accept, the quote. */
  link?: string
  /** The client's own page of this case. */
  statusUrl?: string
  /** Set once a manager has waived the hold, or it was given up for an invoice: no letter then speaks of the card. */
  hold?: 'waived'
  terms: Terms
}

/** An advance replacement, with its window and what secures it. */
export type ExchangeSubject = LetterSubject<AdvanceTerms>

/** A label to be printed, and the pick-up of its parcel where one was booked. */
export interface ArrangedParcel {
  serial: SerialNumber
  parcel: Parcel
  labelUrl: string
  pickUp?: { on: LocalDate; confirmation: string }
}

export interface LetterUnit {
  brand: string
  model: string
  serial: SerialNumber
  replacement?: SerialNumber
}
