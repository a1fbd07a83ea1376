import assert from 'node:assert/strict'
import { cents } from '../../domain/money.ts'
import { serialNumber } from '../../domain/names.ts'
import { instant } from '../../domain/time.ts'
import { approveCase, changeCase, claimCase, findCase, registerCase, unitsOf } from '../../records/cases.ts'
import type { Records } from '../../records/database.ts'
import { approvedAt, request, unit } from '../policies/granted.ts'
import { freshRecords, grantedTo, nextRma, register } from './fresh-records.ts'

describe('The register of cases', function () {
  this.timeout(60_000)
  let records: Records
  let n = 0
  const newSerial = () => serialNumber(`S${++n}`)

  before(async () => {
    records = await freshRecords()
  })
  after(() => records.destroy())

  it('gives a case to the run that claims it first, for good', async () => {
    const rma = nextRma()
    await register(records, rma, { units: [unit({ serial: newSerial() })] })
    assert.deepEqual(await claimCase(records, rma, 'run-1'), { kind: 'claimed' })
    assert.deepEqual(await claimCase(records, rma, 'run-1'), { kind: 'claimed' }, 'asked again, it is still ours')
    assert.deepEqual(await claimCase(records, rma, 'run-2'), { kind: 'claimed-by', run: 'run-1' })
    assert.deepEqual(await claimCase(records, nextRma(), 'run-1'), { kind: 'unregistered' })
  })

  it('lets one of many runs have it, and tells the others which', async () => {
    const rma = nextRma()
    await register(records, rma, { units: [unit({ serial: newSerial() })] })
    const runs = ['run-1', 'run-2', 'run-3', 'run-4', 'run-5', 'run-6']
    const claims = await Promise.all(runs.map(run => claimCase(records, rma, run)))
    const winner = runs[claims.findIndex(claim => claim.kind === 'claimed')]
    assert.deepEqual(
      claims.filter(claim => claim.kind === 'claimed-by'),
      Array(5).fill({ kind: 'claimed-by', run: winner }),
    )
  })

  it('takes one of many numbers that ask for the same unit in the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const units = [unit({ serial: newSerial() }), unit({ serial: newSerial() })]
      const numbers = Array.from({ length: 6 }, nextRma)
      // In either order, so that each may hold what the other waits for.
      const made = await Promise.allSettled(
        numbers.map((rma, at) => register(records, rma, { units: at % 2 === 0 ? units : units.toReversed() })),
      )
      const outcomes = made.map(one => (one.status === 'fulfilled' ? one.value.kind : String(one.reason)))
      const winner = numbers[outcomes.indexOf('registered')]
      assert.deepEqual(outcomes.toSorted(), ['registered', ...Array(5).fill('taken')])
      for (const one of made)
        if (one.status === 'fulfilled' && one.value.kind === 'taken') assert.equal(one.value.by, winner)
      for (const rma of numbers) assert.equal((await unitsOf(records, rma)).length, rma === winner ? 2 : 0)
    }
  })

  it('takes the same number once, and does not touch what stands', async () => {
    const rma = nextRma()
    const serial = newSerial()
    const made = await Promise.all([1, 2, 3].map(() => register(records, rma, { units: [unit({ serial })] })))
    assert.deepEqual(made.map(({ kind }) => kind).toSorted(), ['known', 'known', 'registered'])
    assert.equal(
      (await register(records, rma, { ticket: 'other', units: [unit({ serial: newSerial() })] })).kind,
      'known',
    )
    assert.equal((await findCase(records, rma))?.ticket, '4711')
    assert.deepEqual(
      (await unitsOf(records, rma)).map(one => one.serial),
      [serial],
    )
  })

  it('takes a unit again once its case has closed, whatever became of it there', async () => {
    const [first, second] = [nextRma(), nextRma()]
    const units = [unit({ serial: newSerial() })]
    await register(records, first, { units })
    await records
      .transaction()
      .execute(trx => changeCase(trx, first, instant('2026-03-09T12:00:00Z'), { stage: 'closed', outcome: 'lapsed' }))
    assert.equal((await register(records, second, { units })).kind, 'registered')
  })

  it('approves no case whose loaner is out under another number, and leaves it as it was submitted', async () => {
    const [lent, rma] = [nextRma(), nextRma()]
    const loaners = [{ serial: newSerial(), brand: 'Yealink', model: 'T54W', bookPrice: cents(100_00) }]
    const units = [unit({ serial: newSerial() })]
    await register(records, lent, { units: [unit({ serial: newSerial() })], loaners })
    await registerCase(records, { rma, request: request({ units, loaners }), openedAt: approvedAt })
    const approve = () => approveCase(records, { rma, terms: grantedTo({ units, loaners }), ticket: null })
    assert.deepEqual(await approve(), { kind: 'taken', serial: loaners[0]?.serial, by: lent })
    const row = await findCase(records, rma)
    assert.deepEqual([row?.terms, row?.stage], [null, 'submitted'])
    assert.deepEqual(
      (await unitsOf(records, rma)).map(({ serial, open }) => [serial, open]),
      [[units[0]?.serial, true]],
    )
    await records.transaction().execute(trx => changeCase(trx, lent, approvedAt, { stage: 'closed' }))
    assert.deepEqual(await approve(), { kind: 'approved' })
    assert.deepEqual(await approve(), { kind: 'approved' }, 'asked again, it stands')
    assert.equal((await unitsOf(records, rma)).length, 2)
  })

  it('approves one of two cases that lend the same loaner in the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const numbers = [nextRma(), nextRma()]
      const loaners = [{ serial: newSerial(), brand: 'Yealink', model: 'T54W', bookPrice: cents(100_00) }]
      const approvals: (() => ReturnType<typeof approveCase>)[] = []
      for (const rma of numbers) {
        const units = [unit({ serial: newSerial() })]
        await registerCase(records, { rma, request: request({ units, loaners }), openedAt: approvedAt })
        approvals.push(() => approveCase(records, { rma, terms: grantedTo({ units, loaners }), ticket: null }))
      }
      const answers = await Promise.all(approvals.map(approve => approve()))
      assert.deepEqual(answers.map(({ kind }) => kind).toSorted(), ['approved', 'taken'])
    }
  })
})
