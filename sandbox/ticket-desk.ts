import { join } from 'node:path'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { type Instant, instant } from '../domain/time.ts'
import { dropAnswer, FaultOrder, PlannedFaults } from './faults.ts'
import { Journal } from './journal.ts'
import { newPart, openPart } from './part.ts'
import { ticketPage } from './ticket-page.tsx'
import { type DeskTrigger, type TicketWebhooks, ticketWebhooks } from './ticket-webhooks.ts'

export interface TicketDeskOptions {
  /** 0 for any free one. */
  port: number
  /** A folder. Without it the desk remembers for one run. */
  journal?: string
  token: string
  /** Whom the trigger *RMA approved* tells, signed; without it there is no such trigger. */
  webhook?: { url: string; secret: string }
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
  custom_fields: { id: number; value: unknown }[]
  /** Whether a field must be filled in before it can be solved. */
  required?: boolean
  requester_id: number
  created_at: Instant
  updated_at: Instant
  comments: Comment[]
}

interface User {
  id: number
  name: string
  email: string
  external_id: string | null
  locale: string
}

const MOST_COMMENTS = 5_000
/** The agent whose token we are. */
const OURSELVES = 1
const STATUSES = ['new', 'open', 'pending', 'hold', 'solved', 'closed'] as const

/** As the recipe in `docs/connect/zendesk.md` sets it up. */
const TRIGGER: DeskTrigger = { all: ['rma_approved'], none: ['rma_workflow_started'] }

