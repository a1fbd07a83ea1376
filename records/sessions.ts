import { sql } from 'kysely'
import type { Role } from '../domain/staff-decision.ts'
import type { Instant } from '../domain/time.ts'
import type { Records, RecordsTransaction } from './database.ts'
import { hashOf, newSecret } from './keys.ts'
import { calledOf } from './people.ts'
import type { SignInsTable } from './tables.ts'

/** A working day; and half an hour without a request. */
export const SESSION_HOURS = 8
const IDLE_MINUTES = 30
const SIGN_IN_MINUTES = 10

type Begun = Pick<SignInsTable, 'state' | 'nonce' | 'verifier' | 'return_to'>

/** Keeps what the way back from the provider is checked against. Answers the secret that the browser brings back with it. */
export async function beginSignIn(db: Records, begun: Begun): Promise<string> {
  const secret = newSecret()
  await db.deleteFrom('sign_ins').where('expires_at', '<', sql<Instant>`clock_timestamp()`).execute()
  const expiresAt = inMinutes(SIGN_IN_MINUTES)
  await db
    .insertInto('sign_ins')
    .values({ ...begun, hash: hashOf(secret), expires_at: expiresAt })
    .execute()
  return secret
}

/** What was begun with this secret, once: whoever comes back a second time finds nothing. */
export async function takeSignIn(db: Records, secret: string): Promise<Begun | undefined> {
  return db
    .deleteFrom('sign_ins')
    .where('hash', '=', hashOf(secret))
    .where('expires_at', '>', sql<Instant>`clock_timestamp()`)
    .returning(['state', 'nonce', 'verifier', 'return_to'])
    .executeTakeFirst()
}

/** `sbs_<secret>`, for a cookie and nothing else; only its hash is kept. */
export async function openSession(
  trx: RecordsTransaction,
  session: { person: string; role: Role; seal: (hash: string) => string },
): Promise<string> {
  const secret = newSecret()
  const hash = hashOf(secret)
  const { person, role, seal } = session
  await trx.deleteFrom('sessions').where('expires_at', '<', sql<Instant>`clock_timestamp()`).execute()
  await trx
    .insertInto('sessions')
    .values({ hash, person, role, id_token: seal(hash), expires_at: inMinutes(SESSION_HOURS * 60) })
    .execute()
  return `sbs_${secret}`
}

/** Whose session this is, while it lasts; a `use` of it keeps it from falling idle. */
export async function sessionHolder(
  db: Records,
  token: string,
  counts: 'use' | 'only-look',
): Promise<{ id: string; role: Role; name: string; shown: string } | undefined> {
  const hash = hashOfToken(token)
  if (!hash) return undefined
  const row = await db
    .selectFrom('sessions')
    .innerJoin('people', 'people.id', 'sessions.person')
    .select(['people.id', 'sessions.role', 'people.email', 'people.subject', 'people.name'])
    .select(sql<boolean>`used_at < clock_timestamp() - interval '1 minute'`.as('isStale'))
    .where('hash', '=', hash)
    .where('expires_at', '>', sql<Instant>`clock_timestamp()`)
    .where('used_at', '>', inMinutes(-IDLE_MINUTES))
    .executeTakeFirst()
  if (!row) return undefined
  if (row.isStale && counts === 'use')
    await db
      .updateTable('sessions')
      .set({ used_at: inMinutes(0) })
      .where('hash', '=', hash)
      .execute()
  return { id: row.id, role: row.role, name: row.name, shown: calledOf(row) }
}

/** Ends it. Answers whose it was, and what the provider is to be given back; `undefined`: there was none. */
export async function endSession(
  db: Records,
  token: string,
): Promise<{ name: string; sealedIdToken: string | null; hash: string } | undefined> {
  const hash = hashOfToken(token)
  if (!hash) return undefined
  const row = await db
    .deleteFrom('sessions')
    .using('people')
    .whereRef('people.id', '=', 'sessions.person')
    .where('hash', '=', hash)
    .returning(['sessions.role', 'sessions.id_token', 'sessions.person'])
    .executeTakeFirst()
  return row && { name: `${row.role}:${row.person}`, sealedIdToken: row.id_token, hash }
}

function hashOfToken(token: string): string | undefined {
  const secret = /^sbs_([A-Za-z0-9_-]{43})$/.exec(token)?.[1]
  return secret && hashOf(secret)
}

function inMinutes(minutes: number) {
  return sql<Instant>`clock_timestamp() + make_interval(mins => ${minutes})`
}
