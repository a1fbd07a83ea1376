import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { reconcile } from '../../api/reconciler.ts'
import { readAftershipHook } from '../../counterparts/carriers/aftership-hook.ts'
import type { Scan } from '../../counterparts/carriers/parcel-told.ts'
import { readShippoHook } from '../../counterparts/carriers/shippo-hook.ts'
import type { ParcelStatus } from '../../domain/fact.ts'
import { type RmaNumber, rmaNumber } from '../../domain/names.ts'
import { type Instant, instant } from '../../domain/time.ts'
import { listTasks } from '../../records/tasks.ts'
import { SPECO_CASE, type TestHouse, testHouse } from './house.ts'

const RMA = rmaNumber('RMA-1001')
const LEFT = instant('2026-03-10T12:00:00Z')
const CODE = '1Z1'

describe('What a carrier tells of a code', function () {
  this.timeout(60_000)
  let desk: TestHouse
  let events = 0
  beforeEach(async () => {
    desk = await testHouse()
    await desk.ask('ticketing', 'POST', '/v1/cases', SPECO_CASE)
  })
  afterEach(() => desk.close())

  const ship = async (rma: RmaNumber = RMA, at = LEFT) => {
    await desk.records.updateTable('cases').set({ collateral: 'held' }).where('rma', '=', rma).execute()
    const told = { tracking: CODE, carrier: 'UPS', shippedAt: at }
    assert.equal((await desk.ask('ticketing', 'POST', `/v1/cases/${rma}/replacement-shipped`, told)).status, 202)
    desk.played.told.splice(0)
  }
  const hear = (scans: [string, ParcelStatus][], more: { eventId?: string; marks?: object } = {}) => {
    desk.played.carrierHook = {
      kind: 'parcel',
      told: {
        source: 'easypost',
        eventId: more.eventId ?? `evt_${++events}`,
        tracking: CODE,
        scans: scans.map(([at, status]): Scan => ({ at: instant(at), status })),
        marks: { ...more.marks },
      },
    }
    return desk.ask('nobody', 'POST', '/v1/hooks/easypost', {})
  }
  const told = () =>
    desk.played.told.map(({ rma, fact }) => [rma, fact.name === 'carrierScanned' && fact.status, fact.at])
  const trail = async (rma: RmaNumber = RMA) =>
    (await desk.records.selectFrom('audit').select('what').where('rma', '=', rma).execute())
      .map(line => line.what)
      .filter(what => /another parcel/.test(what))
  const facts = async () =>
    (await desk.records.selectFrom('facts').selectAll().where('name', '=', 'carrierScanned').execute()).map(fact => [
      fact.rma,
      fact.verdict,
    ])

  it('CARRIER-9: of whoever had it before us is set aside, once, with a line in the trail', async () => {
    await ship()
    for (const eventId of ['evt_old', 'evt_old', 'evt_older'])
      await hear([['2026-01-09T10:00:00Z', 'delivered']], { eventId })
    assert.deepEqual(told(), [])
    assert.deepEqual(await trail(), ['scan of another parcel, which bore this code before: delivered'])
    assert.deepEqual(await facts(), [[RMA, 'another-parcel']])
  })

  it('CARRIER-9: old and new in one event: only the new counts', async () => {
    await ship()
    await hear([
      ['2026-01-09T10:00:00Z', 'delivered'],
      ['2026-03-11T10:00:00Z', 'in-transit'],
    ])
    await hear([
      ['2026-01-09T10:00:00Z', 'delivered'],
      ['2026-03-11T10:00:00Z', 'in-transit'],
      ['2026-03-12T15:00:00Z', 'delivered'],
    ])
    assert.deepEqual(told(), [
      [RMA, 'in-transit', '2026-03-11T10:00:00.000Z'],
      [RMA, 'delivered', '2026-03-12T15:00:00.000Z'],
    ])
  })

  it('CARRIER-9: is about the parcel that had left before it, though the code is another case’s now', async () => {
    await ship()
    const units = SPECO_CASE.units.map(unit => ({ ...unit, serial: 'C2' }))
    await desk.ask('ticketing', 'POST', '/v1/cases', { ...SPECO_CASE, ticket: '4712', units })
    const second = rmaNumber('RMA-1002')
    await ship(second, instant('2026-09-01T12:00:00Z'))
    await hear([['2026-03-12T15:00:00Z', 'delivered']])
    await hear([
      ['2026-03-12T15:00:00Z', 'delivered'],
      ['2026-09-03T15:00:00Z', 'delivered'],
    ])
    assert.deepEqual(told(), [
      [RMA, 'delivered', '2026-03-12T15:00:00.000Z'],
      [second, 'delivered', '2026-09-03T15:00:00.000Z'],
    ])
    assert.deepEqual(await trail(second), [])
  })

  it('CARRIER-24: of a parcel that is no return’s waits, and nobody is asked about it; with a number of ours somebody is', async () => {
    await hear([['2026-03-12T15:00:00Z', 'delivered']])
    await sql`update facts set kept_at = kept_at - interval '25 hours'`.execute(desk.records)
    await reconcile(desk.house, 'unclaimed cases')
    assert.deepEqual(await listTasks(desk.records, { state: 'open' }), [])
    await hear([['2026-03-12T15:00:00Z', 'delivered']], { marks: { rma: rmaNumber('RMA-9999') } })
    await sql`update facts set kept_at = kept_at - interval '25 hours'`.execute(desk.records)
    await reconcile(desk.house, 'unclaimed cases')
    assert.deepEqual(
      (await listTasks(desk.records, { state: 'open' })).map(task => [task.kind, task.detail.named]),
      [['late-fact', 'RMA-9999']],
    )
  })

  it('before its shipping was told is given to the case when it is, and an older owner’s is not', async () => {
    await hear([['2026-01-09T10:00:00Z', 'delivered']])
    await hear([['2026-03-09T10:00:00Z', 'in-transit']])
    assert.deepEqual(await facts(), [
      [null, null],
      [null, null],
    ])
    await ship()
    assert.deepEqual(await facts(), [
      [null, null],
      [RMA, null],
    ])
  })

  it('CARRIER-10: ahead of the case’s time happened now', async () => {
    await ship()
    const now = instant(Date.now())
    desk.played.now = now
    await hear([[instant(Date.now() + 3_600_000), 'delivered']])
    assert.deepEqual(told(), [[RMA, 'delivered', now]])
  })

  it('CARRIER-11: counts once, whichever way it comes, from the first delivery', async () => {
    await ship()
    await hear([['2026-03-12T15:00:00Z', 'delivered']])
    await hear([['2026-03-12T15:00:00Z', 'delivered']])
    await hear([
      ['2026-03-12T15:00:00Z', 'delivered'],
      ['2026-03-14T15:00:00Z', 'delivered'],
    ])
    assert.deepEqual(told(), [[RMA, 'delivered', '2026-03-12T15:00:00.000Z']])
  })

  it('CARRIER-12: on its way to us says also since when a carrier has had it, should that word have been lost', async () => {
    await hear(
      [
        ['2026-03-20T10:00:00Z', 'label-made'],
        ['2026-03-21T10:00:00Z', 'in-transit'],
        ['2026-03-25T10:00:00Z', 'delivered'],
      ],
      { marks: { rma: RMA, direction: 'to-us' } },
    )
    assert.deepEqual(told(), [
      [RMA, 'in-transit', '2026-03-21T10:00:00.000Z'],
      [RMA, 'delivered', '2026-03-25T10:00:00.000Z'],
    ])
  })

  it('CARRIER-3: of Shippo’s, whose events have no id, counts once, before its shipping is told and after', async () => {
    desk.house.carrierHooks.shippo = request => readShippoHook(request, { secrets: ['given'] })
    const status = { status: 'DELIVERED', status_date: '2026-03-12T15:00:00Z' }
    const data = { carrier: 'ups', tracking_number: CODE, tracking_status: status }
    const listen = async () =>
      (await desk.ask('nobody', 'POST', '/v1/hooks/shippo?token=given', { event: 'track_updated', data })).body
    assert.deepEqual([await listen(), await listen()], [{ taken: 1 }, { taken: 0 }])
    await ship()
    assert.deepEqual(await listen(), { taken: 0 })
    assert.deepEqual(await facts(), [[RMA, null]])
  })

  it('CARRIER-15: is believed of Shippo and AfterShip only by what they were given, and of neither before it is connected', async () => {
    const listen = (party: string, headers: Record<string, string>, payload: object) =>
      desk.ask('nobody', 'POST', `/v1/hooks/${party}`, payload, headers)
    assert.equal((await listen('aftership', {}, {})).status, 404)
    desk.house.carrierHooks.shippo = request => readShippoHook(request, { secrets: ['given'] })
    desk.house.carrierHooks.aftership = request => readAftershipHook(request, { secrets: ['given'] })
    await ship()
    const status = { status: 'TRANSIT', status_date: '2026-03-11T10:00:00Z' }
    const track = { carrier: 'ups', tracking_number: CODE, tracking_status: status }
    const shippo = { event: 'track_updated', data: track }
    assert.equal((await listen('shippo', {}, shippo)).status, 401)
    assert.equal((await listen('shippo?token=guessed', {}, shippo)).status, 401)
    assert.deepEqual((await listen('shippo?token=given', {}, shippo)).body, { taken: 1 })
    assert.deepEqual((await listen('shippo?token=given', {}, shippo)).body, { taken: 0 })
    const checkpoints = [{ checkpoint_time: '2026-03-12T15:00:00Z', tag: 'Delivered' }]
    const msg = { tracking_number: CODE, tag: 'Delivered', checkpoints }
    const aftership = { event: 'tracking_update', event_id: 'e1', ts: 1_773_328_000, msg }
    const signature = createHmac('sha256', 'given').update(JSON.stringify(aftership)).digest('base64')
    const headers = (signed: string) => ({ 'aftership-hmac-sha256': signed, 'content-type': 'application/json' })
    assert.equal((await listen('aftership', headers(signature.toLowerCase()), aftership)).status, 401)
    assert.deepEqual((await listen('aftership', headers(signature), aftership)).body, { taken: 1 })
    assert.deepEqual(told(), [
      [RMA, 'in-transit', '2026-03-11T10:00:00.000Z'],
      [RMA, 'delivered', '2026-03-12T15:00:00.000Z'],
    ])
  })

  it('CARRIER-13: returning to its sender, refused or lost comes to its case as such', async () => {
    await ship()
    const at = (day: number): Instant => instant(`2026-03-${day}T10:00:00Z`)
    await hear([
      [at(12), 'delivered'],
      [at(13), 'returned-to-sender'],
    ])
    await hear([[at(14), 'refused']])
    await hear([[at(15), 'lost']])
    assert.deepEqual(
      told().map(([, status]) => status),
      ['returned-to-sender', 'refused', 'lost'],
    )
  })
})
