import { z } from 'zod'
import { ROLES } from '../domain/staff-decision.ts'
import { instant } from '../domain/time.ts'
import { addLine } from '../records/audit.ts'
import type { RecordsTransaction } from '../records/database.ts'
import { addKey, type KeyRow, listKeys, revokeKey } from '../records/keys.ts'
import { Key } from './documents.ts'
import type { ApiHouse } from './house.ts'
import { ProblemError } from './problem.ts'
import { type Api, problems, shown } from './routes.ts'
import { signedIn } from './sign-in.ts'

const NewKey = shown(
  z.strictObject({
    id: z
      .string()
      .regex(/^[A-Za-z0-9-]{1,40}$/, 'expected letters, digits and hyphens, 40 at most')
      .meta({ description: 'Stands in the audit trail as `role:id`, and never comes again.' }),
    role: z.enum(ROLES),
    name: z.string().min(1).max(100).meta({ description: 'Whose it is, for people.' }),
  }),
  { id: 'ana', role: 'staff', name: 'Ana at the desk' },
)

export const MadeKey = z.object({
  id: z.string(),
  role: z.enum(ROLES),
  name: z.string(),
  key: z.string().meta({ description: 'Shown this once: only its hash is kept.' }),
})

/** API keys: made, listed and revoked by an admin. */
export function keyRoutes(app: Api, { records }: ApiHouse): void {
  app.get(
    '/v1/keys',
    {
      schema: {
        tags: ['Keys'],
        summary: 'API keys, without their secrets',
        querystring: z.object({ state: z.enum(['live', 'all']).default('live') }),
        response: { 200: z.object({ data: z.array(Key) }), ...problems() },
      },
    },
    async ({ query: { state } }) => ({ data: (await listKeys(records, state)).map(keyDocument) }),
  )

  app.post(
    '/v1/keys',
    {
      config: { answers: 'never-kept' },
      schema: {
        tags: ['Keys'],
        summary: 'Make a key; it is shown this once',
        body: NewKey,
        response: { 201: MadeKey, ...problems('key-taken') },
      },
    },
    async (request, reply) => {
      const { id, role, name } = request.body
      const key = await records.transaction().execute(async trx => {
        const made = await addKey(trx, { id, role, name })
        if (made === 'taken')
          throw new ProblemError('key-taken', `Take another id: ${id} names one key for ever, revoked or not.`)
        await note(trx, signedIn(request).name, { what: 'key made', detail: { id, role, name } })
        return made.key
      })
      return reply.code(201).send({ id, role, name, key })
    },
  )

  app.post(
    '/v1/keys/:id/revocation',
    {
      schema: {
        tags: ['Keys'],
        summary: 'Revoke a key: from now on it opens nothing',
        params: z.object({ id: z.string().max(40) }),
        response: { 200: Key, ...problems('not-found', 'last-admin') },
      },
    },
    async request => {
      const { id } = request.params
      const revoked = await records.transaction().execute(async trx => {
        const done = await revokeKey(trx, { id, at: instant(Date.now()) })
        if (done.kind === 'revoked') await note(trx, signedIn(request).name, { what: 'key revoked', detail: { id } })
        return done
      })
      switch (revoked.kind) {
        case 'unknown':
          throw new ProblemError('not-found', `There is no key ${id}. GET /v1/keys lists those there are.`)
        case 'last-admin':
          throw new ProblemError('last-admin', `Make another admin key first: without ${id} nobody could.`)
        case 'revoked':
        case 'again':
          return keyDocument(revoked.row)
      }
    },
  )
}

function note(
  trx: RecordsTransaction,
  who: string,
  line: { what: string; detail: Record<string, string> },
): Promise<void> {
  return addLine(trx, null, instant(Date.now()), { who, ...line })
}

function keyDocument({ id, role, name, revoked_at, used_at }: KeyRow): z.output<typeof Key> {
  return { id, role, name, revokedAt: revoked_at, usedAt: used_at }
}
