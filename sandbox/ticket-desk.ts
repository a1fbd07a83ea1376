import { join } from 'node:path'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { type Instant, instant } from '../domain/time.ts'
import { dropAnswer, FaultOrder, PlannedFaults } from './faults.ts'
import { Journal } from './journal.ts'
import { newPart, openPart } from './part.ts'

export interface TicketDeskOptions {
  /** 0 for any free one. */
  port: number
  /** A folder. Without it the desk remembers for one run. */
  journal?: string
  token: string
}

export interface TicketDesk {
  url: string
  stop(): Promise<void>
}

interface Comment {
  id: number
  body: string
  public: boolean
  author_id: number
  created_at: Instant
}

interface Ticket {
  id: number
  subject: string
  status: string
  tags: string[]
  requester_id: number
  created_at: Instant
  updated_at: Instant
  comments: Comment[]
}

interface User {
  id: number
  name: string
  email: string
}

const MOST_COMMENTS = 5_000
/** The agent whose token we are. */
const OURSELVES = 1

const TicketUpdate = z.object({
  ticket: z.object({
    // Zendesk's own default: a comment is public unless it says otherwise.
    comment: z.object({ body: z.string().min(1), public: z.boolean().default(true) }).optional(),
    additional_tags: z.array(z.string()).default([]),
    safe_update: z.boolean().default(false),
    updated_stamp: z.string().optional(),
  }),
})
const Page = z.object({
  'page[size]': z.coerce.number().int().min(1).max(100).default(100),
  'page[after]': z.coerce.number().int().min(0).default(0),
  sort: z.enum(['created_at', '-created_at']).default('created_at'),
})
const NewTicket = z.object({
  id: z.int().min(1).optional(),
  subject: z.string().default('Device does not work'),
  requester: z.object({ name: z.string(), email: z.email() }),
})
const NewComment = z.object({ body: z.string(), public: z.boolean().default(true) })

/**
 * A ticketing system that speaks Zendesk's API: tickets, comments, users. `/control` makes tickets, shows them whole,
 * lets somebody else comment and plans faults.
 */
export async function startTicketDesk(options: TicketDeskOptions): Promise<TicketDesk> {
  const file = (name: string) => options.journal && join(options.journal, name)
  const books = {
    tickets: new Journal<Ticket>(file('tickets.jsonl')),
    users: new Journal<User>(file('ticket-users.jsonl')),
  }
  const faults = new PlannedFaults()
  const app = newPart()
  addApi(app, books, faults, options.token)
  addControl(app, books, faults)
  const url = await openPart(app, options.port)
  return {
    url,
    stop: async () => {
      await app.close()
      for (const journal of Object.values(books)) journal.close()
    },
  }
}

interface Books {
  tickets: Journal<Ticket>
  users: Journal<User>
}

