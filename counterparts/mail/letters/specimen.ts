import type { Language } from '../../../domain/language.ts'
import { sum } from '../../../domain/money.ts'
import { rmaNumber } from '../../../domain/names.ts'
import type { LetterKind, LetterOrder } from '../../../domain/step.ts'
import type { CaseTerms } from '../../../domain/terms.ts'
import type { Instant } from '../../../domain/time.ts'
import { addDays, dayOf, firstInstantOf, sameTimeLater } from '../../../policies/calendar.ts'
import type { Profile } from '../../../policies/profile.ts'
import { windowAgenda } from '../../../policies/return-window.ts'
import { letterKindsOf, renderLetter } from './render.ts'
import type { LetterSubject } from './subject.ts'

export interface Specimen {
  kind: LetterKind
  subject: string
  html: string
  text: string
}

/** Without a kind, all of them; without a language, in English. */
export interface Wanted {
  kind?: LetterKind | undefined
  language?: Language | undefined
}

/**
 * The letters that a return under these terms may send, or one kind of them, before there is any case: its units,
 * amounts and days are those of the terms; the client, the links and what happens (delivered four days after approval)
 * are made up. Sentences that rest on what is made up by nobody, such as a parcel's number, are left out.
 */
export async function specimens(profile: Profile, terms: CaseTerms, wanted: Wanted = {}): Promise<Specimen[]> {
  const { kind: only, language = 'en' } = wanted
  const kinds = letterKindsOf(terms.returnType).filter(kind => only === undefined || kind === only)
  const about = { ...specimenSubject(profile, terms), language }
  return Promise.all(kinds.map(async kind => ({ kind, ...(await renderLetter(specimenOrder(kind, terms), about)) })))
}

function specimenSubject({ company, mailboxes }: Profile, terms: CaseTerms): LetterSubject {
  return {
    rma: rmaNumber('RMA-1001'),
    company: { name: company, helpAddress: mailboxes.help },
    client: { name: 'Ana Flores' },
    currency: terms.currency,
    zone: terms.zone,
    units: terms.units.map(({ brand, model, serial }) => ({ brand, model, serial })),
    link: 'https://returns.example/a-link-of-this-case',
    terms,
  }
}

const DELIVERED_AFTER_DAYS = 4

function specimenOrder(kind: LetterKind, terms: CaseTerms): LetterOrder {
  const delivered = sameTimeLater(terms.approvedAt, DELIVERED_AFTER_DAYS, terms.zone)
  const marks = deadlines(terms, delivered)
  const when = kind === 'overdue' ? marks.dueAt : delivered
  const amount = sum(terms.units.map(unit => unit.amount))
  return { kind, occasion: 'specimen', when, ...marks, ...(amount > 0 && { amount }) }
}

/** Terms without a window: a last day two weeks on stands for whatever deadline the letter is about. */
function deadlines(terms: CaseTerms, delivered: Instant): Pick<LetterOrder, 'billAt' | 'moneyAt'> & { dueAt: Instant } {
  if (terms.returnType !== 'advanceReplacement')
    return { dueAt: firstInstantOf(addDays(dayOf(delivered, terms.zone), 15), terms.zone) }
  const { window, zone } = terms
  const facts = { anchor: delivered, anchorVersion: 1, extensionDays: 0, pauses: [], done: [] }
  const { dueAt, billAt, moneyAt } = windowAgenda({ window, zone, facts, now: delivered })
  return { dueAt, billAt, moneyAt }
}
