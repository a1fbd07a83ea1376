import { ApplicationFailure } from '@temporalio/activity'
import type { Address } from '../counterparts/carriers/port.ts'
import type { Parcel } from '../domain/fact.ts'
import type { RmaNumber } from '../domain/names.ts'
import { caseSubject } from './case-subject.ts'
import { carryOut } from './effect.ts'
import type { Hopeless } from './failures.ts'
import type { World } from './world.ts'

/** What was arranged for the way back, as the ledger of intents keeps it. */
type Arranged =
  | { kind: 'label'; parcel: Parcel; labelUrl: string }
  | { kind: 'pick-up'; confirmation: string; on: string }

/** A prepaid label or a pick-up for the failed unit, to and from the case's own address only (FO-4). Once per key. */
export async function arrangeReturn(
  world: World,
  order: { rma: RmaNumber; key: string; asks: 'label' | 'pick-up' },
): Promise<{ tracking?: string }> {
  const { customer } = await caseSubject(world, order.rma)
  const from = addressOf(customer)
  if (!from)
    throw ApplicationFailure.nonRetryable(
      `Case ${order.rma} has no address to send a ${order.asks} to. Add the client's address.`,
      'Refused' satisfies Hopeless,
    )
  const ask = { key: order.key, rma: order.rma, from }
  const arranged = await carryOut(
    world,
    { key: order.key, rma: order.rma, kind: order.asks, request: { asks: order.asks } },
    async (): Promise<Arranged> =>
      order.asks === 'label'
        ? { kind: 'label', ...(await world.carriers.buyLabel(ask)) }
        : { kind: 'pick-up', ...(await world.carriers.bookPickUp(ask)) },
  )
  return arranged.kind === 'label' ? { tracking: arranged.parcel.tracking } : {}
}

/** What a letter about an arrangement shows: the parcel and the label, or the pick-up's confirmation. */
export async function arrangedUnder({ records }: World, key: string): Promise<{ arranged?: Parcel; link?: string }> {
  const row = await records.selectFrom('effects').select('answer').where('key', '=', key).executeTakeFirst()
  const arranged = row?.answer as Arranged | null | undefined // only `arrangeReturn` writes under such a key
  if (!arranged) return {}
  return arranged.kind === 'label'
    ? { arranged: arranged.parcel, link: arranged.labelUrl }
    : { arranged: { carrier: `pick-up on ${arranged.on}`, tracking: arranged.confirmation } }
}

function addressOf(customer: { name: string; address: unknown }): Address | undefined {
  // Written by `saveCustomer` from a checked form, which knows no other shape.
  const address = customer.address as Omit<Address, 'name'> | null
  return address ? { ...address, name: customer.name } : undefined
}
