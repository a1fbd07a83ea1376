import type { CaseRequest } from '../domain/case.ts'
import type { Objection } from './objection.ts'

/** What has to be written or attached before approval, where a policy or an age asks for it. */
export type Asked = 'ticket' | 'internalComment' | 'siteAnswer' | 'photos'

/** What is asked for and not there; `own` says it in a return's own words. */
export function objectionsToTicket(
  asked: readonly Asked[],
  request: Pick<CaseRequest, Asked>,
  own: Partial<Record<Asked, Omit<Objection, 'field'>>> = {},
): Objection[] {
  return [...new Set(asked)].filter(field => !request[field]).map(field => ({ ...(own[field] ?? GATES[field]), field }))
}

const GATES = {
  ticket: { because: ['VD-10'], words: 'ticket required: management is told, with its number.' },
  internalComment: {
    because: ['VD-10'],
    words: "internal comment required: the full details belong in the ticket's internal comments.",
  },
  siteAnswer: {
    because: ['VD-9'],
    words: 'site answer required: why did it not work on site, if it was tested here?',
  },
  photos: { because: ['settled:photos'], words: 'photos required: support wants to see the fault before approval.' },
} satisfies Record<Asked, Omit<Objection, 'field'>>
