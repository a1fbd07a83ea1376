import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { RmaNumber } from '../domain/names.ts'
import type { Role } from '../domain/staff-decision.ts'
import type { Instant } from '../domain/time.ts'
import { json, type Records, type RecordsTransaction } from './database.ts'
import type { KeysTable, LinksTable } from './tables.ts'

/** Secrets carry 256 random bits, so that a plain SHA-256 of them is all that has to be kept. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

interface NewKey {
  /** Letters, digits and hyphens: it stands in the audit trail, and in the key itself. */
  id: string
  role: Role
  /** Whose it is, for people. */
  name: string
}

/** `sbk_<id>_<secret>`: shown once, never kept. `taken`: there is, or was, a key of that id. */
export async function addKey(trx: RecordsTransaction, key: NewKey): Promise<{ key: string } | 'taken'> {
  const secret = newSecret()
  const added = await trx
    .insertInto('keys')
    .values({ ...key, secret_hash: hashOf(secret), revoked_at: null, used_at: null })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n ? { key: `sbk_${key.id}_${secret}` } : 'taken'
}

/** The key that makes all others, for records that have no admin yet. `admin`: the id of one that there is. */
export async function addFirstAdmin(
  db: Records,
  key: Omit<NewKey, 'role'>,
): Promise<{ key: string } | { admin: string } | 'taken'> {
  return db.transaction().execute(async trx => {
    await sql`lock table keys in share row exclusive mode`.execute(trx)
    const [admin] = await liveAdmins(trx)
    return admin ? { admin } : addKey(trx, { ...key, role: 'admin' })
  })
}

export type KeyRow = Omit<KeysTable, 'secret_hash'>

/** All that there are, or only those in force; by id. */
export async function listKeys(db: Records, state: 'live' | 'all'): Promise<KeyRow[]> {
  const all = db.selectFrom('keys').select(['id', 'role', 'name', 'revoked_at', 'used_at']).orderBy('id')
  return (state === 'all' ? all : all.where('revoked_at', 'is', null)).execute()
}

