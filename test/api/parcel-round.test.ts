import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { askTheCarriers } from '../../api/parcel-round.ts'
import { Secret } from '../../config/secrets.ts'
import { parcelTracking } from '../../counterparts/carriers/tracking.ts'
import { UnreachableError } from '../../counterparts/errors.ts'
import { rmaNumber } from '../../domain/names.ts'
import { instant } from '../../domain/time.ts'
import { changeCase } from '../../records/cases.ts'
import { type Carrier, startCarrier } from '../../sandbox/carrier.ts'
import { SPECO_CASE, type TestHouse, testHouse } from './house.ts'

const RMA = rmaNumber('RMA-1001')
const NOW = instant('2026-03-12T12:00:00Z')

describe('What the carriers know and we were not told', function () {
  this.timeout(60_000)
  let desk: TestHouse
  let carrier: Carrier
  beforeEach(async () => {
    desk = await testHouse()
    // Nobody listens: every webhook is lost.
    const webhooks = { webhookUrl: 'http://127.0.0.1:9', webhookSecret: 'secret' }
    carrier = await startCarrier({ port: 0, caseNow: async () => NOW, apiKey: 'key', ...webhooks })
    connect('easypost')
    await desk.ask('ticketing', 'POST', '/v1/cases', SPECO_CASE)
    await desk.records.updateTable('cases').set({ collateral: 'held' }).execute()
  })
  afterEach(async () => {
    await carrier.stop()
    await desk.close()
  })

  function connect(...parties: ('easypost' | 'shippo' | 'aftership')[]): void {
    const access = (apiKey: string) => ({ url: carrier.url, apiKey: new Secret(apiKey) })
    const easypost = access(parties.includes('easypost') ? 'key' : 'none')
    const others = Object.fromEntries(parties.map(party => [party, access('key')]))
    desk.house.parcels = parcelTracking({ easypost, ...others })
  }
  async function control(path: string, body: object): Promise<void> {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    assert.ok((await fetch(`${carrier.url}/control/${path}`, init)).ok)
  }
  const scan = (order: object) => control('scan', { tracking: '1Z1', webhook: 'withheld', ...order })
  const ship = async (tracking = '1Z1', shippedAt = '2026-03-10T12:00:00Z') => {
    const told = { tracking, carrier: 'UPS', shippedAt }
    assert.equal((await desk.ask('ticketing', 'POST', `/v1/cases/${RMA}/replacement-shipped`, told)).status, 202)
    desk.played.told.splice(0)
  }
  const later = async (hours: number) => {
    const interval = sql`make_interval(hours => ${hours})`
    await sql`update facts set kept_at = kept_at - ${interval}`.execute(desk.records)
    await sql`update effects set intended_at = intended_at - ${interval}`.execute(desk.records)
    await sql`update parcel_looks set looked_at = looked_at - ${interval}`.execute(desk.records)
  }
  const told = () =>
    desk.played.told.map(({ fact }) =>
      fact.name === 'carrierScanned' ? [fact.tracking, fact.direction, fact.label, fact.status, fact.at] : [fact.name],
    )
  const asked = async () => (await desk.records.selectFrom('parcel_looks').selectAll().execute()).length

  it('CARRIER-20: a delivery whose webhook was lost is found after a day, at its own time, and once', async () => {
    await ship()
    await scan({ status: 'delivered', at: '2026-03-11T15:00:00Z' })
    await later(23)
    await askTheCarriers(desk.house)
    assert.deepEqual(told(), [])
    assert.equal(await asked(), 0)
    await later(2)
    await askTheCarriers(desk.house)
    assert.deepEqual(told(), [['1Z1', 'to-client', 'theirs', 'delivered', '2026-03-11T15:00:00.000Z']])
    await later(48)
    desk.house.parcels = { look: () => assert.fail('It is there, and nobody waits for word of it.') }
    await askTheCarriers(desk.house)
    assert.equal(told().length, 1)
  })

  for (const by of ['shippo', 'aftership'] as const)
    it(`CARRIER-20: so it is by ${by}, and the webhook adds nothing should it come after all`, async () => {
      connect(by)
      await ship()
      await scan({ by, status: 'delivered', at: '2026-03-11T15:00:00Z' })
      await later(25)
      await askTheCarriers(desk.house)
      assert.deepEqual(told(), [['1Z1', 'to-client', 'theirs', 'delivered', '2026-03-11T15:00:00.000Z']])
      const scans = [{ at: instant('2026-03-11T15:00:00Z'), status: 'delivered' as const }]
      const late = { source: by, eventId: 'late', tracking: '1Z1', scans, marks: {} }
      desk.played.carrierHook = { kind: 'parcel', told: late }
      desk.house.carrierHooks[by] = () => desk.played.carrierHook
      assert.deepEqual((await desk.ask('nobody', 'POST', `/v1/hooks/${by}`, {})).body, { taken: 0 })
      assert.equal(told().length, 1)
    })

  it('CARRIER-20: so is a parcel on its way back under a label of ours, and since when a carrier has had it', async () => {
    const answer = JSON.stringify({ parcel: { carrier: 'UPS', tracking: '1Z1' } })
    await sql`insert into effects (key, rma, kind, state, request, answer)
      values ('k', ${RMA}, 'label', 'confirmed', '{}', ${answer}::jsonb)`.execute(desk.records)
    await scan({ status: 'in-transit', at: '2026-03-20T15:00:00Z' })
    await scan({ status: 'delivered', at: '2026-03-24T15:00:00Z' })
    await later(25)
    await askTheCarriers(desk.house)
    assert.deepEqual(told(), [
      ['1Z1', 'to-us', 'ours', 'in-transit', '2026-03-20T15:00:00.000Z'],
      ['1Z1', 'to-us', 'ours', 'delivered', '2026-03-24T15:00:00.000Z'],
    ])
  })

  it('CARRIER-20: a parcel is asked about once a day, news or none, and two processes at once ask one time', async () => {
    await ship()
    let looks = 0
    const { look } = desk.house.parcels
    desk.house.parcels = {
      look: parcel => {
        looks += 1
        return look(parcel)
      },
    }
    await later(25)
    await Promise.all([askTheCarriers(desk.house), askTheCarriers(desk.house)])
    await askTheCarriers(desk.house)
    assert.equal(looks, 1)
    await later(25)
    await scan({ status: 'in-transit', at: '2026-03-11T15:00:00Z' })
    await askTheCarriers(desk.house)
    assert.equal(looks, 2)
    await later(23)
    await askTheCarriers(desk.house)
    assert.equal(looks, 2)
    await desk.records.transaction().execute(trx => changeCase(trx, RMA, NOW, { stage: 'closed', outcome: 'returned' }))
    await later(25)
    await askTheCarriers(desk.house)
    assert.equal(looks, 2)
  })

  it('CARRIER-21: a code that is refused, or whose carrier is away, keeps no other from being asked about', async () => {
    for (const tracking of ['1Z1', '1Z2', '1Z3']) await ship(tracking)
    await scan({ tracking: '1Z3', status: 'delivered', at: '2026-03-11T15:00:00Z' })
    await later(25)
    await control('fault', { reply: 422 })
    await control('fault', { reply: 500 })
    await assert.rejects(askTheCarriers(desk.house), UnreachableError)
    assert.deepEqual(
      told().map(([tracking, , , status]) => [tracking, status]),
      [['1Z3', 'delivered']],
    )
    // The refused one has its turn tomorrow; the one whose carrier was away in the next round.
    await scan({ tracking: '1Z1', status: 'delivered', at: '2026-03-11T16:00:00Z' })
    await scan({ tracking: '1Z2', status: 'delivered', at: '2026-03-11T17:00:00Z' })
    await askTheCarriers(desk.house)
    assert.deepEqual(
      told().map(([tracking]) => tracking),
      ['1Z3', '1Z2'],
    )
    await later(25)
    await askTheCarriers(desk.house)
    assert.deepEqual(
      told().map(([tracking]) => tracking),
      ['1Z3', '1Z2', '1Z1'],
    )
  })

  it('CARRIER-22: a parcel that was lost is asked about again: it may be found', async () => {
    await ship()
    await scan({ status: 'lost', at: '2026-03-11T15:00:00Z' })
    await later(25)
    await askTheCarriers(desk.house)
    await scan({ status: 'delivered', at: '2026-03-13T15:00:00Z' })
    await later(25)
    await askTheCarriers(desk.house)
    assert.deepEqual(
      told().map(([, , , status]) => status),
      ['lost', 'delivered'],
    )
  })

  it('CARRIER-9: what bore the code before is set aside here too', async () => {
    await ship()
    await scan({ status: 'delivered', at: '2025-03-11T15:00:00Z' })
    await later(25)
    await askTheCarriers(desk.house)
    await later(25)
    await askTheCarriers(desk.house)
    assert.deepEqual(told(), [])
    const lines = await desk.records.selectFrom('audit').select('what').where('rma', '=', RMA).execute()
    assert.equal(lines.filter(({ what }) => /another parcel/.test(what)).length, 1)
    await scan({ status: 'delivered', at: '2026-03-12T10:00:00Z' })
    await later(25)
    await askTheCarriers(desk.house)
    assert.deepEqual(
      told().map(([, , , status, at]) => [status, at]),
      [['delivered', '2026-03-12T10:00:00.000Z']],
    )
  })
})
