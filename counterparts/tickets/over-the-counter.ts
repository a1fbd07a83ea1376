import { type OverTheCounterTerms, techTicketId } from '../../domain/over-the-counter-terms.ts'
import type { CommentKind } from '../../domain/step.ts'
import { spokenDay } from '../spoken.ts'
import { general } from './general.ts'
import { on, theCase, theReasons, unitLines, type WriteComment } from './phrases.ts'

/** What is said of a return over the counter. */
export const overTheCounter = {
  ...general,

  approved: (order, about) => ({
    headline: `return over the counter approved${on(order, about)}, Tech Ticket ID ${techTicketId(about.rma)}.`,
    lines: [
      ...theCase(about),
      ...unitLines(order, about),
      `The distributor takes it in. Without word we ask there on ${spokenDay(about.terms.nudgeAt, about.zone)}.`,
      ...theReasons(about),
    ],
  }),

  'ask-distributor': (order, about) => ({
    headline: `no word of ${techTicketId(about.rma)} from the distributor: ask there.`,
    lines: [
      ...theCase(about),
      ...unitLines(order, about),
      'Their return, or staff who know that nothing more is to come, close the case.',
    ],
  }),

  received: (order, about) => ({
    headline: `a unit came to our dock${on(order, about)}, though the distributor was to take it.`,
    lines: [...unitLines(order, about), 'A person decides what becomes of it, and then how the case ends.'],
  }),
} satisfies Partial<Record<CommentKind, WriteComment<OverTheCounterTerms>>>