const TicketUpdate = z.object({
  ticket: z.object({
    // Zendesk's own default: a comment is public unless it says otherwise.
    comment: z.object({ body: z.string().min(1), public: z.boolean().default(true) }).optional(),
    additional_tags: z.array(z.string()).default([]),
    remove_tags: z.array(z.string()).default([]),
    tags: z.array(z.string()).optional(),
    status: z.enum(STATUSES).optional(),
    custom_fields: z.array(z.object({ id: z.int(), value: z.unknown() })).default([]),
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
  requester: z.object({
    name: z.string(),
    email: z.email(),
    external_id: z.string().nullable().default(null),
    locale: z.string().default('en-US'),
  }),
  tags: z.array(z.string()).default([]),
  custom_fields: z.array(z.object({ id: z.int(), value: z.unknown() })).default([]),
})
/** What an agent changes on the page, without comments. */
const AgentChange = z.object({
  add: z.array(z.string()).default([]),
  remove: z.array(z.string()).default([]),
  fields: z.array(z.object({ id: z.int(), value: z.unknown() })).default([]),
  status: z.enum(STATUSES).optional(),
  required: z.boolean().default(false),
})
const Lose = z.object({ webhooks: z.enum(['lost', 'sent', 'sent-twice']) })
/** `type:ticket tags:a -tags:b status<closed`, in any order. */
const Search = z.object({
  query: z.string(),
  per_page: z.coerce.number().int().min(1).max(100).default(100),
  page: z.coerce.number().int().min(1).default(1),
  sort_by: z.enum(['created_at', 'updated_at']).default('created_at'),
  sort_order: z.enum(['asc', 'desc']).default('desc'),
})
const NewComment = z.object({ body: z.string(), public: z.boolean().default(true) })

/**
 * A ticketing system that speaks Zendesk's API: tickets, comments, users, search. Whenever a ticket is saved, its one
 * trigger looks whether its conditions hold, and sends its webhook. `/control` makes tickets, shows them whole, lets
 * somebody else comment or change them, loses webhooks and plans faults.
 */
export async function startTicketDesk(options: TicketDeskOptions): Promise<TicketDesk> {
  const file = (name: string) => options.journal && join(options.journal, name)
  const books = {
    tickets: new Journal<Ticket>(file('tickets.jsonl')),
    users: new Journal<User>(file('ticket-users.jsonl')),
  }
  const faults = new PlannedFaults()
  const webhooks = ticketWebhooks(TRIGGER, options.webhook)
  const desk = { books, faults, webhooks, save: saving(books, webhooks) }
  const app = newPart()
  addApi(app, desk, options.token)
  addControl(app, desk)
  const url = await openPart(app, options.port)
  return {
    url,
    stop: async () => {
      webhooks.stop()
      await app.close()
      for (const journal of Object.values(books)) journal.close()
    },
  }
}

interface Books {
  tickets: Journal<Ticket>
  users: Journal<User>
}

interface Desk {
  books: Books
  faults: PlannedFaults
  webhooks: TicketWebhooks
  save(ticket: Ticket): Ticket
}

/** Triggers look at a ticket each time it is saved, by whomever. */
function saving({ tickets }: Books, webhooks: TicketWebhooks): Desk['save'] {
  return ticket => {
    const saved = tickets.put(String(ticket.id), ticket)
    webhooks.look(saved)
    return saved
  }
}

function addApi(app: FastifyInstance, { books, faults, save }: Desk, token: string): void {
  // An API token goes as a password, beside its agent's address.
  const isOurs = (header = '') =>
    header === `Bearer ${token}` ||
    (header.startsWith('Basic ') && Buffer.from(header.slice(6), 'base64').toString().endsWith(`/token:${token}`))
  app.register(
    async api => {
      api.addHook('onRequest', async (request, reply) => {
        if (!isOurs(request.headers.authorization))
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
        // What is closed stays as it is.
        if (found.status === 'closed') return invalid(reply, 'Status: closed prevents ticket update')
        if (update.comment && found.comments.length >= MOST_COMMENTS)
          return invalid(reply, 'The ticket has too many comments.')
        if (update.status === 'solved' && found.required)
          return invalid(reply, 'Cause of failure: is required when solving a ticket')
        const given = update.tags ?? [...found.tags, ...update.additional_tags]
        const changed = {
          ...found,
          updated_at: laterThan(found),
          tags: tagList(given.filter(tag => !update.remove_tags.includes(tag))),
          custom_fields: withFields(found, update.custom_fields),
          ...(update.status && { status: update.status }),
        }
        return {
          ticket: shown(
            save(update.comment ? commented(changed, { ...update.comment, author_id: OURSELVES }) : changed),
          ),
        }
      })

      api.get('/search.json', async request => searched(books.tickets.all(), Search.parse(request.query)))

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

/** Tags are one word each, in small letters, and each is there once. */
function tagList(tags: string[]): string[] {
  return [...new Set(tags.flatMap(tag => tag.toLowerCase().split(/\s+/)))].filter(Boolean).sort()
}

/** A ticket of an earlier sandbox has none. */
function withFields({ custom_fields: before = [] }: Ticket, changed: Ticket['custom_fields']): Ticket['custom_fields'] {
  return [...before.filter(({ id }) => !changed.some(one => one.id === id)), ...changed]
}

function searched(tickets: Ticket[], asked: z.infer<typeof Search>): object {
  const terms = asked.query.split(/\s+/)
  const fits = (ticket: Ticket) =>
    terms.every(term => {
      const [, not, name, sign, value = ''] = /^(-?)(\w+)(:|<)(.+)$/.exec(term) ?? []
      if (name === 'type') return value === 'ticket'
      if (name === 'tags') return ticket.tags.includes(value) === (not === '')
      const place = (status: string) => STATUSES.indexOf(status as (typeof STATUSES)[number]) // -1 for what is none
      if (name === 'status') return sign === '<' ? place(ticket.status) < place(value) : ticket.status === value
      return false
    })
  const direction = asked.sort_order === 'asc' ? 1 : -1
  const found = tickets.filter(fits).sort((a, b) => (a[asked.sort_by] < b[asked.sort_by] ? -direction : direction))
  const page = found.slice((asked.page - 1) * asked.per_page, asked.page * asked.per_page)
  const hasMore = found.length > asked.page * asked.per_page
  return {
    results: page.map(ticket => ({ ...shown(ticket), result_type: 'ticket' })),
    count: found.length,
    next_page: hasMore ? `/api/v2/search.json?page=${asked.page + 1}` : null,
    previous_page: null,
  }
}

function laterThan({ updated_at }: Ticket): Instant {
  return instant(Math.max(Date.now(), Date.parse(updated_at) + 1))
}

function commented(ticket: Ticket, comment: Omit<Comment, 'id' | 'created_at'>): Ticket {
  const at = laterThan(ticket)
  const id = ticket.id * 10_000 + ticket.comments.length
  return { ...ticket, updated_at: at, comments: [...ticket.comments, { ...comment, id, created_at: at }] }
}

function shown({ comments: _comments, ...ticket }: Ticket): object {
  return ticket
}

function notFound(reply: FastifyReply): FastifyReply {
  return reply.status(404).send({ error: 'RecordNotFound', description: 'Not found' })
}

function invalid(reply: FastifyReply, description: string): FastifyReply {
  return reply.status(422).send({ error: 'RecordInvalid', description })
}

function addControl(app: FastifyInstance, { books, faults, webhooks, save }: Desk): void {
  app.get<ById>('/agent/tickets/:id', async (request, reply) => {
    const ticket = books.tickets.get(request.params.id)
    if (!ticket) return notFound(reply)
    return reply.type('text/html').send(ticketPage(ticket, books.users.get(String(ticket.requester_id))))
  })
  app.post('/control/tickets', async (request, reply) => {
    const order = NewTicket.parse(request.body)
    const id = order.id ?? 1 + Math.max(4_000, ...books.tickets.all().map(ticket => ticket.id))
    if (books.tickets.get(String(id))) return reply.status(409).send({ message: `Ticket ${id} is there already.` })
    const requester = { id: 100_000 + id, ...order.requester }
    const now = instant(Date.now())
    books.users.put(String(requester.id), requester)
    const dates = { created_at: now, updated_at: now }
    const ticket = {
      id,
      subject: order.subject,
      status: 'open',
      tags: tagList(order.tags),
      custom_fields: order.custom_fields,
      requester_id: requester.id,
      ...dates,
    }
    return reply.status(201).send(save({ ...ticket, comments: [] }))
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
    return reply.status(201).send(save(commented(ticket, comment)))
  })
  /** An agent changes tags, fields or the status. */
  app.post<ById>('/control/tickets/:id/change', async (request, reply) => {
    const ticket = books.tickets.get(request.params.id)
    if (!ticket) return notFound(reply)
    const { add, remove, fields, required, status = ticket.status } = AgentChange.parse(request.body)
    const tags = tagList([...ticket.tags, ...add]).filter(tag => !remove.includes(tag))
    const updated_at = laterThan(ticket)
    return save({ ...ticket, updated_at, tags, status, required, custom_fields: withFields(ticket, fields) })
  })
  app.post('/control/webhooks', async (request, reply) => {
    webhooks.are(Lose.parse(request.body).webhooks)
    return reply.status(204).send()
  })
  app.post('/control/fault', async (request, reply) => {
    faults.plan(FaultOrder.parse(request.body))
    return reply.status(204).send()
  })
}
