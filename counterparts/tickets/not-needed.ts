import type { NotNeededTerms } from '../../domain/not-needed-terms.ts'
import type { CommentKind } from '../../domain/step.ts'
import { count, spokenLastDay, spokenTime } from '../spoken.ts'
import { general } from './general.ts'
import {
  type CommentSubject,
  money,
  on,
  reason,
  theCase,
  theReasons,
  unitLines,
  value,
  type WriteComment,
} from './phrases.ts'

type GoodsSubject = CommentSubject<NotNeededTerms>

/** What is said of goods that were ordered and are not needed. */
export const notNeeded = {
  ...general,

  approved: (order, about) => ({
    headline: `return of what is not needed approved${on(order, about)}.`,
    lines: [...theCase(about), ...unitLines(order, about), ...theTerms(about), ...theReasons(about)],
  }),

  received: (order, about) => ({
    headline: `received${on(order, about)}, handed over in time.`,
    lines: [...unitLines(order, about), 'To inspect. Say how it came back: sealed, opened, installed or used (FO-6).'],
  }),

  inspected: (order, about) => ({
    headline: `inspected${on(order, about)}: ${order.variant ?? 'looked at'}.`,
    lines: unitLines(order, about),
  }),

  refunded: (order, about) => ({
    headline: `${value(order, about)} refunded${on(order, about)}; finance has been told.`,
    lines: [
      ...(order.variant ? [`It came back ${order.variant}.`] : []),
      ...(order.tax === undefined ? [] : [`Tax in it: ${money(order.tax, about)}`]),
      ...(order.fee === undefined ? [] : [`Kept for restocking: ${money(order.fee, about)}`]),
      ...unitLines(order, about),
    ],
  }),

  lapsed: (order, about) => ({
    headline: 'the days are over, and nothing was handed over in time.',
    lines: [
      ...unitLines(order, about),
      'What a carrier had by then still counts, whenever its scan is told. A manager may take it back all the same.',
    ],
  }),

  denied: (order, about) => ({
    headline: `denied: handed over too late${order.when ? `, ${spokenTime(order.when, about.zone)}` : ''}.`,
    lines: [
      ...unitLines(order, about),
      ...lastDays(order, about),
      'A manager may take it back all the same, with a reason.',
    ],
  }),

  'late-allowed': (order, about) => ({
    headline: 'taken back, although it had been said to be late.',
    lines: [...reason(order), ...unitLines(order, about)],
  }),
} satisfies Partial<Record<CommentKind, WriteComment<NotNeededTerms>>>

function theTerms({ terms }: GoodsSubject): string[] {
  const { percent, taxOnFee } = terms.restocking
  return [
    `Order: ${terms.order}`,
    ...lastDays({}, { terms, zone: terms.zone }),
    `Refund: in full when sealed; less ${percent} % of the price paid when opened, installed or used; ${taxOnFee === 'full' ? 'all the tax' : 'tax on the rest'}`,
    `The way to us: ${terms.shipping.inbound === 'client-pays' ? 'the client pays' : 'we pay ground'}; ${terms.shipping.label === 'refused' ? 'no label, no pick-up' : 'a label on request'}`,
    `A parcel handed over in time is waited for ${count(terms.transitGraceDays, 'day')}.`,
  ]
}

function lastDays(
  { serials }: { serials?: readonly string[] },
  { terms, zone }: Pick<GoodsSubject, 'terms' | 'zone'>,
): string[] {
  return terms.units
    .filter(unit => !serials || serials.includes(unit.serial))
    .map(unit => `SN ${unit.serial}: to be handed over through ${spokenLastDay(unit.handOverBy, zone)}`)
}
