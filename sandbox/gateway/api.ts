import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Acquirer } from './acquirer.ts'
import { ApiError, serverError } from './api-error.ts'
import type { Faults } from './faults.ts'
import { type Call, parseForm, text } from './form.ts'
import type { IdempotencyKeys } from './idempotency.ts'
import { DROPPED, type Reply } from './reply.ts'
import { ROUTES, type Route } from './routes.ts'

interface ApiRequest {
  method: string
  path: string
  query: string
  body: string
  headers: IncomingHttpHeaders
}

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
    const call = { id: route.path.exec(request.path)?.[1] ?? '', form }
    if (route.method === 'GET') return { status: 200, body: await route.run(this.#acquirer, call) }
    return this.#write(request, route, call)
  }

  async #write(request: ApiRequest, route: Route, call: Call): Promise<Reply | typeof DROPPED> {
    const rma = rmaOf(this.#acquirer, call)
    const fault = route.fault ? this.#faults.onTheWay(route.fault, rma) : undefined
    if (fault === 'drop-before') return DROPPED
    if (fault === '429') {
      const tooMany = busy(429, 'rate_limit', 'Too many requests hit the API too quickly.')
      return { ...refusal(tooMany), headers: { 'retry-after': '3' } }
    }
    if (fault === '409')
      throw busy(
        409,
        'lock_timeout',
        'This object cannot be accessed right now because another request is accessing it.',
      )
    const run = async () => {
      const failure = route.fault ? this.#faults.atWork(route.fault, rma) : undefined
      const failed = { ...refusal(serverError()), replay: 'kept' as const }
      if (failure === '500-before') return failed
      const answer = await carriedOut(this.#acquirer, route, call)
      return failure === '500-after' ? failed : answer
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
  return text(form, 'metadata', 'rma') ?? intent?.metadata.rma ?? books.sessions.get(id)?.metadata?.rma
}

function fingerprint(request: ApiRequest): string {
  return createHash('sha256').update(`${request.method} ${request.path}\n${request.body}`).digest('hex')
}
