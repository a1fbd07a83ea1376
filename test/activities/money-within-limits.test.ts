import assert from 'node:assert/strict'
import { moveMoney } from '../../activities/money.ts'
import { UnreachableError } from '../../counterparts/errors.ts'
import { type Cents, cents, currency } from '../../domain/money.ts'
import type { MoneyOrder } from '../../domain/money-movement.ts'
import type { RmaNumber } from '../../domain/names.ts'
import { serialNumber } from '../../domain/names.ts'
import type { Records } from '../../records/database.ts'
import { ledgerOf } from '../../records/ledger.ts'
import { openTask } from '../../records/tasks.ts'
import { approvedAt } from '../policies/granted.ts'
import { freshRecords, grantedTo, nextRma, register } from '../records/fresh-records.ts'
import { playedWorld } from './played-world.ts'

/** Invariants 1 and 5: what the ledger would not take is not asked of the gateway. */
describe('Money at the gateway', function () {
  this.timeout(60_000)
  let records: Records
  let rma: RmaNumber
  let asked: string[]
  let gateway: 'there' | 'away'
  const frozen = grantedTo({}).units[0]?.amount ?? cents(0)

  beforeEach(async () => {
    records = await freshRecords()
    rma = nextRma()
    asked = []
    gateway = 'there'
    await register(records, rma)
  })
  afterEach(() => records.destroy())

  const answering = async <Answer>(name: string, answer: Answer) => {
    if (gateway === 'away') throw new UnreachableError('The gateway is away.')
    asked.push(name)
    return answer
  }
  const move = (...orders: MoneyOrder[]) => {
    const cards = {
      captureHold: () => answering('capture', { kind: 'captured', ref: 'pi_1' }),
      refund: () => answering('refund', undefined),
    }
    return moveMoney(playedWorld(records, { cards }), { rma, at: approvedAt, currency: currency('USD'), orders })
  }
  const lines = (amount: Cents) => [{ obligation: 'return' as const, serial: serialNumber('C1'), amount }]
  const capture = (n: number, amount: Cents): MoneyOrder => ({
    kind: 'capture-hold',
    key: `${rma}/capture/${n}`,
    ref: 'pi_1',
    lines: lines(amount),
  })
  const refund = (n: number, amount: Cents): MoneyOrder => ({
    kind: 'refund-card',
    key: `${rma}/refund/${n}`,
    ref: 'pi_1',
    lines: lines(amount),
  })

  it('is not taken beyond what was frozen, and the gateway is not asked', async () => {
    await assert.rejects(move(capture(1, cents(frozen + 1))), { name: 'LedgerBreachError' })
    assert.deepEqual([asked, await ledgerOf(records, rma)], [[], []])
    await move(capture(2, frozen))
    await assert.rejects(move(capture(3, cents(1))), { name: 'LedgerBreachError' })
    assert.deepEqual([asked, (await ledgerOf(records, rma)).length], [['capture'], 1])
  })

  it('is not given back beyond what was taken', async () => {
    await assert.rejects(move(refund(1, cents(1))), { name: 'LedgerBreachError' })
    await move(capture(1, frozen))
    await assert.rejects(move(refund(2, cents(frozen + 1))), { name: 'LedgerBreachError' })
    assert.deepEqual(asked, ['capture'])
    await move(refund(3, frozen))
    await move(refund(3, frozen))
    assert.deepEqual(asked, ['capture', 'refund'])
  })

  it('is nobody’s task any more, once all that was asked for together has moved', async () => {
    const orders = [capture(1, frozen), refund(1, cents(1))]
    await move(capture(1, frozen))
    gateway = 'away'
    await assert.rejects(move(...orders), UnreachableError)
    const task = { rma, kind: 'money-stuck', occasion: `${rma}/capture/1`, role: 'finance' } as const
    await openTask(records, { ...task, detail: {}, at: approvedAt })
    gateway = 'there'
    await move(...orders)
    const [done] = await records.selectFrom('tasks').select('done_by').execute()
    assert.equal(done?.done_by, 'sendback')
  })
})
