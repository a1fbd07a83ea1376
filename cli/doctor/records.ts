import { sql } from 'kysely'
import type { Look } from '../../counterparts/look.ts'
import { openRecords, pendingMigrations, type Records } from '../../records/database.ts'

/** The oldest PostgreSQL that has all we ask of it. */
const OLDEST = 150_000

/** Whether the records answer, keep what they confirm through a power cut, and are of this version. */
export async function* lookAtRecords(url: string): AsyncGenerator<Look> {
  const records = openRecords({ url, connections: 1 })
  try {
    const answer = await standing(records).catch((error: unknown) => illness(error, new URL(url)))
    if ('kind' in answer) return yield answer
    const { version, theirs, fsync, commits, ours } = answer
    if (version < OLDEST)
      return yield {
        kind: 'ill',
        says: `It is PostgreSQL ${Math.floor(version / 10_000)}.`,
        cure: 'Bring it to PostgreSQL 15 or newer.',
      }
    yield {
      kind: 'well',
      says: `PostgreSQL ${Math.floor(version / 10_000)} answers.`,
      clock: { theirs: theirs * 1_000, ours },
    }
    yield fsync === 'on' && commits !== 'off'
      ? { kind: 'well', says: 'What is confirmed is on the disk.' }
      : {
          kind: 'ill',
          says: `fsync is ${fsync}, synchronous_commit ${commits}: a power cut would lose what was promised.`,
          cure: 'Set both to on in postgresql.conf, and reload.',
        }
    const pending = await pendingMigrations(records)
    yield pending.length === 0
      ? { kind: 'well', says: 'None is missing.' }
      : {
          kind: 'ill',
          says: `Not run yet: ${pending.join(', ')}.`,
          cure: 'Start an API, a worker or a relay of this version: each runs them when it starts. Back up first.',
        }
  } finally {
    await records.destroy()
  }
}

interface Standing {
  version: number
  theirs: number
  fsync: string
  commits: string
}

async function standing(records: Records): Promise<Standing & { ours: number }> {
  // Once before: a connection that is just being made would stand between the two clocks.
  await sql`select 1`.execute(records)
  const began = Date.now()
  const { rows } = await sql<Standing>`
    select current_setting('server_version_num')::int as version, extract(epoch from clock_timestamp())::float8 as theirs,
      current_setting('fsync') as fsync, current_setting('synchronous_commit') as commits`.execute(records)
  return { ...rows[0]!, ours: (began + Date.now()) / 2 } // a select without a table has one row
}

/** By PostgreSQL's own codes (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
function illness(error: unknown, { hostname, port, username, pathname }: URL): Look {
  const { message = String(error), code = '' } = error as { message?: string; code?: string }
  const there = `${hostname}:${port || 5432}`
  const user = decodeURIComponent(username)
  const name = decodeURIComponent(pathname.slice(1))
  switch (code) {
    case '28P01':
    case '28000':
      return {
        kind: 'ill',
        says: `${there} does not let ${user} in: ${message}.`,
        cure: `Put the right password into DATABASE_URL, or set it there: ALTER ROLE ${user} PASSWORD '…'.`,
      }
    case '3D000':
      return {
        kind: 'ill',
        says: `There is no database ${name} on ${there}.`,
        cure: `Make it: CREATE DATABASE ${name}.`,
      }
    case '53300':
      return {
        kind: 'ill',
        says: `${there} has no connection left.`,
        cure: 'Raise max_connections, or run fewer processes: an API and a relay take up to 20 each, a worker 45.',
      }
    default:
      return {
        kind: 'ill',
        says: `${there} does not answer as PostgreSQL should: ${message || code}`,
        cure: 'See that host and port in DATABASE_URL are right, that it runs, and that a firewall lets us there.',
      }
  }
}
