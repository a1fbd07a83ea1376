import { z } from 'zod'
import { type Answer, ask, excerpt, readJson } from '../ask.ts'
import { RefusedError, UnreachableError } from '../errors.ts'
import { authorizationOf } from './zendesk-key.ts'

const PARTY = 'The ticketing system'
const PATIENCE_MS = 10_000
/** How often somebody else may save the ticket between our reading and our writing before we come back later. */
const SAVE_ATTEMPTS = 5
/** Zendesk keeps at most 5 000 comments on a ticket, and gives 100 a page. */
const MOST_PAGES = 50

const Ticket = z.object({
  updated_at: z.string(),
  created_at: z.string(),
  requester_id: z.number().nullable(),
  status: z.string(),
  tags: z.array(z.string()),
  custom_fields: z.array(z.object({ id: z.number(), value: z.unknown() })).default([]),
})
export type ZendeskTicket = z.infer<typeof Ticket>
const TicketReply = z.object({ ticket: Ticket })
const User = z.object({
  id: z.number(),
  name: z.string(),
  email: z.string().nullable(),
  external_id: z.string().nullish(),
  /** A BCP 47 tag: the account's own where nobody has set theirs. */
  locale: z.string().nullish(),
})
const UserReply = z.object({ user: User })
const Comment = z.object({ body: z.string(), public: z.boolean() })
type Comment = z.infer<typeof Comment>
const CommentsReply = z.object({
  comments: z.array(Comment),
  meta: z.object({ has_more: z.boolean(), after_cursor: z.string().nullish() }),
})
const SearchReply = z.object({ results: z.array(z.object({ id: z.number() })), next_page: z.string().nullable() })

/** What is changed of a ticket at once. Tags of others stay: only those that are named come and go. */
export interface TicketChange {
  comment?: { body: string; public: false }
  additional_tags?: string[]
  remove_tags?: string[]
  status?: string
}

/** The few requests of Zendesk's API that we make. Throws as `Tickets` does. */
export type ZendeskDesk = ReturnType<typeof zendeskDesk>

export function zendeskDesk(config: { url: string; token: string }) {
  async function request(method: 'GET' | 'PUT', path: string, body?: unknown): Promise<Answer> {
    return ask(PARTY, {
      method,
      url: new URL(`/api/v2/${path}`, config.url).href,
      headers: { authorization: authorizationOf(config.token), 'content-type': 'application/json' },
      timeoutMs: PATIENCE_MS,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  }

  async function get<Shape extends z.ZodType>(path: string, shape: Shape): Promise<z.infer<Shape> | undefined> {
    const answer = await request('GET', path)
    if (answer.status === 404) return undefined
    if (answer.status < 200 || answer.status > 299) throw refusal(answer, `GET ${path}`)
    const parsed = shape.safeParse(readJson(PARTY, answer))
    if (parsed.success) return parsed.data
    throw new UnreachableError(`${PARTY}'s answer cannot be read: ${z.prettifyError(parsed.error)}`)
  }

  const ticket = async (id: string) => (await get(ticketPath(id), TicketReply))?.ticket

  return {
    ticket,

    async user(id: number) {
      return (await get(`users/${id}.json`, UserReply))?.user
    },

    /** Whether some comment is such a one, the newest asked first. */
    async hasComment(id: string, isOne: (comment: Comment) => boolean): Promise<boolean> {
      let cursor: string | undefined
      for (let page = 1; page <= MOST_PAGES; page++) {
        const after = cursor ? `&page[after]=${encodeURIComponent(cursor)}` : ''
        const path = `tickets/${encodeURIComponent(id)}/comments.json?sort=-created_at&page[size]=100${after}`
        const read = await get(path, CommentsReply)
        if (!read) return false
        if (read.comments.some(isOne)) return true
        if (!read.meta.has_more || !read.meta.after_cursor) return false
        cursor = read.meta.after_cursor
      }
      return false
    },

    /** The ids of at most 100 tickets that fit. The index lags behind the tickets by minutes. */
    async search(query: string): Promise<string[]> {
      const asked = new URLSearchParams({ query: `type:ticket ${query}`, sort_by: 'created_at', sort_order: 'asc' })
      const read = await get(`search.json?${asked}`, SearchReply)
      return (read?.results ?? []).map(({ id }) => String(id))
    },

    /**
     * Saves what `change` makes of the ticket as it is, and only if nobody has changed it since; otherwise it is asked
     * again, of the ticket as it is then. `undefined`: nothing is to be changed.
     */
    async save(
      id: string,
      change: (ticket: ZendeskTicket) => Promise<TicketChange | undefined>,
    ): Promise<'saved' | 'unchanged' | 'gone'> {
      for (let attempt = 1; attempt <= SAVE_ATTEMPTS; attempt++) {
        const seen = await ticket(id)
        if (!seen) return 'gone'
        const changed = await change(seen)
        if (!changed) return 'unchanged'
        const saved = await put(id, changed, seen)
        if (saved !== 'conflict') return saved
      }
      throw new UnreachableError(`Ticket ${id} was changed by others ${SAVE_ATTEMPTS} times while we wrote to it.`)
    },
  }

  async function put(id: string, change: TicketChange, seen: ZendeskTicket): Promise<'saved' | 'gone' | 'conflict'> {
    const asked = { ticket: { ...change, safe_update: true, updated_stamp: seen.updated_at } }
    const answer = await request('PUT', ticketPath(id), asked)
    if (answer.status === 404) return 'gone'
    if (answer.status === 409) return 'conflict'
    if (answer.status >= 200 && answer.status < 300) return 'saved'
    // A field that must be filled in before a ticket is solved is no reason to leave the comment out.
    const { status, ...rest } = change
    if (answer.status === 422 && status !== undefined) return put(id, rest, seen)
    throw refusal(answer, `PUT ${ticketPath(id)}`)
  }
}

function refusal(answer: Answer, what: string): RefusedError {
  return new RefusedError(`${PARTY} answered ${answer.status} to ${what}: ${excerpt(answer.text)}`)
}

function ticketPath(ticket: string): string {
  return `tickets/${encodeURIComponent(ticket)}.json`
}
