import assert from 'node:assert/strict'
import { findCustomer } from '../../records/customers.ts'
import { SPECO_CASE, type TestHouse, testHouse } from './house.ts'

describe('Opening a case through the API', function () {
  this.timeout(60_000)
  let desk: TestHouse
  beforeEach(async () => {
    desk = await testHouse()
  })
  afterEach(() => desk.close())

  it('writes it down, starts it, and says where it is', async () => {
    const { status, body, headers } = await desk.ask('ticketing', 'POST', '/v1/cases', SPECO_CASE)
    assert.equal(status, 201, JSON.stringify(body))
    assert.equal(body.rma, 'RMA-1001')
    assert.equal(headers.location, 'http://127.0.0.1:8080/v1/cases/RMA-1001')
    assert.deepEqual(desk.played.started, ['RMA-1001'])
    const shown = await desk.ask('receiver', 'GET', '/v1/cases/RMA-1001')
    assert.deepEqual(shown.body, body)
    assert.doesNotMatch(shown.text, /Ana|ana@/)
  })

  it("takes the ticketing system's own number under the policy's name", async () => {
    const { body } = await desk.ask('ticketing', 'POST', '/v1/cases', { ...SPECO_CASE, rma: '77' })
    assert.equal(body.rma, 'speco-77')
  })

  it('GROUND-15: gives the same case to the same number, however often it is sent', async () => {
    const asked = { ...SPECO_CASE, rma: '77' }
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => desk.ask('ticketing', 'POST', '/v1/cases', asked)))
    assert.deepEqual(answers.map(answer => answer.status).sort(), [200, 200, 200, 200, 201])
    assert.deepEqual(new Set(answers.map(answer => answer.body.rma)), new Set(['speco-77']))
  })

  it('refuses the same number with other content', async () => {
    await desk.ask('ticketing', 'POST', '/v1/cases', { ...SPECO_CASE, rma: '77' })
    const { status, body } = await desk.ask('ticketing', 'POST', '/v1/cases', { ...SPECO_CASE, rma: '77', ticket: '1' })
    assert.equal(status, 409)
    assert.equal(body.code, 'number-taken')
  })

  it('answers the same Idempotency-Key with the same answer, and another request under it not at all', async () => {
    const key = { 'idempotency-key': 'approval-4711' }
    const first = await desk.ask('ticketing', 'POST', '/v1/cases', SPECO_CASE, key)
    const again = await desk.ask('ticketing', 'POST', '/v1/cases', SPECO_CASE, key)
    assert.equal(again.status, 201)
    assert.deepEqual(again.body, first.body)
    assert.equal(again.headers['idempotent-replayed'], 'true')
    const other = await desk.ask('ticketing', 'POST', '/v1/cases', { ...SPECO_CASE, ticket: '1' }, key)
    assert.equal(other.status, 422)
    assert.equal(other.body.code, 'key-reused')
  })

  it('refuses a second open RMA for one unit, and names the first to the same client and to staff only', async () => {
    await desk.ask('ticketing', 'POST', '/v1/cases', SPECO_CASE)
    const same = await desk.ask('ticketing', 'POST', '/v1/cases', SPECO_CASE)
    assert.equal(same.status, 409)
    assert.equal(same.body.rma, 'RMA-1001')
    const another = { ...SPECO_CASE, customer: { ...SPECO_CASE.customer, ref: 'cust-2' } }
    const stranger = await desk.ask('ticketing', 'POST', '/v1/cases', another)
    assert.equal(stranger.status, 409)
    assert.doesNotMatch(stranger.text, /RMA-1001/)
    const staff = await desk.ask('staff', 'POST', '/v1/cases', another)
    assert.match(String(staff.body.detail), /RMA-1001/)
  })

  it('keeps what it knows of a client when the next request tells less, and believes only what opens a case', async () => {
    const address = { street: '1 Main Street', city: 'Fresno', state: 'CA', postalCode: '93650', country: 'US' }
    const customer = { ...SPECO_CASE.customer, address, zone: 'America/Los_Angeles' }
    await desk.ask('ticketing', 'POST', '/v1/cases', { ...SPECO_CASE, rma: '1', customer })
    const units = SPECO_CASE.units.map(unit => ({ ...unit, serial: 'C2' }))
    const told = { ...SPECO_CASE.customer, email: 'ana@new.example.com' }
    await desk.ask('ticketing', 'POST', '/v1/cases', { ...SPECO_CASE, rma: '2', units, customer: told })
    const known = await findCustomer(desk.records, 'cust-1')
    assert.deepEqual([known?.address, known?.zone, known?.email], [address, customer.zone, told.email])
    const elsewhere = { ...customer, address: { ...address, street: '2 Other Street' } }
    for (const asked of [
      { ...SPECO_CASE, customer: elsewhere },
      { ...SPECO_CASE, rma: '1', ticket: '1', customer: elsewhere },
    ])
      assert.equal((await desk.ask('ticketing', 'POST', '/v1/cases', asked)).status, 409)
    assert.deepEqual((await findCustomer(desk.records, 'cust-1'))?.address, address)
  })

  it('GROUND-16: opens the case while Temporal is away: it stands, and is started later', async () => {
    desk.played.temporal = 'away'
    const { status } = await desk.ask('ticketing', 'POST', '/v1/cases', SPECO_CASE)
    assert.equal(status, 201)
  })

  it('says no as the policy does: with its rules, their words and what to supply, and leaves a line', async () => {
    const { serial: _, ...unit } = SPECO_CASE.units[0]!
    const { status, body } = await desk.ask('ticketing', 'POST', '/v1/cases', { ...SPECO_CASE, units: [unit] })
    assert.equal(status, 422)
    assert.equal(body.code, 'refused')
    assert.match(String(body.detail), /serial required/)
    assert.deepEqual(body.missing, ['units[0].serial'])
    assert.match(JSON.stringify(body.because), /SP-4/)
    const [line] = await desk.records.selectFrom('audit').selectAll().execute()
    assert.equal(line?.what, 'refused')
    assert.deepEqual(desk.played.started, [])
  })

  it('submits nothing for diagnosis that no diagnosis could help, and takes no number for it (VD-1)', async () => {
    const [unit] = SPECO_CASE.units
    const ask = (units: object[]) =>
      desk.ask('ticketing', 'POST', '/v1/cases', { ...SPECO_CASE, policy: 'voip-desk', units })
    const twice = await ask([unit, unit].map(one => ({ ...one })))
    assert.deepEqual([twice.status, twice.body.code], [422, 'refused'])
    assert.match(String(twice.body.detail), /Serial C1 is named twice/)
    assert.equal((await ask([])).status, 422)
    const { serial: _, ...unnamed } = { ...unit }
    assert.deepEqual((await ask([unnamed])).body.missing, ['units[0].serial'])
    const submitted = await ask([{ ...unit }])
    assert.deepEqual([submitted.status, submitted.body.stage], [201, 'submitted'], JSON.stringify(submitted.body))
  })

  it('names every field that is wrong at once', async () => {
    const { status, body, headers } = await desk.ask('ticketing', 'POST', '/v1/cases', {
      ...SPECO_CASE,
      clientType: 'vip',
      customer: { ref: 'c', name: 'Eve\r\nBcc: all@example.com', email: 'no' },
      units: [{ serial: 'C1', brand: 'Speco', modell: 'x' }],
    })
    assert.equal(status, 400)
    assert.match(String(headers['content-type']), /^application\/problem\+json/)
    assert.deepEqual((body.errors as { pointer: string }[]).map(error => error.pointer).sort(), [
      '/clientType',
      '/customer/email',
      '/customer/name',
      '/units/0/model',
      '/units/0/modell',
    ])
  })

  it('refuses a policy nobody has, and in production a case that lives in another time', async () => {
    const unknown = await desk.ask('ticketing', 'POST', '/v1/cases', { ...SPECO_CASE, policy: 'acme' })
    assert.match(JSON.stringify(unknown.body.errors), /focus, voip-desk, speco/)
    const elsewhere = { ...SPECO_CASE, startsAt: '2030-01-01T00:00:00Z' }
    assert.equal((await desk.ask('ticketing', 'POST', '/v1/cases', elsewhere)).status, 400)
  })

  it('asks a policy without changing anything', async () => {
    const granted = await desk.ask('staff', 'POST', '/v1/decisions', SPECO_CASE)
    assert.equal(granted.body.decision, 'granted')
    assert.match(JSON.stringify(granted.body.terms), /"collateral":"card-hold"/)
    assert.ok((granted.body.grants as string[]).includes('Speco O8B8 C1: $399.00 at most.'))
    const { customer: _, ...unnamed } = SPECO_CASE
    const asReseller = { ...unnamed, policy: 'voip-desk', clientType: 'reseller' }
    const refused = await desk.ask('staff', 'POST', '/v1/decisions', {
      ...asReseller,
      units: [{ serial: 'V1', brand: 'Yealink', model: 'T54W', shippedOn: '2026-02-20' }],
    })
    assert.equal(refused.status, 200)
    assert.equal(refused.body.decision, 'refused')
    assert.match(JSON.stringify(refused.body.because), /VD-12/)
    assert.equal((await desk.ask('staff', 'GET', '/v1/cases')).body.data?.length, 0)
  })

  it('lists cases newest first, a page at a time', async () => {
    for (const [index, serial] of ['A1', 'A2', 'A3'].entries())
      await desk.ask('ticketing', 'POST', '/v1/cases', {
        ...SPECO_CASE,
        approvedAt: `2026-03-0${index + 1}T00:00:00Z`,
        units: [{ ...SPECO_CASE.units[0], serial }],
      })
    const first = await desk.ask('staff', 'GET', '/v1/cases?limit=2')
    assert.deepEqual(rmas(first.body), ['RMA-1003', 'RMA-1002'])
    const second = await desk.ask('staff', 'GET', `/v1/cases?limit=2&cursor=${first.body.nextCursor}`)
    assert.deepEqual(rmas(second.body), ['RMA-1001'])
    assert.equal(second.body.nextCursor, null)
    assert.equal((await desk.ask('staff', 'GET', '/v1/cases?cursor=%21')).status, 400)
  })
})

function rmas(body: Record<string, unknown>): string[] {
  return (body.data as { rma: string }[]).map(one => one.rma)
}
