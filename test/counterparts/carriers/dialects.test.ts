import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { Secret } from '../../../config/secrets.ts'
import { readAftershipHook } from '../../../counterparts/carriers/aftership-hook.ts'
import type { CarrierHookReading } from '../../../counterparts/carriers/hook.ts'
import { type ParcelTold, tellingScan } from '../../../counterparts/carriers/parcel-told.ts'
import { readShippoHook } from '../../../counterparts/carriers/shippo-hook.ts'
import { parcelTracking } from '../../../counterparts/carriers/tracking.ts'
import { RefusedError, UnreachableError } from '../../../counterparts/errors.ts'
import type { HookRequest } from '../../../counterparts/hook.ts'
import { PARCEL_STATUSES, type ParcelStatus } from '../../../domain/fact.ts'
import { rmaNumber } from '../../../domain/names.ts'
import { instant, MINUTE } from '../../../domain/time.ts'
import { type Carrier, startCarrier } from '../../../sandbox/carrier.ts'
import { Listener } from './listener.ts'

const SECRET = 'token-of-24-characters-or-so'
const CASE_TIME = instant('2026-03-05T15:12:00Z')
const RMA = rmaNumber('RMA-1001')
const KEY = 'key'

const READ = {
  shippo: (request: HookRequest, secrets = ['new', SECRET]) => readShippoHook(request, { secrets }),
  aftership: (request: HookRequest, secrets = ['new', SECRET]) => readAftershipHook(request, { secrets }),
}
const PARTIES = ['shippo', 'aftership'] as const

/** What a party has no word for, and what it says instead. */
const UNSPOKEN: Record<(typeof PARTIES)[number], Partial<Record<ParcelStatus, ParcelStatus>>> = {
  shippo: { refused: 'returned-to-sender', cancelled: 'unknown' },
  aftership: { cancelled: 'unknown' },
}

