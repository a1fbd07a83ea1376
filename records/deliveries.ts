import { sql } from 'kysely'
import { type DeliveryId, type DeliveryState, deliveryId, type MessageType } from '../domain/delivery.ts'
import type { RmaNumber } from '../domain/names.ts'
import type { Instant } from '../domain/time.ts'
import type { Records, RecordsTransaction } from './database.ts'
import type { DeliveryAttemptsTable } from './tables.ts'

export interface NewMessage {
  /** The `webhook-id`: the same on every try, at every endpoint. */
  id: string
  type: MessageType
  rma: RmaNumber | null
  at: Instant
  /** Sent as it is, on every try. */
  body: string
}

/**
 * Writes a message down, with a delivery to each endpoint that wants its type, or to the one that is named. Asked again
 * it changes nothing. Answers the deliveries that are to set out.
 */
export async function keepMessage(
  trx: RecordsTransaction,
  message: NewMessage,
  only?: { endpoint: string },
): Promise<DeliveryId[]> {
  await trx
    .insertInto('finance_messages')
    .values(message)
    .onConflict(conflict => conflict.doNothing())
    .execute()
  const endpoints = await trx
    .selectFrom('webhook_endpoints')
    .select(['id', 'state', 'events'])
    .where('state', '<>', 'removed')
    .execute()
  const wanting = endpoints.filter(({ id, events }) =>
    only ? id === only.endpoint : events === null || events.includes(message.type),
  )
  for (const { id, state } of wanting)
    await trx
      .insertInto('deliveries')
      .values({
        ...{ id: deliveryId(message.id, id), message: message.id, endpoint: id },
        ...{ state: state === 'enabled' ? 'queued' : 'held', next_attempt_at: null, ended_at: null },
      })
      .onConflict(conflict => conflict.doNothing())
      .execute()
  const queued = await trx
    .selectFrom('deliveries')
    .select('id')
    .where('message', '=', message.id)
    .where('state', '=', 'queued')
    .orderBy('n')
    .execute()
  return queued.map(({ id }) => id)
}

/** A delivery with what is sent, and where. */
export async function findDelivery(db: Records | RecordsTransaction, id: DeliveryId) {
  return withItsMessage(db).where('deliveries.id', '=', id).executeTakeFirst()
}

export interface DeliveryFilter {
  state?: DeliveryState
  endpoint?: string
  rma?: RmaNumber
  message?: string
  /** Below this place in the list. */
  before?: number
  limit: number
}

/** Newest first. */
export async function listDeliveries(db: Records, { limit, before, ...filter }: DeliveryFilter) {
  let query = meantBy(withItsMessage(db), filter).orderBy('deliveries.n', 'desc').limit(limit)
  if (before) query = query.where('deliveries.n', '<', before)
  return query.execute()
}

/** How many of them are in each state; one that nobody is in is left out. */
export async function countDeliveries(db: Records, filter: Omit<DeliveryFilter, 'state' | 'before' | 'limit'>) {
  const counted = db
    .selectFrom(meantBy(withItsMessage(db), filter).as('deliveries'))
    .select(['state', sql<number>`count(*)::int`.as('n')])
    .groupBy('state')
  return counted.execute()
}

function meantBy(
  deliveries: ReturnType<typeof withItsMessage>,
  { state, endpoint, rma, message }: Omit<DeliveryFilter, 'before' | 'limit'>,
) {
  let query = deliveries
  if (state) query = query.where('deliveries.state', '=', state)
  if (endpoint) query = query.where('deliveries.endpoint', '=', endpoint)
  if (rma) query = query.where('finance_messages.rma', '=', rma)
  if (message) query = query.where('deliveries.message', '=', message)
  return query
}

