import type { LetterSubject } from '../../../counterparts/mail/letters/subject.ts'
import { cents, currency } from '../../../domain/money.ts'
import { rmaNumber, serialNumber } from '../../../domain/names.ts'
import type { LetterKind, LetterOrder } from '../../../domain/step.ts'
import type { AdvanceTerms, WindowTerms } from '../../../domain/terms.ts'
import { instant } from '../../../domain/time.ts'

const WINDOW: WindowTerms = {
  dueDays: 30,
  billAfterDays: 30,
  reminderDays: [0, 10, 20, 27, 29],
  remindAt: '09:00',
  moneyAt: { time: '10:00', holidays: [], weekend: [6, 7] },
  lateNoticeDays: 3,
  transitGraceDays: 7,
}

/** Like Speco: a card hold for the non-discounted price. */
export const speco: AdvanceTerms = {
  returnType: 'advanceReplacement',
  policy: 'speco',
  policyVersion: 3,
  zone: 'America/New_York',
  currency: currency('USD'),
  approvedAt: instant('2026-03-01T15:00:00Z'),
  because: ['SP-3', 'SP-5'],
  clientType: 'direct-client',
  collateral: 'card-hold',
  units: [
    { serial: serialNumber('C1'), brand: 'Speco', model: 'O4VB1', amount: cents(399_00) },
    { serial: serialNumber('C2'), brand: 'Speco', model: 'O8B1', amount: cents(250_00) },
  ],
  window: WINDOW,
  hold: {
    linkDays: 7,
    linkReminderDays: [2, 5],
    newCardDays: 3,
    maxDaysAfterShipping: 60,
    onInsufficientFunds: 'swap',
    latestAt: instant('2026-06-05T04:00:00Z'),
    highestAmount: cents(649_00),
  },
  shipping: { confirmDeliveryDays: 10, label: 'refused', inbound: 'client-pays', originalPackaging: 'any' },
  inspection: { cause: 'optional', packaging: 'any', remindAfterDays: 3 },
  billingOnAccount: 'unasked',
  lateReturn: { days: 60, fee: cents(0) },
  extension: { maxDays: 30, maxCount: 2 },
  captureRetryDays: [1, 3, 7],
  quoteDays: 14,
  swapDays: 30,
  loaners: [],
  loanerWindow: { ...WINDOW, dueDays: 10, billAfterDays: 30 },
}

/** Like FOCUS: two marks, labels on request, billed on account once the client has accepted; and a loaner. */
export const focus: AdvanceTerms = {
  ...speco,
  policy: 'focus',
  because: ['FO-1', 'FO-2'],
  collateral: 'invoice',
  billingOnAccount: 'awaited',
  window: { ...WINDOW, dueDays: 10, reminderDays: [0, 5, 8, 10, 20, 27, 29] },
  shipping: { ...speco.shipping, label: 'granted', inbound: 'we-pay-ground' },
  loaners: [{ serial: serialNumber('L7'), brand: 'Focus', model: 'Loaner PC', amount: cents(812_34) }],
}

/** Like the VoIP desk: on account, in original packaging. */
export const voipDesk: AdvanceTerms = {
  ...speco,
  policy: 'voip-desk',
  because: ['VD-7', 'VD-8', 'VD-11'],
  collateral: 'invoice',
  shipping: { ...speco.shipping, inbound: 'we-pay-ground', originalPackaging: 'required' },
}

/** The sparsest a profile may be: nothing is charged by itself. */
export const noCollateral: AdvanceTerms = { ...focus, policy: 'plain', collateral: 'none', loaners: [] }

export function subjectOf(terms: AdvanceTerms, change: Partial<LetterSubject> = {}): LetterSubject {
  return {
    rma: rmaNumber('RMA-1001'),
    company: {
      name: 'Speco Returns Desk',
      helpAddress: 'help@returns.example',
      returnAddress: '200 New Highway, Amityville NY 11701',
    },
    client: { name: 'Ana Flores' },
    currency: terms.currency,
    zone: terms.zone,
    units: terms.units,
    replacementTo: '1 Main Street, Albany NY 12207',
    parcels: [{ carrier: 'UPS', tracking: '1Z999' }],
    link: 'https://returns.example/authorize/abc',
    statusUrl: 'https://returns.example/cases/RMA-1001',
    terms,
    ...change,
  }
}

/** Delivered Thursday 5 March: due through Sunday 15 March, billed after Saturday 4 April, as in scenario 21. */
export function datedOrder(kind: LetterKind, change: Partial<LetterOrder> = {}): LetterOrder {
  return {
    kind,
    occasion: '1',
    dueAt: instant('2026-03-16T04:00:00Z'),
    billAt: instant('2026-04-05T04:00:00Z'),
    moneyAt: instant('2026-04-06T14:00:00Z'),
    when: instant('2026-03-05T15:12:00Z'),
    ...change,
  }
}
