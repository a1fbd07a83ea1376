import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { rmaNumber } from '../../domain/names.ts'
import { ms } from '../../domain/time.ts'
import type { CaseNow } from '../clock.ts'
import type { Acquirer } from './acquirer.ts'
import { Api } from './api.ts'
import { ApiError } from './api-error.ts'
import { openBooks } from './books.ts'
import { touchedSession } from './checkout.ts'
import { control, payments } from './control.ts'
import { Faults } from './faults.ts'
import { liveHolds, touched } from './holds.ts'
import { IdempotencyKeys } from './idempotency.ts'
import { showPayPage, submitPayPage } from './pay-page.ts'
import { DROPPED, type Reply } from './reply.ts'
import { Webhooks } from './webhooks.ts'

interface GatewayOptions {
  /** 0 for any free one. */
  port: number
  /** A folder. Without it the gateway remembers for one run. */
  journal?: string
  caseNow: CaseNow
  apiKey: string
  webhookUrl: string
  webhookSecret: string
}

export interface Gateway {
  url: string
  /** Lets run out what has run out by now, of one case or of all, and sends the webhooks. */
  sweep(rma?: string): Promise<void>
  stop(): Promise<void>
}

/**
 * A card gateway that speaks Stripe's API to the official client: `/v1` is the API, `/pay` the hosted page, `/control`
 * what the client and their bank do on command. Everything answered for is on its books before the answer goes out.
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const books = openBooks(options.journal)
  const webhooks = new Webhooks(books, options.webhookUrl, options.webhookSecret)
  const server = createServer()
  const acquirer: Acquirer = {
    books,
    account: { extendedAuthorization: 'not-for-this-card' },
    now: async metadata => ms(await options.caseNow(metadata?.rma ? rmaNumber(metadata.rma) : undefined)),
    announce: (type, object, at) => webhooks.announce(type, object, at),
    url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // listens on TCP
  }
  const faults = new Faults()
  const keys = new IdempotencyKeys(books.answers, Date.now)
  const api = new Api(acquirer, options.apiKey, keys, faults)
  server.on('request', (request, response) => {
    void answer({ acquirer, faults, keys, api }, request)
      .catch(failed)
      .then(reply => send(response, reply))
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(options.port, '127.0.0.1', resolve))
  webhooks.start()
  return {
    url: acquirer.url(),
    sweep: rma => sweep(acquirer, rma),
    stop: async () => {
      const closed = new Promise(resolve => server.close(resolve))
      server.closeAllConnections()
      await closed
      await webhooks.stop()
      for (const journal of Object.values(books)) journal.close()
    },
  }
}

interface Parts {
  acquirer: Acquirer
  faults: Faults
  keys: IdempotencyKeys
  api: Api
}

async function answer(parts: Parts, request: IncomingMessage): Promise<Reply | typeof DROPPED> {
  const { pathname: path, search, searchParams } = new URL(request.url ?? '/', 'http://gateway')
  const method = request.method ?? 'GET'
  const body = await text(request)
  const [, room = '', name = ''] = path.split('/')
  if (room === 'v1') return parts.api.answer({ method, path, query: search, body, headers: request.headers })
  if (room === 'pay')
    return method === 'POST' ? submitPayPage(parts.acquirer, name, body) : showPayPage(parts.acquirer, name)
  if (path === '/control/payments') return payments(parts.acquirer, searchParams.get('rma') ?? '')
  if (room === 'control' && method === 'POST') return control(parts, name, JSON.parse(body || '{}'))
  return { status: 404, body: { message: 'Here are /v1 (the API), /pay (the page) and /control.' } }
}

async function sweep(acquirer: Acquirer, rma: string | undefined): Promise<void> {
  for (const { id } of liveHolds(acquirer, rma)) await touched(acquirer, id)
  for (const { id, status, metadata } of acquirer.books.sessions.all())
    if (status === 'open' && (rma === undefined || metadata?.rma === rma)) await touchedSession(acquirer, id)
}

function failed(error: unknown): Reply {
  if (error instanceof ApiError) return { status: error.status, body: { message: error.message } }
  if (error instanceof SyntaxError) return { status: 400, body: { message: 'The body is not JSON.' } }
  console.error('The card gateway failed to answer.', error)
  return { status: 500, body: { message: 'The card gateway failed to answer.' } }
}

function send(response: ServerResponse, reply: Reply | typeof DROPPED): void {
  if (reply === DROPPED) return void response.destroy()
  const page = typeof reply.body === 'string'
  response.writeHead(reply.status, { ...(page ? {} : { 'content-type': 'application/json' }), ...reply.headers })
  response.end(page ? reply.body : JSON.stringify(reply.body))
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
