import { bodyOf } from '../counterparts/finance/message.ts'
import type { Trigger } from '../counterparts/finance/port.ts'
import { cents, sum } from '../domain/money.ts'
import type { TriggerOrder, TriggerType } from '../domain/money-movement.ts'
import type { RmaNumber } from '../domain/names.ts'
import { keepMessage } from '../records/deliveries.ts'
import { post } from '../records/ledger.ts'
import { freeze, withTax } from '../records/obligations.ts'
import type { LedgerKind } from '../records/tables.ts'
import { keepTrigger } from '../records/triggers.ts'
import { caseSubject } from './case-subject.ts'
import { carryOut, tryAll } from './effect.ts'
import type { World } from './world.ts'

/**
 * Hands each movement of money over to its deliveries, once: a bill or a credit on account moves by being told, so the
 * ledger has it before anything sets out. How it is delivered, and how long that takes, is no concern of the case any
 * more (`workflows/finance-delivery.ts`).
 */
export async function tellFinance(world: World, request: { rma: RmaNumber; triggers: TriggerOrder[] }): Promise<void> {
  await tryAll(request.triggers, order => tellOne(world, request.rma, order))
}

async function tellOne(world: World, rma: RmaNumber, order: TriggerOrder): Promise<void> {
  const trigger = await write(world, rma, order)
  await carryOut(world, { key: order.key, rma, kind: 'trigger', request: trigger }, async () => {
    const { id, type, at, ...data } = trigger
    const message = { id, type, rma, at, body: bodyOf({ type, at, data }) }
    const deliveries = await world.records.transaction().execute(trx => keepMessage(trx, message))
    for (const delivery of deliveries) await world.deliveries.start(delivery)
    return { kind: 'handed-over' as const, deliveries }
  })
}

async function write(world: World, rma: RmaNumber, order: TriggerOrder): Promise<Trigger> {
  const { terms, customer, ticket } = await caseSubject(world, rma)
  const net = sum(order.lines.map(line => line.amount))
  const trigger: Trigger = {
    id: `trg_${order.key.replaceAll('/', '_')}`,
    type: order.type,
    at: order.at,
    rma,
    ticket,
    customerRef: customer.ref,
    obligation: order.lines[0]?.obligation ?? 'return',
    serials: order.lines.flatMap(line => line.serial ?? []),
    method: order.method,
    // What is given back is net of the fee, which is told apart; what is taken comes with it.
    amount: cents(net + order.tax + (givesBack(order) ? 0 : order.fee)),
    net,
    fee: order.fee,
    tax: order.tax,
    currency: terms.currency,
    policy: terms.policy,
    policyVersion: terms.policyVersion,
    ...(order.bill && { bill: order.bill }),
  }
  await world.records.transaction().execute(async trx => {
    const { id, type, at, amount, currency } = trigger
    await keepTrigger(trx, { id, rma, type, at, amount, currency, payload: trigger })
    if (order.method === 'account') {
      // What a vendor owes is known by its answer only, and by its first one.
      if (order.type === 'rma.vendor.credited') await freeze(trx, { rma, at, lines: order.lines })
      const kind = ON_ACCOUNT[order.type]
      const lines = order.lines.map(line => ({ kind, ...line, amount: withTax(line) }))
      await post(trx, { rma, at, currency, effectKey: order.key, lines })
    }
  })
  return trigger
}

/** What stands in the ledger of a movement on account. One by card stands there already. */
const ON_ACCOUNT = {
  'rma.unreturned.billed': 'invoiced',
  'rma.kept.billed': 'invoiced',
  'rma.damage.invoiced': 'invoiced',
  'rma.loaner.billed': 'invoiced',
  'rma.charge.reversed': 'refunded',
  'rma.return.refunded': 'refunded',
  'rma.deductible.invoiced': 'invoiced',
  'rma.quote.invoiced': 'invoiced',
  'rma.order.refunded': 'credited',
  'rma.subscription.billed': 'invoiced',
  'rma.vendor.credited': 'credited-by-vendor',
} as const satisfies Record<TriggerType, LedgerKind>

function givesBack({ type }: TriggerOrder): boolean {
  const kind = ON_ACCOUNT[type]
  return kind === 'refunded' || kind === 'credited'
}
