import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { instant, SECOND } from '../domain/time.ts'
import { pendingMigrations, ping } from '../records/database.ts'
import { time } from './documents.ts'
import type { ApiHouse } from './house.ts'
import { metrics } from './metrics.ts'
import { PROBLEMS, type ProblemCode } from './problem.ts'
import { type Api, problems } from './routes.ts'
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

const Surroundings = z
  .object({
    surroundings: z.enum(['production', 'sandbox']),
    version: z.string(),
    node: z.string(),
    publicUrl: z.string(),
    checks: z
      .object({
        database: z.enum(['ok', 'away']),
        migrations: z.enum(['ok', 'pending', 'away']),
        temporal: z.enum(['ok', 'away']),
        signIn: z.enum(['ok', 'away', 'none']).meta({ description: '`none`: people sign in with API keys.' }),
      })
      .meta({
        description: 'Each thing we need, as it is now. `sendback doctor` looks at all the others, and says why.',
      }),
    provider: z.string().nullable().meta({ description: 'Where people sign in, by its host.' }),
    temporalUi: z.string().nullable(),
    at: time,
  })
  .meta({ id: 'Surroundings' })

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')))

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
      const checks = await whatWeNeed(house)
      const ready = Object.values(checks).every(check => check === 'ok') ? 'yes' : 'no'
      return reply.code(ready === 'yes' ? 200 : 503).send({ ready, checks })
    },
  )

  app.get(
    '/v1/surroundings',
    {
      schema: {
        tags: ['Health'],
        summary: 'What surrounds this Sendback',
        response: { 200: Surroundings, ...problems() },
      },
    },
    async () => {
      const { identity, publicUrl, surroundings, temporalUi = null } = house
      const signIn = identity ? await checked(house, 'sign-in', answers(identity.answers())) : ('none' as const)
      return {
        ...{ surroundings: surroundings.kind, version, node: process.version, publicUrl, temporalUi },
        checks: { ...(await whatWeNeed(house)), signIn },
        provider: identity ? new URL(identity.issuer).host : null,
        at: instant(Date.now()),
      }
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

async function whatWeNeed(house: ApiHouse) {
  return {
    database: await checked(house, 'database', answers(ping(house.records))),
    migrations: await checked(house, 'migrations', migrated(house)),
    temporal: await checked(house, 'Temporal', answers(house.temporalAnswers())),
  }
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
