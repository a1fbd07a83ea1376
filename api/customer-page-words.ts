import type { ReactNode } from 'react'
import type { FinalBillLine } from '../domain/final-bill.ts'
import type { Language } from '../domain/language.ts'
import type { Currency } from '../domain/money.ts'
import type { CancellationPurpose } from './cancellation-link.ts'
import { ENGLISH } from './customer-page-english.tsx'
import { SPANISH } from './customer-page-spanish.tsx'
import type { HoldPurpose, WhyGone } from './opened-link.ts'

/** A title, and the sentences below it. */
interface Said {
  title: string
  text: string
}

/** All that a page behind a letter's link says. Amounts and days are handed over as they are said in that language. */
export interface LinkWords {
  unit(unit: { brand: string; model: string; serial: string }): string
  worksUntil: string
  hold: {
    title(rma: string): string
    why(of: { company: string; amount: string; days: number }): ReactNode
    comesBack: string
    held: string
    mayExceed(amount: string): string
    consent(of: { amount: string; latest: string }): string
    button: string
  }
  payment: {
    title(rma: string): string
    why(of: { company: string; amount: string }): ReactNode
    paidFor: string
    button(amount: string): string
  }
  acceptance: {
    title(rma: string): string
    terms(of: { company: string; amount: string; days: number }): ReactNode
    button: string
  }

  maintenance(contract: string): string
  confirmation: {
    title(name: string): string
    why(of: { company: string; name: string; received: string }): ReactNode
    ends: string
    endsOn: Record<'in-notice' | 'ended', (lastDay: string) => string>
    costs: string
    regularBills(through: string): string
    line(line: FinalBillLine, currency: Currency): string
    finalBill(amount: string): string
    nothingElse: string
    atMost(amount: string): string
    free: string
    wayBack: string
    backUntil: Record<'in-notice' | 'ended', string>
    notReinstated: string
    worksThrough: string
    button: string
  }
  acknowledgement: {
    title(name: string): string
    ends(of: { company: string; name: string; lastDay: string }): string
    notReinstated: ReactNode
    button: string
  }

  thanks: { title: string } & Record<HoldPurpose | CancellationPurpose, string>
  turnedBack: Said
  gone: { title: string; why: Record<WhyGone, string> }
  noPage: Said
  inTheWay: Record<'often' | 'away' | 'broken' | 'unread', Said>
}

export const LINK_WORDS: Record<Language, LinkWords> = { en: ENGLISH, es: SPANISH }
