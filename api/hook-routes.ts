import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { CarrierSource } from '../counterparts/carriers/parcel-told.ts'
import { takeApproved, takeAsked } from './approved-ticket.ts'
import type { ApiHouse } from './house.ts'
import { takeReported } from './inbox.ts'
import { takeParcel } from './parcel-told.ts'
import { malformed, ProblemError } from './problem.ts'
import { type Api, problems } from './routes.ts'

const MOST_BYTES = 256 * 1024

const TicketTaken = z.object({
  kind: z.enum(['opened', 'known', 'sent-back', 'not-approved', 'busy']).meta({
    description: 'sent-back: the agent is told in the ticket what stands in the way.',
  }),
  rma: z.string().optional(),
  why: z.string().optional(),
})

const CARRIERS = [
  {
    party: 'easypost',
    summary: 'Trackers from EasyPost, signed by it',
    connect: 'Set CARRIERS_WEBHOOK_SECRETS.',
  },
  {
    party: 'shippo',
    summary: 'Tracks from Shippo, signed by it, or with one of the secrets as `?token=`',
    connect: 'No Shippo is connected: set SHIPPO_WEBHOOK_SECRETS.',
  },
  {
    party: 'aftership',
    summary: 'Trackings from AfterShip, signed by it',
    connect: 'No AfterShip is connected: set AFTERSHIP_WEBHOOK_SECRETS.',
  },
] as const satisfies { party: CarrierSource; summary: string; connect: string }[]

const Taken = z.object({ taken: z.int().meta({ description: 'How many facts were kept.' }) })

/**
 * What machines tell us, signed. The bytes are kept as they came, for the signature; the answer is 2xx only once every
 * fact is on record, so that a hook that fails is sent again.
 */
export async function hookRoutes(app: Api, house: ApiHouse): Promise<void> {
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.post(
    '/v1/hooks/stripe',
    {
      bodyLimit: MOST_BYTES,
      schema: {
        tags: ['Hooks'],
        summary: 'Events from Stripe, signed by it',
        response: { 200: Taken, ...problems('forged', 'too-large') },
      },
    },
    async request => {
      const reading = house.cardHook(asHook(request))
      if (reading.kind === 'forged') throw forged(request, 'stripe', reading.why)
      const facts = reading.kind === 'facts' ? reading.facts : []
      for (const told of facts) await takeReported(house, told)
      return { taken: facts.length }
    },
  )
  for (const { party, summary, connect } of CARRIERS)
    app.post(
      `/v1/hooks/${party}`,
      {
        bodyLimit: MOST_BYTES,
        schema: {
          tags: ['Hooks'],
          summary,
          response: { 200: Taken, ...problems('forged', 'too-large', 'not-found') },
        },
      },
      async request => {
        const read = house.carrierHooks[party]
        if (!read) throw new ProblemError('not-found', connect)
        const reading = read(asHook(request))
        if (reading.kind === 'forged') throw forged(request, party, reading.why)
        return { taken: reading.kind === 'parcel' ? await takeParcel(house, reading.told) : 0 }
      },
    )
  app.post(
    '/v1/hooks/zendesk',
    {
      bodyLimit: MOST_BYTES,
      schema: {
        tags: ['Hooks'],
        summary: 'An approved ticket, by a trigger’s webhook, signed by Zendesk',
        description: 'Only the ticket’s number counts, `{ "ticket_id": "4711" }`: the rest is read from the ticket.',
        response: { 200: TicketTaken, ...problems('forged', 'too-large', 'malformed', 'not-found') },
      },
    },
    async request => {
      const { ticketing } = house
      if (ticketing.kind !== 'zendesk')
        throw new ProblemError('not-found', 'No Zendesk is connected: set TICKETS_WEBHOOK_SECRETS and TICKETS_FIELDS.')
      const reading = ticketing.readHook(asHook(request))
      if (reading.kind === 'forged') throw forged(request, 'zendesk', reading.why)
      if (reading.kind !== 'ticket')
        throw malformed([{ pointer: '/ticket_id', detail: 'missing; expected the number of the ticket' }])
      return takeApproved(house, ticketing.approved, reading.ticket)
    },
  )
  app.post(
    '/v1/hooks/tickets',
    {
      bodyLimit: MOST_BYTES,
      schema: {
        tags: ['Hooks'],
        summary: 'An approval from any ticketing system, signed',
        description:
          'Standard Webhooks, or the secret in `X-Webhook-Secret`: `{ "type": "rma.approved", "data": … }`, the data as in `POST /v1/cases`.',
        response: { 200: TicketTaken, ...problems('forged', 'too-large', 'malformed', 'not-found') },
      },
    },
    async request => {
      const { ticketing } = house
      if (ticketing.kind !== 'json')
        throw new ProblemError('not-found', 'Set TICKETS_KIND to json, and TICKETS_WEBHOOK_SECRETS.')
      const reading = ticketing.readHook(asHook(request))
      if (reading.kind === 'forged') throw forged(request, 'tickets', reading.why)
      if (reading.kind !== 'asked')
        throw malformed([
          { pointer: '/data/ticket', detail: 'expected { "type": "rma.approved", "data": { "ticket": … } }' },
        ])
      return takeAsked(house, ticketing.tickets, reading)
    },
  )
}

function forged(request: FastifyRequest, party: string, why: string): ProblemError {
  request.log.warn({ party, why }, 'A hook was not believed.')
  return new ProblemError('forged', 'Sign the body as it is sent, with the secret that we were given.')
}

function asHook(request: FastifyRequest) {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const headers = Object.entries(request.headers).map(([name, value]) => [name, [value].flat()[0]])
  const token = z.object({ token: z.string() }).safeParse(request.query).data
  return { body, headers: Object.fromEntries(headers) as Record<string, string | undefined>, ...token, now: Date.now() }
}
