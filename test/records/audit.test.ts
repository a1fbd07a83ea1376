import assert from 'node:assert/strict'
import { withChanges } from '../../activities/what-changed.ts'
import { serialNumber } from '../../domain/names.ts'
import { instant } from '../../domain/time.ts'
import { addLine, auditOf } from '../../records/audit.ts'
import { findCase } from '../../records/cases.ts'
import type { Records } from '../../records/database.ts'
import { freshRecords, nextRma, register } from './fresh-records.ts'

const AT = instant('2026-03-05T15:12:00Z')
const LINE = { who: 'staff:ana', what: 'not allowed' }

describe('The audit trail', function () {
  this.timeout(60_000)
  let records: Records
  beforeEach(async () => {
    records = await freshRecords()
  })
  afterEach(() => records.destroy())

  it('124: bears the policy of its case for what happens outside its story: refusals, late facts, tasks', async () => {
    const rma = nextRma()
    await register(records, rma)
    const { policy_version: version } = (await findCase(records, rma)) ?? {}
    await addLine(records, rma, AT, LINE)
    await addLine(records, rma, AT, { ...LINE, policy: 'acceptance@7' })
    assert.deepEqual(
      (await auditOf(records, rma)).map(line => line.policy),
      [`acceptance@${version}`, 'acceptance@7'],
    )
    await addLine(records, null, AT, LINE)
    const other = await records.selectFrom('audit').selectAll().where('rma', 'is', null).executeTakeFirst()
    assert.equal(other?.policy, null)
  })

  it('124: says with a step how the case and its units stood before, and how they stand after', async () => {
    const rma = nextRma()
    await register(records, rma)
    const step = {
      audit: [{ ...LINE, what: 'device received', detail: { serial: 'C1' } }, LINE],
      now: {
        stage: 'awaiting-return',
        dueAt: AT,
        billAt: null,
        units: [{ serial: serialNumber('C1'), state: 'received' }],
      },
    } as const
    const said = await records
      .transaction()
      .execute(trx =>
        withChanges(trx, rma, { audit: [...step.audit], now: { ...step.now, units: [...step.now.units] } }),
      )
    const changed = `stage approved → awaiting-return; dueAt none → ${AT}; C1 owed → received`
    assert.deepEqual(said, [{ ...step.audit[0], detail: { serial: 'C1', changed } }, LINE])
    assert.deepEqual(
      await records
        .transaction()
        .execute(trx => withChanges(trx, rma, { audit: [LINE], now: { stage: 'approved' as never } })),
      [LINE],
    )
  })
})
