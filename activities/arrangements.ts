import { ApplicationFailure } from '@temporalio/activity'
import type { Address } from '../counterparts/carriers/port.ts'
import type { ArrangedParcel, LetterSubject } from '../counterparts/mail/letters/subject.ts'
import type { Parcel } from '../domain/fact.ts'
import type { RmaNumber, SerialNumber } from '../domain/names.ts'
import type { Instant } from '../domain/time.ts'
import { effectsOf } from '../records/effects.ts'
import { type CaseSubject, caseSubject } from './case-subject.ts'
import { carryOut, tryAll } from './effect.ts'
import type { Hopeless } from './failures.ts'
import type { World } from './world.ts'

export interface ArrangementOrder {
  rma: RmaNumber
  /** What a pick-up goes by: another request is another pick-up. A label goes by its unit. */
  key: string
  asks: 'label' | 'pick-up'
  serials: SerialNumber[]
  at: Instant
}

/** What was arranged for one unit, and the effect that knows all about it. */
export interface Arrangement {
  serial: SerialNumber
  key: string
  parcel: Parcel
}

/**
 * Prepaid labels or pick-ups, one for each unit, from the case's own address to our dock only (FO-4, settled:labels). A
 * unit has one label, however often it is asked for; and no second driver comes while one is on the way.
 */
export async function arrangeReturn(world: World, order: ArrangementOrder): Promise<Arrangement[]> {
  const subject = await caseSubject(world, order.rma)
  const from = subject.customer.address
  if (!from)
    throw ApplicationFailure.nonRetryable(
      `Case ${order.rma} has no address to send a ${order.asks} to. Add the client's address.`,
      'Refused' satisfies Hopeless,
    )
  return tryAll(order.serials, serial => arrangeOne(world, { ...order, serial, from, unit: nameOf(subject, serial) }))
}

async function arrangeOne(
  world: World,
  order: ArrangementOrder & { serial: SerialNumber; from: Address; unit: string },
): Promise<Arrangement> {
  const { rma, asks, serial, from, unit } = order
  const labelKey = `${rma}/label/${serial}`
  const key = asks === 'label' ? labelKey : await pickUpKey(world, order)
  const ask = { key, rma, from, unit }
  const { parcel } = await carryOut(
    world,
    { key, rma, kind: asks, request: { asks, serial } },
    async (): Promise<ArrangedParcel> => {
      if (asks === 'label') return { serial, ...(await world.carriers.buyLabel(ask)) }
      const { on, confirmation, ...labelled } = await world.carriers.bookPickUp({ ...ask, labelKey })
      return { serial, ...labelled, pickUp: { on, confirmation } }
    },
  )
  return { serial, key, parcel }
}

/** The pick-up that is still ahead, if there is one. */
async function pickUpKey(
  { records }: World,
  { rma, key, serial, at }: ArrangementOrder & { serial: SerialNumber },
): Promise<string> {
  const booked = await effectsOf(records, rma, 'pick-up')
  const ahead = booked.find(({ answer }) => {
    const arranged = answer as ArrangedParcel | null // only `arrangeOne` answers for such an effect
    return arranged?.serial === serial && arranged.pickUp !== undefined && arranged.pickUp.on >= at.slice(0, 10)
  })
  return ahead?.key ?? `${key}/${serial}`
}

/** What a letter about arrangements shows. */
export async function arrangedUnder(
  { records }: World,
  rma: RmaNumber,
  keys: string[],
): Promise<Pick<LetterSubject, 'arranged'>> {
  const effects = [...(await effectsOf(records, rma, 'label')), ...(await effectsOf(records, rma, 'pick-up'))]
  return {
    arranged: keys.flatMap(key => {
      const answer = effects.find(effect => effect.key === key)?.answer
      return answer ? [answer as ArrangedParcel] : [] // only `arrangeOne` answers for such an effect
    }),
  }
}

function nameOf({ terms }: CaseSubject, serial: SerialNumber): string {
  const unit = [...terms.units].find(one => one.serial === serial)
  return unit ? `${unit.brand} ${unit.model}, serial number ${serial}` : serial
}
