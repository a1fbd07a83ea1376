import { z } from 'zod'
import { ROLES } from '../domain/staff-decision.ts'
import { instant } from '../domain/time.ts'
import { addLine } from '../records/audit.ts'
import type { RecordsTransaction } from '../records/database.ts'
import { addPerson, calledOf, changeRole, listPeople, type PersonRow, removePerson, roleOf } from '../records/people.ts'
import { time } from './documents.ts'
import type { ApiHouse } from './house.ts'
import { malformed, ProblemError } from './problem.ts'
import { type Api, problems, shown } from './routes.ts'
import { signedIn } from './sign-in.ts'

export const Person = z
  .object({
    id: z.string(),
    who: z.string().meta({ description: 'How they stand in the audit trail, after their role.' }),
    email: z.string().nullable(),
    subject: z
      .string()
      .nullable()
      .meta({ description: 'What the provider calls them; `null` before they first signed in.' }),
    name: z.string(),
    role: z.enum(ROLES).nullable().meta({ description: 'What they may do; `null`: nothing.' }),
    roleFrom: z
      .enum(['settings', 'provider'])
      .nullable()
      .meta({ description: 'Who says so: an admin, here; or the provider’s claim and the configuration.' }),
    state: z.enum(['invited', 'in', 'without-role', 'removed']),
    addedAt: time,
    signedInAt: time.nullable(),
  })
  .meta({ id: 'Person' })

const NewPerson = shown(
  z.strictObject({
    email: z
      .string()
      .max(254)
      .regex(/^[^\s@]+@[^\s@]+$/, 'expected a mail address')
      .optional(),
    subject: z.string().min(1).max(255).optional(),
    role: z.enum(ROLES),
  }),
  { email: 'ana@example.com', role: 'staff' },
)

const NewRole = shown(
  z.strictObject({
    role: z.enum(ROLES).nullable().meta({ description: '`null`: whatever the provider’s claim says.' }),
  }),
  { role: 'manager' },
)

const OfPerson = z.object({ id: z.string().max(40) })

/** Who may come in by the provider of identities, and what they may do: an admin says, unless a claim does. */
export function peopleRoutes(app: Api, { records, identity }: ApiHouse): void {
  const lastAdmin = identity?.admins === 'configured' ? 'may-go' : 'stays'
  /** With its line in the trail, or not at all. */
  const inOne = <Done>(work: (trx: RecordsTransaction) => Promise<Done>) => records.transaction().execute(work)
  const said = (trx: RecordsTransaction, who: string, what: string, detail: Record<string, string | null>) =>
    addLine(trx, null, instant(Date.now()), { who, what, detail })

  app.get(
    '/v1/people',
    {
      schema: {
        tags: ['Keys'],
        summary: 'People who may sign in, or tried to',
        response: { 200: z.object({ data: z.array(Person) }), ...problems() },
      },
    },
    async () => ({ data: (await listPeople(records)).map(personDocument) }),
  )

  app.post(
    '/v1/people',
    {
      schema: {
        tags: ['Keys'],
        summary: 'Give a role to somebody, by mail address or subject; they may never have been here',
        body: NewPerson,
        response: { 201: Person, ...problems('person-known') },
      },
    },
    async (request, reply) => {
      const { role } = request.body
      const by = signedIn(request).name
      const person = { ...whom(request.body, identity?.issuer), role, by }
      const row = await inOne(async trx => {
        const { kind, row } = await addPerson(trx, person)
        const who = calledOf(row)
        if (kind === 'known')
          throw new ProblemError('person-known', `${who} is ${roleOf(row)} here already: change their role instead.`)
        await said(trx, by, 'person added', { person: row.id, called: who, role })
        return row
      })
      return reply.code(201).send(personDocument(row))
    },
  )

  app.post(
    '/v1/people/:id/role',
    {
      schema: {
        tags: ['Keys'],
        summary: 'Give somebody another role; they sign in anew',
        params: OfPerson,
        body: NewRole,
        response: { 200: Person, ...problems('not-found', 'last-admin') },
      },
    },
    async request => {
      const { id } = request.params
      const { role } = request.body
      return inOne(async trx => {
        const { kind, row, before } = known(id, await changeRole(trx, { id, role, lastAdmin }))
        const line = { person: id, called: calledOf(row), from: inTrail(before), to: inTrail(row) }
        if (kind === 'changed') await said(trx, signedIn(request).name, 'role changed', line)
        return personDocument(row)
      })
    },
  )

  app.post(
    '/v1/people/:id/removal',
    {
      schema: {
        tags: ['Keys'],
        summary: 'Remove somebody: they are out at once, and no claim lets them in again',
        description: 'Giving them a role again undoes it.',
        params: OfPerson,
        response: { 200: Person, ...problems('not-found', 'last-admin') },
      },
    },
    async request => {
      const { id } = request.params
      return inOne(async trx => {
        const { kind, row } = known(id, await removePerson(trx, { id, lastAdmin }))
        const line = { person: id, called: calledOf(row) }
        if (kind === 'changed') await said(trx, signedIn(request).name, 'person removed', line)
        return personDocument(row)
      })
    },
  )
}

function known<Changed extends { kind: string }>(
  id: string,
  changed: Changed,
): Exclude<Changed, { kind: 'unknown' | 'last-admin' }> {
  if (changed.kind === 'unknown')
    throw new ProblemError('not-found', `There is nobody ${id}. GET /v1/people lists those there are.`)
  if (changed.kind === 'last-admin')
    throw new ProblemError(
      'last-admin',
      'Make somebody else an admin who signs in first, or make an admin key: nobody could do this any more.',
    )
  return changed as Exclude<Changed, { kind: 'unknown' | 'last-admin' }> // neither, as just asked
}

function whom({ email, subject }: z.output<typeof NewPerson>, issuer: string | undefined) {
  if (email !== undefined && subject === undefined) return { email: email.toLowerCase() }
  if (subject === undefined || email !== undefined)
    throw malformed([{ pointer: '/email', detail: 'expected a mail address or a subject, and not both' }])
  if (!issuer)
    throw malformed([
      { pointer: '/subject', detail: 'expected a mail address: no OIDC_ISSUER is set that says subjects' },
    ])
  return { issuer, subject }
}

function inTrail(row: PersonRow): string {
  return roleOf(row) ?? 'nothing'
}

function personDocument(row: PersonRow): z.output<typeof Person> {
  const { id, email, subject, name, removed_at, added_at, signed_in_at } = row
  const role = roleOf(row)
  return {
    ...{ id, who: calledOf(row), email, subject, name, role },
    roleFrom: role && (row.role ? 'settings' : 'provider'),
    state: removed_at ? 'removed' : !role ? 'without-role' : signed_in_at ? 'in' : 'invited',
    addedAt: added_at,
    signedInAt: signed_in_at,
  }
}
