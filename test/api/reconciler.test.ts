import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { carryOut, type EffectKind } from '../../activities/effect.ts'
import { reconcile } from '../../api/reconciler.ts'
import { type RmaNumber, rmaNumber } from '../../domain/names.ts'
import { claimCase } from '../../records/cases.ts'
import { intend } from '../../records/effects.ts'
import { SPECO_CASE, type TestHouse, testHouse } from './house.ts'

describe('Looking whether every promise is kept', function () {
  this.timeout(60_000)
  let desk: TestHouse
  let looked: RmaNumber[]
  beforeEach(async () => {
    desk = await testHouse()
    looked = []
  })
  afterEach(() => desk.close())

  async function open(count: number): Promise<void> {
    for (let n = 1; n <= count; n++) {
      const units = SPECO_CASE.units.map(unit => ({ ...unit, serial: `C${n}` }))
      await desk.ask('ticketing', 'POST', '/v1/cases', { ...SPECO_CASE, rma: String(n), units })
    }
    await sql`update cases set made_at = made_at - interval '1 hour'`.execute(desk.records)
  }
  /** How a running case answers when it is looked for. */
  const answering = (answer: (rma: RmaNumber) => Promise<boolean>) => {
    desk.house.cases.isRunning = rma => {
      looked.push(rma)
      return answer(rma)
    }
  }
  const tasks = () => desk.records.selectFrom('tasks').select(['kind', 'occasion', 'done_by']).execute()

  it('looks often at those that no run has claimed, and at times at all', async () => {
    await open(2)
    await claimCase(desk.records, rmaNumber('speco-1'), 'run-1')
    answering(async () => true)
    await reconcile(desk.house, 'unclaimed cases')
    assert.deepEqual(looked, ['speco-2'])
    await reconcile(desk.house, 'all cases')
    assert.deepEqual(looked.slice(1).toSorted(), ['speco-1', 'speco-2'])
  })

  it('waits for Temporal once in a round, and looks at the rest all the same', async () => {
    await open(3)
    await begun('speco-1/capture/1', 'capture-hold')
    answering(() => new Promise(() => {}))
    await reconcile(desk.house, 'all cases')
    assert.equal(looked.length, 1)
    assert.deepEqual(
      (await tasks()).map(({ kind }) => kind),
      ['money-stuck'],
    )
  })

  it('goes on after a case that cannot be started', async () => {
    await open(3)
    answering(async () => false)
    desk.house.cases.start = async () => {
      throw new Error('3 INVALID_ARGUMENT')
    }
    await reconcile(desk.house, 'all cases')
    assert.equal(looked.length, 3)
  })

  it('asks somebody about money without an outcome, and no longer once there is one', async () => {
    await open(1)
    const capture = await begun('speco-1/capture/1', 'capture-hold')
    for (const kind of ['label', 'pick-up', 'letter', 'comment'] as const) await begun(`speco-1/${kind}/C1`, kind)
    await reconcile(desk.house, 'unclaimed cases')
    assert.deepEqual(await tasks(), [{ kind: 'money-stuck', occasion: capture.key, done_by: null }])
    const world = { records: desk.records, faults: { reach() {} } }
    await assert.rejects(carryOut(world, capture, () => Promise.reject(new Error('still away'))))
    assert.equal((await tasks())[0]?.done_by, null)
    await carryOut(world, capture, async () => ({ answer: 'captured' }))
    assert.deepEqual(await tasks(), [{ kind: 'money-stuck', occasion: capture.key, done_by: 'sendback' }])
  })

  async function begun(key: string, kind: EffectKind) {
    const effect = { key, rma: rmaNumber('speco-1'), kind, request: {} }
    await intend(desk.records, effect)
    await sql`update effects set intended_at = intended_at - interval '1 hour'`.execute(desk.records)
    return effect
  }
})
