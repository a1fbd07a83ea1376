import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { easypostTracking } from '../../../counterparts/carriers/easypost-api.ts'
import { readEasypostHook } from '../../../counterparts/carriers/easypost-hook.ts'
import { easypostLabels } from '../../../counterparts/carriers/easypost-labels.ts'
import type { CarrierHookReading } from '../../../counterparts/carriers/hook.ts'
import { tellingScan } from '../../../counterparts/carriers/parcel-told.ts'
import type { Carriers } from '../../../counterparts/carriers/port.ts'
import { UnreachableError } from '../../../counterparts/errors.ts'
import type { HookRequest } from '../../../counterparts/hook.ts'
import { PARCEL_STATUSES } from '../../../domain/fact.ts'
import { rmaNumber } from '../../../domain/names.ts'
import { instant } from '../../../domain/time.ts'
import { type Carrier, startCarrier } from '../../../sandbox/carrier.ts'
import { printedPage, scanned } from '../../sandbox/printed-label.ts'
import { Listener } from './listener.ts'

const SECRET = 'sécret'
const CASE_TIME = instant('2026-03-05T15:12:00Z')
const RMA = rmaNumber('RMA-1001')
const DOCK = {
  name: 'Dock',
  street: '200 New Highway',
  city: 'Amityville',
  state: 'NY',
  postalCode: '11701',
  country: 'US',
}
const CLIENT = {
  name: 'Ana Flores',
  street: '1 Main St',
  city: 'Albany',
  state: 'NY',
  postalCode: '12207',
  country: 'US',
}