/** From this moment the key opens nothing. The last admin's stays: without it nobody could make another. */
export async function revokeKey(
  trx: RecordsTransaction,
  { id, at }: { id: string; at: Instant },
): Promise<{ kind: 'revoked' | 'again'; row: KeyRow } | { kind: 'unknown' | 'last-admin' }> {
  await sql`lock table keys in share row exclusive mode`.execute(trx)
  const row = await trx
    .selectFrom('keys')
    .select(['id', 'role', 'name', 'revoked_at', 'used_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return { kind: 'unknown' }
  if (row.revoked_at) return { kind: 'again', row }
  const admins = await liveAdmins(trx)
  if (admins.length === 1 && admins[0] === id) return { kind: 'last-admin' }
  await trx.updateTable('keys').set({ revoked_at: at }).where('id', '=', id).execute()
  return { kind: 'revoked', row: { ...row, revoked_at: at } }
}

async function liveAdmins(trx: RecordsTransaction): Promise<string[]> {
  const rows = await trx
    .selectFrom('keys')
    .select('id')
    .where('role', '=', 'admin')
    .where('revoked_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** As `addKey`, under an id of ours that may be there already; whatever it was then is good no more. */
export async function makeKey(db: Records, key: { id: string; role: string; name: string }): Promise<string> {
  const secret = newSecret()
  const row = { secret_hash: hashOf(secret), role: key.role, name: key.name, revoked_at: null, used_at: null }
  await db
    .insertInto('keys')
    .values({ id: key.id, ...row })
    .onConflict(conflict => conflict.column('id').doUpdateSet(row))
    .execute()
  return `sbk_${key.id}_${secret}`
}

/** Whose key this is; `undefined` for anything that is not a live key. */
export async function holderOf(
  db: Records,
  key: string,
): Promise<{ id: string; role: string; name: string } | undefined> {
  const [, id, secret] = /^sbk_([A-Za-z0-9-]+)_([A-Za-z0-9_-]{43})$/.exec(key) ?? []
  if (!id || !secret) return undefined
  const row = await db
    .selectFrom('keys')
    .selectAll()
    .select(sql<boolean>`used_at is null or used_at < clock_timestamp() - interval '1 minute'`.as('isStale'))
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (!row || !timingSafeEqual(Buffer.from(row.secret_hash), Buffer.from(hashOf(secret)))) return undefined
  if (row.isStale)
    await db.updateTable('keys').set({ used_at: sql<Instant>`clock_timestamp()` }).where('id', '=', id).execute()
  return { id: row.id, role: row.role, name: row.name }
}

/** A link for the client: the token goes into the letter as it is sent, its hash stays here. */
export async function makeLink(
  db: Records,
  link: { rma: RmaNumber; purpose: LinksTable['purpose']; expiresAt: Instant },
): Promise<string> {
  const token = newSecret()
  await db
    .insertInto('links')
    .values({ token_hash: hashOf(token), rma: link.rma, purpose: link.purpose, expires_at: link.expiresAt })
    .execute()
  return token
}

/** What a case's letters have asked its client to do: each once, with the latest end that it was given. */
export async function linksOf(db: Records, rma: RmaNumber): Promise<Pick<LinksTable, 'purpose' | 'expires_at'>[]> {
  return db
    .selectFrom('links')
    .select(({ fn }) => ['purpose', fn.max('expires_at').as('expires_at')])
    .where('rma', '=', rma)
    .groupBy('purpose')
    .orderBy('purpose')
    .execute()
}

export async function findLink(db: Records, token: string) {
  return db.selectFrom('links').selectAll().where('token_hash', '=', hashOf(token)).executeTakeFirst()
}

/**
 * The answer to a request that carried an `Idempotency-Key`, or the right to answer it. `in-flight`: the first one is
 * still at it. `differs`: the key came with another request before.
 */
export type FirstAnswer =
  | { kind: 'first' }
  | { kind: 'answered'; status: number; body: unknown }
  | { kind: 'in-flight' }
  | { kind: 'differs' }

export interface AskedOnce {
  principal: string
  key: string
  route: string
  bodyHash: string
}

/** A request that takes longer than this was cut off, and its answer never written down: the next one is a first one. */
const CUT_OFF_AFTER_SECONDS = 60

export async function askOnce(db: Records, asked: AskedOnce): Promise<FirstAnswer> {
  await db
    .deleteFrom('answers')
    .where('principal', '=', asked.principal)
    .where('key', '=', asked.key)
    .where('status', 'is', null)
    .where(sql<boolean>`made_at < now() - make_interval(secs => ${CUT_OFF_AFTER_SECONDS})`)
    .execute()
  const made = await db
    .insertInto('answers')
    .values({
      principal: asked.principal,
      key: asked.key,
      route: asked.route,
      body_hash: asked.bodyHash,
      status: null,
      body: null,
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 1n) return { kind: 'first' }
  const row = await db
    .selectFrom('answers')
    .selectAll()
    .where('principal', '=', asked.principal)
    .where('key', '=', asked.key)
    .executeTakeFirst()
  if (!row) return { kind: 'first' }
  if (row.route !== asked.route || row.body_hash !== asked.bodyHash) return { kind: 'differs' }
  return row.status === null ? { kind: 'in-flight' } : { kind: 'answered', status: row.status, body: row.body }
}

/** Keeps a final answer; a failure that may pass is forgotten instead, so that the next try is a first one. */
export async function keepAnswer(
  db: Records,
  asked: AskedOnce,
  answer: { status: number; body: unknown } | 'forget',
): Promise<void> {
  const mine = db.updateTable('answers').where('principal', '=', asked.principal).where('key', '=', asked.key)
  if (answer === 'forget')
    await db
      .deleteFrom('answers')
      .where('principal', '=', asked.principal)
      .where('key', '=', asked.key)
      .where('status', 'is', null)
      .execute()
  else await mine.set({ status: answer.status, body: json(answer.body) }).execute()
}
