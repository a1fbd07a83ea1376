import { randomBytes, randomUUID } from 'node:crypto'
import type { ParcelStatus } from '../domain/fact.ts'
import { type Instant, ms, SECOND } from '../domain/time.ts'
import { IN_AFTERSHIPS_WORDS, IN_EASYPOSTS_WORDS, IN_SHIPPOS_WORDS } from './carrier-words.ts'

/** Whose words a parcel is told in. */
export const DIALECTS = ['easypost', 'shippo', 'aftership'] as const
export type Dialect = (typeof DIALECTS)[number]

/** A parcel as the sandbox's carrier keeps it: in EasyPost's words. */
export interface Tracker {
  id: string
  object: 'Tracker'
  tracking_code: string
  carrier: string
  status: string
  weight: number
  created_at: Instant
  updated_at: Instant
  tracking_details: { datetime: Instant; status: string; status_detail: string }[]
  metadata: {
    rma?: string | undefined
    direction?: 'to-client' | 'to-us' | undefined
    label?: 'ours' | 'theirs' | undefined
  }
}

/** What a webhook says of it, and the event's id; Shippo's have none. */
export const TELL: Record<Dialect, (tracker: Tracker, at: Instant) => { id: string; event: object }> = {
  easypost: (tracker, at) => {
    const id = `evt_${randomBytes(12).toString('hex')}`
    const event = { id, object: 'Event', description: 'tracker.updated', mode: 'test', created_at: at, result: tracker }
    return { id, event }
  },
  shippo: tracker => {
    const event = { event: 'track_updated', test: true, data: shippoTrack(tracker), carrier: shippoCarrier(tracker) }
    return { id: `shippo_${randomBytes(12).toString('hex')}`, event }
  },
  aftership: (tracker, at) => {
    const id = randomUUID()
    const isFirst = !tracker.tracking_details.slice(0, -1).some(one => one.status === tracker.status)
    const event = {
      event: 'tracking_update',
      event_id: id,
      is_tracking_first_tag: isFirst,
      msg: aftershipTracking(tracker),
      ts: Math.floor(ms(at) / SECOND),
    }
    return { id, event }
  },
}

/** https://docs.goshippo.com: a Track, its history from the earliest on. */
export function shippoTrack(tracker: Tracker): object {
  const { tracking_code, tracking_details, metadata } = tracker
  const history = tracking_details.map((detail, n) => {
    const { status, substatus } = IN_SHIPPOS_WORDS[statusOf(detail)]
    return {
      object_created: detail.datetime,
      object_updated: null,
      object_id: `${tracker.id}_${n}`,
      status,
      substatus: { code: substatus, text: substatus.replaceAll('_', ' '), action_required: false },
      status_date: detail.datetime,
      status_details: substatus.replaceAll('_', ' '),
      location: { city: 'Albany', state: 'NY', zip: '12207', country: 'US' },
    }
  })
  return {
    messages: [],
    carrier: shippoCarrier(tracker),
    tracking_number: tracking_code,
    address_from: null,
    address_to: null,
    eta: null,
    original_eta: null,
    servicelevel: { token: `${shippoCarrier(tracker)}_ground`, name: 'Ground' },
    metadata: Object.keys(metadata).length > 0 ? JSON.stringify(metadata) : null,
    tracking_status: history.at(-1) ?? null,
    tracking_history: history,
    transaction: null,
    test: true,
  }
}

/** https://www.aftership.com/docs/tracking: a Tracking, its checkpoints from the earliest on. */
export function aftershipTracking(tracker: Tracker): object {
  const { id, tracking_code, carrier, created_at, updated_at, tracking_details, metadata } = tracker
  const checkpoints = tracking_details.map(detail => {
    const words = IN_AFTERSHIPS_WORDS[statusOf(detail)]
    const { datetime: checkpoint_time } = detail
    return { created_at: checkpoint_time, slug: slug(carrier), checkpoint_time, message: words.tag, ...words }
  })
  const { tag = 'Pending', subtag = 'Pending_001' } = checkpoints.at(-1) ?? {}
  const named = { id, tracking_number: tracking_code, slug: slug(carrier), active: tag !== 'Delivered' }
  return { ...named, created_at, updated_at, tag, subtag, order_id: null, custom_fields: metadata, checkpoints }
}

export function shippoCarrier({ carrier }: Tracker): string {
  return slug(carrier).replaceAll('-', '_')
}

function slug(carrier: string): string {
  return carrier.toLowerCase().replaceAll(' ', '-')
}

function statusOf({ status, status_detail: told }: { status: string; status_detail: string }): ParcelStatus {
  const found = Object.entries(IN_EASYPOSTS_WORDS).find(
    ([, words]) => words.status === status && words.status_detail === told,
  )
  if (!found) throw new Error(`Nobody says "${status}, ${told}" of a parcel.`)
  return found[0] as ParcelStatus // the table's keys are all statuses
}
