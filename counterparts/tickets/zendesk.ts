import { z } from 'zod'
import { type Answer, ask, excerpt, readJson } from '../ask.ts'
import { RefusedError, UnreachableError } from '../errors.ts'
import { inBrackets } from './marker.ts'
import type { Tickets } from './port.ts'

const PATIENCE_MS = 10_000
/** How often somebody else may save the ticket between our reading and our writing before we come back later. */
const SAVE_ATTEMPTS = 5
/** Zendesk keeps at most 5 000 comments on a ticket, and gives 100 a page. */
const MOST_PAGES = 50

const TicketReply = z.object({ ticket: z.object({ updated_at: z.string(), requester_id: z.number().nullable() }) })
const UserReply = z.object({ user: z.object({ name: z.string(), email: z.string().nullable() }) })
const CommentsReply = z.object({
  comments: z.array(z.object({ body: z.string(), public: z.boolean() })),
  meta: z.object({ has_more: z.boolean(), after_cursor: z.string().nullish() }),
})

/**
 * Tickets in Zendesk (https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/). `url` as in
 * `https://company.zendesk.com`; `token` is an OAuth access token that may read and write tickets and read users.
 *
 * Zendesk has no idempotency key for a comment. So the comment carries its marker, the ticket is searched for it
 * first, and the ticket is saved only if nobody has changed it since.
 */
export function zendeskTickets(config: { url: string; token: string }): Tickets {
  const desk = {
    get: (path: string) => request('GET', path),
    put: (path: string, body: unknown) => request('PUT', path, JSON.stringify(body)),
  }

  async function request(method: 'GET' | 'PUT', path: string, body?: string): Promise<Answer> {
    const answer = await ask('The ticketing system', {
      method,
      url: new URL(`/api/v2/${path}`, config.url).href,
      headers: { authorization: `Bearer ${config.token}`, 'content-type': 'application/json' },
      timeoutMs: PATIENCE_MS,
      ...(body === undefined ? {} : { body }),
    })
    if ([404, 409].includes(answer.status) || (answer.status >= 200 && answer.status < 300)) return answer
    throw new RefusedError(
      `The ticketing system answered ${answer.status} to ${method} ${path}: ${excerpt(answer.text)}`,
    )
  }

  return {
    async comment({ ticket, marker, body }) {
      for (let attempt = 1; attempt <= SAVE_ATTEMPTS; attempt++) {
        const seen = await desk.get(ticketPath(ticket))
        if (seen.status === 404) return 'ticket-gone'
        if (await standsThere(desk.get, ticket, marker)) return 'already-there'
        const saved = await desk.put(ticketPath(ticket), {
          ticket: {
            // Zendesk publishes a comment to the client unless told otherwise.
            comment: { body: `${body}\n\n${inBrackets(marker)}`, public: false },
            safe_update: true,
            updated_stamp: read(TicketReply, seen).ticket.updated_at,
          },
        })
        if (saved.status === 404) return 'ticket-gone'
        if (saved.status !== 409) return 'written'
      }
      throw new UnreachableError(`Ticket ${ticket} was changed by others ${SAVE_ATTEMPTS} times while we wrote to it.`)
    },

    async requester(ticket) {
      const seen = await desk.get(ticketPath(ticket))
      if (seen.status === 404) return undefined
      const { requester_id } = read(TicketReply, seen).ticket
      if (requester_id === null) return undefined
      const found = await desk.get(`users/${requester_id}.json`)
      if (found.status === 404) return undefined
      const { name, email } = read(UserReply, found).user
      return email === null ? undefined : { name, email }
    },
  }
}

/** Only internal comments count: a client who quotes a marker in an answer does not silence us. */
async function standsThere(get: (path: string) => Promise<Answer>, ticket: string, marker: string): Promise<boolean> {
  let cursor: string | undefined
  for (let page = 1; page <= MOST_PAGES; page++) {
    const after = cursor ? `&page[after]=${encodeURIComponent(cursor)}` : ''
    const path = `tickets/${encodeURIComponent(ticket)}/comments.json?sort=-created_at&page[size]=100${after}`
    const { comments, meta } = read(CommentsReply, await get(path))
    if (comments.some(comment => !comment.public && comment.body.includes(inBrackets(marker)))) return true
    if (!meta.has_more || !meta.after_cursor) return false
    cursor = meta.after_cursor
  }
  return false
}

function ticketPath(ticket: string): string {
  return `tickets/${encodeURIComponent(ticket)}.json`
}

function read<Shape extends z.ZodType>(shape: Shape, answer: Answer): z.infer<Shape> {
  const parsed = shape.safeParse(readJson('The ticketing system', answer))
  if (parsed.success) return parsed.data
  throw new UnreachableError(`The ticketing system's answer cannot be read: ${z.prettifyError(parsed.error)}`)
}
