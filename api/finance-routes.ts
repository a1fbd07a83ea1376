import { randomBytes, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { bodyOf } from '../counterparts/finance/message.ts'
import { assertAddressable } from '../counterparts/finance/safe-address.ts'
import { newWebhookSecret } from '../counterparts/finance/secret-box.ts'
import { DELIVERY_STATES, type DeliveryId, type DeliveryState, MESSAGE_TYPES } from '../domain/delivery.ts'
import { HOUR, instant, SECOND } from '../domain/time.ts'
import { rma, words } from '../policies/wire.ts'
import { addLine } from '../records/audit.ts'
import {
  attemptsOf,
  countDeliveries,
  type DeliveryRow,
  dropUndelivered,
  findDelivery,
  keepMessage,
  listDeliveries,
  releaseHeld,
} from '../records/deliveries.ts'
import {
  addEndpoint,
  CONFIGURED_ENDPOINT,
  disableEndpoint,
  enableEndpoint,
  findEndpoint,
  listEndpoints,
  removeEndpoint,
  rotateSecret,
  sealedSecrets,
} from '../records/endpoints.ts'
import { listMismatches } from '../records/mismatches.ts'
import { MISMATCH_KINDS } from '../records/tables.ts'
import { markDelivered } from '../records/triggers.ts'
import { Money, money, time } from './documents.ts'
import type { ApiHouse } from './house.ts'
import { malformed, ProblemError } from './problem.ts'
import { type Api, Paging, pageOf, problems, shown } from './routes.ts'
import { signedIn } from './sign-in.ts'
import { within } from './within.ts'

/** Finance's webhooks: where they go, how they went, and what does not add up. */
export function financeRoutes(app: Api, house: ApiHouse): void {
  endpointRoutes(app, house)
  endpointStateRoutes(app, house)
  deliveryRoutes(app, house)
  mismatchRoute(app, house)
}

const Endpoint = z
  .object({
    id: z.string(),
    url: z.string(),
    description: z.string(),
    events: z.array(z.enum(MESSAGE_TYPES)).nullable().meta({ description: 'What it is told; `null`: everything.' }),
    origin: z.enum(['configuration', 'api']),
    state: z.enum(['enabled', 'disabled', 'removed']),
    reason: z.string().nullable().meta({ description: 'Why it is disabled.' }),
    secrets: z
      .array(z.object({ madeAt: time, expiresAt: time.nullable() }))
      .meta({ description: 'What signs now, the newest first. Those of the configured endpoint are not listed.' }),
    madeAt: time,
    changedAt: time,
  })
  .meta({ id: 'WebhookEndpoint' })

export const EndpointWithSecret = z
  .object({ endpoint: Endpoint, secret: z.string() })
  .meta({ id: 'WebhookEndpointWithSecret', description: 'The secret is shown this once.' })

const NewEndpoint = shown(
  z.strictObject({
    url: z.string().min(1).max(2_000),
    description: words(200).optional(),
    events: z.array(z.enum(MESSAGE_TYPES)).min(1).optional(),
  }),
  { url: 'https://finance.example.com/hooks/sendback', events: ['rma.unreturned.billed'] },
)

const OfEndpoint = z.object({ id: z.string().max(100) })

function endpointRoutes(app: Api, house: ApiHouse): void {
  const { records, endpoints } = house
  app.get(
    '/v1/webhook-endpoints',
    {
      schema: {
        tags: ['Finance'],
        summary: 'Where finance is told',
        response: { 200: z.object({ data: z.array(Endpoint) }), ...problems() },
      },
    },
    async () => ({
      data: await Promise.all((await listEndpoints(records)).map(row => endpointDocument(house, row))),
    }),
  )

  app.post(
    '/v1/webhook-endpoints',
    {
      config: { answers: 'never-kept' },
      schema: {
        tags: ['Finance'],
        summary: 'Tell finance at one more address',
        description: 'The answer has the secret that signs there, this once.',
        body: NewEndpoint,
        response: { 201: EndpointWithSecret, ...problems() },
      },
    },
    async (request, reply) => {
      const { url, description = '', events } = request.body
      assertSafe(house, url)
      const id = `ep_${randomBytes(6).toString('hex')}`
      const secret = newWebhookSecret()
      await addEndpoint(records, { id, url, description, events: events ?? null }, endpoints.box.seal(secret, id))
      await note(house, signedIn(request).name, 'webhook endpoint added', { endpoint: id, host: new URL(url).host })
      return reply.code(201).send({ endpoint: await endpointDocument(house, await theEndpoint(house, id)), secret })
    },
  )

  app.post(
    '/v1/webhook-endpoints/:id/rotate',
    {
      config: { answers: 'never-kept' },
      schema: {
        tags: ['Finance'],
        summary: 'Give an endpoint a new secret; the old one signs along for a while',
        params: OfEndpoint,
        body: shown(z.strictObject({ overlapHours: z.number().min(0).max(720).default(24) }), { overlapHours: 24 }),
        response: { 200: EndpointWithSecret, ...problems('not-found', 'by-configuration') },
      },
    },
    async request => {
      const { id } = request.params
      await theEndpoint(house, id)
      if (id === CONFIGURED_ENDPOINT)
        throw new ProblemError(
          'by-configuration',
          'Put a new secret in front of FINANCE_WEBHOOK_SECRETS and restart the workers: all of them sign.',
        )
      const secret = newWebhookSecret()
      const { overlapHours } = request.body
      await rotateSecret(records, id, endpoints.box.seal(secret, id), (overlapHours * HOUR) / SECOND)
      await note(house, signedIn(request).name, 'webhook secret rotated', { endpoint: id, overlapHours })
      return { endpoint: await endpointDocument(house, await theEndpoint(house, id)), secret }
    },
  )
}

function endpointStateRoutes(app: Api, house: ApiHouse): void {
  const { records } = house
  app.post(
    '/v1/webhook-endpoints/:id/disable',
    {
      schema: {
        tags: ['Finance'],
        summary: 'Hold what is for an endpoint, until it is enabled',
        params: OfEndpoint,
        body: shown(z.strictObject({ reason: words(500) }), { reason: 'The receiver moves house.' }),
        response: { 200: Endpoint, ...problems('not-found') },
      },
    },
    async request => {
      const { id } = request.params
      await theEndpoint(house, id)
      const { reason } = request.body
      if (await disableEndpoint(records, id, reason))
        await note(house, signedIn(request).name, 'webhook endpoint disabled', { endpoint: id, why: reason })
      return endpointDocument(house, await theEndpoint(house, id))
    },
  )

  app.post(
    '/v1/webhook-endpoints/:id/enable',
    {
      schema: {
        tags: ['Finance'],
        summary: 'Enable an endpoint, and send it what was held',
        params: OfEndpoint,
        response: { 200: Endpoint, ...problems('not-found') },
      },
    },
    async request => {
      const { id } = request.params
      await theEndpoint(house, id)
      const setOut = await records.transaction().execute(async trx => {
        await enableEndpoint(trx, id)
        return releaseHeld(trx, id)
      })
      await note(house, signedIn(request).name, 'webhook endpoint enabled', { endpoint: id, sends: setOut.length })
      // What cannot set out now is overdue soon, and set out by the reconciler.
      for (const delivery of setOut)
        await within(TEMPORAL_WAIT_MS, house.deliveries.resend(delivery)).catch(error =>
          house.log.warn({ delivery, error: String(error) }, 'A delivery could not set out yet.'),
        )
      return endpointDocument(house, await theEndpoint(house, id))
    },
  )

  app.post(
    '/v1/webhook-endpoints/:id/remove',
    {
      schema: {
        tags: ['Finance'],
        summary: 'Remove an endpoint for good; what it has not taken is dropped',
        params: OfEndpoint,
        response: { 200: z.object({ dropped: z.int() }), ...problems('not-found', 'by-configuration') },
      },
    },
    async request => {
      const { id } = request.params
      await theEndpoint(house, id)
      if (id === CONFIGURED_ENDPOINT)
        throw new ProblemError('by-configuration', 'It is that of FINANCE_WEBHOOK_URL: change that, or disable it.')
      const dropped = await records.transaction().execute(async trx => {
        await removeEndpoint(trx, id)
        const messages = await dropUndelivered(trx, id)
        for (const message of messages) await markDelivered(trx, message)
        return messages.length
      })
      await note(house, signedIn(request).name, 'webhook endpoint removed', { endpoint: id, dropped })
      return { dropped }
    },
  )

  app.post(
    '/v1/webhook-endpoints/:id/test',
    {
      schema: {
        tags: ['Finance'],
        summary: 'Send an endpoint a message of type endpoint.test',
        description: 'It goes the way of all others; its delivery says how it went.',
        params: OfEndpoint,
        response: { 202: Delivery, ...problems('not-found', 'temporal-away') },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      await theEndpoint(house, id)
      const [type, at] = ['endpoint.test', instant(Date.now())] as const
      const by = signedIn(request).name
      const message = { id: `test_${randomUUID()}`, type, rma: null, at, body: bodyOf({ type, at, data: { by } }) }
      const [delivery] = await records.transaction().execute(trx => keepMessage(trx, message, { endpoint: id }))
      if (delivery) await setOut(house, delivery)
      const [row] = await listDeliveries(records, { message: message.id, limit: 1 })
      if (!row) throw new Error(`${message.id} was kept, and has no delivery.`)
      return reply.code(202).send(deliveryDocument(row))
    },
  )
}

const Delivery = z
  .object({
    id: z.string(),
    message: z.string().meta({ description: 'The `webhook-id`, the same on every try.' }),
    endpoint: z.string(),
    url: z.string().meta({ description: 'Where that endpoint is.' }),
    type: z.enum(MESSAGE_TYPES),
    rma: z.string().nullable(),
    amount: Money.nullable().meta({ description: 'What moved; `null` where the message is about no movement.' }),
    at: time,
    state: z.enum(DELIVERY_STATES),
    attempts: z.int(),
    nextAttemptAt: time.nullable(),
    endedAt: time.nullable(),
  })
  .meta({ id: 'Delivery' })

export const DeliveryLog = Delivery.extend({
  body: z.unknown(),
  log: z.array(
    z.object({
      n: z.int(),
      at: time,
      outcome: z.enum(['received', 'gone', 'refused', 'unreachable', 'forbidden']),
      status: z.int().nullable(),
      milliseconds: z.int(),
      excerpt: z.string().meta({ description: 'The beginning of what was answered, or why nothing was.' }),
    }),
  ),
}).meta({ id: 'DeliveryLog' })

const OfDelivery = z.object({ id: z.string().max(300) })

const WhichDeliveries = {
  endpoint: z.string().max(100).optional(),
  rma: rma.optional(),
  trigger: z.string().max(200).optional().meta({ description: 'The id of a trigger, or of another message.' }),
}

function whichOf({ endpoint, rma, trigger }: z.output<z.ZodObject<typeof WhichDeliveries>>) {
  return { ...(endpoint && { endpoint }), ...(rma && { rma }), ...(trigger && { message: trigger }) }
}

function deliveryRoutes(app: Api, house: ApiHouse): void {
  const { records } = house
  app.get(
    '/v1/deliveries',
    {
      schema: {
        tags: ['Finance'],
        summary: 'What finance is told, newest first: each message on its way to each endpoint',
        querystring: z.object({ ...Paging, ...WhichDeliveries, state: z.enum(DELIVERY_STATES).optional() }),
        response: { 200: pageOf(Delivery), ...problems() },
      },
    },
    async request => {
      const { cursor, limit, state } = request.query
      const before = placeIn(cursor)
      const rows = await listDeliveries(records, {
        ...{ limit: limit + 1, ...whichOf(request.query) },
        ...(state && { state }),
        ...(before && { before }),
      })
      const page = rows.slice(0, limit)
      const nextCursor = rows.length > limit ? String(page.at(-1)?.n) : null
      return { data: page.map(deliveryDocument), nextCursor }
    },
  )

  app.get(
    '/v1/deliveries/counts',
    {
      schema: {
        tags: ['Finance'],
        summary: 'How many deliveries are in each state',
        querystring: z.object(WhichDeliveries),
        response: { 200: z.record(z.enum(DELIVERY_STATES), z.int()), ...problems() },
      },
    },
    async request => {
      const counted = await countDeliveries(records, whichOf(request.query))
      const count = (state: DeliveryState) => counted.find(row => row.state === state)?.n ?? 0
      return Object.fromEntries(DELIVERY_STATES.map(state => [state, count(state)])) as Record<DeliveryState, number> // each
    },
  )

  app.get(
    '/v1/deliveries/:id',
    {
      schema: {
        tags: ['Finance'],
        summary: 'One delivery with every try',
        params: OfDelivery,
        response: { 200: DeliveryLog, ...problems('not-found') },
      },
    },
    async request => {
      const row = await theDelivery(house, request.params.id)
      const log = await attemptsOf(records, row.id)
      return {
        ...deliveryDocument(row),
        body: JSON.parse(row.body) as unknown,
        log: log.map(({ n, at, outcome, status, milliseconds, excerpt }) => ({
          ...{ n, at, outcome, status, milliseconds, excerpt },
        })),
      }
    },
  )

  app.post(
    '/v1/deliveries/:id/resend',
    {
      schema: {
        tags: ['Finance'],
        summary: 'Send it again at once, under the same webhook-id',
        params: OfDelivery,
        response: { 202: Delivery, ...problems('not-found', 'endpoint-disabled', 'temporal-away') },
      },
    },
    async (request, reply) => {
      const row = await theDelivery(house, request.params.id)
      if (row.endpoint_state !== 'enabled')
        throw new ProblemError('endpoint-disabled', `Enable ${row.endpoint} first; what was held for it is sent then.`)
      await setOut(house, row.id)
      await addLine(records, row.rma, instant(Date.now()), {
        ...{ who: signedIn(request).name, what: 'finance is told again', detail: { delivery: row.id } },
      })
      return reply.code(202).send(deliveryDocument(await theDelivery(house, row.id)))
    },
  )
}

export const Mismatch = z
  .object({
    id: z.int(),
    kind: z.enum(MISMATCH_KINDS),
    ref: z.string(),
    rma: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()),
    currency: z.string().nullable().meta({ description: 'Of its case, in which the amounts are.' }),
    foundAt: time,
    settledAt: time.nullable(),
  })
  .meta({ id: 'Mismatch' })

function mismatchRoute(app: Api, { records }: ApiHouse): void {
  app.get(
    '/v1/mismatches',
    {
      schema: {
        tags: ['Finance'],
        summary: 'What does not add up between gateway, ledger and triggers, newest first',
        querystring: z.object({ ...Paging, state: z.enum(['open', 'all']).default('open') }),
        response: { 200: pageOf(Mismatch), ...problems() },
      },
    },
    async request => {
      const { cursor, limit, state } = request.query
      const before = placeIn(cursor)
      const rows = await listMismatches(records, { limit: limit + 1, state, ...(before && { before }) })
      const page = rows.slice(0, limit)
      const data = page.map(({ id, kind, ref, rma, detail, currency, found_at, settled_at }) => ({
        ...{ id, kind, ref, rma, detail, currency, foundAt: found_at, settledAt: settled_at },
      }))
      return { data, nextCursor: rows.length > limit ? String(page.at(-1)?.id) : null }
    },
  )
}

const TEMPORAL_WAIT_MS = 5 * SECOND

async function setOut({ deliveries }: ApiHouse, delivery: DeliveryId): Promise<void> {
  try {
    await within(TEMPORAL_WAIT_MS, deliveries.resend(delivery))
  } catch {
    throw new ProblemError('temporal-away', 'Nothing was sent. Ask again in a few seconds.', {}, 5)
  }
}

function assertSafe({ endpoints }: ApiHouse, url: string): void {
  try {
    assertAddressable(url, endpoints.allowed)
  } catch (error) {
    throw malformed([{ pointer: '/url', detail: error instanceof Error ? error.message : String(error) }])
  }
}

async function theEndpoint({ records }: ApiHouse, id: string) {
  const row = await findEndpoint(records, id)
  if (!row)
    throw new ProblemError('not-found', `There is no endpoint ${id}. GET /v1/webhook-endpoints lists those there are.`)
  return row
}

async function endpointDocument({ records }: ApiHouse, row: Awaited<ReturnType<typeof theEndpoint>>) {
  const { id, url, description, events, origin, state, reason, made_at, changed_at } = row
  const secrets = await sealedSecrets(records, id)
  return {
    ...{ id, url, description, events, origin, state, reason },
    secrets: secrets.map(secret => ({ madeAt: secret.made_at, expiresAt: secret.expires_at })),
    ...{ madeAt: made_at, changedAt: changed_at },
  }
}

async function theDelivery({ records }: ApiHouse, id: string): Promise<DeliveryRow> {
  const row = await findDelivery(records, id as DeliveryId) // finds none for what is none
  if (!row) throw new ProblemError('not-found', `There is no delivery ${id}. GET /v1/deliveries lists those there are.`)
  return row
}

function deliveryDocument(row: DeliveryRow): z.output<typeof Delivery> {
  const { id, message, endpoint, url, type, rma, at, state, attempts, next_attempt_at, ended_at } = row
  return {
    ...{ id, message, endpoint, url, type, rma, at, state, attempts },
    amount: row.amount !== null && row.currency !== null ? money(row.amount, row.currency) : null,
    ...{ nextAttemptAt: next_attempt_at, endedAt: ended_at },
  }
}

function placeIn(cursor: string | undefined): number | undefined {
  const place = cursor === undefined ? undefined : Number(cursor)
  if (Number.isNaN(place)) throw malformed([{ pointer: '/cursor', detail: 'expected the nextCursor of a page' }])
  return place
}

function note({ records }: ApiHouse, who: string, what: string, detail: Record<string, string | number>) {
  return addLine(records, null, instant(Date.now()), { who, what, detail })
}
