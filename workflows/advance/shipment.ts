import type { Stage } from '../../domain/case.ts'
import type { Instant } from '../../domain/time.ts'
import { rulings } from '../ask.ts'
import type { Named } from '../desk.ts'
import type { ExchangeFile } from './standing.ts'
import { scannedOnItsWayBack } from './transit.ts'

/** The replacement has left. */
export function shipped(file: ExchangeFile, fact: Named<'replacementShipped'>): void {
  const { standing, terms } = file
  if (standing.shipment.kind === 'out' || standing.shipment.kind === 'delivered') return shippedMore(file, fact)
  nameReplacements(file, fact)
  standing.shipments += 1
  if (standing.cancelled) standing.cancelled = 'after-shipping'
  standing.outOfStock.answer = 'given'
  standing.shipment = { kind: 'out', shippedAt: fact.at, parcels: fact.parcels, arrived: [] }
  const occasion = `shipment-${standing.shipments}`
  const isBare =
    terms.collateral === 'card-hold' &&
    standing.owed.length > 0 &&
    !['held', 'on-account'].includes(file.view.secured ?? 'unsecured')
  file.note({
    who: fact.by,
    what: 'replacement shipped',
    detail: { at: fact.at, parcels: fact.parcels.map(parcel => `${parcel.carrier} ${parcel.tracking}`).join(', ') },
    now: { units: fact.units },
    letters: [{ kind: 'shipped', occasion, when: fact.at }],
    comments: [{ kind: 'shipped', occasion, when: fact.at }],
    settles: [
      'ship-replacement',
      'reship-or-cancel',
      'stock-unanswered',
      ...(standing.swaps > 0 ? [{ kind: 'swap-parcel', occasion: `swap-${standing.swaps}` } as const] : []),
    ],
    // Our own doors refuse this; whoever signals past them is found out (invariant 3).
    ...(isBare &&
      standing.waivedBy === undefined && { tasks: [{ kind: 'shipped-unsecured', occasion, role: 'manager' }] }),
  })
}

function nameReplacements({ standing }: ExchangeFile, { units }: Named<'replacementShipped'>): void {
  for (const { serial, replacement } of units) {
    const unit = standing.unit(serial)
    if (!unit) continue
    if (unit.replacement && unit.replacement !== replacement)
      unit.formerly = [...(unit.formerly ?? []), unit.replacement]
    unit.replacement = replacement
  }
}

/** Another parcel of the same shipment: day 0 is the last one's. The same one told again is only noted. */
function shippedMore(file: ExchangeFile, fact: Named<'replacementShipped'>): void {
  const { shipment } = file.standing
  if (shipment.kind !== 'out' && shipment.kind !== 'delivered') return
  nameReplacements(file, fact)
  const known = shipment.parcels.map(parcel => parcel.tracking)
  const more = fact.parcels.filter(parcel => !known.includes(parcel.tracking))
  const arrived = shipment.kind === 'delivered' ? known : shipment.arrived
  if (more.length > 0)
    file.standing.shipment = {
      kind: 'out',
      shippedAt: shipment.shippedAt,
      parcels: [...shipment.parcels, ...more],
      arrived,
    }
  file.note({
    who: fact.by,
    what: more.length > 0 ? 'another parcel shipped' : 'replacement shipped, told again',
    detail: { at: fact.at, parcels: more.map(parcel => `${parcel.carrier} ${parcel.tracking}`).join(', ') },
    now: { units: fact.units },
  })
}

/** The last parcel's arrival is day 0. The first word of it stands; only staff correct it. */
export function delivered(file: ExchangeFile, fact: { at: Instant; by: string }, tracking: string | undefined): void {
  const { standing } = file
  if (standing.shipment.kind === 'delivered') return
  if (standing.shipment.kind !== 'out')
    standing.shipment = { kind: 'out', shippedAt: fact.at, parcels: [], arrived: [] }
  const { shippedAt, parcels, arrived } = standing.shipment
  if (tracking !== undefined) arrived.push(tracking)
  const isWhole = tracking === undefined || parcels.every(parcel => arrived.includes(parcel.tracking))
  if (!isWhole)
    return file.note({
      who: fact.by,
      what: 'one parcel delivered',
      detail: { tracking: tracking ?? null, at: fact.at },
    })
  const at = fact.at < shippedAt ? shippedAt : fact.at
  standing.shipment = { kind: 'delivered', shippedAt, at, parcels }
  standing.startAnew()
  file.note({
    who: fact.by,
    what: 'replacement delivered',
    detail: { at },
    comments: [{ kind: 'delivered', occasion: `delivery-${standing.anchorVersion}`, when: at }],
    settles: ['confirm-delivery'],
  })
}

