import { SECOND } from '../domain/time.ts'
import type { ApiHouse } from './house.ts'
import type { Api } from './routes.ts'

const PATIENCE_MS = 600 * SECOND

/** The sandbox's controls, under the same address and the same keys; in production there are none. */
export function sandboxRoutes(app: Api, { surroundings }: ApiHouse): void {
  if (surroundings.kind !== 'sandbox') return
  const { url } = surroundings
  app.route({
    method: ['GET', 'POST'],
    url: '/v1/sandbox/*',
    schema: { hide: true },
    handler: async (request, reply) => {
      const answer = await fetch(`${url}${request.url}`, {
        method: request.method,
        headers: { 'content-type': 'application/json' },
        // Moving a case through a month takes a while.
        signal: AbortSignal.timeout(PATIENCE_MS),
        ...(request.method === 'POST' && { body: JSON.stringify(request.body ?? {}) }),
      })
      const type = answer.headers.get('content-type') ?? 'application/json'
      return reply
        .code(answer.status)
        .type(type)
        .send(Buffer.from(await answer.arrayBuffer()))
    },
  })
}
