import type { Trigger } from '../counterparts/finance/port.ts'
import { cents, sum } from '../domain/money.ts'
import type { TriggerOrder } from '../domain/money-movement.ts'
import type { RmaNumber } from '../domain/names.ts'
import { post } from '../records/ledger.ts'
import { keepTrigger, markDelivered } from '../records/triggers.ts'
import { caseSubject } from './case-subject.ts'
import { carryOut, tryAll } from './effect.ts'
import type { World } from './world.ts'

/**
 * Tells finance about each movement of money, once, by a signed webhook with the same id on every retry. A bill or a
 * credit on account moves by being told: the ledger has it before the webhook goes out.
 */
export async function tellFinance(world: World, request: { rma: RmaNumber; triggers: TriggerOrder[] }): Promise<void> {
  await tryAll(request.triggers, order => tellOne(world, request.rma, order))
}

async function tellOne(world: World, rma: RmaNumber, order: TriggerOrder): Promise<void> {
  const trigger = await write(world, rma, order)
  await carryOut(
    world,
    { key: order.key, rma, kind: 'trigger', request: trigger },
    async () => {
      await world.finance.deliver(trigger)
      return { kind: 'delivered' as const }
    },
    trx => markDelivered(trx, trigger.id),
  )
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
    serials: order.lines.map(line => line.serial),
    method: order.method,
    // What is given back is net of the fee, which is told apart; what is taken comes with it.
    amount: cents(net + order.tax + (givesBack(order) ? 0 : order.fee)),
    net,
    fee: order.fee,
    tax: order.tax,
    currency: terms.currency,
    policy: terms.policy,
    policyVersion: terms.policyVersion,
  }
  await world.records.transaction().execute(async trx => {
    const { id, type, at, amount, currency } = trigger
    await keepTrigger(trx, { id, rma, type, at, amount, currency, payload: trigger })
    if (order.method === 'account') {
      const kind = givesBack(order) ? 'refunded' : 'invoiced'
      const lines = order.lines.map(line => ({ kind, ...line }) as const)
      await post(trx, { rma, at: order.at, currency: terms.currency, effectKey: order.key, lines })
    }
  })
  return trigger
}

export function givesBack({ type }: { type: TriggerOrder['type'] }): boolean {
  return type === 'rma.charge.reversed' || type === 'rma.return.refunded'
}
