import { z } from 'zod'
import { policyInWords } from '../counterparts/policy-in-words.ts'
import { RETURN_TYPES } from '../domain/case.ts'
import { policyJsonSchema } from '../policies/json-schema.ts'
import { returnsOffered } from '../policies/offered.ts'
import { profileSchema } from '../policies/profile.ts'
import { findPolicyVersion, listPolicyVersions } from '../records/policy-versions.ts'
import { time } from './documents.ts'
import type { ApiHouse } from './house.ts'
import { ProblemError } from './problem.ts'
import { type Api, problems } from './routes.ts'

const Version = z.object({
  version: z.int(),
  firstSeenAt: time.meta({ description: 'When a program first started with it; new cases fall under it from here.' }),
})

export const Policy = z
  .object({
    id: z.string(),
    version: z.int().meta({ description: 'Under which cases are granted now.' }),
    company: z.string(),
    zone: z.string(),
    currency: z.string(),
    returns: z.array(z.enum(RETURN_TYPES)).meta({ description: 'The returns that this company takes.' }),
    versions: z.array(Version).meta({ description: 'All that there have been, oldest first.' }),
  })
  .meta({ id: 'Policy' })

export const PolicyVersion = Version.extend({
  id: z.string(),
  words: z
    .array(
      z.object({
        about: z.enum(['every-return', ...RETURN_TYPES]),
        clauses: z.array(
          z.object({
            words: z.string(),
            because: z.array(z.string()).meta({ description: 'Rules, of which `GET /v1/rules` has the words.' }),
          }),
        ),
      }),
    )
    .nullable()
    .meta({ description: 'What it grants, in plain words; `null` for one that today’s form cannot read any more.' }),
  body: z.record(z.string(), z.unknown()).meta({ description: 'All its settings, defaults told.' }),
}).meta({ id: 'PolicyVersion' })

/** As far as the records count. */
const MOST = 2 ** 31 - 1

/** The companies' policies: which there are, what each version of them says, and the form they are written in. */
export function policyRoutes(app: Api, { policies, records }: ApiHouse): void {
  app.get(
    '/v1/policies',
    {
      schema: {
        tags: ['Desk'],
        summary: 'The policies that cases may be opened under',
        response: { 200: z.object({ data: z.array(Policy) }), ...problems() },
      },
    },
    async () => {
      const seen = await listPolicyVersions(records)
      const data = policies.profiles.map(profile => {
        const { id, version, company, zone, currency } = profile
        const versions = seen
          .filter(one => one.id === id)
          .map(({ version, first_seen_at }) => ({ version, firstSeenAt: first_seen_at }))
        return { id, version, company, zone, currency, returns: returnsOffered(profile), versions }
      })
      return { data }
    },
  )

  app.get(
    '/v1/policies/:id/versions/:version',
    {
      schema: {
        tags: ['Desk'],
        summary: 'What one version of a policy says',
        params: z.object({
          id: z.string(),
          version: z.coerce.number('expected the number of a version').int().min(1).max(MOST),
        }),
        response: { 200: PolicyVersion, ...problems('not-found') },
      },
    },
    async request => {
      const { id, version } = request.params
      const kept = await findPolicyVersion(records, { id, version })
      if (!kept)
        throw new ProblemError(
          'not-found',
          `There is no version ${version} of policy ${id}. GET /v1/policies lists those there are.`,
        )
      const read = profileSchema.safeParse(kept.body)
      const words = read.success ? policyInWords(read.data) : null
      return { id, version, firstSeenAt: kept.first_seen_at, words, body: kept.body }
    },
  )

  app.get('/v1/policies/schema', { schema: { hide: true } }, async (_request, reply) => {
    reply.type('application/schema+json; charset=utf-8').serializer(JSON.stringify)
    return policyJsonSchema()
  })
}
