import type { Outcome, ReturnType, Stage, UnitState } from '../domain/case.ts'
import type { FinalBillLine } from '../domain/final-bill.ts'
import type { Language } from '../domain/language.ts'
import type { LinkPurpose } from '../records/tables.ts'
import type { MoreTimeReason } from './own-page-asks.ts'
import { ENGLISH } from './own-page-english.ts'
import { SPANISH } from './own-page-spanish.ts'
import type { PageStep } from './own-page-steps.ts'
import type { PageMark } from './own-page-view.ts'

/** A sentence for each stage that a return of a type may be in; for the others one stands for all. */
type Standing = Partial<Record<Stage | 'approved', string>> & { otherwise: string }

/**
 * Everything the client's own page says, in one language. Amounts, days and names come in finished, as text. A language
 * that lacks a message does not build.
 */
export interface PageWords {
  /** In its own name, for whoever looks for it. */
  title(rma: string): string
  titleOfCancellation(rma: string): string
  skip: string
  greeting(name: string): string
  whatIsNext: string
  standing: Record<ReturnType, Standing>
  closed: Partial<Record<Outcome, string>> & { otherwise: string }

  status: string
  steps: Record<PageStep['kind'], string>
  stepStates: Record<PageStep['state'], string>
  /** For these a step is called otherwise. */
  stepsOf: Partial<Record<ReturnType, Partial<Record<PageStep['kind'], string>>>>

  byWhen: string
  marks: Record<PageMark['kind'], { title: string; text: string }>
  left(days: number): string
  isOver: string
  countdown: { label: string; days: string; hours: string; minutes: string }
  fromDelivery(days: number): string
  noMoneyBefore(time: string): string

  weSent: string
  units: Record<ReturnType, string>
  serial: string
  replacedBy(serial: string): string
  loaner: string
  unitStates: Record<UnitState, string>
  tracking(carrier: string, tracking: string): string

  whereTo: string
  sendTo(address: string): string
  mark: string
  /** What the bars are, for who does not see them, and what they are for. */
  barcode(rma: string): string
  scanned: string
  inbound: { ours: string; yours: string }
  originalPackaging: string
  labels: string
  labelFor(serial: string): string
  pickUpOn(day: string, confirmation: string): string
  askLabel: string
  askPickUp: string
  labelsWhere: string
  noLabels: string

  money: string
  holdAsked(amount: string): string
  held(amount: string, until: string): string
  holdExplained(days: number): string
  mayExceed: string
  holdLetGo: string
  invoiced(amount: string): string
  awaitedBill(amount: string): string
  noCharge: string
  atMost(serial: string, amount: string): string
  deductible(serial: string, amount: string): string
  taken(amount: string): string
  givenBack(amount: string): string
  refundOf(serial: string, paid: string, tax: string): string
  restocking(percent: number): string
  nothingTaken: string
  noDeductible: string
  free: string
  distributorGoverns: string
  techTicket(id: string): string
  regularBills(day: string): string
  finalBill: {
    nothing: string
    line(line: FinalBillLine['kind'], amount: string): string
    total(amount: string): string
  }
  maintenanceCost: string
  mayNotBeReinstated: string

  asked: Record<LinkPurpose, { text: string; button: string }>

  moreTime: string
  moreTimeText: string
  byDays: string
  days(days: number): string
  why: string
  reasons: Record<MoreTimeReason, string>
  askMoreTime: string
  moreTimeAsked: string
  moreTimeElse: string

  done: Record<'label' | 'pick-up' | 'more-time', string>
  refused: { label: string; moreTime: string; gone: string }

  help: string
  helpText(address: string, rma: string): string

  noPage: { title: string; text: string }
  expired: { title: string; text: string }
}

export const PAGE_WORDS: Record<Language, PageWords> = { en: ENGLISH, es: SPANISH }
