import { isDeepStrictEqual } from 'node:util'
import { type Profile, profileSchema } from '../policies/profile.ts'
import { json, type Records } from './database.ts'

/**
 * Writes down each policy's version when it is first seen. Throws an Error for every policy that says something else
 * than its version said before: cases were granted under that version, and must find it as it was.
 */
export async function keepPolicyVersions(db: Records, profiles: readonly Profile[]): Promise<void> {
  const edited: string[] = []
  for (const profile of profiles) {
    const { id, version } = profile
    await db
      .insertInto('policy_versions')
      .values({ id, version, body: json(profile) })
      .onConflict(conflict => conflict.doNothing())
      .execute()
    const kept = await findPolicyVersion(db, { id, version })
    const changes = kept ? differences(asWrittenToday(kept.body), plain(profile)) : []
    if (changes.length > 0) edited.push(await adviceFor(db, profile, changes))
  }
  if (edited.length > 0) throw new Error(edited.join('\n'))
}

/** A version as it was first seen; absent when no program has started with it. */
export async function findPolicyVersion(db: Records, { id, version }: Pick<Profile, 'id' | 'version'>) {
  return db
    .selectFrom('policy_versions')
    .selectAll()
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
}

/** Which versions there have been of each policy, and since when; oldest first. */
export async function listPolicyVersions(db: Records) {
  return db
    .selectFrom('policy_versions')
    .select(['id', 'version', 'first_seen_at'])
    .orderBy('id')
    .orderBy('version')
    .execute()
}

async function adviceFor(db: Records, { id, version }: Profile, changes: string[]): Promise<string> {
  const { latest } = await db
    .selectFrom('policy_versions')
    .select(({ fn }) => fn.max('version').as('latest'))
    .where('id', '=', id)
    .executeTakeFirstOrThrow() // an aggregate has always one row
  return (
    `Policy ${id} was edited, but is still version ${version}: ${changes.join('; ')}. Write version: ${Math.max(latest, version) + 1} ` +
    `into it, so that the cases granted under version ${version} keep what they were granted. ` +
    'In a sandbox without cases to keep, you may delete its folder instead (.sandbox).'
  )
}

/**
 * A setting that came with a later Sendback is not on record. Where the policy leaves it at its default, nothing that
 * the company said has changed. What today's schema does not know any more stays as it was kept.
 */
function asWrittenToday(body: Profile): unknown {
  const read = profileSchema.safeParse(body)
  return plain(read.success ? read.data : body)
}

/** As `jsonb` keeps it. */
function plain(value: unknown): unknown {
  return JSON.parse(json(value))
}

const SHOWN = 5

/** `advanceReplacement.window.dueDays was 10, is 14`, for a person: the first few. */
function differences(before: unknown, now: unknown): string[] {
  const all = changesIn(before, now, [])
  return all.length > SHOWN ? [...all.slice(0, SHOWN), `and ${all.length - SHOWN} more`] : all
}

function changesIn(before: unknown, now: unknown, at: string[]): string[] {
  if (isDeepStrictEqual(before, now)) return []
  if (!isSection(before) || !isSection(now)) return [`${at.join('.')} was ${said(before)}, is ${said(now)}`]
  const keys = new Set([...Object.keys(before), ...Object.keys(now)])
  return [...keys].flatMap(key => changesIn(before[key], now[key], [...at, key]))
}

function isSection(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function said(value: unknown): string {
  if (value === undefined) return 'not there'
  return isSection(value) ? 'a section' : JSON.stringify(value)
}
