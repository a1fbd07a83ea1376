import { randomBytes } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import type { Role } from '../domain/staff-decision.ts'
import type { Instant } from '../domain/time.ts'
import type { Records, RecordsTransaction } from './database.ts'
import type { PeopleTable } from './tables.ts'

/** Somebody as the provider of identities tells them. */
export interface Identity {
  issuer: string
  subject: string
  /** In small letters; only one that may be believed. */
  email: string | undefined
  name: string
  /** What the provider's claim makes of them. */
  claimedRole: Role | undefined
  /** `admin`: the configuration names them, which goes before whatever is said here or there. */
  configured: 'admin' | undefined
}

export type PersonRow = Selectable<PeopleTable>

/** What they may do; `null`: nothing. What an admin gave goes before what the provider says. */
export function roleOf({ role, claimed_role, removed_at }: PersonRow): Role | null {
  return removed_at ? null : (role ?? claimed_role)
}

/** What somebody is called. */
export function calledOf({ email, subject }: Pick<PersonRow, 'email' | 'subject'>): string {
  return email ?? `sub:${subject}`
}

/**
 * Whoever a column names, `staff:person_…`, by what they are called: `staff:ana@example.com`. What is kept, here and in
 * Temporal, is the id alone, so that a name stands in one row.
 */
export function whoIs(column: string) {
  const who = sql.ref<string>(column)
  return sql<string>`coalesce((
    select split_part(${who}, ':', 1) || ':' || coalesce(people.email, 'sub:' || people.subject)
    from people where people.id = split_part(${who}, ':', 2)), ${who})`
}

/**
 * Finds whoever this is, or writes them down: by subject, or, for one who was invited by mail and comes for the first
 * time, by the address. Their sessions of another role than they have now end. Their row stays locked until the
 * transaction ends, so that a session and a change of role cannot pass each other.
 */
export async function recognise(trx: RecordsTransaction, who: Identity): Promise<PersonRow> {
  await lockPeople(trx)
  const known = await trx
    .selectFrom('people')
    .selectAll()
    .where('issuer', '=', who.issuer)
    .where('subject', '=', who.subject)
    .executeTakeFirst()
  const namesake = who.email ? await ofMail(trx, who.email) : undefined
  // No invitation brings back somebody who was removed.
  const invited = namesake?.subject === null && !known?.removed_at ? namesake : undefined
  const isFree = !namesake || namesake === invited || namesake.id === known?.id
  const now = sql<Instant>`clock_timestamp()`
  const told = {
    ...{
      issuer: who.issuer,
      subject: who.subject,
      name: who.name,
      claimed_role: who.configured ?? who.claimedRole ?? null,
    },
    ...{ signed_in_at: now, ...(who.email && isFree && { email: who.email }) },
  }
  if (known && invited) await trx.deleteFrom('people').where('id', '=', invited.id).execute()
  const row = known ?? invited
  if (!row)
    return trx
      .insertInto('people')
      .values(newPerson({ ...told, added_by: 'sign-in' }))
      .returningAll()
      .executeTakeFirstOrThrow()
  const changed = await trx
    .updateTable('people')
    .set({
      ...told,
      ...(invited && { role: invited.role, removed_at: invited.removed_at }),
      ...(who.configured && { role: null, removed_at: null }),
    })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await endSessionsOfAnotherRole(trx, changed)
  return changed
}

async function endSessionsOfAnotherRole(trx: RecordsTransaction, person: PersonRow): Promise<void> {
  const role = roleOf(person)
  const theirs = trx.deleteFrom('sessions').where('person', '=', person.id)
  await (role ? theirs.where('role', '<>', role) : theirs).execute()
}

/** By name; those who were removed stand at the end. */
export async function listPeople(db: Records): Promise<PersonRow[]> {
  return db
    .selectFrom('people')
    .selectAll()
    .orderBy(sql`removed_at is not null`)
    .orderBy(sql`coalesce(email, name, subject)`)
    .orderBy('id')
    .execute()
}

/**
 * Gives a role to somebody who may never have been here. `known`: they have one already, so that it is a change. One
 * who came and had none gets it. An address may be another person's by now: whoever was removed and had it stays out,
 * and it invites whoever has it when they come.
 */
