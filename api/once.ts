import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { canonical } from '../domain/canonical.ts'
import { type AskedOnce, askOnce, keepAnswer } from '../records/keys.ts'
import type { ApiHouse } from './house.ts'
import { ProblemError } from './problem.ts'

declare module 'fastify' {
  interface FastifyRequest {
    askedOnce: AskedOnce | undefined
  }
  interface FastifyContextConfig {
    /** For a route whose answer holds a secret: it is given once, and kept nowhere. */
    answers?: 'never-kept'
  }
}

/**
 * `Idempotency-Key`: the same key with the same request is answered once, and that answer is given again. Only what
 * succeeded is kept; after a "no" or a failure the same key may try again.
 */
export function answerOnce(app: FastifyInstance, { records }: ApiHouse): void {
  app.decorateRequest('askedOnce', undefined)
  app.addHook('preHandler', async (request, reply) => {
    const asked = askedWithKey(request)
    if (!asked) return
    const before = await askOnce(records, asked)
    switch (before.kind) {
      case 'first':
        request.askedOnce = asked
        return
      case 'answered':
        return replay(reply, before)
      case 'in-flight':
        throw new ProblemError('in-flight', 'Wait a second and send it again with the same key.', {}, 1)
      case 'differs':
        throw new ProblemError('key-reused', 'Give every request a key of its own; only the very same may share one.')
    }
  })
  app.addHook('onSend', async (request, reply, payload) => {
    if (!request.askedOnce) return payload
    const done = reply.statusCode >= 200 && reply.statusCode < 300 && typeof payload === 'string'
    await keepAnswer(
      records,
      request.askedOnce,
      done ? { status: reply.statusCode, body: JSON.parse(payload) } : 'forget',
    )
    return payload
  })
}

/** The key as far as it goes for this route and who asks; `undefined` when none was sent. */
export function idempotencyKey(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key !== 'string' || key.length === 0 || key.length > 255)
    throw new ProblemError('malformed', 'An Idempotency-Key is 1 to 255 characters, once.', {
      errors: [{ pointer: '', detail: 'the Idempotency-Key header is not 1 to 255 characters' }],
    })
  return key
}

function askedWithKey(request: FastifyRequest): AskedOnce | undefined {
  const key = request.method === 'POST' ? idempotencyKey(request) : undefined
  if (key === undefined || !request.principal || request.routeOptions.config.answers === 'never-kept') return undefined
  const bodyHash = createHash('sha256').update(canonical(request.body)).digest('hex')
  return { principal: request.principal.id, key, route: `${request.method} ${request.url}`, bodyHash }
}

function replay(reply: FastifyReply, answer: { status: number; body: unknown }) {
  // Said before by this very route: it needs no second look at its shape.
  reply.serializer(payload => JSON.stringify(payload))
  return reply
    .code(answer.status)
    .type('application/json; charset=utf-8')
    .header('idempotent-replayed', 'true')
    .send(answer.body)
}
