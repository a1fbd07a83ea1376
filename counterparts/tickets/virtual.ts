import type { CommentKind } from '../../domain/step.ts'
import type { VirtualTerms } from '../../domain/virtual-terms.ts'
import { general } from './general.ts'
import { on, theCase, theReasons, unitLines, type WriteComment } from './phrases.ts'

/** What is said of a virtual return. */
export const virtual = {
  ...general,

  'approval-asked': (order, about) => ({
    headline:
      order.variant === 'again'
        ? 'the virtual return still waits for a person.'
        : 'a virtual return is asked for; a person approves or declines it.',
    lines: [...theCase(about), ...unitLines(order, about), ...theReasons(about)],
  }),

  approved: (order, about) => ({
    headline: `virtual return approved by a person${on(order, about)}; nothing is expected back.`,
    lines: [...theCase(about), ...unitLines(order, about), ...theReasons(about)],
  }),

  'ship-now': (order, about) => ({
    headline: 'ship the replacement now.',
    lines: [...unitLines(order, about), 'Scan the replacement when it leaves, so that the client is told.'],
  }),

  shipped: (order, about) => ({
    headline: `the replacement has shipped${on(order, about)}; the case closes with its delivery.`,
    lines: unitLines(order, about),
  }),

  received: (order, about) => ({
    headline: `a unit came in${on(order, about)}, though nothing is expected back.`,
    lines: [...unitLines(order, about), 'A person decides what becomes of it.'],
  }),
} satisfies Partial<Record<CommentKind, WriteComment<VirtualTerms>>>
