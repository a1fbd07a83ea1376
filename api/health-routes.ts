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
  checks: z
    .object({
      database: z.enum(['ok', 'away']),
      migrations: z.enum(['ok', 'pending', 'away']),
      temporal: z.enum(['ok', 'away']),
    })
    .meta({ description: 'Each thing we need. Why one is away is in our log, and `sendback doctor` finds it out.' }),
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
        database: await checked(house, 'database', answers(ping(house.records))),
        migrations: await checked(house, 'migrations', migrated(house)),
        temporal: await checked(house, 'Temporal', answers(house.temporalAnswers())),
      }
      const ready = Object.values(checks).every(check => check === 'ok') ? 'yes' : 'no'
      return reply.code(ready === 'yes' ? 200 : 503).send({ ready, checks })
    },
  )

  app.get(
    '/metrics',
    {
      logLevel: 'warn',
      schema: { tags: ['Health'], summary: 'Numbers to watch, for Prometheus', produces: ['text/plain'] },
    },
    async (_request, reply) => reply.type(measured.contentType).send(await measured.page()),
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

async function migrated({ records, log }: ApiHouse): Promise<'ok' | 'pending'> {
  const pending = await pendingMigrations(records)
  if (pending.length > 0) log.warn({ pending }, 'Migrations have not run yet.')
  return pending.length > 0 ? 'pending' : 'ok'
}

const answers = (asked: Promise<unknown>) => asked.then(() => 'ok' as const)

/** Anybody may ask: the words are fixed, and the reason is for the log. */
async function checked<Standing extends string>(
  { log }: ApiHouse,
  what: string,
  answer: Promise<Standing>,
): Promise<Standing | 'away'> {
  try {
    return await within(3 * SECOND, answer)
  } catch (error) {
    log.warn({ what, error: String(error) }, 'Something we need is away.')
    return 'away'
  }
}
