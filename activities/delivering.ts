import { nextTryAt } from '../counterparts/finance/schedule.ts'
import type { DeliveryAlarm, DeliveryTry, TriedDelivery } from '../domain/delivery.ts'
import type { CommentOrder, LetterOrder } from '../domain/step.ts'
import { unreachable } from '../domain/unreachable.ts'
import { addLine } from '../records/audit.ts'
import type { RecordsTransaction } from '../records/database.ts'
import { type DeliveryRow, findAttempt, findDelivery, keepAttempt, standDelivery } from '../records/deliveries.ts'
import { CONFIGURED_ENDPOINT, disableEndpoint, sealedSecrets } from '../records/endpoints.ts'
import type { DeliveryAttemptsTable } from '../records/tables.ts'
import { openTask, settleOccasion } from '../records/tasks.ts'
import { markDelivered } from '../records/triggers.ts'
import type { World } from './world.ts'

/**
 * Tries once to deliver a message to an endpoint, writes down how that went, and says what comes next. A try that is on
 * record already is not made again. A worker that dies between the receiver's answer and our note of it makes it twice,
 * under the same `webhook-id`: receivers count an id once.
 */
export async function attemptDelivery(world: World, order: DeliveryTry): Promise<TriedDelivery> {
  const { records } = world
  const row = await findDelivery(records, order.delivery)
  if (!row) throw new Error(`The records know no delivery ${order.delivery}.`)
  const before = await findAttempt(records, order)
  if (row.endpoint_state === 'removed') {
    await standDelivery(records, row.id, { state: 'dropped' })
    return { kind: 'dropped' }
  }
  if (!before && row.endpoint_state === 'disabled') {
    await standDelivery(records, row.id, { state: 'held' })
    return { kind: 'held' }
  }
  const attempt = before ?? (await attempted(world, row, order))
  return records.transaction().execute(trx => conclude(trx, row, order, attempt))
}

type Attempt = Omit<DeliveryAttemptsTable, 'n'>

async function attempted(
  world: World,
  row: DeliveryRow,
  { delivery, run, tries, asOf }: DeliveryTry,
): Promise<Attempt> {
  const secrets = await secretsOf(world, row.endpoint)
  const { status, retryAfter, ...reception } = await world.finance.deliver(
    { id: row.message, body: row.body },
    { url: row.url, secrets },
  )
  const attempt = {
    ...{ delivery, run, tries, at: asOf, ...reception },
    ...{ status: status ?? null, retry_after: retryAfter ?? null },
  }
  await world.records.transaction().execute(trx => keepAttempt(trx, attempt))
  return attempt
}

async function secretsOf({ records, financeSecrets }: World, endpoint: string): Promise<string[]> {
  if (endpoint === CONFIGURED_ENDPOINT) return financeSecrets.configured
  const secrets = await sealedSecrets(records, endpoint)
  return secrets.map(({ sealed }) => financeSecrets.box.open(sealed, endpoint))
}

async function conclude(
  trx: RecordsTransaction,
  row: DeliveryRow,
  order: DeliveryTry,
  attempt: Attempt,
): Promise<TriedDelivery> {
  const { outcome } = attempt
  switch (outcome) {
    case 'received':
      await standDelivery(trx, row.id, { state: 'delivered', at: order.asOf })
      await markDelivered(trx, row.message)
      await settleOccasion(trx, { rma: row.rma, kind: 'trigger-undelivered', occasion: row.id, at: order.asOf })
      return { kind: 'delivered' }
    case 'gone':
      return gone(trx, row, order)
    case 'refused':
    case 'unreachable':
    case 'forbidden': {
      const at = nextTryAt(order, attempt.retry_after ?? 0)
      if (at === undefined) return giveUp(trx, row, order, attempt)
      await standDelivery(trx, row.id, { state: 'retrying', nextAttemptAt: at })
      return { kind: 'again', at }
    }
    default:
      return unreachable(outcome)
  }
}

/** 410: whoever is there wants nothing any more. What comes for them is held until a person has looked. */
async function gone(trx: RecordsTransaction, row: DeliveryRow, { asOf }: DeliveryTry): Promise<TriedDelivery> {
  await standDelivery(trx, row.id, { state: 'held' })
  if (await disableEndpoint(trx, row.endpoint, 'It answered 410 Gone.')) {
    await addLine(trx, null, asOf, {
      who: 'sendback',
      what: 'webhook endpoint disabled',
      detail: { endpoint: row.endpoint, why: 'answered 410 Gone' },
    })
    await openTask(trx, {
      ...{ rma: null, kind: 'endpoint-disabled', occasion: `${row.endpoint}@${asOf}`, role: 'finance', at: asOf },
      detail: { endpoint: row.endpoint, url: row.url, delivery: row.id },
    })
  }
  return { kind: 'held', ...alarm(row, asOf, 'endpoint-gone') }
}

async function giveUp(
  trx: RecordsTransaction,
  row: DeliveryRow,
  { asOf }: DeliveryTry,
  { status, excerpt }: Attempt,
): Promise<TriedDelivery> {
  await standDelivery(trx, row.id, { state: 'dead', at: asOf })
  if (row.state !== 'dead')
    await addLine(trx, row.rma, asOf, {
      who: 'sendback',
      what: 'finance could not be told',
      detail: { delivery: row.id, attempts: row.attempts + 1, status, answer: excerpt },
    })
  await openTask(trx, {
    ...{ rma: row.rma, kind: 'trigger-undelivered', occasion: row.id, role: 'finance', at: asOf },
    detail: { message: row.message, type: row.type, endpoint: row.endpoint, status, answer: excerpt },
  })
  return { kind: 'dead', ...alarm(row, asOf, 'finance-untold') }
}

const IN_WORDS = {
  'finance-untold': 'finance could not be told of a movement of money for three days',
  'endpoint-gone': 'finance wants no more triggers at one of its addresses',
} as const

function alarm(
  { rma, id }: DeliveryRow,
  at: DeliveryTry['asOf'],
  variant: keyof typeof IN_WORDS,
): { alarm?: DeliveryAlarm } {
  if (rma === null) return {}
  const occasion = `${variant}/${id}`
  const letters: LetterOrder[] = [{ kind: 'management-notice', occasion, variant }]
  const comments: CommentOrder[] = [{ kind: 'escalated', occasion, variant: IN_WORDS[variant] }]
  return { alarm: { rma, words: { at, letters, comments } } }
}
