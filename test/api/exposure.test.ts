import assert from 'node:assert/strict'
import type { Stage } from '../../domain/case.ts'
import { cents, currency } from '../../domain/money.ts'
import { rmaNumber } from '../../domain/names.ts'
import { instant } from '../../domain/time.ts'
import { changeCase } from '../../records/cases.ts'
import { SPECO_CASE, type TestHouse, testHouse } from './house.ts'

const RMA = rmaNumber('RMA-1001')
const AT = instant('2026-03-08T12:00:00Z')
const USD = (amount: number) => ({ amount, currency: 'USD' })

describe('The report of exposure', function () {
  this.timeout(60_000)
  let desk: TestHouse
  beforeEach(async () => {
    desk = await testHouse()
    await desk.ask('ticketing', 'POST', '/v1/cases', SPECO_CASE)
  })
  afterEach(() => desk.close())

  const hold = (ref: string, placedAt: string, amount = 399_00) =>
    desk.records
      .insertInto('holds')
      .values({
        ref,
        rma: RMA,
        amount: cents(amount),
        currency: currency('USD'),
        state: 'live',
        placed_at: instant(placedAt),
        capture_before: instant('2026-03-14T12:00:00Z'),
        gateway_customer: null,
        card: null,
        ended_at: null,
      })
      .execute()
  const stands = (stage: Stage, rma = RMA) =>
    desk.records.transaction().execute(trx => changeCase(trx, rma, AT, { stage }))
  const report = async () => (await desk.ask('finance', 'GET', '/v1/reports/exposure')).body

  it('122: counts one hold while the old one has still to be let go beside it', async () => {
    await stands('in-transit')
    await hold('pi_old', '2026-03-02T12:00:00Z', 500_00)
    await hold('pi_new', '2026-03-08T12:00:00Z')
    const sums = { out: USD(399_00), held: USD(399_00), unsecured: USD(0), overdue: USD(0) }
    const known = { rma: RMA, policy: 'speco', customer: 'Ana Diaz', stage: 'in-transit', dueAt: null }
    assert.deepEqual(await report(), {
      data: [{ ...known, ...sums, holds: 2 }],
      totals: [{ ...sums, cases: 1 }],
      companies: [{ policy: 'speco', ...sums, cases: 1 }],
    })
  })

  it('says what is out without a hold, and nothing of what has not left or is back', async () => {
    const totals = async () => (await report()).totals
    const total = (out: number, held: number, unsecured: number) => [
      { out: USD(out), held: USD(held), unsecured: USD(unsecured), overdue: USD(0), cases: 1 },
    ]
    const nothing = { data: [], totals: [], companies: [] }
    assert.deepEqual(await report(), nothing)
    await hold('pi_1', '2026-03-02T12:00:00Z')
    await stands('awaiting-shipment')
    assert.deepEqual(await totals(), total(0, 399_00, 0))
    await stands('in-transit')
    await desk.records.updateTable('holds').set({ state: 'lost' }).execute()
    assert.deepEqual(await totals(), total(399_00, 0, 399_00))
    await stands('closed')
    assert.deepEqual(await report(), nothing)
  })

  it('says what is past its due mark, and whose it is, by company', async () => {
    const [unit] = SPECO_CASE.units
    const more = { policy: 'focus', termsAcceptedAt: '2026-03-01T15:00:00Z' }
    const replaced = { ...unit, serial: 'F1', replacementPrice: { amount: 21900, currency: 'USD' } }
    await desk.ask('ticketing', 'POST', '/v1/cases', { ...SPECO_CASE, ...more, units: [replaced] })
    await stands('overdue')
    await stands('awaiting-return', rmaNumber('RMA-1002'))
    const { companies, totals } = await report()
    const sums = (out: number, overdue: number) => ({
      ...{ out: USD(out), held: USD(0), unsecured: USD(out), overdue: USD(overdue), cases: 1 },
    })
    assert.deepEqual(companies, [
      { policy: 'speco', ...sums(399_00, 399_00) },
      { policy: 'focus', ...sums(219_00, 0) },
    ])
    assert.deepEqual(totals, [{ ...sums(618_00, 399_00), cases: 2 }])
  })
})
