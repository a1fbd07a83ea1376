import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { PARCEL_STATUSES } from '../domain/fact.ts'
import { rmaNumber } from '../domain/names.ts'
import { type Instant, instant } from '../domain/time.ts'
import { aftershipTracking, DIALECTS, shippoCarrier, shippoTrack, TELL, type Tracker } from './carrier-dialects.ts'
import { type CarrierEvent, CarrierWebhooks } from './carrier-webhooks.ts'
import { IN_EASYPOSTS_WORDS } from './carrier-words.ts'
import type { CaseNow } from './clock.ts'
import { dropAnswer, FaultOrder, PlannedFaults } from './faults.ts'
import { Journal } from './journal.ts'
import { labelPdf } from './label-pdf.ts'
import { newPart, openPart } from './part.ts'

export interface CarrierOptions {
  /** 0 for any free one. */
  port: number
  /** A folder. Without it the carrier remembers for one run. */
  journal?: string
  caseNow: CaseNow
  apiKey: string
  /** Where events go, less the name of whose words they are in. */
  webhookUrl: string
  webhookSecret: string
}

export interface Carrier {
  url: string
  stop(): Promise<void>
}

const Metadata = z
  .object({ rma: z.string(), direction: z.enum(['to-client', 'to-us']), label: z.enum(['ours', 'theirs']) })
  .partial()

interface Shipment {
  id: string
  reference: string
  rates: Rate[]
  selected_rate: Rate | null
  tracking_code: string | null
  postage_label: { label_url: string } | null
  from_address: z.infer<typeof Address>
  to_address: z.infer<typeof Address>
  options: z.infer<typeof Options>
  metadata: z.infer<typeof Metadata>
}

interface Pickup {
  id: string
  reference: string
  status: 'unknown' | 'scheduled'
  confirmation: string | null
  min_datetime: string
  max_datetime: string
  pickup_rates: Rate[]
  shipment: { id: string }
}

interface Rate {
  id: string
  carrier: string
  service: string
  rate: string
}

const NewTracker = z.object({
  tracker: z.object({ tracking_code: z.string().min(1), carrier: z.string().default('UPS') }),
})
const Address = z.looseObject({
  name: z.string(),
  street1: z.string(),
  city: z.string().optional(),
  state: z.string().optional(),
  zip: z.string(),
  country: z.string(),
})
/** What we have printed on the label: the RMA number, and the unit. */
const Options = z.object({ print_custom_1: z.string(), print_custom_2: z.string() }).partial()
const NewShipment = z.object({
  shipment: z.object({
    reference: z.string().min(1),
    from_address: Address,
    to_address: Address,
    parcel: z.object({ weight: z.number().positive() }),
    options: Options.default({}),
    metadata: Metadata.default({}),
  }),
})
const NewPickup = z.object({
  pickup: z.object({
    reference: z.string().min(1),
    shipment: z.object({ id: z.string() }),
    address: Address,
    min_datetime: z.string(),
    max_datetime: z.string(),
  }),
})
const ScanOrder = z.object({
  tracking: z.string().min(1),
  status: z.enum(PARCEL_STATUSES),
  carrier: z.string().default('UPS'),
  rma: z.string().transform(rmaNumber).optional(),
  /** The case's own time when absent. */
  at: z.string().transform(instant).optional(),
  direction: z.enum(['to-client', 'to-us']).optional(),
  label: z.enum(['ours', 'theirs']).optional(),
  webhook: z.enum(['sent', 'withheld', 'twice']).default('sent'),
  by: z.enum(DIALECTS).default('easypost'),
  /** Of Shippo's: whether it signs, or has a token in the address. */
  believed: z.enum(['by-signature', 'by-token']).default('by-signature'),
})

/**
 * A carrier that speaks EasyPost's API: trackers, shipments with labels to be printed, pick-ups. `/control/scan` lets a parcel be
 * scanned and tells it by a signed webhook, in EasyPost's words, Shippo's or AfterShip's; what was withheld goes out by
 * `/control/events/:id/send`, as it was then. Shippo and AfterShip answer where the same parcels are, too.
 */