function withItsMessage(db: Records | RecordsTransaction) {
  return db
    .selectFrom('deliveries')
    .innerJoin('finance_messages', 'finance_messages.id', 'deliveries.message')
    .innerJoin('webhook_endpoints', 'webhook_endpoints.id', 'deliveries.endpoint')
    .leftJoin('triggers', 'triggers.id', 'deliveries.message')
    .selectAll('deliveries')
    .select(['finance_messages.type', 'finance_messages.rma', 'finance_messages.at', 'finance_messages.body'])
    .select(['webhook_endpoints.url', 'webhook_endpoints.state as endpoint_state'])
    .select(['triggers.amount', 'triggers.currency'])
}

export type DeliveryRow = NonNullable<Awaited<ReturnType<typeof findDelivery>>>

export async function attemptsOf(db: Records, delivery: DeliveryId) {
  return db.selectFrom('delivery_attempts').selectAll().where('delivery', '=', delivery).orderBy('n').execute()
}

export async function findAttempt(
  db: Records,
  { delivery, run, tries }: Pick<NewAttempt, 'delivery' | 'run' | 'tries'>,
) {
  return db
    .selectFrom('delivery_attempts')
    .selectAll()
    .where('delivery', '=', delivery)
    .where('run', '=', run)
    .where('tries', '=', tries)
    .executeTakeFirst()
}

export type NewAttempt = Omit<DeliveryAttemptsTable, 'n'>

/** Numbers it after those before, over all runs. */
export async function keepAttempt(trx: RecordsTransaction, attempt: NewAttempt): Promise<void> {
  const { attempts } = await trx
    .updateTable('deliveries')
    .set({ attempts: sql`attempts + 1` })
    .where('id', '=', attempt.delivery)
    .returning('attempts')
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('delivery_attempts')
    .values({ ...attempt, n: attempts })
    .execute()
}

export async function standDelivery(
  trx: Records | RecordsTransaction,
  id: DeliveryId,
  stand:
    | { state: 'held' | 'dropped' }
    | { state: 'retrying'; nextAttemptAt: Instant }
    | { state: 'delivered' | 'dead'; at: Instant },
): Promise<void> {
  await trx
    .updateTable('deliveries')
    .set({
      state: stand.state,
      next_attempt_at: 'nextAttemptAt' in stand ? stand.nextAttemptAt : null,
      ended_at: 'at' in stand ? stand.at : null,
    })
    .where('id', '=', id)
    .execute()
}

/** What was held while its endpoint was disabled is queued again. Answers what is to set out. */
export async function releaseHeld(trx: RecordsTransaction, endpoint: string): Promise<DeliveryId[]> {
  const rows = await trx
    .updateTable('deliveries')
    .set({ state: 'queued', next_attempt_at: null })
    .where('endpoint', '=', endpoint)
    .where('state', '=', 'held')
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** What an endpoint that was removed has not taken is not sent any more. Answers the messages that this is about. */
export async function dropUndelivered(trx: RecordsTransaction, endpoint: string): Promise<string[]> {
  const rows = await trx
    .updateTable('deliveries')
    .set({ state: 'dropped', next_attempt_at: null })
    .where('endpoint', '=', endpoint)
    .where('state', '<>', 'delivered')
    .returning('message')
    .execute()
  return rows.map(({ message }) => message)
}

/** Deliveries of a case that are still on their way. */
export async function underway(db: Records, rma: RmaNumber) {
  return withItsMessage(db)
    .where('finance_messages.rma', '=', rma)
    .where('deliveries.state', 'in', ['queued', 'retrying'])
    .orderBy('deliveries.n')
    .execute()
}

/** Deliveries whose next try is this long overdue: their workflow has ended behind our back, or never began. */
export async function overdueDeliveries(db: Records, bySeconds: number, atMost: number): Promise<DeliveryId[]> {
  const rows = await db
    .selectFrom('deliveries')
    .select('id')
    .where('state', 'in', ['queued', 'retrying'])
    .where(sql<boolean>`coalesce(next_attempt_at, made_at) < clock_timestamp() - make_interval(secs => ${bySeconds})`)
    .orderBy('n')
    .limit(atMost)
    .execute()
  return rows.map(({ id }) => id)
}
