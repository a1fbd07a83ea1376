import { randomBytes } from 'node:crypto'
import { CompiledQuery } from 'kysely'
import type { RequestOf } from '../../domain/case.ts'
import { type RmaNumber, rmaNumber } from '../../domain/names.ts'
import type { AdvanceTerms } from '../../domain/terms.ts'
import { type Registration, registerCase } from '../../records/cases.ts'
import { saveCustomer } from '../../records/customers.ts'
import { migrate, openRecords, type Records } from '../../records/database.ts'
import { type RunningPostgres, startPostgres } from '../../sandbox/postgres.ts'
import { approvedAt, request, termsOf } from '../policies/granted.ts'
import { temporaryFolder } from '../sandbox/ground/temporary-folder.ts'

let postgres: Promise<RunningPostgres> | undefined

/** Records of a suite's own, empty and with every migration, on one real PostgreSQL for all suites. */
export async function freshRecords(): Promise<Records> {
  const records = openRecords({ url: await freshDatabase(), connections: 12 })
  await migrate(records)
  return records
}

/** The address of a database that has nothing in it yet. */
export async function freshDatabase(): Promise<string> {
  postgres ??= startPostgres({ folder: temporaryFolder(), database: 'sendback' })
  const { url } = await postgres
  const name = `t${randomBytes(6).toString('hex')}`
  const admin = openRecords({ url, connections: 1 })
  await admin.executeQuery(CompiledQuery.raw(`create database ${name}`))
  await admin.destroy()
  return url.replace(/\/[^/]*$/, `/${name}`)
}

after(async function () {
  // It waits for what the suites have left open.
  this.timeout(60_000)
  await (await postgres)?.stop()
})

let n = 1000
export function nextRma(): RmaNumber {
  return rmaNumber(`RMA-${++n}`)
}

/** A case with what the acceptance profile grants it; its one unit is `C1` unless the request says otherwise. */
export async function register(
  records: Records,
  rma: RmaNumber,
  changes: Partial<RequestOf<'advanceReplacement'>> = {},
): Promise<Registration> {
  await saveCustomer(records, { ref: 'cus_1', name: 'Synthia Testperson', email: 'synthia@client.example' })
  const asked = request(changes)
  return registerCase(records, { rma, request: asked, openedAt: approvedAt }, grantedTo(changes))
}

export function grantedTo(changes: Partial<RequestOf<'advanceReplacement'>>): AdvanceTerms {
  return termsOf('acceptance', changes)
}
