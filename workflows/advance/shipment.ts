import type { Stage } from '../../domain/case.ts'
import type { Parcel } from '../../domain/fact.ts'
import { EXCHANGE, replacementIs } from '../../domain/on-record.ts'
import type { Instant } from '../../domain/time.ts'
import type { Named } from '../desk.ts'
import type { Note } from '../notices.ts'
import type { ExchangeFile, Shipment } from './standing.ts'
import { callSwapOff } from './swap.ts'
import { scannedOnItsWayBack } from './transit.ts'

/** The replacement has left. */
export function shipped(file: ExchangeFile, fact: Named<'replacementShipped'>): void {
  const { standing } = file
  if (standing.shipment.kind === 'delivered' && standing.shipment.toldFirst && fact.at <= standing.shipment.at)
    return shippedBefore(file, fact, standing.shipment, standing.shipment.toldFirst)
  if (standing.shipment.kind === 'out' || standing.shipment.kind === 'delivered') return shippedMore(file, fact)
  nameReplacements(file, fact)
  standing.shipments += 1
  if (standing.cancelled) standing.cancelled = 'after-shipping'
  standing.outOfStock.answer = 'given'
  standing.shipment = { kind: 'out', shippedAt: fact.at, parcels: fact.parcels, arrived: [] }
  const occasion = `shipment-${standing.shipments}`
  file.note({
    ...lineOf(file, fact, EXCHANGE.shipped),
    letters: [{ kind: 'shipped', occasion, when: fact.at }],
  })
}

function lineOf(file: ExchangeFile, fact: Named<'replacementShipped'>, what: string): Note {
  const { standing, terms } = file
  const occasion = `shipment-${standing.shipments}`
  const isBare =
    terms.collateral === 'card-hold' &&
    standing.owed.length > 0 &&
    !['held', 'on-account'].includes(file.view.secured ?? 'unsecured')
  return {
    who: fact.by,
    what,
    detail: { at: fact.at, parcels: listed(fact.parcels) },
    now: { units: fact.units },
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
  }
}

/** The delivery was told first: it stands, unless there are more parcels than were delivered. */
function shippedBefore(
  file: ExchangeFile,
  fact: Named<'replacementShipped'>,
  { at }: Extract<Shipment, { kind: 'delivered' }>,
  arrived: string[],
): void {
  const { standing } = file
  const { parcels, at: shippedAt } = fact
  const isWhole = arrived.length === 0 || parcels.every(parcel => arrived.includes(parcel.tracking))
  nameReplacements(file, fact)
  standing.shipments += 1
  standing.shipment = isWhole
    ? { kind: 'delivered', shippedAt, at, parcels }
    : { kind: 'out', shippedAt, parcels, arrived }
  const line = lineOf(file, fact, EXCHANGE.shippedToldLate)
  file.note(isWhole ? line : { ...line, now: { ...line.now, dueAt: null, billAt: null, moneyAt: null } })
}

function listed(parcels: Parcel[]): string {
  return parcels.map(({ carrier, tracking }) => `${carrier} ${tracking}`).join(', ')
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
    detail: { at: fact.at, parcels: listed(more) },
    now: { units: fact.units },
  })
}

/** The last parcel's arrival is day 0. The first word of it stands; only staff correct it. */
export function delivered(file: ExchangeFile, fact: { at: Instant; by: string }, tracking: string | undefined): void {
  const { standing } = file
  if (standing.shipment.kind === 'delivered') return
  const isToldFirst = standing.shipment.kind !== 'out'
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
  const { swapped: ended } = standing
  standing.shipment = {
    kind: 'delivered',
    shippedAt,
    at,
    parcels,
    ...(isToldFirst && { toldFirst: arrived }),
    ...(ended && { ended }),
  }
  delete standing.swapped
  standing.startAnew()
  file.note({
    who: fact.by,
    what: EXCHANGE.delivered,
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
  // Nobody has it after all: what it took the place of is all that the client has.
  if (standing.shipment.kind === 'delivered' && standing.shipment.ended) standing.swapped = standing.shipment.ended
  standing.shipment = { kind: 'failed', why }
  // Called off: nobody waits for it, and what it was to take the place of is still with the client.
  if (standing.cancelled) callSwapOff(standing)
  const occasion = `shipment-${standing.shipments}`
  file.note({
    who: fact.by,
    what: replacementIs(why),
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
