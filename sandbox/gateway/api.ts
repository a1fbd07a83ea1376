import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Journal } from '../journal.ts'
import type { Acquirer } from './acquirer.ts'
import { ApiError, invalidParameter, notFound, serverError } from './api-error.ts'
import { createSession, expireSession, shownSession, touchedSession } from './checkout.ts'
import type { Faults } from './faults.ts'
import { type Form, parseForm, text, texts, whole } from './form.ts'
import type { IdempotencyKeys } from './idempotency.ts'
import {
  cancelIntent,
  captureIntent,
  confirmIntent,
  createIntent,
  retrieveIntent,
  shownIntent,
} from './payment-intents.ts'
import { createRefund } from './refunds.ts'
import { DROPPED, type Reply } from './reply.ts'
import { createCustomer, requiredCustomer, requiredMethod, shownMethod } from './wallet.ts'

export interface ApiRequest {
  method: string
  path: string
  query: string
  body: string
  headers: IncomingHttpHeaders
}

interface Call {
  /** From the path; empty where the path has none. */
  id: string
  form: Form
  expand: string[]
}

interface Route {
  method: 'GET' | 'POST'
  path: RegExp
  /** The name under which a fault can be ordered for it. */
  fault?: string
  run(acquirer: Acquirer, call: Call): Promise<object>
}

const ROUTES: Route[] = [
  post('/customers', (acquirer, { form }) => createCustomer(acquirer, form)),
  get('/customers/:id', async ({ books }, { id }) => requiredCustomer(books, id)),
  get('/payment_methods/:id', async ({ books }, { id }) => shownMethod(requiredMethod(books, id))),

  post(
    '/payment_intents',
    intentRoute((acquirer, { form }) => createIntent(acquirer, form)),
    'create',
  ),
  get('/payment_intents', listIntents),
  get(
    '/payment_intents/:id',
    intentRoute((acquirer, { id }) => retrieveIntent(acquirer, id)),
  ),
  post(
    '/payment_intents/:id/confirm',
    intentRoute((acquirer, { id, form }) => confirmIntent(acquirer, id, form)),
    'confirm',
  ),
  post(
    '/payment_intents/:id/capture',
    intentRoute((acquirer, { id, form }) => captureIntent(acquirer, id, form)),
    'capture',
  ),
  post(
    '/payment_intents/:id/cancel',
    intentRoute((acquirer, { id, form }) => cancelIntent(acquirer, id, form)),
    'cancel',
  ),
  get('/charges/:id', async ({ books }, { id }) => found(books.charges, 'charge', id)),

  post('/refunds', (acquirer, { form }) => createRefund(acquirer, form), 'refund'),
  get('/refunds', async ({ books }, { form }) =>
    listed(
      form,
      books.refunds
        .all()
        .filter(refund => refund.payment_intent === (text(form, 'payment_intent') ?? refund.payment_intent)),
    ),
  ),
  get('/refunds/:id', async ({ books }, { id }) => found(books.refunds, 'refund', id)),

  post('/checkout/sessions', async (acquirer, { form }) => shownSession(acquirer, await createSession(acquirer, form))),
  get('/checkout/sessions', listSessions),
  get('/checkout/sessions/:id', async (acquirer, { id }) =>
    shownSession(acquirer, (await touchedSession(acquirer, id)).session),
  ),
  post('/checkout/sessions/:id/expire', async (acquirer, { id, form }) =>
    shownSession(acquirer, await expireSession(acquirer, id, form)),
  ),

  get('/events', async ({ books }, { form }) =>
    listed(
      form,
      books.events.all().filter(event => event.type === (text(form, 'type') ?? event.type)),
    ),
  ),
  get('/events/:id', async ({ books }, { id }) => found(books.events, 'event', id)),
]

/** Answers one request to the API as the gateway itself would, faults included. */
export class Api {
  readonly #acquirer: Acquirer
  readonly #apiKey: string
  readonly #keys: IdempotencyKeys
  readonly #faults: Faults

  constructor(acquirer: Acquirer, apiKey: string, keys: IdempotencyKeys, faults: Faults) {
    this.#acquirer = acquirer
    this.#apiKey = apiKey
    this.#keys = keys
    this.#faults = faults
  }

  async answer(request: ApiRequest): Promise<Reply | typeof DROPPED> {
    try {
      return await this.#route(request)
    } catch (error) {
      return refusal(error)
    }
  }

