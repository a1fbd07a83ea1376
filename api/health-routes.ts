import { z } from 'zod'
import { SECOND } from '../domain/time.ts'
import { pendingMigrations, ping } from '../records/database.ts'
import type { ApiHouse } from './house.ts'
import { metrics } from './metrics.ts'
import { PROBLEMS, type ProblemCode } from './problem.ts'
import type { Api } from './routes.ts'
import { within } from './within.ts'

const Readiness = z.object({
  ready: z.enum(['yes', 'no']),
  checks: z.record(z.string(), z.string()).meta({ description: 'Each thing we need: `ok`, or what is wrong with it.' }),
})

/** Whether we live, whether we can work, and how it goes. */
export function healthRoutes(app: Api, house: ApiHouse): void {
  const measured = metrics(app, house)
  const schema = { hide: true }
  app.get('/healthz', { schema, logLevel: 'warn' }, async () => ({ alive: 'yes' }))

  app.get(
    '/readyz',
    {
      logLevel: 'warn',
      schema: { tags: ['Health'], summary: 'Can we work?', response: { 200: Readiness, 503: Readiness } },
    },
    async (_request, reply) => {
      const checks = {
        database: await checked(ping(house.records)),
        migrations: await checked(noneOf(pendingMigrations(house.records))),
        temporal: await checked(house.temporalAnswers()),
      }
      const ready = Object.values(checks).every(check => check === 'ok') ? 'yes' : 'no'
      return reply.code(ready === 'yes' ? 200 : 503).send({ ready, checks })
    },
  )

  app.get('/metrics', { schema, logLevel: 'warn' }, async (_request, reply) =>
    reply.type(measured.contentType).send(await measured.page()),
  )

  app.get<{ Params: { code: string } }>('/problems/:code', { schema }, async (request, reply) => {
    const { code } = request.params
    const known = Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code as ProblemCode] : undefined // has it, as just asked
    const text = known ? `${code}: ${known.title} (${known.status}).` : 'There is no such problem.'
    return reply
      .code(known ? 200 : 404)
      .type('text/plain; charset=utf-8')
      .send(`${text}\nThe problem's own "detail" says what to do next.\n`)
  })
}

async function checked(answer: Promise<unknown>): Promise<string> {
  try {
    await within(3 * SECOND, answer)
    return 'ok'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

async function noneOf(pending: Promise<string[]>): Promise<void> {
  const names = await pending
  if (names.length > 0) throw new Error(`not run yet: ${names.join(', ')}`)
}
