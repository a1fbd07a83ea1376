import type { Cents } from '../../domain/money.ts'
import type { Instant } from '../../domain/time.ts'
import type { Note } from '../notices.ts'

/** A hold as the gateway has it. */
export interface LiveHold {
  ref: string
  amount: Cents
  placedAt: Instant
  captureBefore: Instant
}

const RENEWAL = ['settled:one-hold-is-not-enough']

/** What is on record of a hold's life, and who is told of it. */
export const holdNotes = {
  placed({ ref, amount, captureBefore }: LiveHold, by: string): Note {
    const isFirst = by === 'the client'
    return {
      who: isFirst ? 'client' : 'sendback',
      what: isFirst ? 'hold placed' : `hold placed by ${by}`,
      because: ['SP-5'],
      detail: { ref, amount, captureBefore },
      now: { collateral: 'held', securedUntil: captureBefore },
      ...(isFirst && { letters: [{ kind: 'hold-placed', occasion: ref, amount, when: captureBefore }] }),
      ...(isFirst && { comments: [{ kind: 'secured', occasion: ref, amount, when: captureBefore }] }),
      settles: ['new-card', 'hold-lost'],
    }
  },

  released({ ref, amount }: LiveHold): Note {
    return {
      who: 'sendback',
      what: 'hold released',
      because: ['SP-7'],
      detail: { ref, amount },
      now: { collateral: 'released', securedUntil: null },
      letters: [{ kind: 'released', occasion: 'hold', amount }],
      settles: ['new-card', 'hold-lost', 'hold-beyond-limit'],
    }
  },

  /** `lost`: gone behind our back. `lapsed`: its time ran out. `swapped`: let go before the next one is placed. */
  unsecured({ ref }: LiveHold, how: 'lost' | 'lapsed' | 'swapped'): Note {
    return {
      who: how === 'lost' ? 'gateway' : 'sendback',
      what: `hold ${how}`,
      because: RENEWAL,
      detail: { ref },
      now: { collateral: 'unsecured', securedUntil: null },
    }
  },

  /** Two holds at once, for longer than a moment. */
  doubled({ ref, amount }: Pick<LiveHold, 'ref' | 'amount'>): Note {
    return {
      who: 'sendback',
      what: 'old hold could not be let go yet',
      detail: { ref },
      letters: [{ kind: 'double-hold', occasion: ref, amount }],
    }
  },

  cardAsked(asked: { why: string; by: Instant; occasion: string; amount: Cents }): Note {
    const { why, by, occasion, amount } = asked
    return {
      who: 'gateway',
      what: 'hold could not be renewed',
      because: RENEWAL,
      detail: { why, by },
      letters: [{ kind: 'new-card-needed', occasion, when: by, amount }],
      tasks: [{ kind: 'new-card', occasion, role: 'staff', when: by }],
    }
  },

  noCardCame(by: Instant): Note {
    return {
      who: 'sendback',
      what: 'no new card came',
      because: RENEWAL,
      tasks: [{ kind: 'hold-lost', occasion: by, role: 'manager' }],
      comments: [{ kind: 'escalated', occasion: `card-${by}`, variant: 'no-new-card' }],
    }
  },

  beyondLimit(raised: number): Note {
    return {
      who: 'policy',
      what: 'hold has reached its limit',
      because: ['settled:the-anchor'],
      tasks: [{ kind: 'hold-beyond-limit', occasion: `limit-${raised}`, role: 'manager' }],
    }
  },
} as const
