import {
  Kysely,
  type Migration,
  type MigrationProvider,
  Migrator,
  PostgresDialect,
  sql,
  type Transaction,
} from 'kysely'
import pg from 'pg'
import { instant } from '../domain/time.ts'
import { up as theFirstRecords } from './migrations/0001-the-first-records.ts'
import { up as nothingIsEmptied } from './migrations/0002-nothing-is-emptied.ts'
import { up as policyVersions } from './migrations/0003-policy-versions.ts'
import { up as devices } from './migrations/0004-devices.ts'
import { up as obligations } from './migrations/0005-obligations.ts'
import { up as vendorLegs } from './migrations/0006-vendor-legs.ts'
import { up as oneOpenCancellation } from './migrations/0007-one-open-cancellation.ts'
import { up as financeDeliveries } from './migrations/0008-finance-deliveries.ts'
import { up as mails } from './migrations/0009-mails.ts'
import { up as holdPages } from './migrations/0010-hold-pages.ts'
import { up as factsTried } from './migrations/0011-facts-tried.ts'
import { up as linksKeptBack } from './migrations/0012-links-kept-back.ts'
import { up as parcelsToVendors } from './migrations/0013-parcels-to-vendors.ts'
import { up as theQueue } from './migrations/0014-the-queue.ts'
import { up as parcelLooks } from './migrations/0015-parcel-looks.ts'
import { up as languages } from './migrations/0016-languages.ts'
import { up as people } from './migrations/0017-people.ts'
import { up as holdsOfACase } from './migrations/0018-holds-of-a-case.ts'
import type { Tables } from './tables.ts'

export type Records = Kysely<Tables>
export type RecordsTransaction = Transaction<Tables>

/**
 * Opens the records. Times come back as instants and amounts as whole numbers, so that no caller converts.
 * Commits wait for the disk: what was acknowledged survives the power cut.
 */
export function openRecords(config: { url: string; connections: number }): Records {
  const pool = new pg.Pool({
    connectionString: config.url,
    max: config.connections,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 20_000,
    idle_in_transaction_session_timeout: 60_000,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') => parsers[oid] ?? pg.types.getTypeParser(oid, format),
    },
  })
  // A connection that dies while idle is replaced on the next use; one that dies between two statements of a transaction
  // fails the next of them. Without listeners either would end the process.
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

/** Brings the records up to this version. Safe to run from several processes at once: they queue on an advisory lock. */
export async function migrate(db: Records): Promise<string[]> {
  const { error, results } = await new Migrator({ db, provider }).migrateToLatest()
  if (error) throw error
  return results?.map(result => result.migrationName) ?? []
}

/** The migrations that this version knows and the records do not have yet. */
export async function pendingMigrations(db: Records): Promise<string[]> {
  const known = await new Migrator({ db, provider }).getMigrations()
  return known.filter(migration => migration.executedAt === undefined).map(migration => migration.name)
}

/** Resolves when the database answers. Throws what it says otherwise. */
export async function ping(db: Records): Promise<void> {
  await sql`select 1`.execute(db)
}

/** Whether this says that the records cannot be reached or have no room, not that they refuse what was asked of them. */
export function areAway(error: Error): boolean {
  const code = 'code' in error ? String(error.code) : ''
  return NOT_THERE.has(code) || /^(08|53|57P)/.test(code) || LOST.test(error.message)
}

const NOT_THERE: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
])
/** What the driver says without a code. */
const LOST = /^(Connection terminated|timeout exceeded when trying to connect)/

/** A value for a `jsonb` column, without the few characters that PostgreSQL cannot keep. */
export function json(value: unknown): string {
  return JSON.stringify(value).replace(UNKEEPABLE, '$1\\ufffd')
}

/** An escaped NUL, or one half of a pair, which `JSON.stringify` escapes only when the other half is missing. */
const UNKEEPABLE = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g

const provider: MigrationProvider = {
  async getMigrations(): Promise<Record<string, Migration>> {
    return {
      '0001-the-first-records': { up: theFirstRecords },
      '0002-nothing-is-emptied': { up: nothingIsEmptied },
      '0003-policy-versions': { up: policyVersions },
      '0004-devices': { up: devices },
      '0005-obligations': { up: obligations },
      '0006-vendor-legs': { up: vendorLegs },
      '0007-one-open-cancellation': { up: oneOpenCancellation },
      '0008-finance-deliveries': { up: financeDeliveries },
      '0009-mails': { up: mails },
      '0010-hold-pages': { up: holdPages },
      '0011-facts-tried': { up: factsTried },
      '0012-links-kept-back': { up: linksKeptBack },
      '0013-parcels-to-vendors': { up: parcelsToVendors },
      '0014-the-queue': { up: theQueue },
      '0015-parcel-looks': { up: parcelLooks },
      '0016-languages': { up: languages },
      '0017-people': { up: people },
      '0018-holds-of-a-case': { up: holdsOfACase },
    }
  },
}

const TIMESTAMPTZ = 1184
const INT8 = 20
const DATE = 1082
const parsers: Record<number, (text: string) => unknown> = {
  [TIMESTAMPTZ]: text => instant(new Date(text).getTime()),
  [INT8]: text => Number(text),
  [DATE]: text => text,
}
