import { z } from 'zod'
import type { Parcel } from '../../domain/fact.ts'
import type { RmaNumber } from '../../domain/names.ts'
import { after, DAY, type Instant, localDate } from '../../domain/time.ts'
import { excerpt } from '../ask.ts'
import { RefusedError } from '../errors.ts'
import { read } from './answer.ts'
import { easypostApi } from './easypost-api.ts'
import type { Address, Carriers, ParcelOrder } from './port.ts'

/** A packed phone or camera, three pounds: the carrier weighs it and bills the true weight. */
const PARCEL_OUNCES = 48
/** How a buy of something that is bought already is refused; then it is there to be read. */
const ALREADY_BOUGHT = 422

const Rate = z.object({ id: z.string(), carrier: z.string(), service: z.string(), rate: z.string() })
const Shipment = z.object({
  id: z.string(),
  tracking_code: z.string().nullish(),
  postage_label: z.object({ label_url: z.string() }).nullish(),
  selected_rate: Rate.nullish(),
  rates: z.array(Rate),
})
type Shipment = z.infer<typeof Shipment>
const Pickup = z.object({
  id: z.string(),
  confirmation: z.string().nullish(),
  min_datetime: z.string(),
  pickup_rates: z.array(Rate),
})
type Pickup = z.infer<typeof Pickup>

/**
 * Labels and pick-ups through EasyPost (https://docs.easypost.com). `dock` is where failed units go. `caseNow` dates a pick-up
 * by the case's own clock, which in production is the wall clock.
 *
 * EasyPost has no idempotency key, but a `reference` of ours may stand for its id: what was made under our key is
 * looked up by it before anything is made, and bought only once.
 */
export function easypostLabels(config: {
  url: string
  apiKey: string
  dock: Address
  caseNow: (rma: RmaNumber) => Promise<Instant>
}): Omit<Carriers, 'look'> {
  const { request, find, make } = easypostApi(config)

  async function boughtShipment(reference: string, { rma, from, unit }: ParcelOrder): Promise<BoughtShipment> {
    const path = `shipments/${encodeURIComponent(reference)}`
    const found =
      (await find(path, Shipment)) ??
      (await make('shipments', { shipment: newShipment({ reference, rma, unit, from, dock: config.dock }) }, Shipment))
    if (bought(found)) return found

    const rate = cheapest(found.rates)
    if (!rate) throw new RefusedError(`No carrier offers a way from ${from.postalCode} ${from.country} to our dock.`)
    const answer = await request('POST', `shipments/${found.id}/buy`, { rate: { id: rate.id } })
    const after =
      answer.status === ALREADY_BOUGHT ? await find(path, Shipment) : read(Shipment, answer, 'shipments/buy')
    if (after && bought(after)) return after
    throw new RefusedError(`The carrier sold no label for ${reference}: ${excerpt(answer.text)}`)
  }

  return {
    async buyLabel(order) {
      return labelOf(await boughtShipment(order.key, order))
    },

    async bookPickUp(order) {
      const shipment = await boughtShipment(order.labelKey, order)
      const path = `pickups/${encodeURIComponent(order.key)}`
      const pickup =
        (await find(path, Pickup)) ??
        (await make('pickups', { pickup: newPickup(order, shipment.id, await config.caseNow(order.rma)) }, Pickup))
      const confirmation = pickup.confirmation ?? (await confirmed(pickup))
      return { confirmation, on: localDate(pickup.min_datetime.slice(0, 10)), ...labelOf(shipment) }
    },
  }

  async function confirmed(pickup: Pickup): Promise<string> {
    const rate = cheapest(pickup.pickup_rates)
    if (!rate) throw new RefusedError(`No carrier offers the pick-up ${pickup.id}.`)
    const { carrier, service } = rate
    const answer = await request('POST', `pickups/${pickup.id}/buy`, { carrier, service })
    const after =
      answer.status === ALREADY_BOUGHT
        ? await find(`pickups/${pickup.id}`, Pickup)
        : read(Pickup, answer, 'pickups/buy')
    if (after?.confirmation) return after.confirmation
    throw new RefusedError(`The carrier did not confirm the pick-up ${pickup.id}: ${excerpt(answer.text)}`)
  }
}

type BoughtShipment = Shipment & {
  tracking_code: string
  postage_label: { label_url: string }
  selected_rate: z.infer<typeof Rate>
}

function bought(shipment: Shipment): shipment is BoughtShipment {
  return Boolean(shipment.tracking_code && shipment.postage_label && shipment.selected_rate)
}

function labelOf(shipment: BoughtShipment): { parcel: Parcel; labelUrl: string } {
  return {
    parcel: { carrier: shipment.selected_rate.carrier, tracking: shipment.tracking_code },
    labelUrl: shipment.postage_label.label_url,
  }
}

/** Ground is what we pay for, and ground is the cheapest. */
function cheapest(rates: readonly z.infer<typeof Rate>[]): z.infer<typeof Rate> | undefined {
  return rates.toSorted((one, other) => Number(one.rate) - Number(other.rate))[0]
}

/** Carriers print the two texts on the label: whoever opens the parcel at our dock knows what it is. */
function newShipment({ reference, rma, unit, from, dock }: NewShipment): object {
  return {
    reference,
    from_address: inTheirWords(from),
    to_address: inTheirWords(dock),
    parcel: { weight: PARCEL_OUNCES },
    options: { print_custom_1: rma, print_custom_2: unit },
    metadata: { rma, direction: 'to-us', label: 'ours' },
  }
}

interface NewShipment extends Omit<ParcelOrder, 'key'> {
  reference: string
  dock: Address
}

function newPickup({ key, rma, from }: ParcelOrder, shipment: string, now: Instant): object {
  const tomorrow = after(now, DAY).slice(0, 10)
  return {
    reference: key,
    shipment: { id: shipment },
    address: inTheirWords(from),
    min_datetime: `${tomorrow}T09:00:00Z`,
    max_datetime: `${tomorrow}T17:00:00Z`,
    instructions: `One parcel, marked ${rma}.`,
  }
}

function inTheirWords({ name, street, city, state, postalCode, country }: Address): object {
  return { name, street1: street, city, state, zip: postalCode, country }
}
