import { cents } from '../domain/money.ts'
import type { SerialNumber } from '../domain/names.ts'
import type { StaffDecision, StaffDecisionName } from '../domain/staff-decision.ts'
import type { Instant } from '../domain/time.ts'
import { ACCESS, type Access } from './roles.ts'
import type { Principal } from './sign-in.ts'

/** What a page offers to decide, and who may. */
export const CHOICES = {
  extend: ACCESS['POST /v1/cases/:rma/extension'],
  correctDelivery: ACCESS['POST /v1/cases/:rma/delivery-correction'],
  inspect: ACCESS['POST /v1/cases/:rma/inspection'],
  resolveException: ACCESS['POST /v1/cases/:rma/exception-resolution'],
  keepOriginal: ACCESS['POST /v1/cases/:rma/kept-original'],
  waiveHold: ACCESS['POST /v1/cases/:rma/hold-waiver'],
  renewHold: ACCESS['POST /v1/cases/:rma/hold-renewal'],
  approve: ACCESS['POST /v1/cases/:rma/approval'],
  remedy: ACCESS['POST /v1/cases/:rma/remedy'],
  quote: ACCESS['POST /v1/cases/:rma/quote'],
  answerQuote: ACCESS['POST /v1/cases/:rma/quote-answer'],
  answerNoTrouble: ACCESS['POST /v1/cases/:rma/no-trouble-answer'],
  outOfStock: ACCESS['POST /v1/cases/:rma/out-of-stock'],
  answerStock: ACCESS['POST /v1/cases/:rma/stock-answer'],
  reopen: ACCESS['POST /v1/cases/:rma/reopening'],
  allowLate: ACCESS['POST /v1/cases/:rma/late-return'],
  withdraw: ACCESS['POST /v1/cases/:rma/withdrawal'],
  settleByHand: ACCESS['POST /v1/cases/:rma/settlement-by-hand'],
  enterVendorRma: ACCESS['POST /v1/cases/:rma/vendor-rma'],
  dispatchToVendor: ACCESS['POST /v1/cases/:rma/vendor-dispatch'],
  testReplacement: ACCESS['POST /v1/cases/:rma/vendor-test'],
  finish: ACCESS['POST /v1/cases/:rma/finish'],
  cancel: ACCESS['POST /v1/cases/:rma/cancellation'],
} as const satisfies Record<StaffDecisionName, Access>

export type Choice = keyof typeof CHOICES

interface Known {
  who: Principal
  serials: SerialNumber[]
  /** When something happened in the case: a delivery may have been at one of these. */
  moments: Instant[]
  exceptions: { id: string }[]
  /** Keys of orders of money that wait for somebody. */
  orders: string[]
}

/**
 * Decisions as somebody might make them now: the case is asked what speaks against each, and one that nothing speaks
 * against shows that its kind can be decided. The first of a kind says best what is missing.
 */
export function imagined({ who, serials, moments, exceptions, orders }: Known): StaffDecision[] {
  const decided = { by: who.name, role: who.role, reason: 'Asked only.' }
  const ofEach = <One>(some: One[], ifNone: One) => (some.length > 0 ? some : [ifNone])
  const ids = ofEach(
    exceptions.map(({ id }) => id),
    '',
  )
  return [
    { name: 'extend', days: 1, ...decided },
    ...moments.map(at => ({ name: 'correctDelivery', at, ...decided }) as const),
    ...ids.flatMap(exception =>
      (['accept', 'refuse', 'bill', 'dispose'] as const).flatMap(resolution => [
        { name: 'resolveException', exception, resolution, ...decided } as const,
        ...serials.map(serial => ({ name: 'resolveException', exception, resolution, serial, ...decided }) as const),
      ]),
    ),
    ...serials.flatMap(
      serial =>
        [
          { name: 'inspect', serial, finding: 'fault-found', cause: 'Asked only.', ...decided },
          { name: 'inspect', serial, finding: 'no-trouble-found', condition: 'sealed', ...decided },
          { name: 'keepOriginal', serials: [serial], ...decided },
          { name: 'remedy', serial, remedy: 'replace', ...decided },
          { name: 'remedy', serial, remedy: 'repair', client: 'agreed', ...decided },
          { name: 'quote', serial, amount: cents(1), ...decided },
          { name: 'answerQuote', serial, answer: 'accepted', ...decided },
          { name: 'answerNoTrouble', serial, answer: 'yes', ...decided },
          { name: 'allowLate', serials: [serial], ...decided },
          { name: 'enterVendorRma', serial, number: 'Asked only.', from: 'brand', ...decided },
          { name: 'enterVendorRma', serial, number: 'Asked only.', from: 'original-distributor', ...decided },
          { name: 'dispatchToVendor', serial, ...decided },
          { name: 'testReplacement', serial, result: 'passed', ...decided },
        ] satisfies StaffDecision[],
    ),
    { name: 'waiveHold', ...decided },
    { name: 'renewHold', ...decided },
    { name: 'approve', verdict: 'qualified', ...decided },
    { name: 'approve', verdict: 'approved', ...decided },
    { name: 'answerQuote', answer: 'accepted', ...decided },
    { name: 'outOfStock', ...decided },
    { name: 'answerStock', answer: 'wait', ...decided },
    { name: 'reopen', ...decided },
    { name: 'withdraw', ...decided },
    ...ofEach(orders, '').map(
      order => ({ name: 'settleByHand', order, reference: 'Asked only.', ...decided }) as const,
    ),
    { name: 'finish', ...decided },
    { name: 'cancel', ...decided },
  ]
}