export async function startCarrier(options: CarrierOptions): Promise<Carrier> {
  const file = (name: string) => options.journal && join(options.journal, name)
  const books = {
    trackers: new Journal<Tracker>(file('trackers.jsonl')),
    shipments: new Journal<Shipment>(file('shipments.jsonl')),
    pickups: new Journal<Pickup>(file('pickups.jsonl')),
    events: new Journal<CarrierEvent>(file('carrier-events.jsonl')),
  }
  const webhooks = new CarrierWebhooks(books.events, options.webhookUrl, options.webhookSecret)
  const faults = new PlannedFaults()
  const app = newPart()
  addApi(app, books, faults, options)
  addControl(app, books, faults, webhooks, options.caseNow)
  const url = await openPart(app, options.port)
  webhooks.start()
  return {
    url,
    stop: async () => {
      webhooks.stop()
      await app.close()
      for (const journal of Object.values(books)) journal.close()
    },
  }
}

interface Books {
  trackers: Journal<Tracker>
  shipments: Journal<Shipment>
  pickups: Journal<Pickup>
  events: Journal<CarrierEvent>
}

interface ById {
  Params: { id: string }
}

function addApi(app: FastifyInstance, books: Books, faults: PlannedFaults, { apiKey }: CarrierOptions): void {
  app.register(
    async api => {
      api.addHook('onRequest', async (request, reply) => {
        if (request.headers.authorization !== `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`)
          return reply.status(401).send(problem('APIKEY.INACTIVE', 'This api key is no longer active.'))
      })
      api.addHook('preHandler', async (request, reply) => {
        const fault = faults.next(request.method === 'GET' ? 'reads' : 'changes')
        if (fault === 'drop-after') dropAnswer(reply)
        else if (fault) return reply.status(fault).send(problem('PLANNED', 'Planned.'))
      })
      addTrackers(api, books)
      addShipments(api, books)
      addPickups(api, books)
    },
    { prefix: '/v2' },
  )
  addShippo(app, books, faults, apiKey)
  addAftership(app, books, faults, apiKey)
  app.get<ById>('/labels/:id', async ({ params }, reply) => {
    const shipment = books.shipments.get(params.id)
    if (!shipment?.selected_rate || !shipment.tracking_code) return notFound(reply)
    const { selected_rate: rate, tracking_code: tracking, options, from_address: from, to_address: to } = shipment
    const { print_custom_1: rma = shipment.reference, print_custom_2: unit = '' } = options
    const pdf = await labelPdf({ carrier: rate.carrier, service: rate.service, tracking, from, to, rma, unit })
    return reply.type('application/pdf').header('content-disposition', `inline; filename="${tracking}.pdf"`).send(pdf)
  })
}

interface TrackPath {
  Params: { carrier: string; number: string }
}

function addShippo(app: FastifyInstance, books: Books, faults: PlannedFaults, apiKey: string): void {
  app.get<TrackPath>('/tracks/:carrier/:number', async ({ headers, params }, reply) => {
    if (headers.authorization !== `ShippoToken ${apiKey}`) return reply.status(401).send({ detail: 'Invalid token.' })
    if (failed(faults, reply)) return reply
    const tracker = books.trackers.all().findLast(one => one.tracking_code === params.number)
    if (tracker && shippoCarrier(tracker) === params.carrier) return shippoTrack(tracker)
    return { carrier: params.carrier, tracking_number: params.number, tracking_status: null, tracking_history: [] }
  })
}

function addAftership(app: FastifyInstance, books: Books, faults: PlannedFaults, apiKey: string): void {
  app.get<{ Querystring: { tracking_numbers?: string } }>(
    '/tracking/2025-07/trackings',
    async ({ headers, query }, reply) => {
      if (headers['as-api-key'] !== apiKey)
        return reply.status(401).send({ meta: { code: 401, message: 'The API key is invalid.', type: 'Unauthorized' } })
      if (failed(faults, reply)) return reply
      const numbers = query.tracking_numbers?.split(',') ?? []
      const found = books.trackers.all().filter(one => numbers.includes(one.tracking_code))
      const pagination = { total: found.length, has_next_page: false }
      return { meta: { code: 200 }, data: { pagination, trackings: found.map(aftershipTracking) } }
    },
  )
}

