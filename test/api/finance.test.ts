import assert from 'node:assert/strict'
import { bodyOf } from '../../counterparts/finance/message.ts'
import { cents, currency } from '../../domain/money.ts'
import { rmaNumber } from '../../domain/names.ts'
import { instant } from '../../domain/time.ts'
import { keepMessage, standDelivery } from '../../records/deliveries.ts'
import { keepTrigger } from '../../records/triggers.ts'
import { SPECO_CASE, type TestHouse, testHouse } from './house.ts'

const AT = instant('2026-04-05T04:00:00Z')
const SECOND_CASE = { ...SPECO_CASE, units: SPECO_CASE.units.map(unit => ({ ...unit, serial: 'C2' })) }

describe('What finance is told, as it is looked through', function () {
  this.timeout(60_000)
  let desk: TestHouse
  const tell = (id: string, rma: 'RMA-1001' | 'RMA-1002') =>
    desk.records.transaction().execute(async trx => {
      const [type, of] = ['rma.unreturned.billed', rmaNumber(rma)] as const
      await keepTrigger(trx, {
        ...{ id, rma: of, type, at: AT, payload: {} },
        amount: cents(39900),
        currency: currency('USD'),
      })
      const [delivery] = await keepMessage(trx, {
        id,
        type,
        rma: of,
        at: AT,
        body: bodyOf({ type, at: AT, data: { rma } }),
      })
      assert.ok(delivery)
      return delivery
    })
  const counts = async (query = '') => (await desk.ask('manager', 'GET', `/v1/deliveries/counts?${query}`)).body

  before(async () => {
    desk = await testHouse()
    for (const asked of [SPECO_CASE, SECOND_CASE]) await desk.ask('ticketing', 'POST', '/v1/cases', asked)
    await desk.ask('finance', 'POST', '/v1/webhook-endpoints', { url: 'https://finance.example.com/hooks' })
    await tell('trg_1', 'RMA-1001')
    await standDelivery(desk.records, await tell('trg_2', 'RMA-1001'), { state: 'dead', at: AT })
    await standDelivery(desk.records, await tell('trg_3', 'RMA-1002'), { state: 'dead', at: AT })
  })
  after(() => desk.close())

  it('is counted by how it stands, of all cases or of one', async () => {
    const none = { queued: 0, retrying: 0, delivered: 0, held: 0, dead: 0, dropped: 0 }
    assert.deepEqual(await counts(), { ...none, queued: 1, dead: 2 })
    assert.deepEqual(await counts('rma=RMA-1002'), { ...none, dead: 1 })
    assert.deepEqual(await counts('endpoint=ep_none'), none)
    assert.deepEqual(await counts('trigger=trg_1'), { ...none, queued: 1 })
  })

  it('says where it goes, and how much moved', async () => {
    const { body } = await desk.ask('finance', 'GET', '/v1/deliveries?state=dead&rma=RMA-1002')
    const [delivery] = body.data as unknown as { url: string; amount: unknown }[]
    assert.equal(delivery?.url, 'https://finance.example.com/hooks')
    assert.deepEqual(delivery?.amount, { amount: 39900, currency: 'USD' })
  })

  it('is sent again by finance, and by no manager', async () => {
    const { body } = await desk.ask('finance', 'GET', '/v1/deliveries?state=dead&rma=RMA-1002')
    const [{ id }] = body.data as unknown as [{ id: string }]
    const path = `/v1/deliveries/${encodeURIComponent(id)}/resend`
    assert.equal((await desk.ask('manager', 'POST', path)).status, 403)
    assert.equal((await desk.ask('finance', 'POST', path)).status, 202)
    assert.deepEqual(desk.played.sent, [id])
  })
})
