import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { reconcile } from '../../api/reconciler.ts'
import { rmaNumber } from '../../domain/names.ts'
import { instant } from '../../domain/time.ts'
import { addLine } from '../../records/audit.ts'
import { findCase, unitsOf } from '../../records/cases.ts'
import { type TestHouse, testHouse } from './house.ts'

const RMA = rmaNumber('RMA-1001')
const LEG = 'RMA-1001/vendor/P1'

const VOIP_CASE = {
  policy: 'voip-desk',
  ticket: '4711',
  clientType: 'direct-client',
  qualified: 'remotely',
  internalComment: 'No display.',
  siteAnswer: 'It worked here.',
  reportedAt: '2026-03-01T15:00:00Z',
  approvedAt: '2026-03-02T15:00:00Z',
  customer: { ref: 'cust-1', name: 'Ana Diaz', email: 'ana@example.com' },
  units: [
    {
      serial: 'P1',
      brand: 'Yealink',
      model: 'T54W',
      shippedOn: '2026-02-20',
      replacementPrice: { amount: 21900, currency: 'USD' },
    },
  ],
}

describe("The vendor's leg over HTTP", function () {
  this.timeout(60_000)
  let desk: TestHouse
  beforeEach(async () => {
    desk = await testHouse()
    await desk.ask('ticketing', 'POST', '/v1/cases', VOIP_CASE)
  })
  afterEach(() => desk.close())

  const confirm = () =>
    addLine(desk.records, RMA, instant('2026-03-09T12:00:00Z'), {
      who: 'staff',
      what: 'inspected: fault-found',
      detail: { serial: 'P1' },
    })
  const start = (role: 'staff' | 'ticketing' = 'staff') =>
    desk.ask(role, 'POST', '/v1/cases/RMA-1001/vendor-leg', { serial: 'P1', reason: 'The fault is confirmed.' })

  it('72, VD-3: is refused before the bench has confirmed the fault, and that is on record', async () => {
    const { status, body } = await start()
    assert.equal(status, 422)
    assert.deepEqual(body.missing, ['finding'])
    const { body: events } = await desk.ask('staff', 'GET', '/v1/cases/RMA-1001/events')
    assert.ok(events.data?.some(({ what }: { what: string }) => what === "the vendor's leg is refused"))
    assert.equal(desk.played.started.includes(LEG), false)
  })

  it('is started once, as a case of its own that is about the same client and has no units', async () => {
    await confirm()
    const { status, body, headers } = await start()
    assert.equal(status, 201)
    assert.deepEqual([body.rma, body.of, body.returnType], [LEG, 'RMA-1001', 'vendorReturn'])
    assert.equal(headers.location, 'http://127.0.0.1:8080/v1/cases/RMA-1001%2Fvendor%2FP1')
    assert.deepEqual((await start()).status, 200)
    const row = await findCase(desk.records, rmaNumber('RMA-1001'))
    const leg = await findCase(desk.records, LEG as typeof RMA)
    assert.deepEqual([leg?.customer_ref, leg?.ticket, leg?.profile], [row?.customer_ref, '4711', 'voip-desk'])
    assert.deepEqual(await unitsOf(desk.records, LEG as typeof RMA), [])
    const started = (await desk.ask('staff', 'GET', '/v1/cases/RMA-1001/events')).body.data as
      | { what: string }[]
      | undefined
    assert.equal(started?.filter(({ what }) => what === "the vendor's leg is started").length, 1)
  })

  it('is shown by its own number, and listed by the case that it belongs to', async () => {
    await confirm()
    await start()
    const shown = await desk.ask('staff', 'GET', `/v1/cases/${encodeURIComponent(LEG)}`)
    assert.deepEqual([shown.status, shown.body.rma], [200, LEG])
    const listed = await desk.ask('staff', 'GET', '/v1/cases?of=RMA-1001')
    assert.deepEqual(
      listed.body.data?.map(({ rma }: { rma: string }) => rma),
      [LEG],
    )
    assert.deepEqual((await desk.ask('staff', 'GET', '/v1/cases?of=RMA-1002')).body.data, [])
  })

  it('stands in the records though Temporal could not start it, and the reconciler does', async () => {
    await confirm()
    const { cases } = desk.house
    desk.house.cases = { ...cases, start: () => Promise.reject(new Error('14 UNAVAILABLE: no connection')) }
    assert.equal((await start()).status, 201)
    desk.house.cases = cases
    await sql`update cases set made_at = made_at - interval '1 hour'`.execute(desk.records)
    desk.played.cases = 'unknown'
    await reconcile(desk.house, 'unclaimed cases')
    assert.ok(desk.played.started.includes(LEG))
  })

  it('is handed decisions and facts that name the client’s case and its unit', async () => {
    await confirm()
    await start()
    const path = '/v1/cases/RMA-1001'
    const entered = { serial: 'P1', number: 'DI-7', from: 'original-distributor' }
    assert.equal((await desk.ask('staff', 'POST', `${path}/vendor-rma`, entered)).status, 200)
    assert.deepEqual(desk.played.decided.at(-1)?.asked.payload, {
      name: 'enterVendorRma',
      ...entered,
      reason: 'As the vendor gave it.',
      by: 'staff:staff',
      role: 'staff',
    })
    assert.equal(desk.played.decided.at(-1)?.rma, LEG)
    const answer = { serial: 'p-1', answer: 'credit', amount: 12000 }
    assert.equal((await desk.ask('ticketing', 'POST', `${path}/vendor-answer`, answer)).status, 202)
    const { rma, fact } = desk.played.told.at(-1) ?? {}
    assert.equal(rma, LEG)
    assert.deepEqual([fact?.name, fact?.name === 'vendorAnswered' && fact.serial], ['vendorAnswered', 'P1'])
  })

  it('says so when a unit has none, and to whom it may not be entered', async () => {
    const none = await desk.ask('staff', 'POST', '/v1/cases/RMA-1001/vendor-test', { serial: 'P1', result: 'passed' })
    assert.equal(none.status, 404)
    assert.match(String(none.body.detail), /Unit P1 of RMA-1001 has no vendor's leg/)
    assert.equal((await start('ticketing')).status, 403)
    const credit = await desk.ask('staff', 'POST', '/v1/cases/RMA-1001/vendor-answer', {
      serial: 'P1',
      answer: 'credit',
    })
    assert.deepEqual([credit.status, credit.body.code], [400, 'malformed'])
  })
})