/** Whether the reading was planned to fail, and has. */
function failed(faults: PlannedFaults, reply: FastifyReply): boolean {
  const fault = faults.next('reads')
  if (fault === undefined || fault === 'drop-after') return false
  reply.status(fault).send(problem('PLANNED', 'Planned.'))
  return true
}

function addTrackers(api: FastifyInstance, books: Books): void {
  api.post('/trackers', async (request, reply) => {
    const { tracking_code: code, carrier } = NewTracker.parse(request.body).tracker
    return reply.status(201).send(trackerOf(books, code, carrier) ?? newTracker(books, code, carrier, {}))
  })
  api.get<{ Querystring: { tracking_code?: string; carrier?: string } }>('/trackers', async ({ query }) => ({
    trackers: books.trackers
      .all()
      .filter(
        tracker =>
          (!query.tracking_code || tracker.tracking_code === query.tracking_code) &&
          (!query.carrier || tracker.carrier === query.carrier),
      ),
    has_more: false,
  }))
  api.get<ById>('/trackers/:id', async ({ params }, reply) => books.trackers.get(params.id) ?? notFound(reply))
}

function addShipments(api: FastifyInstance, books: Books): void {
  api.post('/shipments', async (request, reply) => {
    const { parcel: _parcel, ...order } = NewShipment.parse(request.body).shipment
    const rates = [
      { id: newId('rate'), carrier: 'UPS', service: 'NextDayAir', rate: '48.10' },
      { id: newId('rate'), carrier: 'UPS', service: 'Ground', rate: '9.35' },
    ]
    const id = newId('shp')
    const nothingBought = { selected_rate: null, tracking_code: null, postage_label: null }
    return reply.status(201).send(books.shipments.put(id, { id, ...order, rates, ...nothingBought }))
  })
  api.get<ById>('/shipments/:id', async ({ params }, reply) => byName(books.shipments, params.id) ?? notFound(reply))
  api.post<ById>('/shipments/:id/buy', async (request, reply) => {
    const shipment = byName(books.shipments, request.params.id)
    if (!shipment) return notFound(reply)
    if (shipment.postage_label)
      return reply.status(422).send(problem('SHIPMENT.POSTAGE.EXISTS', 'Postage already exists for this shipment.'))
    const { rate } = z.object({ rate: z.object({ id: z.string() }) }).parse(request.body)
    const chosen = shipment.rates.find(({ id }) => id === rate.id)
    if (!chosen) return notFound(reply)
    const code = `1Z${randomBytes(8).toString('hex').toUpperCase()}`
    newTracker(books, code, chosen.carrier, shipment.metadata)
    const postage_label = { label_url: `${request.protocol}://${request.host}/labels/${shipment.id}` }
    return books.shipments.put(shipment.id, { ...shipment, selected_rate: chosen, tracking_code: code, postage_label })
  })
}

function addPickups(api: FastifyInstance, books: Books): void {
  api.post('/pickups', async (request, reply) => {
    const { address: _address, ...order } = NewPickup.parse(request.body).pickup
    if (!books.shipments.get(order.shipment.id)?.postage_label)
      return reply.status(422).send(problem('PICKUP.SHIPMENT.INVALID', 'The shipment has no postage.'))
    const pickup_rates = [{ id: newId('pickuprate'), carrier: 'UPS', service: 'Future-day Pickup', rate: '6.00' }]
    const id = newId('pickup')
    const pickup: Pickup = { id, ...order, status: 'unknown', confirmation: null, pickup_rates }
    return reply.status(201).send(books.pickups.put(id, pickup))
  })
  api.get<ById>('/pickups/:id', async ({ params }, reply) => byName(books.pickups, params.id) ?? notFound(reply))
  api.post<ById>('/pickups/:id/buy', async ({ params }, reply) => {
    const pickup = byName(books.pickups, params.id)
    if (!pickup) return notFound(reply)
    if (pickup.confirmation) return reply.status(422).send(problem('PICKUP.EXISTS', 'The pickup is scheduled already.'))
    const confirmation = `WTC${randomBytes(4).toString('hex').toUpperCase()}`
    return books.pickups.put(pickup.id, { ...pickup, confirmation, status: 'scheduled' })
  })
}