export async function addPerson(
  trx: RecordsTransaction,
  added: { role: Role; by: string } & ({ email: string } | { issuer: string; subject: string }),
): Promise<{ kind: 'added'; row: PersonRow } | { kind: 'known'; row: PersonRow }> {
  await lockPeople(trx)
  const there =
    'email' in added
      ? await ofMail(trx, added.email)
      : await trx
          .selectFrom('people')
          .selectAll()
          .where('issuer', '=', added.issuer)
          .where('subject', '=', added.subject)
          .executeTakeFirst()
  if (there && roleOf(there)) return { kind: 'known', row: there }
  const isFormer = there?.removed_at && there.subject !== null && 'email' in added
  if (isFormer) await trx.updateTable('people').set({ email: null }).where('id', '=', there.id).execute()
  else if (there) return { kind: 'added', row: await give(trx, there.id, added.role) }
  const { role, by, ...whom } = added
  const row = await trx
    .insertInto('people')
    .values(newPerson({ ...whom, name: '', role, added_by: by }))
    .returningAll()
    .executeTakeFirstOrThrow()
  return { kind: 'added', row }
}

interface OfPerson {
  id: string
  /** `may-go`: the configuration names admins, so that one comes in whatever happens here. */
  lastAdmin: 'stays' | 'may-go'
}

type Changed = { kind: 'changed' | 'same'; row: PersonRow; before: PersonRow } | { kind: 'unknown' | 'last-admin' }

/**
 * Gives somebody another role, or with `null` the one that the provider says. Their sessions end: at once, the old role
 * opens nothing.
 */
export async function changeRole(
  trx: RecordsTransaction,
  { id, role, lastAdmin }: OfPerson & { role: Role | null },
): Promise<Changed> {
  const to = (before: PersonRow) => ({ role: role ?? before.claimed_role, changed: { role, removed_at: null } })
  return change(trx, { id, lastAdmin, to })
}

/** Their sessions end, and no claim lets them in again until somebody gives them a role. */
export async function removePerson(trx: RecordsTransaction, { id, lastAdmin }: OfPerson): Promise<Changed> {
  const removed = { role: null, removed_at: sql<Instant>`clock_timestamp()` }
  return change(trx, { id, lastAdmin, to: () => ({ role: null, changed: removed }) })
}

async function change(
  trx: RecordsTransaction,
  {
    id,
    lastAdmin,
    to,
  }: OfPerson & { to: (before: PersonRow) => { role: Role | null; changed: Parameters<typeof save>[2] } },
): Promise<Changed> {
  await lockPeople(trx)
  const before = await trx.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst()
  if (!before) return { kind: 'unknown' }
  const { role, changed } = to(before)
  const isSame = changed.role === before.role && (changed.removed_at === null) === (before.removed_at === null)
  if (isSame) return { kind: 'same', row: before, before }
  const isLess = roleOf(before) === 'admin' && role !== 'admin'
  if (isLess && lastAdmin === 'stays' && !(await hasAdminBeside(trx, id))) return { kind: 'last-admin' }
  return { kind: 'changed', row: await save(trx, id, changed), before }
}

/** An address that was invited and never came may be nobody's. */
async function hasAdminBeside(trx: RecordsTransaction, id: string): Promise<boolean> {
  const key = await trx
    .selectFrom('keys')
    .select('id')
    .where('role', '=', 'admin')
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  const others = await trx
    .selectFrom('people')
    .selectAll()
    .where('id', '<>', id)
    .where('signed_in_at', 'is not', null)
    .execute()
  return key !== undefined || others.some(other => roleOf(other) === 'admin')
}

function give(trx: RecordsTransaction, id: string, role: Role): Promise<PersonRow> {
  return save(trx, id, { role, removed_at: null })
}

async function save(
  trx: RecordsTransaction,
  id: string,
  changed: { role: Role | null; removed_at: null | ReturnType<typeof sql<Instant>> },
): Promise<PersonRow> {
  await trx.deleteFrom('sessions').where('person', '=', id).execute()
  return trx.updateTable('people').set(changed).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
}

async function ofMail(trx: RecordsTransaction, email: string): Promise<PersonRow | undefined> {
  return trx.selectFrom('people').selectAll().where('email', '=', email).executeTakeFirst()
}

/** One at a time: there are few people, and seldom anything changes about one. */
async function lockPeople(trx: RecordsTransaction): Promise<void> {
  await sql`lock table people in share row exclusive mode`.execute(trx)
}

function newPerson<Told extends { name: string; added_by: string }>(told: Told) {
  const nobody = { issuer: null, subject: null, email: null, role: null, claimed_role: null, signed_in_at: null }
  return { id: `person_${randomBytes(8).toString('hex')}`, ...nobody, ...told }
}
