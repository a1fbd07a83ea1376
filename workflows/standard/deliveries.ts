import type { KeptFact } from '../../domain/fact.ts'
import type { Named } from '../desk.ts'
import type { EarlyDelivery, ReturnFile, Shipment, UnitStanding } from './standing.ts'
import { ask, settle } from './unit.ts'

type Told = Pick<KeptFact, 'at' | 'by'>
type UnderWay = UnitStanding & { shipment: Shipment }

/** Sent to the client, and not there yet; of one parcel, or of all. */
export function underWay({ standing }: ReturnFile, tracking?: string): UnderWay[] {
  return standing.units
    .filter((unit): unit is UnderWay => unit.shipment !== undefined && !unit.shipment.deliveredAt)
    .filter(({ shipment: { parcels } }) => {
      return tracking === undefined || parcels.length === 0 || parcels.some(parcel => parcel.tracking === tracking)
    })
}

/** A unit is there with the last of its parcels; a word about no parcel in particular is about all that is under way. */
export function delivered(file: ReturnFile, told: Told, tracking: string | undefined): void {
  const units = underWay(file, tracking)
  for (const unit of units) {
    const { parcels, arrived } = unit.shipment
    if (tracking !== undefined) arrived.push(tracking)
    const isWhole = tracking === undefined || parcels.every(parcel => arrived.includes(parcel.tracking))
    if (isWhole) arrivedAtClient(file, unit, told)
  }
  if (units.length === 0) file.standing.early.push({ at: told.at, by: told.by, ...(tracking && { tracking }) })
  if (units.length === 0 || units.some(unit => !unit.shipment.deliveredAt))
    file.note({
      who: told.by,
      what: units.length === 0 ? 'delivered, and nothing was under way' : 'one parcel delivered',
      detail: { tracking: tracking ?? null, at: told.at },
    })
}

/** What was told of these parcels before they were told to have left. A word about none in particular is about all. */
export function deliveredBefore(file: ReturnFile, { at, parcels }: Pick<Shipment, 'at' | 'parcels'>): void {
  const { standing } = file
  const isAbout = ({ tracking, at: deliveredAt }: EarlyDelivery) =>
    tracking === undefined ? deliveredAt >= at : parcels.some(parcel => parcel.tracking === tracking)
  const meant = standing.early.filter(isAbout)
  standing.early = standing.early.filter(one => !meant.includes(one))
  for (const one of meant) delivered(file, one, one.tracking)
}

/** Whatever was told, a delivery does not lie before its shipment. */
function arrivedAtClient(file: ReturnFile, unit: UnderWay, { at, by }: Told): void {
  const { serial, shipment, shipments } = unit
  const when = at < shipment.at ? shipment.at : at
  shipment.deliveredAt = when
  unit.known += 1
  file.note({
    who: by,
    what: 'delivered to the client',
    detail: { serial, at: when },
    comments: [{ kind: 'delivered', occasion: `${serial}-${shipments}`, when, serials: [serial] }],
    settles: settle(unit, 'confirm-delivery'),
  })
}

export function scanned(file: ReturnFile, fact: Named<'carrierScanned'>): void {
  const { tracking, status, direction, at, by } = fact
  // A label of ours is known by its number, whatever the carrier says about it.
  const isOurs = file.standing.labels.some(parcel => parcel.tracking === tracking)
  if (isOurs || direction === 'to-us')
    return scannedOnItsWayToUs(file, { ...fact, label: isOurs ? 'ours' : fact.label })
  const units = underWay(file, tracking)
  if (units.length === 0)
    return file.note({ who: by, what: `scan of another parcel: ${status}`, detail: { tracking, at } })
  switch (status) {
    case 'delivered':
      return delivered(file, fact, tracking)
    case 'lost':
    case 'refused':
    case 'returned-to-sender':
      for (const unit of units) failed(file, unit, fact, status)
      return
    default:
      return
  }
}

/** What the client sends counts once it is here. What a carrier loses on the way, a person claims from it. */
function scannedOnItsWayToUs(file: ReturnFile, { tracking, status, label, at, by }: Named<'carrierScanned'>): void {
  file.note({
    who: by,
    what: `return ${status}`,
    detail: { tracking, label, at },
    ...(status === 'lost' && { tasks: [{ kind: 'carrier-claim', occasion: tracking, role: 'staff', variant: label }] }),
  })
}

/** The client has nothing that works: staff ship again, at our freight and not counted, or settle it with them. */
export function failed(
  file: ReturnFile,
  unit: UnitStanding,
  { at, by }: Told,
  why: 'lost' | 'refused' | 'returned-to-sender' | 'dead',
): void {
  const occasion = `${unit.serial}-${unit.shipments}`
  delete unit.shipment
  unit.known += 1
  file.note({
    who: by,
    what: `what was sent is ${why}`,
    because: [why === 'dead' ? 'settled:replacement-fails' : 'settled:replacement-lost'],
    detail: { serial: unit.serial, at },
    letters: [{ kind: 'shipment-failed', occasion, variant: why, serials: [unit.serial] }],
    tasks: ask(unit, {
      kind: why === 'dead' ? 'swap-parcel' : 'reship-or-cancel',
      occasion,
      role: 'staff',
      variant: why,
    }),
    settles: settle(unit, 'confirm-delivery'),
  })
}

/** A dead replacement is sent again while its unit's way is open; after that a person sees to it. */
export function replacementFailed(file: ReturnFile, fact: Named<'replacementFailed'>): void {
  const { serial, at, by } = fact
  const unit = file.standing.units.find(({ shipment }) => shipment?.serial === serial)
  if (unit && unit.course.kind !== 'ended') return failed(file, unit, fact, 'dead')
  file.note({
    who: by,
    what: 'replacement failed, and nothing is under way',
    because: ['settled:replacement-fails'],
    detail: { serial, at },
    tasks: [{ kind: 'swap-parcel', occasion: `late-${fact.id}`, role: 'staff', serials: [serial] }],
  })
}