function addControl(
  app: FastifyInstance,
  books: Books,
  faults: PlannedFaults,
  webhooks: CarrierWebhooks,
  caseNow: CaseNow,
): void {
  app.post('/control/scan', async (request, reply) => {
    const order = ScanOrder.parse(request.body)
    const at = order.at ?? (await caseNow(order.rma))
    const tracker = scanned(books, order, at)
    const event = newEvent(books, tracker, { ...order, at })
    const deliveries = { withheld: 0, sent: 1, twice: 2 }[order.webhook]
    let taken = false
    for (let sent = 0; sent < deliveries; sent++) taken = await webhooks.send(event)
    return reply.status(201).send({ tracker, event: event.id, taken })
  })
  app.get('/control/trackers', async () => books.trackers.all())
  app.get('/control/shipments', async () => books.shipments.all())
  app.get('/control/pickups', async () => books.pickups.all())
  app.get('/control/events', async () => books.events.all())
  app.post<ById>('/control/events/:id/send', async ({ params }, reply) => {
    const event = books.events.get(params.id)
    return event ? { event: event.id, taken: await webhooks.send(event) } : notFound(reply)
  })
  app.post('/control/fault', async (request, reply) => {
    faults.plan(FaultOrder.parse(request.body))
    return reply.status(204).send()
  })
}

/** Adds one scan. The parcel is where its newest scan says, in whatever order they are told. */
function scanned(books: Books, order: z.infer<typeof ScanOrder>, at: Instant): Tracker {
  const tracker =
    trackerOf(books, order.tracking, order.carrier) ?? newTracker(books, order.tracking, order.carrier, {}, at)
  const details = [...tracker.tracking_details, { datetime: at, ...IN_EASYPOSTS_WORDS[order.status] }].sort(
    (one, other) => Date.parse(one.datetime) - Date.parse(other.datetime),
  )
  const { rma, direction, label } = order
  const known = { ...(rma && { rma }), ...(direction && { direction }), ...(label && { label }) }
  return books.trackers.put(tracker.id, {
    ...tracker,
    status: details.at(-1)?.status ?? 'unknown',
    updated_at: details.at(-1)?.datetime ?? at,
    tracking_details: details,
    metadata: { ...tracker.metadata, ...known },
  })
}

/** EasyPost's two ways of signing take turns, so that whoever listens meets both. */
function newEvent(
  books: Books,
  tracker: Tracker,
  { by, believed, at }: Pick<z.infer<typeof ScanOrder>, 'by' | 'believed'> & { at: Instant },
): CarrierEvent {
  const { id, event } = TELL[by](tracker, at)
  const turn = by === 'easypost' && books.events.all().length % 2 === 1 ? 'with-decimal-weights' : 'as-written'
  const signed = believed === 'by-token' ? 'by-token' : turn
  return books.events.put(id, { id, dialect: by, body: JSON.stringify(event), signed, state: 'withheld' })
}

function newTracker(
  books: Books,
  code: string,
  carrier: string,
  metadata: z.infer<typeof Metadata>,
  at: Instant = instant(Date.now()),
): Tracker {
  const id = newId('trk')
  const named = { id, object: 'Tracker' as const, tracking_code: code, carrier, metadata }
  const dates = { created_at: at, updated_at: at }
  return books.trackers.put(id, { ...named, status: 'unknown', weight: 614, ...dates, tracking_details: [] })
}

function trackerOf(books: Books, code: string, carrier: string): Tracker | undefined {
  return books.trackers.all().findLast(tracker => tracker.tracking_code === code && tracker.carrier === carrier)
}

/** EasyPost takes our reference wherever it takes its own id. */
function byName<Named extends { id: string; reference: string }>(
  books: Journal<Named>,
  name: string,
): Named | undefined {
  return books.get(name) ?? books.all().find(({ reference }) => reference === name)
}

function notFound(reply: FastifyReply): FastifyReply {
  return reply.status(404).send(problem('NOT_FOUND', 'The requested resource could not be found.'))
}

function problem(code: string, message: string): object {
  return { error: { code, message, errors: [] } }
}

function newId(prefix: string): string {
  return `${prefix}_${randomBytes(12).toString('hex')}`
}