function addApi(app: FastifyInstance, books: Books, faults: PlannedFaults, token: string): void {
  app.register(
    async api => {
      api.addHook('onRequest', async (request, reply) => {
        if (request.headers.authorization !== `Bearer ${token}`)
          return reply.status(401).send({ error: 'invalid_token', error_description: 'The access token is not valid.' })
      })
      api.addHook('preHandler', async (request, reply) => {
        const fault = faults.next(request.method === 'GET' ? 'reads' : 'changes')
        if (fault === 'drop-after') dropAnswer(reply)
        else if (fault) return reply.status(fault).header('retry-after', '1').send({ error: 'Planned' })
      })

      api.get<ById>('/tickets/:id(^\\d+).json', async (request, reply) => {
        const ticket = books.tickets.get(request.params.id)
        return ticket ? { ticket: shown(ticket) } : notFound(reply)
      })

      api.put<ById>('/tickets/:id(^\\d+).json', async (request, reply) => {
        const found = books.tickets.get(request.params.id)
        if (!found) return notFound(reply)
        const { ticket: update } = TicketUpdate.parse(request.body)
        if (update.safe_update && update.updated_stamp !== found.updated_at)
          return reply.status(409).send({ error: 'UpdateConflict', description: 'Safe Update prevented the update.' })
        if (update.comment && found.comments.length >= MOST_COMMENTS)
          return reply.status(422).send({ error: 'RecordInvalid', description: 'The ticket has too many comments.' })
        const tagged = { ...found, tags: [...new Set([...found.tags, ...update.additional_tags])] }
        const saved = update.comment ? commented(tagged, { ...update.comment, author_id: OURSELVES }) : tagged
        return { ticket: shown(books.tickets.put(request.params.id, saved)) }
      })

      api.get<ById>('/tickets/:id(^\\d+)/comments.json', async (request, reply) => {
        const ticket = books.tickets.get(request.params.id)
        return ticket ? commentsPage(ticket, Page.parse(request.query)) : notFound(reply)
      })

      api.get('/users/me.json', async () => ({ user: { id: OURSELVES, role: 'agent', name: 'Sendback' } }))
      api.get<ById>('/users/:id(^\\d+).json', async (request, reply) => {
        const user = books.users.get(request.params.id)
        return user ? { user } : notFound(reply)
      })
    },
    { prefix: '/api/v2' },
  )
}

interface ById {
  Params: { id: string }
}

function commentsPage(ticket: Ticket, page: z.infer<typeof Page>): object {
  const all = page.sort === 'created_at' ? ticket.comments : ticket.comments.toReversed()
  const end = page['page[after]'] + page['page[size]']
  const hasMore = end < all.length
  return {
    comments: all.slice(page['page[after]'], end),
    meta: { has_more: hasMore, after_cursor: hasMore ? String(end) : null, before_cursor: null },
  }
}

function commented(ticket: Ticket, comment: Omit<Comment, 'id' | 'created_at'>): Ticket {
  const at = instant(Math.max(Date.now(), Date.parse(ticket.updated_at) + 1))
  const id = ticket.id * 10_000 + ticket.comments.length
  return { ...ticket, updated_at: at, comments: [...ticket.comments, { ...comment, id, created_at: at }] }
}

function shown({ comments: _comments, ...ticket }: Ticket): object {
  return ticket
}

function notFound(reply: FastifyReply): FastifyReply {
  return reply.status(404).send({ error: 'RecordNotFound', description: 'Not found' })
}

function addControl(app: FastifyInstance, books: Books, faults: PlannedFaults): void {
  app.post('/control/tickets', async (request, reply) => {
    const order = NewTicket.parse(request.body)
    const id = order.id ?? 1 + Math.max(4_000, ...books.tickets.all().map(ticket => ticket.id))
    if (books.tickets.get(String(id))) return reply.status(409).send({ message: `Ticket ${id} is there already.` })
    const requester = { id: 100_000 + id, ...order.requester }
    const now = instant(Date.now())
    books.users.put(String(requester.id), requester)
    const dates = { created_at: now, updated_at: now }
    const ticket = { id, subject: order.subject, status: 'open', tags: [], requester_id: requester.id, ...dates }
    return reply.status(201).send(books.tickets.put(String(id), { ...ticket, comments: [] }))
  })
  app.get('/control/tickets', async () => books.tickets.all())
  app.get<ById>('/control/tickets/:id', async (request, reply) => {
    return books.tickets.get(request.params.id) ?? notFound(reply)
  })
  /** The client, or a colleague, writes. */
  app.post<ById>('/control/tickets/:id/comments', async (request, reply) => {
    const ticket = books.tickets.get(request.params.id)
    if (!ticket) return notFound(reply)
    const comment = { ...NewComment.parse(request.body), author_id: ticket.requester_id }
    return reply.status(201).send(books.tickets.put(request.params.id, commented(ticket, comment)))
  })
  app.post('/control/fault', async (request, reply) => {
    faults.plan(FaultOrder.parse(request.body))
    return reply.status(204).send()
  })
}
