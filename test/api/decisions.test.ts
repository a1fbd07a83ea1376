import assert from 'node:assert/strict'
import { rmaNumber } from '../../domain/names.ts'
import { SPECO_CASE, type TestHouse, testHouse } from './house.ts'

describe('Deciding about a running case', function () {
  this.timeout(60_000)
  let desk: TestHouse
  beforeEach(async () => {
    desk = await testHouse()
    await desk.ask('ticketing', 'POST', '/v1/cases', SPECO_CASE)
  })
  afterEach(() => desk.close())

  const extend = (headers?: Record<string, string>) =>
    desk.ask('staff', 'POST', '/v1/cases/RMA-1001/extension', { days: 10, reason: 'Travelling.' }, headers)

  it('asks the case in the name of whoever decides, and answers with what came of it', async () => {
    const { status, body } = await extend()
    assert.equal(status, 200)
    assert.equal(body.decision, 'extend')
    assert.deepEqual(desk.played.decided[0]?.asked.payload, {
      name: 'extend',
      days: 10,
      reason: 'Travelling.',
      by: 'staff:staff',
      role: 'staff',
    })
  })

  it('124: hands the case’s refusal on, with its reason, and has it on record', async () => {
    desk.played.decision = {
      kind: 'refused',
      message: 'Extended 2 times already; a manager may extend again.',
      type: 'DecisionRefused',
    }
    const { status, body } = await extend()
    assert.equal(status, 409)
    assert.equal(body.code, 'decision-refused')
    assert.match(String(body.detail), /a manager may extend again/)
    const line = await desk.records.selectFrom('audit').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()
    assert.deepEqual([line.who, line.what, line.policy], ['staff:staff', 'decision refused', 'speco@1'])
    assert.match(JSON.stringify(line.detail), /a manager may extend again.*"decision":"extend"/)
  })

  it('says how to ask again when there is no word yet, and then decides only once', async () => {
    desk.played.decision = { kind: 'pending', updateId: 'x' }
    const pending = await extend()
    assert.equal(pending.status, 503)
    assert.equal(pending.headers['retry-after'], '5')
    const updateId = String(pending.body.updateId)
    desk.played.decision = {
      kind: 'answered',
      value: { rma: 'RMA-1001', stage: 'awaiting-return', secured: 'held', exceptions: [], units: [] },
    }
    const again = await extend({ 'idempotency-key': updateId })
    assert.equal(again.status, 200)
    const [first, second] = desk.played.decided.map(({ asked }) => asked.updateId)
    assert.equal(first, second)
    assert.equal((await extend({ 'idempotency-key': updateId })).headers['idempotent-replayed'], 'true')
    assert.equal(desk.played.decided.length, 2)
  })

  it('does not lose the key of a decision while Temporal is away', async () => {
    desk.played.temporal = 'away'
    const { status, body } = await extend({ 'idempotency-key': 'mine' })
    assert.equal(status, 503)
    assert.equal(body.updateId, 'mine')
  })

  it('keeps the keys of two people apart: each is answered for what they asked themselves', async () => {
    const key = { 'idempotency-key': 'monday-1' }
    const body = { days: 10, reason: 'Travelling.' }
    await desk.ask('staff', 'POST', '/v1/cases/RMA-1001/extension', body, key)
    await desk.ask('manager', 'POST', '/v1/cases/RMA-1001/extension', { ...body, days: 20 }, key)
    const [first, second] = desk.played.decided.map(({ asked }) => asked.updateId)
    assert.notEqual(first, second)
  })

  it('takes a delivery with a reason for a correction, and one without for a fact', async () => {
    const path = '/v1/cases/RMA-1001/replacement-delivered'
    const deliveredAt = '2026-03-05T15:12:00Z'
    await desk.ask('staff', 'POST', path, { deliveredAt })
    assert.equal(desk.played.told.at(-1)?.fact.name, 'replacementDelivered')
    const corrected = await desk.ask('staff', 'POST', path, { deliveredAt, reason: 'Slip.' })
    assert.equal(corrected.body.decision, 'correctDelivery')
    assert.equal((await desk.ask('ticketing', 'POST', path, { deliveredAt, reason: 'Slip.' })).status, 403)
    assert.equal((await desk.ask('staff', 'POST', path, { reason: 'Slip.' })).status, 400)
  })

  it('quotes in the currency of the case only', async () => {
    const path = '/v1/cases/RMA-1001/inspection'
    const found = { serial: 'C1', finding: 'client-damage' }
    const wrong = await desk.ask('staff', 'POST', path, { ...found, quote: { amount: 100, currency: 'CAD' } })
    assert.equal(wrong.status, 400)
    await desk.ask('receiver', 'POST', path, { ...found, quote: { amount: 100, currency: 'USD' } })
    assert.equal((desk.played.decided.at(-1)?.asked.payload as { quote?: number } | undefined)?.quote, 100)
  })

  it('decides nothing about a case that has closed or never was', async () => {
    desk.played.decision = { kind: 'closed' }
    assert.equal((await extend()).body.code, 'case-closed')
    assert.equal((await desk.ask('staff', 'POST', '/v1/cases/RMA-9/cancellation', { reason: 'x' })).status, 404)
    assert.equal((await desk.ask('staff', 'POST', '/v1/cases/RMA-1001/cancellation', {})).status, 400)
  })

  it('gives whoever asked before a case closed the answer afterwards, and decides nothing new', async () => {
    await desk.records
      .updateTable('cases')
      .set({ stage: 'closed', outcome: 'cancelled' })
      .where('rma', '=', rmaNumber('RMA-1001'))
      .execute()
    assert.equal((await extend({ 'idempotency-key': 'asked-before' })).status, 200)
    desk.played.decided.length = 0
    assert.equal((await extend()).body.code, 'case-closed')
    assert.equal(desk.played.decided.length, 0)
  })
})