export function scanned(file: ExchangeFile, fact: Named<'carrierScanned'>): void {
  // A label of ours is known by its number, whatever the carrier says about it.
  const ours = file.standing.labels.some(label => label.tracking === fact.tracking)
  if (ours) return scannedOnItsWayBack(file, { ...fact, direction: 'to-us', label: 'ours' })
  if (fact.direction === 'to-us') return scannedOnItsWayBack(file, fact)
  if (!isOfThisShipment(file, fact))
    return file.note({
      who: fact.by,
      what: `scan of another parcel: ${fact.status}`,
      detail: { tracking: fact.tracking, at: fact.at },
    })
  switch (fact.status) {
    case 'delivered':
      return delivered(file, fact, fact.tracking)
    case 'lost':
    case 'refused':
    case 'returned-to-sender':
      return shipmentFailed(file, fact, fact.status)
    default:
      return
  }
}

/** Carriers speak on about parcels of yesterday; only the present shipment's count. */
function isOfThisShipment({ standing }: ExchangeFile, { tracking }: Named<'carrierScanned'>): boolean {
  const { shipment } = standing
  if (shipment.kind === 'none') return standing.shipments === 0
  if (shipment.kind === 'failed') return false
  return shipment.parcels.length === 0 || shipment.parcels.some(parcel => parcel.tracking === tracking)
}

/** Nobody has the replacement: no window, or the window is void. */
function shipmentFailed(
  file: ExchangeFile,
  fact: Named<'carrierScanned'>,
  why: 'lost' | 'refused' | 'returned-to-sender',
): void {
  const { standing } = file
  if (standing.shipment.kind !== 'out' && !isWindowVoid(file, fact, why))
    return file.note({
      who: fact.by,
      what: `carrier says ${why} after delivery`,
      detail: { tracking: fact.tracking, at: fact.at },
    })
  standing.shipment = { kind: 'failed', why }
  const occasion = `shipment-${standing.shipments}`
  file.note({
    who: fact.by,
    what: `replacement ${why}`,
    because: ['settled:replacement-lost'],
    detail: { tracking: fact.tracking, at: fact.at },
    now: { dueAt: null, billAt: null, moneyAt: null },
    letters: [{ kind: 'shipment-failed', occasion, variant: why }],
    tasks: [{ kind: 'reship-or-cancel', occasion, role: 'staff', variant: why }],
  })
}

/** Said to be delivered, and on its way back to us after all: nobody has it, as long as no money has moved for it. */
function isWindowVoid(
  { standing, view }: ExchangeFile,
  { at }: Named<'carrierScanned'>,
  why: 'lost' | 'refused' | 'returned-to-sender',
): boolean {
  const { shipment } = standing
  return shipment.kind === 'delivered' && at > shipment.at && why !== 'lost' && WINDOW_OPEN.has(view.stage)
}

const WINDOW_OPEN: ReadonlySet<Stage> = new Set(['awaiting-return', 'overdue', 'paused'])

/** Dead on arrival, or within the days after it: the same case, swapped at our freight, not counted. */
export async function replacementFailed(file: ExchangeFile, fact: Named<'replacementFailed'>): Promise<void> {
  const { standing, terms } = file
  // Told before the delivery scan, it is in time all the same.
  const since = standing.shipment.kind === 'delivered' ? standing.shipment.at : standing.shippedAt
  const question = { failedAt: fact.at, days: terms.swapDays, zone: terms.zone }
  const isInTime = since !== undefined && (await rulings.failedInTime({ ...question, since }))
  if (isInTime) swap(file, fact)
  else
    file.note({
      who: fact.by,
      what: 'replacement failed too late for a swap',
      detail: { at: fact.at },
      tasks: [{ kind: 'swap-parcel', occasion: `late-${fact.id}`, role: 'staff', serials: [fact.serial] }],
    })
  file.becameKnown()
}

function swap(file: ExchangeFile, fact: Named<'replacementFailed'>): void {
  const { standing } = file
  standing.swaps += 1
  standing.shipment = { kind: 'none' }
  const occasion = `swap-${standing.swaps}`
  file.note({
    who: fact.by,
    what: 'replacement failed: swapped',
    because: ['settled:replacement-fails'],
    detail: { at: fact.at, serial: fact.serial },
    now: { dueAt: null, billAt: null, moneyAt: null },
    letters: [{ kind: 'swap', occasion, serials: [fact.serial] }],
    tasks: [{ kind: 'swap-parcel', occasion, role: 'staff', serials: [fact.serial] }],
  })
}
