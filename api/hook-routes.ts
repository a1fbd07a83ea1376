import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { ApiHouse } from './house.ts'
import { takeReported } from './inbox.ts'
import { ProblemError } from './problem.ts'
import { type Api, problems } from './routes.ts'

const MOST_BYTES = 256 * 1024

const Taken = z.object({ taken: z.int().meta({ description: 'How many facts were kept.' }) })

/**
 * What machines tell us, signed. The bytes are kept as they came, for the signature; the answer is 2xx only once every
 * fact is on record, so that a hook that fails is sent again.
 */
export async function hookRoutes(app: Api, house: ApiHouse): Promise<void> {
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  for (const { path, party } of [
    { path: '/v1/hooks/stripe', party: 'stripe' },
    { path: '/v1/hooks/easypost', party: 'easypost' },
  ] as const)
    app.post(
      path,
      {
        bodyLimit: MOST_BYTES,
        schema: {
          tags: ['Hooks'],
          summary: `Events from ${party}, signed by it`,
          response: { 200: Taken, ...problems('forged', 'too-large') },
        },
      },
      async request => {
        const reading = house.hooks[party](asHook(request))
        if (reading.kind === 'forged') {
          request.log.warn({ party, why: reading.why }, 'A hook was not believed.')
          throw new ProblemError('forged', 'Sign the body as it is sent, with the secret that we were given.')
        }
        const facts = reading.kind === 'facts' ? reading.facts : []
        for (const told of facts) await takeReported(house, told)
        return { taken: facts.length }
      },
    )
}

function asHook(request: FastifyRequest) {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const headers = Object.entries(request.headers).map(([name, value]) => [name, [value].flat()[0]])
  return { body, headers: Object.fromEntries(headers) as Record<string, string | undefined>, now: Date.now() }
}
