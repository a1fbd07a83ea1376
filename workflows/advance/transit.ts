import type { ReturnParcel } from '../../domain/hand-over.ts'
import { EXCHANGE } from '../../domain/on-record.ts'
import { ON_ITS_WAY_TO_US } from '../../domain/parcel.ts'
import type { Named } from '../desk.ts'
import { noteCustody, noteGone } from '../return-parcels.ts'
import { stopLooking } from './asked.ts'
import { stillInTransit } from './exchange.ts'
import type { ExchangeFile, Standing, UnitStanding } from './standing.ts'

/** A carrier's scan of a parcel on its way to us. */
export function scannedOnItsWayBack(file: ExchangeFile, fact: Named<'carrierScanned'>): void {
  const { tracking, status, at, by } = fact
  const { parcels, lastSeen } = file.standing
  const meaning = ON_ITS_WAY_TO_US[status]
  if (meaning === 'nothing') return
  file.note({ who: by, what: `return ${status}`, detail: { tracking, at } })
  switch (meaning) {
    case 'has-it': {
      noteCustody(parcels, tracking, at)
      const seen = lastSeen.get(tracking)
      if (seen === undefined || at > seen) lastSeen.set(tracking, at)
      break
    }
    case 'delivered':
      noteCustody(parcels, tracking, at, 'delivered')
      break
    case 'lost':
      lost(file, fact)
      break
    case 'gives-it-back':
      noteGone(parcels, tracking, at)
  }
  matchParcels(file.standing)
  stopLooking(file)
}

/** A label of ours makes the loss ours (invariant 2); otherwise a person decides, and nothing is charged by itself. */
function lost(file: ExchangeFile, { tracking, at, label }: Named<'carrierScanned'>): void {
  const { standing } = file
  const { owed, parcels, absent } = standing
  const bearer = standing.labels.find(one => one.tracking === tracking)?.serial
  // It is here, whatever the carrier says.
  if (bearer && !absent.some(unit => unit.serial === bearer)) return
  const unit = label === 'ours' ? lostIn(standing, tracking) : undefined
  if (unit?.state === 'owed') unit.state = 'lost-by-our-carrier'
  // Charged already, it is reversed: what was lost under our label is never the client's to pay.
  else if (unit) unit.timing = 'in-time'
  file.note({
    who: 'policy',
    what: EXCHANGE.lostOnItsWay,
    because: ['settled:what-counts-as-back'],
    detail: { tracking, label },
    ...(unit && { now: { units: [{ serial: unit.serial, state: unit.state }] } }),
    tasks: [{ kind: 'carrier-claim', occasion: tracking, role: 'staff', variant: label }],
  })
  if (unit) return noteGone(parcels, tracking, at)
  noteCustody(parcels, tracking, at)
  // Of several, which one it was, a person has to find out.
  if (label === 'ours' && owed.length > 1) stillInTransit(file, at, 'one of several was lost under our label')
}

/** The unit whose label it bears; without one, the only unit that is missing. */
function lostIn({ labels, absent, owed }: Standing, tracking: string): UnitStanding | undefined {
  const bearer = labels.find(one => one.tracking === tracking)?.serial
  if (bearer) return absent.find(unit => unit.serial === bearer)
  return owed.length === 1 ? owed[0] : undefined
}

/**
 * The dock scans units, not parcels. A unit that a carrier brought came under its own label; else in what was delivered
 * last before it came in; else in the parcel that has been under way longest; else in one that brought another unit.
 */
export function matchParcels(standing: Standing): void {
  for (const unit of standing.units)
    if (unit.cameIn !== undefined && !mayHaveBrought(standing, unit)) part(standing, unit)
  for (const unit of standing.units) {
    if (unit.method !== 'carrier' || unit.cameIn !== undefined) continue
    const parcel = broughtBy(standing, unit)
    if (!parcel) continue
    parcel.fate = 'arrived'
    unit.cameIn = parcel.tracking
  }
  for (const unit of standing.units) {
    const since = standing.parcels.find(parcel => parcel.tracking === unit.cameIn)?.since
    if (since === undefined || since === unit.handedOverAt) continue
    unit.handedOverAt = since
    // Since when a carrier had it may make good what came late.
    if (unit.timing === 'late') delete unit.timing
  }
}

function broughtBy(standing: Standing, unit: UnitStanding): ReturnParcel | undefined {
  const { labels, parcels } = standing
  const labelOf = (parcel: ReturnParcel) => labels.find(one => one.tracking === parcel.tracking)?.serial
  const candidates = parcels.filter(parcel => {
    const bearer = labelOf(parcel)
    return isBefore(standing, parcel, unit) && (bearer === undefined || bearer === unit.serial)
  })
  const delivered = candidates
    .filter(
      ({ deliveredAt }) => deliveredAt !== undefined && unit.receivedAt !== undefined && deliveredAt <= unit.receivedAt,
    )
    .toSorted((one, other) => ((one.deliveredAt ?? '') < (other.deliveredAt ?? '') ? 1 : -1))
  const longest = candidates.toSorted((one, other) => (one.since < other.since ? -1 : 1))
  const isUnderWay = (parcel: ReturnParcel) => parcel.fate === 'under-way'
  return (
    longest.find(parcel => labelOf(parcel) === unit.serial) ??
    delivered.find(isUnderWay) ??
    longest.find(isUnderWay) ??
    longest[0]
  )
}

/** A carrier had it before the unit came in, and not any more after that. */
function isBefore({ lastSeen }: Standing, parcel: ReturnParcel, { receivedAt }: UnitStanding): boolean {
  const seen = lastSeen.get(parcel.tracking) ?? parcel.since
  return parcel.fate !== 'gone' && receivedAt !== undefined && parcel.since <= receivedAt && seen <= receivedAt
}

function mayHaveBrought(standing: Standing, unit: UnitStanding): boolean {
  const parcel = standing.parcels.find(one => one.tracking === unit.cameIn)
  return parcel !== undefined && unit.method === 'carrier' && isBefore(standing, parcel, unit)
}

/** A scan that was told late shows that it did not come in that one. */
function part(standing: Standing, unit: UnitStanding): void {
  const tracking = unit.cameIn
  delete unit.cameIn
  delete unit.handedOverAt
  const parcel = standing.parcels.find(one => one.tracking === tracking)
  if (parcel?.fate === 'arrived' && !standing.units.some(other => other.cameIn === tracking)) parcel.fate = 'under-way'
}
