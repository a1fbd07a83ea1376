import type { CommentKind } from '../../domain/step.ts'
import { finding, how, money, on, theCase, theReasons, unitLines, value, type WriteComment } from './phrases.ts'

/** Comments that say the same of every kind of return. */
export const general = {
  approved: (order, about) => ({
    headline: `approved${on(order, about)}.`,
    lines: [...theCase(about), ...unitLines(order, about), ...theReasons(about)],
  }),

  shipped: (order, about) => ({ headline: `shipped${on(order, about)}.`, lines: unitLines(order, about) }),

  delivered: (order, about) => ({
    headline: `delivered to the client${on(order, about)}.`,
    lines: unitLines(order, about),
  }),

  received: (order, about) => ({
    headline: `received${on(order, about)}${order.variant ? `, ${order.variant}` : ''}.`,
    lines: unitLines(order, about),
  }),

  exception: (order, about) => ({
    headline: `something is wrong with the return${order.variant ? `: ${order.variant}` : ''}.`,
    lines: [...unitLines(order, about), 'The clock of the return stands still until a person resolves it in Sendback.'],
  }),

  inspected: (order, about) => ({
    headline: `the failed unit was inspected${on(order, about)}.`,
    lines: [...finding(order), ...unitLines(order, about)],
  }),

  refunded: (order, about) => ({
    headline: `${value(order, about)} given back${on(order, about)}${how(order)}.`,
    lines: unitLines(order, about),
  }),

  closed: (order, about) => ({
    headline: `closed${on(order, about)}${order.variant ? `, ${order.variant}` : ''}.`,
    lines: unitLines(order, about),
  }),

  billed: (order, about) => ({
    headline: `${value(order, about)} billed${on(order, about)}${how(order)}.`,
    lines: [...theCase(about), ...unitLines(order, about), ...theReasons(about)],
  }),

  escalated: (order, about) => ({
    headline: `a person has to look at this${order.variant ? `: ${order.variant}` : ''}.`,
    lines: [
      ...theCase(about),
      ...(order.amount === undefined ? [] : [`Amount: ${money(order.amount, about)}`]),
      ...unitLines(order, about),
      ...theReasons(about),
    ],
  }),
} satisfies Partial<Record<CommentKind, WriteComment>>
