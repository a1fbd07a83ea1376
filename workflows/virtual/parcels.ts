import type { KeptFact } from '../../domain/fact.ts'
import type { Instant } from '../../domain/time.ts'
import type { Named } from '../desk.ts'
import type { Shipment } from './standing.ts'
import type { VirtualFile } from './virtual-return.ts'

/** The replacement has left, or another parcel of it has. The same one told again is only noted. */
export function shipped(file: VirtualFile, fact: Named<'replacementShipped'>): void {
  const { standing } = file
  for (const { serial, replacement } of fact.units) {
    const unit = standing.units.find(one => one.serial === serial)
    if (unit) unit.replacement = replacement
  }
  if (standing.hasLeft) return shippedMore(file, fact)
  standing.shipments += 1
  standing.shipment = { kind: 'out', shippedAt: fact.at, parcels: fact.parcels, arrived: [] }
  const occasion = `shipment-${standing.shipments}`
  file.note({
    who: fact.by,
    what: 'replacement shipped',
    detail: { at: fact.at, parcels: spoken(fact) },
    now: { units: fact.units },
    letters: [{ kind: 'shipped', occasion, when: fact.at }],
    comments: [{ kind: 'shipped', occasion, when: fact.at }],
    settles: ['ship-replacement', 'reship-or-cancel', 'swap-parcel'],
    // Our own doors refuse this; whoever signals past them is found out.
    ...(standing.answer === 'awaited' && {
      tasks: [{ kind: 'approve-return', occasion: 'shipped-already', role: 'manager', variant: 'shipped-already' }],
    }),
  })
}

function shippedMore(file: VirtualFile, fact: Named<'replacementShipped'>): void {
  const { shipment } = file.standing
  if (shipment.kind !== 'out' && shipment.kind !== 'delivered') return
  const known = shipment.parcels.map(parcel => parcel.tracking)
  const more = fact.parcels.filter(parcel => !known.includes(parcel.tracking))
  if (more.length > 0) {
    const { shippedAt, parcels } = shipment
    const arrived = shipment.kind === 'delivered' ? known : shipment.arrived
    file.standing.shipment = { kind: 'out', shippedAt, parcels: [...parcels, ...more], arrived }
  }
  file.note({
    who: fact.by,
    what: more.length > 0 ? 'another parcel shipped' : 'replacement shipped, told again',
    detail: { at: fact.at, parcels: spoken(fact) },
    now: { units: fact.units },
  })
}

/** With the last parcel's arrival the client has what was granted. The first word of it stands. */
export function delivered(
  file: VirtualFile,
  { at, by }: Pick<KeptFact, 'at' | 'by'>,
  tracking: string | undefined,
): void {
  const { standing } = file
  if (standing.shipment.kind === 'delivered') return
  const { shippedAt, parcels, arrived } = outAt(standing.shipment, at)
  if (tracking !== undefined) arrived.push(tracking)
  standing.shipment = { kind: 'out', shippedAt, parcels, arrived }
  const isWhole = tracking === undefined || parcels.every(parcel => arrived.includes(parcel.tracking))
  if (!isWhole) return file.note({ who: by, what: 'one parcel delivered', detail: { tracking, at } })
  standing.shipment = { kind: 'delivered', shippedAt, parcels, at: at < shippedAt ? shippedAt : at }
  file.note({
    who: by,
    what: 'replacement delivered',
    detail: { at: standing.shipment.at },
    comments: [{ kind: 'delivered', occasion: 'delivery', when: standing.shipment.at }],
    settles: ['ship-replacement', 'confirm-delivery', 'reship-or-cancel', 'swap-parcel'],
  })
}

/** What arrives has been shipped, though nobody said so. */
function outAt(shipment: Shipment, at: Instant): Extract<Shipment, { kind: 'out' }> {
  return shipment.kind === 'out' ? shipment : { kind: 'out', shippedAt: at, parcels: [], arrived: [] }
}

export function scanned(file: VirtualFile, fact: Named<'carrierScanned'>): void {
  const { tracking, status, direction, at, by } = fact
  if (direction === 'to-us')
    return file.note({ who: by, what: `a parcel to us, which nobody expects: ${status}`, detail: { tracking, at } })
  if (!isOfThisShipment(file, tracking))
    return file.note({ who: by, what: `scan of another parcel: ${status}`, detail: { tracking, at } })
  switch (status) {
    case 'delivered':
      return delivered(file, fact, tracking)
    case 'lost':
    case 'refused':
    case 'returned-to-sender':
      return failed(file, fact, status)
    default:
      return
  }
}

/** Carriers speak on about parcels of yesterday; only the present shipment's count. */
function isOfThisShipment({ standing }: VirtualFile, tracking: string): boolean {
  const { shipment, shipments } = standing
  if (shipment.kind === 'none') return shipments === 0
  if (shipment.kind === 'failed') return false
  return shipment.parcels.length === 0 || shipment.parcels.some(parcel => parcel.tracking === tracking)
}

type Failure = Extract<Shipment, { kind: 'failed' }>['why']

/** Nobody has a working replacement: staff ship another one, at our cost, or cancel. */
export function failed(file: VirtualFile, { at, by }: Pick<KeptFact, 'at' | 'by'>, why: Failure): void {
  const { standing } = file
  if (standing.shipment.kind !== 'out')
    return file.note({ who: by, what: `told that the replacement is ${why}, and none is under way`, detail: { at } })
  standing.shipment = { kind: 'failed', why }
  const occasion = `shipment-${standing.shipments}`
  file.note({
    who: by,
    what: `replacement ${why}`,
    because: [why === 'dead' ? 'settled:replacement-fails' : 'settled:replacement-lost'],
    detail: { at },
    letters: [{ kind: 'shipment-failed', occasion, variant: why }],
    tasks: [{ kind: why === 'dead' ? 'swap-parcel' : 'reship-or-cancel', occasion, role: 'staff', variant: why }],
    settles: ['confirm-delivery'],
  })
}

function spoken({ parcels }: Named<'replacementShipped'>): string {
  return parcels.map(parcel => `${parcel.carrier} ${parcel.tracking}`).join(', ')
}