  async #route(request: ApiRequest): Promise<Reply | typeof DROPPED> {
    if (request.headers.authorization !== `Bearer ${this.#apiKey}`)
      throw new ApiError(401, 'forgotten', { type: 'invalid_request_error', message: 'Invalid API Key provided.' })
    const route = ROUTES.find(known => known.method === request.method && known.path.test(request.path))
    if (!route)
      throw new ApiError(404, 'forgotten', {
        type: 'invalid_request_error',
        message: `Unrecognized request URL (${request.method}: ${request.path}).`,
      })
    const form = parseForm(request.method === 'POST' ? request.body : request.query)
    const call = { id: route.path.exec(request.path)?.[1] ?? '', form, expand: Object.values(texts(form, 'expand')) }
    if (route.method === 'GET') return { status: 200, body: await route.run(this.#acquirer, call) }
    return this.#write(request, route, call)
  }

  async #write(request: ApiRequest, route: Route, call: Call): Promise<Reply | typeof DROPPED> {
    const fault = route.fault ? this.#faults.take(route.fault, rmaOf(this.#acquirer, call)) : undefined
    if (fault === 'drop-before') return DROPPED
    if (fault === '429') throw busy(429, 'rate_limit', 'Too many requests hit the API too quickly.')
    if (fault === '409')
      throw busy(
        409,
        'lock_timeout',
        'This object cannot be accessed right now because another request is accessing it.',
      )
    const run = async () => {
      const answer = await carriedOut(this.#acquirer, route, call)
      return fault === '500-after' ? { ...refusal(serverError()), replay: 'kept' as const } : answer
    }
    const key = request.headers['idempotency-key']
    const reply = typeof key === 'string' ? await this.#keys.answer(key, fingerprint(request), run) : await run()
    return fault === 'drop-after' ? DROPPED : { status: reply.status, body: reply.body, headers: reply.headers ?? {} }
  }
}

/** What came of it, with whether it is kept under the request's key. A crash of ours is no answer, and passes through. */
async function carriedOut(
  acquirer: Acquirer,
  route: Route,
  call: Call,
): Promise<Reply & { replay: 'kept' | 'forgotten' }> {
  try {
    return { status: 200, body: await route.run(acquirer, call), replay: 'kept' }
  } catch (error) {
    if (error instanceof ApiError) return { ...refusal(error), replay: error.replay }
    throw error
  }
}

function refusal(error: unknown): Reply {
  const known = error instanceof ApiError ? error : serverError()
  if (known !== error) console.error('The card gateway failed to answer.', error)
  return { status: known.status, body: { error: known.error } }
}

function busy(status: number, code: string, message: string): ApiError {
  return new ApiError(status, 'forgotten', { type: 'invalid_request_error', code, message })
}

/** The case a request is about: named in its metadata, or by the payment it is for. */
function rmaOf({ books }: Acquirer, { id, form }: Call): string | undefined {
  const intent = books.paymentIntents.get(id || (text(form, 'payment_intent') ?? ''))
  return text(form, 'metadata', 'rma') ?? intent?.metadata.rma
}

function fingerprint(request: ApiRequest): string {
  return createHash('sha256').update(`${request.method} ${request.path}\n${request.body}`).digest('hex')
}

function intentRoute(run: (acquirer: Acquirer, call: Call) => ReturnType<typeof retrieveIntent>): Route['run'] {
  return async (acquirer, call) => shownIntent(acquirer, await run(acquirer, call), call.expand)
}

async function listIntents(acquirer: Acquirer, { form, expand }: Call): Promise<object> {
  const customer = text(form, 'customer')
  const ids = acquirer.books.paymentIntents
    .all()
    .filter(intent => intent.customer === (customer ?? intent.customer))
    .map(intent => intent.id)
  const intents = await Promise.all(ids.map(id => retrieveIntent(acquirer, id)))
  const inside = expand.map(path => path.replace(/^data\./, ''))
  return listed(
    form,
    intents.map(intent => ({ ...shownIntent(acquirer, intent, inside), id: intent.id })),
  )
}

async function listSessions(acquirer: Acquirer, { form }: Call): Promise<object> {
  const customer = text(form, 'customer')
  const ids = acquirer.books.sessions
    .all()
    .filter(session => session.customer === (customer ?? session.customer))
    .map(session => session.id)
  const sessions = await Promise.all(ids.map(async id => (await touchedSession(acquirer, id)).session))
  return listed(
    form,
    sessions.map(session => ({ ...shownSession(acquirer, session), id: session.id })),
  )
}

/** A page of a list, newest first. */
function listed(form: Form, all: { id: string }[]): object {
  const limit = whole(form, 'limit') ?? 10
  if (limit < 1 || limit > 100)
    throw invalidParameter('parameter_invalid_integer', 'limit', 'limit must be between 1 and 100.')
  const newestFirst = all.toReversed()
  const from = newestFirst.findIndex(document => document.id === text(form, 'starting_after')) + 1
  const data = newestFirst.slice(from, from + limit)
  return { object: 'list', url: '/v1', has_more: from + limit < newestFirst.length, data }
}

function found<Document>(journal: Journal<Document>, kind: string, id: string): Document {
  const document = journal.get(id)
  if (!document) throw notFound(kind, id)
  return document
}

function get(path: string, run: Route['run']): Route {
  return { method: 'GET', path: pattern(path), run }
}

function post(path: string, run: Route['run'], fault?: string): Route {
  return { method: 'POST', path: pattern(path), run, ...(fault ? { fault } : {}) }
}

function pattern(path: string): RegExp {
  return new RegExp(`^/v1${path.replace(':id', '([^/]+)')}$`)
}
