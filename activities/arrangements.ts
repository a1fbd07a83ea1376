import { ApplicationFailure } from '@temporalio/activity'
import type { Address } from '../counterparts/carriers/port.ts'
import type { LetterSubject } from '../counterparts/mail/letters/subject.ts'
import type { Parcel } from '../domain/fact.ts'
import type { RmaNumber } from '../domain/names.ts'
import type { LocalDate } from '../domain/time.ts'
import { caseSubject } from './case-subject.ts'
import { carryOut } from './effect.ts'
import type { Hopeless } from './failures.ts'
import type { World } from './world.ts'

/** What was arranged for the way back, as the ledger of intents keeps it. */
type Arranged = { parcel: Parcel; labelUrl: string } & (
  | { kind: 'label' }
  | { kind: 'pick-up'; confirmation: string; on: LocalDate }
)

/** A prepaid label or a pick-up for the failed unit, to and from the case's own address only (FO-4). Once per key. */
export async function arrangeReturn(
  world: World,
  order: { rma: RmaNumber; key: string; asks: 'label' | 'pick-up' },
): Promise<Parcel> {
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
  return arranged.parcel
}

/** What a letter about an arrangement shows: the parcel with its label, and the pick-up. */
export async function arrangedUnder(
  { records }: World,
  key: string,
): Promise<Pick<LetterSubject, 'parcels' | 'link' | 'pickUp'>> {
  const row = await records.selectFrom('effects').select('answer').where('key', '=', key).executeTakeFirst()
  const arranged = row?.answer as Arranged | null | undefined // only `arrangeReturn` writes under such a key
  if (!arranged) return {}
  return {
    parcels: [arranged.parcel],
    link: arranged.labelUrl,
    ...(arranged.kind === 'pick-up' && { pickUp: { on: arranged.on, confirmation: arranged.confirmation } }),
  }
}

function addressOf(customer: { name: string; address: unknown }): Address | undefined {
  // Written by `saveCustomer` from a checked form, which knows no other shape.
  const address = customer.address as Omit<Address, 'name'> | null
  return address ? { ...address, name: customer.name } : undefined
}
