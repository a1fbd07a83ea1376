import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Records } from '../../records/database.ts'
import { type AskedOnce, askOnce, keepAnswer } from '../../records/keys.ts'
import { freshRecords } from './fresh-records.ts'

describe('An Idempotency-Key', function () {
  this.timeout(60_000)
  let records: Records
  let n = 0
  const asked = (changes: Partial<AskedOnce> = {}): AskedOnce => ({
    principal: 'ticketing',
    key: `key-${n}`,
    route: 'POST /v1/cases',
    bodyHash: 'one body',
    ...changes,
  })
  const answer = { status: 201, body: { rma: 'RMA-1001' } }

  before(async () => {
    records = await freshRecords()
  })
  beforeEach(() => {
    n += 1
  })
  after(() => records.destroy())

  it('lets the first request be answered, and gives that answer to the next', async () => {
    assert.deepEqual(await askOnce(records, asked()), { kind: 'first' })
    assert.deepEqual(await askOnce(records, asked()), { kind: 'in-flight' })
    await keepAnswer(records, asked(), answer)
    assert.deepEqual(await askOnce(records, asked()), { kind: 'answered', ...answer })
  })

  it('lets one of many requests in the same moment be the first', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => askOnce(records, asked())))
    assert.deepEqual(answers.map(({ kind }) => kind).toSorted(), ['first', ...Array(7).fill('in-flight')])
  })

  it('is nobody else’s, and good for one request only', async () => {
    await askOnce(records, asked())
    assert.deepEqual(await askOnce(records, asked({ principal: 'staff' })), { kind: 'first' })
    assert.deepEqual(await askOnce(records, asked({ bodyHash: 'another body' })), { kind: 'differs' })
    assert.deepEqual(await askOnce(records, asked({ route: 'POST /v1/decisions' })), { kind: 'differs' })
  })

  it('may be tried again after a failure, and after a request that was cut off a minute ago', async () => {
    await askOnce(records, asked())
    await keepAnswer(records, asked(), 'forget')
    assert.deepEqual(await askOnce(records, asked()), { kind: 'first' })

    await madeAgo(59)
    assert.deepEqual(await askOnce(records, asked()), { kind: 'in-flight' })
    await madeAgo(61)
    assert.deepEqual(await askOnce(records, asked()), { kind: 'first' })
  })

  it('keeps an answer for good, however old the request', async () => {
    await askOnce(records, asked())
    await keepAnswer(records, asked(), answer)
    await madeAgo(3_600)
    await keepAnswer(records, asked(), 'forget')
    assert.deepEqual(await askOnce(records, asked()), { kind: 'answered', ...answer })
  })

  async function madeAgo(seconds: number): Promise<void> {
    await sql`update answers set made_at = now() - make_interval(secs => ${seconds}) where key = ${asked().key}`.execute(
      records,
    )
  }
})