describe('Shippo and AfterShip', () => {
  let listener: Listener
  let carrier: Carrier
  beforeEach(async () => {
    listener = new Listener()
    const webhookUrl = await listener.start()
    carrier = await startCarrier({
      port: 0,
      caseNow: async () => CASE_TIME,
      apiKey: KEY,
      webhookUrl,
      webhookSecret: SECRET,
    })
  })
  afterEach(async () => {
    await carrier.stop()
    await listener.stop()
  })

  async function control(path: string, body: object) {
    const answer = await fetch(`${carrier.url}/control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    assert.ok(answer.ok, await answer.clone().text())
  }
  const scan = (order: object) => control('scan', { rma: RMA, tracking: '1Z999', ...order })
  const toldIn = (reading: CarrierHookReading): ParcelTold =>
    reading.kind === 'parcel' ? reading.told : assert.fail(JSON.stringify(reading))
  const bodies = () => listener.heard.map(({ body }) => JSON.parse(body.toString()) as unknown)

  for (const by of PARTIES) {
    const read = READ[by]
    const told = () => listener.heard.map(request => toldIn(read(request)))

    describe(by, () => {
      it('tells of a scan with its own time, its parcel and our marks', async () => {
        await scan({ by, status: 'delivered', direction: 'to-us', label: 'ours', at: '2026-03-04T09:00:00-05:00' })
        assert.equal(listener.heard[0]?.path, `/${by}`)
        const [{ eventId, ...parcel } = assert.fail('nothing was told')] = told()
        assert.equal(eventId === undefined, by === 'shippo')
        assert.deepEqual(parcel, {
          source: by,
          tracking: '1Z999',
          scans: [{ at: '2026-03-04T14:00:00.000Z', status: 'delivered' }],
          marks: { rma: RMA, direction: 'to-us', label: 'ours' },
        })
      })

      it('CARRIER-14: says what became of a parcel in words of its own, which are the port’s before anybody reads them', async () => {
        for (const [index, status] of PARCEL_STATUSES.entries()) await scan({ by, tracking: `T${index}`, status })
        assert.deepEqual(
          told().map(({ scans }) => tellingScan(scans)?.status),
          PARCEL_STATUSES.map(status => UNSPOKEN[by][status] ?? status),
        )
      })

      it('CARRIER-15: is not believed when the body was changed, the secret is another, or nothing was signed', async () => {
        await scan({ by, status: 'in-transit' })
        const heard = listener.heard[0]!
        const body = Buffer.from(heard.body.toString().replace('1Z999', '1Z998'))
        assert.equal(read({ ...heard, body }).kind, 'forged')
        assert.equal(read(heard, ['other']).kind, 'forged')
        assert.equal(read({ ...heard, headers: {} }).kind, 'forged')
        for (const [name, value] of Object.entries(heard.headers))
          if (/signature|hmac/.test(name))
            assert.equal(read({ ...heard, headers: { [name]: value!.slice(0, -2) } }).kind, 'forged')
      })

      it('CARRIER-5: is believed under the old secret and the new one', async () => {
        await scan({ by, status: 'in-transit' })
        const heard = listener.heard[0]!
        assert.equal(read(heard, [SECRET]).kind, 'parcel')
        assert.equal(read(heard, ['newest', 'newer', SECRET]).kind, 'parcel')
      })

      it('CARRIER-4: keeps the first delivery, in whatever order scans are told', async () => {
        await scan({ by, status: 'delivered', at: '2026-03-05T10:00:00Z' })
        await scan({ by, status: 'in-transit', at: '2026-03-04T10:00:00Z' })
        await scan({ by, status: 'delivered', at: '2026-03-06T10:00:00Z' })
        for (const { scans } of told())
          assert.deepEqual(tellingScan(scans), { at: '2026-03-05T10:00:00.000Z', status: 'delivered' })
      })
    })
  }

  describe('shippo', () => {
    it('CARRIER-16: where it does not sign is believed by the token in its address, and by no other', async () => {
      await scan({ by: 'shippo', status: 'in-transit', believed: 'by-token' })
      const { headers, token, body } = listener.heard[0]!
      assert.equal(headers['shippo-auth-signature'], undefined)
      assert.equal(token, SECRET)
      const now = Date.now()
      assert.equal(READ.shippo({ headers, body, now, token: SECRET }).kind, 'parcel')
      assert.equal(READ.shippo({ headers, body, now, token: 'other' }).kind, 'forged')
      assert.equal(READ.shippo({ headers, body, now }).kind, 'forged')
      // A signature that does not fit is not made good by a token.
      const forged = { 'shippo-auth-signature': `t=${Math.floor(now / 1_000)},v1=00` }
      assert.equal(READ.shippo({ headers: forged, body, now, token: SECRET }).kind, 'forged')
    })

    it('CARRIER-17: is not believed five minutes after it signed', async () => {
      await scan({ by: 'shippo', status: 'in-transit' })
      const heard = listener.heard[0]!
      const signedAt = Number(/t=(\d+)/.exec(heard.headers['shippo-auth-signature'] ?? '')?.[1]) * 1_000
      assert.equal(READ.shippo({ ...heard, now: signedAt + 5 * MINUTE }).kind, 'parcel')
      assert.equal(READ.shippo({ ...heard, now: signedAt + 5 * MINUTE + 1 }).kind, 'forged')
      assert.equal(READ.shippo({ ...heard, now: signedAt - 5 * MINUTE - 1 }).kind, 'forged')
    })

    it('names a case by its number alone, too, and keeps nothing of what is not about a parcel', () => {
      const status = { status: 'TRANSIT', substatus: null, status_date: '2026-03-04T10:00:00Z' }
      const body = (data: object, event = 'track_updated') => Buffer.from(JSON.stringify({ event, data }))
      const track = { carrier: 'ups', tracking_number: '1Z', tracking_status: status, metadata: RMA }
      const read = (bytes: Buffer) => READ.shippo({ headers: {}, token: SECRET, body: bytes, now: 0 })
      assert.deepEqual(toldIn(read(body(track))).marks, { rma: RMA })
      assert.deepEqual(toldIn(read(body({ ...track, metadata: 'Order 000123 of ours' }))).marks, {})
      assert.deepEqual(read(body(track, 'transaction_updated')), { kind: 'ignored' })
      assert.deepEqual(read(body({ ...track, tracking_status: null })), { kind: 'ignored' })
    })

    it('is played in the form that Shippo has published', async () => {
      for (const [index, status] of PARCEL_STATUSES.entries())
        await scan({ by: 'shippo', tracking: `T${index}`, status })
      for (const body of bodies()) ShippoEvent.parse(body)
    })
  })

  describe('aftership', () => {
    it('CARRIER-3: says the same thing twice under one id', async () => {
      await scan({ by: 'aftership', status: 'delivered', webhook: 'twice' })
      await scan({ by: 'aftership', status: 'delivered', tracking: 'OTHER' })
      const ids = listener.heard.map(request => toldIn(READ.aftership(request)).eventId)
      assert.equal(ids[0], ids[1])
      assert.notEqual(ids[0], ids[2])
    })

    const read = (msg: object) => {
      const body = Buffer.from(JSON.stringify({ event: 'tracking_update', event_id: 'e', ts: 1_772_700_000, msg }))
      const signature = createHmac('sha256', SECRET).update(body).digest('base64')
      return toldIn(READ.aftership({ body, headers: { 'aftership-hmac-sha256': signature }, now: 0 }))
    }

    it('CARRIER-18: has times without an offset, or days alone: they fall on the carrier’s own day', () => {
      const checkpoint = (checkpoint_time: string, tag: string) => ({ checkpoint_time, tag })
      const checkpoints = [
        checkpoint('2026-03-06', 'Delivered'),
        checkpoint('2026-03-05T17:30:00', 'OutForDelivery'),
        checkpoint('2026-03-04T17:30:00-05:00', 'InTransit'),
        checkpoint('soon', 'InTransit'),
      ]
      assert.deepEqual(read({ tracking_number: '1Z', tag: 'Delivered', checkpoints }).scans, [
        { at: '2026-03-04T22:30:00.000Z', status: 'in-transit' },
        { at: '2026-03-05T17:30:00.000Z', status: 'out-for-delivery' },
        { at: '2026-03-06T12:00:00.000Z', status: 'delivered' },
      ])
    })

    it('CARRIER-18: tells a state that no checkpoint has at the event’s own time', () => {
      assert.deepEqual(read({ tracking_number: '1Z', tag: 'Delivered', checkpoints: [], order_id: RMA }), {
        source: 'aftership',
        eventId: 'e',
        tracking: '1Z',
        scans: [{ at: instant(1_772_700_000_000), status: 'delivered' }],
        marks: { rma: RMA },
      })
    })

    it('is played in the form that AfterShip has published', async () => {
      for (const [index, status] of PARCEL_STATUSES.entries())
        await scan({ by: 'aftership', tracking: `T${index}`, status })
      for (const body of bodies()) AftershipEvent.parse(body)
    })
  })

  describe('asked where a parcel is', () => {
    const access = (apiKey = KEY) => ({ url: carrier.url, apiKey: new Secret(apiKey) })
    const parcel = { carrier: 'UPS', tracking: '1Z999' }
    const trackers = async () => (await (await fetch(`${carrier.url}/control/trackers`)).json()) as object[]

    for (const by of PARTIES)
      it(`${by} says so, and EasyPost need not begin to track it`, async () => {
        await scan({ by, status: 'delivered', webhook: 'withheld', at: '2026-03-05T10:00:00Z' })
        const { look } = parcelTracking({ easypost: access('wrong'), [by]: access() })
        assert.deepEqual(await look(parcel), {
          source: by,
          scans: [{ at: '2026-03-05T10:00:00.000Z', status: 'delivered' }],
        })
      })

    it('nobody says anything of one that nobody knows; Shippo is not asked without a carrier', async () => {
      const { look } = parcelTracking({ easypost: access(), shippo: access(), aftership: access() })
      assert.equal(await look(parcel), undefined)
      assert.equal((await trackers()).length, 1)
      const shippo = parcelTracking({ easypost: access(), shippo: access('wrong') })
      assert.equal(await shippo.look({ carrier: '', tracking: '1Z999' }), undefined)
    })

    it('CARRIER-19: one that is away, busy or refuses takes nothing from what another says, and is told of if nobody knows', async () => {
      await scan({ by: 'shippo', status: 'in-transit', webhook: 'withheld' })
      const { look } = parcelTracking({ easypost: access(), shippo: access(), aftership: access() })
      for (const reply of [500, 429, 422]) {
        await control('fault', { reply })
        assert.equal((await look(parcel))?.source, 'shippo')
      }
      await control('fault', { reply: 500, times: 3 })
      await assert.rejects(look(parcel), UnreachableError)
      await control('fault', { reply: 422 })
      await assert.rejects(look({ carrier: 'UPS', tracking: 'NOBODYS' }), RefusedError)
    })

    it('who knows of a label alone does not keep the others from being asked', async () => {
      const now = async () => CASE_TIME
      const elsewhere = { webhookUrl: 'http://127.0.0.1:9', webhookSecret: SECRET }
      const other = await startCarrier({ port: 0, caseNow: now, apiKey: KEY, ...elsewhere })
      await fetch(`${other.url}/control/scan`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ tracking: '1Z999', status: 'label-made', webhook: 'withheld' }),
      })
      const aftership = { ...access(), url: other.url }
      const { look } = parcelTracking({ easypost: access('wrong'), shippo: access(), aftership })
      const sourceOf = async () => (await look(parcel))?.source
      await assert.rejects(sourceOf(), UnreachableError)
      await scan({ by: 'shippo', status: 'delivered', webhook: 'withheld' })
      assert.equal(await sourceOf(), 'shippo')
      await other.stop()
    })
  })
})

const iso = z.iso.datetime({ offset: true })

/** https://docs.goshippo.com/docs/tracking/tracking and the types of Shippo's own client library. */
const ShippoStatus = z.strictObject({
  object_created: iso,
  object_updated: iso.nullable(),
  object_id: z.string(),
  status: z.enum(['UNKNOWN', 'PRE_TRANSIT', 'TRANSIT', 'DELIVERED', 'RETURNED', 'FAILURE']),
  substatus: z.strictObject({ code: z.string(), text: z.string(), action_required: z.boolean() }),
  status_date: iso,
  status_details: z.string(),
  location: z.strictObject({ city: z.string(), state: z.string(), zip: z.string(), country: z.string() }),
})
const ShippoEvent = z.strictObject({
  event: z.literal('track_updated'),
  test: z.boolean(),
  carrier: z.string(),
  data: z.strictObject({
    messages: z.array(z.string()),
    carrier: z.string().regex(/^[a-z_]+$/),
    tracking_number: z.string(),
    address_from: z.null(),
    address_to: z.null(),
    eta: iso.nullable(),
    original_eta: iso.nullable(),
    servicelevel: z.strictObject({ token: z.string(), name: z.string() }),
    metadata: z.string().max(100).nullable(),
    tracking_status: ShippoStatus,
    tracking_history: z.array(ShippoStatus).min(1),
    transaction: z.string().nullable(),
    test: z.boolean(),
  }),
})

/** https://www.aftership.com/docs/tracking/webhook/webhook-specifications and its enumerations of tags and subtags. */
const TAGS = 'Pending|InfoReceived|InTransit|OutForDelivery|AttemptFail|Delivered|AvailableForPickup|Exception|Expired'
const tag = z.string().regex(new RegExp(`^(${TAGS})$`))
const subtag = z.string().regex(new RegExp(`^(${TAGS})_0\\d\\d$`))
const AftershipEvent = z.strictObject({
  event: z.literal('tracking_update'),
  event_id: z.uuidv4(),
  is_tracking_first_tag: z.boolean(),
  ts: z.int().max(10_000_000_000),
  msg: z.strictObject({
    id: z.string(),
    tracking_number: z.string(),
    slug: z.string().regex(/^[a-z-]+$/),
    active: z.boolean(),
    created_at: iso,
    updated_at: iso,
    tag,
    subtag,
    order_id: z.null(),
    custom_fields: z.record(z.string(), z.string()),
    checkpoints: z
      .array(
        z.strictObject({
          created_at: iso,
          slug: z.string(),
          checkpoint_time: iso,
          message: z.string(),
          tag,
          subtag,
        }),
      )
      .min(1),
  }),
})
