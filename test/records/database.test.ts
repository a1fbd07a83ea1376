import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Records } from '../../records/database.ts'
import { freshRecords } from './fresh-records.ts'

describe('The records, when their server ends a connection', () => {
  let records: Records
  before(async () => {
    records = await freshRecords()
  })
  after(() => records.destroy())

  it('GROUND-26: fail the transaction that had it, between two statements too, and go on', async () => {
    const cutOff = records.transaction().execute(async trx => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx)
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(records)
      // Time for the word of it to arrive while nobody asks anything.
      await new Promise(resolve => setTimeout(resolve, 300))
      await sql`select 1`.execute(trx)
    })
    await assert.rejects(cutOff)
    assert.equal((await sql`select 1`.execute(records)).rows.length, 1)
  })
})
