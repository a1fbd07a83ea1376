import { TRIGGER_TYPES } from './money-movement.ts'
import type { RmaNumber } from './names.ts'
import type { CommentOrder, LetterOrder } from './step.ts'
import type { Instant } from './time.ts'

/** What finance is told: each movement of money; what does not add up; and a trial of one endpoint. */
export const MESSAGE_TYPES = [...TRIGGER_TYPES, 'reconciliation.mismatch', 'endpoint.test'] as const
export type MessageType = (typeof MESSAGE_TYPES)[number]

/** One message on its way to one endpoint: `<message>/<endpoint>`. Also the id of the workflow that delivers it. */
export type DeliveryId = string & { readonly __brand: 'DeliveryId' }

export function deliveryId(message: string, endpoint: string): DeliveryId {
  return `${message}/${endpoint}` as DeliveryId // the one form that every id has
}

/**
 * `queued`: not tried yet. `retrying`: tried in vain, and tried again. `held`: its endpoint is disabled; it goes on once
 * that is enabled. `dead`: given up after three days; a person may have it sent again. `dropped`: its endpoint was removed.
 */
export const DELIVERY_STATES = ['queued', 'retrying', 'delivered', 'held', 'dead', 'dropped'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/** One try. `run` and `tries` name it, so that it is written down once; `tries` counts from 1 in each run. */
export interface DeliveryTry {
  delivery: DeliveryId
  run: string
  tries: number
  /** The delivery's own time. */
  asOf: Instant
}

/** What came of a try. `alarm`: whom it concerns beside finance. */
export type TriedDelivery =
  | { kind: 'delivered' | 'dropped' }
  | { kind: 'again'; at: Instant }
  | { kind: 'held'; alarm?: DeliveryAlarm }
  | { kind: 'dead'; alarm?: DeliveryAlarm }

/** What management and the ticket are told of a delivery that came to nothing. */
export interface DeliveryAlarm {
  rma: RmaNumber
  words: { at: Instant; letters: LetterOrder[]; comments: CommentOrder[] }
}

/** How a delivery's workflow ended. */
export type DeliveryEnding = Exclude<TriedDelivery['kind'], 'again'>
