import type { StandardTerms, StandardUnitTerms } from '../../domain/standard-terms.ts'
import type { CommentKind, CommentOrder } from '../../domain/step.ts'
import { count } from '../spoken.ts'
import { general } from './general.ts'
import {
  type CommentSubject,
  money,
  on,
  theCase,
  theReasons,
  unitLines,
  until,
  value,
  type WriteComment,
} from './phrases.ts'

type StandardSubject = CommentSubject<StandardTerms>

/** What is said of a standard return. */
export const standard = {
  ...general,

  approved: (order, about) => ({
    headline: `standard return approved${on(order, about)}: the client sends in first.`,
    lines: [
      ...theCase(about),
      ...unitLines(order, about),
      ...about.terms.units.map(treatmentLine(about)),
      `Lapses ${count(about.terms.lapse.days, 'day')} after approval if nothing arrives.`,
      ...theReasons(about),
    ],
  }),

  lapsed: (order, about) => ({
    headline: `nothing arrived: the RMA has lapsed. It can be reopened${until(order, about)}.`,
    lines: unitLines(order, about),
  }),

  received: (order, about) => ({
    headline: `received${on(order, about)}.`,
    lines: [
      ...unitLines(order, about),
      about.terms.vendorStartsAt === 'approval' ? 'It goes to its vendor without our bench.' : 'To inspect.',
    ],
  }),

  'asking-client': (order, about) => ({
    headline: 'no trouble found: the client is asked whether they want it back.',
    lines: [...unitLines(order, about), 'Ground at our cost, rush once it is paid, or disposed of. Enter the answer.'],
  }),

  remedy: (order, about) => ({
    headline: `${order.variant === 'repair' ? 'repair' : 'replacement'} approved.`,
    lines: [...unitLines(order, about), ...deductible(order, about)],
  }),

  quoted: (order, about) => ({
    headline: `quoted at ${value(order, about)}, open${until(order, about)}.`,
    lines: [...unitLines(order, about), 'Enter the answer. Declined or lapsed, it goes back at the client’s freight.'],
  }),

  'ship-now': (order, about) => ({
    headline: `ship now: ${order.variant ?? ''}.`,
    lines: [...unitLines(order, about), 'Scan what leaves, so that the client is told.'],
  }),

  billed: (order, about) => ({
    headline: `${value(order, about)} invoiced on account; finance has been told.`,
    lines: [...theCase(about), ...unitLines(order, about), ...theReasons(about)],
  }),
} satisfies Partial<Record<CommentKind, WriteComment<StandardTerms>>>

function treatmentLine(about: StandardSubject) {
  return ({ serial, treatment, age, replacement }: StandardUnitTerms): string =>
    [
      `${serial}: ${WHAT_IS_DONE[treatment.done]}`,
      ...(age ? [`${count(age.days, 'day')} old`] : []),
      ...(replacement === 'maximum-reached'
        ? ['replaced before: repair or Partner Team, unless a manager decides']
        : []),
      ...(treatment.deductible > 0 ? [`deductible ${money(treatment.deductible, about)}`] : []),
      `to us: ${PAYERS[treatment.freight.toUs.payer]}`,
      `back: ${PAYERS[treatment.freight.toClient.payer]}, ${treatment.freight.toClient.service}`,
      ...(treatment.packaging === 'original' ? ['original packaging'] : []),
    ].join('; ')
}

const WHAT_IS_DONE: Record<StandardUnitTerms['treatment']['done'], string> = {
  replace: 'replace',
  'repair-or-replace': 'repair or replace',
  'partner-team': 'Partner Team, for action and quote',
  'person-decides': 'a person decides whether it is in warranty',
}

const PAYERS = { us: 'we pay', client: 'the client pays' } as const

function deductible({ amount }: CommentOrder, about: StandardSubject): string[] {
  return amount ? [`Deductible: ${money(amount, about)}, invoiced now.`] : ['No deductible.']
}
