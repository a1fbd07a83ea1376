import type { Journal } from '../journal.ts'
import type { Acquirer } from './acquirer.ts'
import { invalidParameter, notFound } from './api-error.ts'
import type { PaymentIntent, Session } from './books.ts'
import { createSession, expireSession, retrieveSession, shownSession } from './checkout.ts'
import { type Call, type Form, text, texts, whole } from './form.ts'
import {
  cancelIntent,
  captureIntent,
  confirmIntent,
  createIntent,
  retrieveIntent,
  shownIntent,
} from './payment-intents.ts'
import { createRefund } from './refunds.ts'
import { createCustomer, requiredCustomer, requiredMethod, shownMethod } from './wallet.ts'

type Run = (acquirer: Acquirer, call: Call) => Promise<object>

export interface Route {
  method: 'GET' | 'POST'
  path: RegExp
  run: Run
  /** The name under which a fault can be ordered for it. */
  fault?: string
}

/** The part of the API that is offered here. */
export const ROUTES: Route[] = [
  post('/customers', createCustomer, 'customer'),
  get('/customers/:id', async ({ books }, { id }) => requiredCustomer(books, id)),
  get('/payment_methods/:id', async ({ books }, { id }) => shownMethod(requiredMethod(books, id))),

  post('/payment_intents', intent(createIntent), 'create'),
  get('/payment_intents', listIntents),
  get('/payment_intents/:id', intent(retrieveIntent)),
  post('/payment_intents/:id/confirm', intent(confirmIntent), 'confirm'),
  post('/payment_intents/:id/capture', intent(captureIntent), 'capture'),
  post('/payment_intents/:id/cancel', intent(cancelIntent), 'cancel'),
  get('/charges/:id', async ({ books }, { id }) => found(books.charges, 'charge', id)),

  post('/refunds', createRefund, 'refund'),
  get('/refunds', async ({ books }, { form }) =>
    listed(form, since(form, matching(books.refunds, form, 'payment_intent'))),
  ),
  get('/refunds/:id', async ({ books }, { id }) => found(books.refunds, 'refund', id)),

  get('/disputes', async ({ books }, { form }) => listed(form, matching(books.disputes, form, 'payment_intent'))),

  post('/checkout/sessions', session(createSession), 'page'),
  get('/checkout/sessions', listSessions),
  get('/checkout/sessions/:id', session(retrieveSession)),
  post('/checkout/sessions/:id/expire', session(expireSession), 'close-page'),

  get('/events', async ({ books }, { form }) => listed(form, matching(books.events, form, 'type'))),
  get('/events/:id', async ({ books }, { id }) => found(books.events, 'event', id)),
]

function intent(run: (acquirer: Acquirer, call: Call) => Promise<PaymentIntent>): Run {
  return async (acquirer, call) => shownIntent(acquirer, await run(acquirer, call), expanded(call.form))
}

function session(run: (acquirer: Acquirer, call: Call) => Promise<Session>): Run {
  return async (acquirer, call) => shownSession(acquirer, await run(acquirer, call))
}

async function listIntents(acquirer: Acquirer, { form }: Call): Promise<object> {
  const known = since(form, matching(acquirer.books.paymentIntents, form, 'customer'))
  const intents = await Promise.all(known.map(document => retrieveIntent(acquirer, document)))
  return listed(form, intents, document => shownIntent(acquirer, document, expanded(form)))
}

async function listSessions(acquirer: Acquirer, { form }: Call): Promise<object> {
  const known = matching(acquirer.books.sessions, form, 'customer')
  const sessions = await Promise.all(known.map(document => retrieveSession(acquirer, document)))
  return listed(form, sessions, document => shownSession(acquirer, document))
}

/** What a request wants in full, in a list or not. */
function expanded(form: Form): string[] {
  return Object.values(texts(form, 'expand')).map(path => path.replace(/^data\./, ''))
}

function matching<Document extends { created: number }>(
  journal: Journal<Document>,
  form: Form,
  name: keyof Document & string,
): Document[] {
  const wanted = text(form, name)
  const since = whole(form, 'created', 'gte') ?? 0
  return journal
    .all()
    .filter(document => document.created >= since && (wanted === undefined || document[name] === wanted))
}

/** Those that were made at `created[gte]` or later. */
function since<Document extends { created: number }>(form: Form, documents: Document[]): Document[] {
  const first = whole(form, 'created', 'gte') ?? 0
  return documents.filter(({ created }) => created >= first)
}

/** A page of a list, newest first. */
function listed<Document extends { id: string }>(
  form: Form,
  all: Document[],
  show: (document: Document) => object = document => document,
): object {
  const limit = whole(form, 'limit') ?? 10
  if (limit < 1 || limit > 100)
    throw invalidParameter('parameter_invalid_integer', 'limit', 'limit must be between 1 and 100.')
  const newestFirst = all.toReversed()
  const from = newestFirst.findIndex(document => document.id === text(form, 'starting_after')) + 1
  const data = newestFirst.slice(from, from + limit).map(show)
  return { object: 'list', url: '/v1', has_more: from + limit < newestFirst.length, data }
}

function found<Document>(journal: Journal<Document>, kind: string, id: string): Document {
  const document = journal.get(id)
  if (!document) throw notFound(kind, id)
  return document
}

function get(path: string, run: Run): Route {
  return { method: 'GET', path: pattern(path), run }
}

function post(path: string, run: Run, fault?: string): Route {
  return { method: 'POST', path: pattern(path), run, ...(fault ? { fault } : {}) }
}

function pattern(path: string): RegExp {
  return new RegExp(`^/v1${path.replace(':id', '([^/]+)')}$`)
}