describe('Carriers', () => {
  let listener: Listener
  let carrier: Carrier
  let carriers: Carriers

  beforeEach(async () => {
    listener = new Listener()
    const webhookUrl = await listener.start()
    const caseNow = async () => CASE_TIME
    carrier = await startCarrier({ port: 0, caseNow, apiKey: 'key', webhookUrl, webhookSecret: SECRET })
    const access = { url: carrier.url, apiKey: 'key' }
    carriers = { ...easypostTracking(access), ...easypostLabels({ ...access, dock: DOCK, caseNow }) }
  })
  afterEach(async () => {
    await carrier.stop()
    await listener.stop()
  })

  async function control(path: string, body: object = {}) {
    const answer = await fetch(`${carrier.url}/control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return answer.status === 204 ? {} : ((await answer.json()) as { event: string; taken: boolean })
  }
  const scan = (order: object) => control('scan', { rma: 'RMA-1001', tracking: '1Z999', ...order })
  const read = (request: HookRequest): CarrierHookReading => readEasypostHook(request, { secrets: ['new', SECRET] })
  const told = () =>
    listener.heard.map(read).map(reading => (reading.kind === 'parcel' ? reading.told : assert.fail(reading.kind)))
  const telling = () => told().map(({ scans }) => tellingScan(scans))

  describe('tell of a scan', () => {
    it('with the event’s own time, its parcel and its case', async () => {
      await scan({ status: 'delivered', direction: 'to-us', label: 'ours', at: '2026-03-04T09:00:00-05:00' })
      const [parcel] = told()
      assert.match(parcel!.eventId ?? '', /^evt_/)
      assert.deepEqual(
        { ...parcel, eventId: '' },
        {
          source: 'easypost',
          eventId: '',
          tracking: '1Z999',
          scans: [{ at: '2026-03-04T14:00:00.000Z', status: 'delivered' }],
          marks: { rma: RMA, direction: 'to-us', label: 'ours' },
        },
      )
    })

    it('by the case’s own clock when no time is given, and of no case when none is known', async () => {
      await scan({ rma: undefined, status: 'in-transit' })
      const [parcel] = told()
      assert.deepEqual(parcel!.marks, {})
      assert.deepEqual(parcel!.scans, [{ at: CASE_TIME, status: 'in-transit' }])
    })

    it('in one vocabulary, there and back', async () => {
      for (const [index, status] of PARCEL_STATUSES.entries()) await scan({ tracking: `T${index}`, status })
      assert.deepEqual(
        telling().map(one => one?.status),
        [...PARCEL_STATUSES],
      )
    })

    it('CARRIER-4: as delivered when an older scan is told afterwards, with the time of the delivery', async () => {
      await scan({ status: 'delivered', at: '2026-03-05T10:00:00Z' })
      await scan({ status: 'in-transit', at: '2026-03-04T10:00:00Z' })
      await scan({ status: 'in-transit', at: '2026-03-06T10:00:00Z' })
      for (const one of telling()) assert.deepEqual(one, { at: '2026-03-05T10:00:00.000Z', status: 'delivered' })
    })

    it('108: as returning to its sender, whether it is said to be delivered before that or after', async () => {
      await scan({ status: 'delivered', at: '2026-03-05T10:00:00Z', webhook: 'withheld' })
      await scan({ status: 'returned-to-sender', at: '2026-03-06T10:00:00Z' })
      await scan({ status: 'delivered', at: '2026-03-09T10:00:00Z' })
      for (const one of telling())
        assert.deepEqual(one, { at: '2026-03-06T10:00:00.000Z', status: 'returned-to-sender' })
    })

    it('CARRIER-4: with each event’s own time when webhooks overtake each other', async () => {
      const first = await scan({ status: 'in-transit', at: '2026-03-04T10:00:00Z', webhook: 'withheld' })
      await scan({ status: 'delivered', at: '2026-03-05T10:00:00Z' })
      await control(`events/${(first as { event: string }).event}/send`)
      assert.deepEqual(
        telling().map(one => [one?.status, one?.at]),
        [
          ['delivered', '2026-03-05T10:00:00.000Z'],
          ['in-transit', '2026-03-04T10:00:00.000Z'],
        ],
      )
    })

    it('CARRIER-3: under one event id when the same webhook comes twice', async () => {
      await scan({ status: 'delivered', webhook: 'twice' })
      const [one, other] = told()
      assert.equal(one!.eventId, other!.eventId)
    })

    it('again until somebody takes it', async () => {
      listener.refusing = 1
      await scan({ status: 'delivered' })
      while (listener.heard.length < 2) await new Promise(resolve => setTimeout(resolve, 20))
      assert.equal(told()[0]!.eventId, told()[1]!.eventId)
    })
  })

  describe('are believed', () => {
    const signed = (body: string, secret = SECRET, over = body): HookRequest => {
      const hex = createHmac('sha256', secret.normalize('NFKD')).update(over).digest('hex')
      return { body: Buffer.from(body), headers: { 'x-hmac-signature': `hmac-sha256-hex=${hex}` }, now: 0 }
    }

    it('CARRIER-2: in both forms of the signature: weights as written, and as decimals', async () => {
      await scan({ status: 'in-transit' })
      await scan({ status: 'delivered' })
      const forms = listener.heard.map(({ body, headers }) => {
        const raw = createHmac('sha256', SECRET.normalize('NFKD')).update(body).digest('hex')
        return headers['x-hmac-signature'] === `hmac-sha256-hex=${raw}`
      })
      assert.deepEqual(forms, [true, false])
      assert.equal(told().length, 2)
    })

    it('CARRIER-1: never when the body was changed, the secret is another, or the signature is missing', async () => {
      await scan({ status: 'in-transit' })
      const { body, headers } = listener.heard[0]!
      const forged = Buffer.from(body.toString().replace('1Z999', '1Z998'))
      assert.equal(read({ body: forged, headers, now: 0 }).kind, 'forged')
      assert.equal(read({ body, headers: {}, now: 0 }).kind, 'forged')
      assert.equal(read({ body, headers: { 'x-hmac-signature': 'hmac-sha256-hex=' }, now: 0 }).kind, 'forged')
      assert.equal(readEasypostHook({ body, headers, now: 0 }, { secrets: ['other'] }).kind, 'forged')
    })

    it('CARRIER-5: by the old secret and the new one, while it is being replaced', () => {
      const body = JSON.stringify({ id: 'evt_1', description: 'batch.created', result: {} })
      for (const secret of ['new', SECRET]) assert.equal(read(signed(body, secret)).kind, 'ignored')
    })

    it('with nothing to keep when the event is about something else', () => {
      const body = JSON.stringify({ id: 'evt_1', description: 'batch.created', result: {} })
      assert.deepEqual(read(signed(body)), { kind: 'ignored' })
    })
  })

  describe('answer where a parcel is', () => {
    const parcel = { carrier: 'UPS', tracking: '1Z999' }

    it('with all scans in the order of their own time, told or withheld', async () => {
      await scan({ status: 'delivered', at: '2026-03-05T10:00:00Z', webhook: 'withheld' })
      await scan({ status: 'in-transit', at: '2026-03-04T10:00:00Z', webhook: 'withheld' })
      assert.deepEqual(await carriers.look(parcel), {
        source: 'easypost',
        scans: [
          { at: '2026-03-04T10:00:00.000Z', status: 'in-transit' },
          { at: '2026-03-05T10:00:00.000Z', status: 'delivered' },
        ],
      })
      assert.equal(listener.heard.length, 0)
    })

    it('with nothing for a parcel they have never seen', async () => {
      assert.equal(await carriers.look(parcel), undefined)
    })
  })

  describe('sell a label', () => {
    const order = { key: 'RMA-1001/label/C1', rma: RMA, from: CLIENT, unit: 'Speco O8B8, serial number C1' }
    const shipments = async () =>
      (await fetch(`${carrier.url}/control/shipments`)).json() as Promise<{ selected_rate: object }[]>

    it('once for one key, the cheapest, and know its parcel as ours', async () => {
      const label = await carriers.buyLabel(order)
      assert.deepEqual(await carriers.buyLabel(order), label)
      const [bought, ...others] = await shipments()
      assert.equal(others.length, 0)
      assert.deepEqual(
        { ...bought!.selected_rate, id: '' },
        { id: '', carrier: 'UPS', service: 'Ground', rate: '9.35' },
      )
      const printed = await fetch(label.labelUrl)
      assert.equal(printed.headers.get('content-type'), 'application/pdf')
      const page = printedPage(Buffer.from(await printed.arrayBuffer()))
      for (const words of [label.parcel.tracking, 'Ana Flores', '1 Main St', 'Albany NY 12207', '200 New Highway'])
        assert.ok(page.text.includes(words), `${words} is not on the label`)
      assert.ok(page.text.includes('Speco O8B8, serial number C1'))
      assert.deepEqual([scanned(page, 'CODE_128'), scanned(page, 'QR_CODE')], [RMA, RMA])
      await scan({ rma: undefined, tracking: label.parcel.tracking, status: 'in-transit' })
      assert.deepEqual(told()[0]!.marks, { rma: RMA, direction: 'to-us', label: 'ours' })
    })

    it('CARRIER-6: once when the answers were lost on the way', async () => {
      await control('fault', { reply: 'drop-after', times: 2 })
      await assert.rejects(carriers.buyLabel(order), UnreachableError)
      await assert.rejects(carriers.buyLabel(order), UnreachableError)
      const label = await carriers.buyLabel(order)
      assert.equal((await shipments()).length, 1)
      assert.equal(label.parcel.carrier, 'UPS')
    })

    it('not for a key that is not theirs, and again once it is', async () => {
      const stranger = easypostLabels({ url: carrier.url, apiKey: 'no', dock: DOCK, caseNow: async () => CASE_TIME })
      await assert.rejects(stranger.buyLabel(order), UnreachableError)
    })
  })

  it('book a pick-up once for one key, on the day after the case’s today, of the parcel with the unit’s one label', async () => {
    const unit = { rma: RMA, from: CLIENT, unit: 'Speco O8B8, serial number C1' }
    const labelKey = 'RMA-1001/label/C1'
    const order = { ...unit, key: 'RMA-1001/pick-up/1/C1', labelKey }
    const label = await carriers.buyLabel({ ...unit, key: labelKey })
    const booked = await carriers.bookPickUp(order)
    assert.equal(booked.on, '2026-03-06')
    assert.match(booked.confirmation, /^WTC/)
    assert.deepEqual([booked.parcel, booked.labelUrl], [label.parcel, label.labelUrl])
    assert.deepEqual(await carriers.bookPickUp(order), booked)
    assert.equal(((await (await fetch(`${carrier.url}/control/pickups`)).json()) as object[]).length, 1)
  })
})
