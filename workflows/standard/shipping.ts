import type { SerialNumber } from '../../domain/names.ts'
import type { Named } from '../desk.ts'
import { deliveredBefore } from './deliveries.ts'
import type { ReturnFile, Shipment, UnitStanding } from './standing.ts'
import { settle } from './unit.ts'

/** Something has left for the client: what stands in for a unit, or the unit itself. Unnamed, it is all that may ship. */
export function shipped(file: ReturnFile, fact: Named<'replacementShipped'>): void {
  const { units } = file.standing
  const named = fact.units.flatMap(({ serial, replacement }) => {
    const unit = units.find(one => one.serial === serial)
    return unit ? [{ unit, serial: replacement }] : []
  })
  const ready = units.filter(unit => unit.course.kind === 'sending' && !unit.shipment)
  const left = fact.units.length > 0 ? named : ready.map(unit => ({ unit, serial: unit.serial }))
  for (const { unit, serial } of left) leave(file, fact, unit, serial)
  deliveredBefore(file, fact)
  if (left.length === 0)
    file.note({
      who: fact.by,
      what: 'shipped, and nobody knows for which unit',
      detail: { at: fact.at, parcels: spoken(fact) },
      tasks: [{ kind: 'shipped-early', occasion: fact.id, role: 'manager' }],
    })
}

function leave(file: ReturnFile, fact: Named<'replacementShipped'>, unit: UnitStanding, serial: SerialNumber): void {
  if (unit.course.kind === 'ended') return afterTheEnd(file, fact, unit)
  if (unit.shipment) return more(file, fact, unit, { ...unit.shipment, serial })
  const isReady = unit.course.kind === 'sending'
  unit.shipments += 1
  unit.shipment = { serial, at: fact.at, parcels: fact.parcels, arrived: [] }
  unit.known += 1
  const occasion = `${unit.serial}-${unit.shipments}`
  const isReplaced = serial !== unit.serial
  file.note({
    who: fact.by,
    what: isReplaced ? 'replacement shipped' : 'unit shipped',
    because: ['VD-19'],
    detail: { serial: unit.serial, left: serial, at: fact.at, parcels: spoken(fact) },
    ...(isReplaced && { now: { units: [{ serial: unit.serial, replacement: serial }] } }),
    letters: [
      { kind: 'shipped', occasion, when: fact.at, serials: [unit.serial], variant: whatLeft(unit, isReplaced) },
    ],
    comments: [{ kind: 'shipped', occasion, when: fact.at, serials: [unit.serial] }],
    // Sent before it was here, or before anybody had decided so: the desk is not stopped, and a manager hears of it.
    ...(!isReady && { tasks: [{ kind: 'shipped-early', occasion, role: 'manager', serials: [unit.serial] }] }),
    settles: settle(unit, 'ship-replacement', 'repair-unit', 'return-unit', 'reship-or-cancel', 'swap-parcel'),
  })
}

function whatLeft({ course }: UnitStanding, isReplaced: boolean): 'replaced' | 'repaired' | 'as-it-came' {
  if (isReplaced) return 'replaced'
  return course.kind === 'sending' && course.sending.what !== 'unit' ? 'repaired' : 'as-it-came'
}

/** Another parcel of the same shipment; or the same one told again, which is only noted. */
function more(file: ReturnFile, fact: Named<'replacementShipped'>, unit: UnitStanding, shipment: Shipment): void {
  const known = shipment.parcels.map(parcel => parcel.tracking)
  const others = fact.parcels.filter(parcel => !known.includes(parcel.tracking))
  unit.shipment = { ...shipment, parcels: [...shipment.parcels, ...others] }
  file.note({
    who: fact.by,
    what: others.length > 0 ? 'another parcel shipped' : 'shipped, told again',
    detail: { serial: unit.serial, at: fact.at, parcels: spoken(fact) },
    ...(shipment.serial !== unit.serial && {
      now: { units: [{ serial: unit.serial, replacement: shipment.serial }] },
    }),
  })
}

function afterTheEnd(file: ReturnFile, fact: Named<'replacementShipped'>, unit: UnitStanding): void {
  file.note({
    who: fact.by,
    what: 'shipped after the end',
    detail: { serial: unit.serial, at: fact.at },
    tasks: [{ kind: 'late-fact', occasion: fact.id, role: 'staff', serials: [unit.serial], variant: fact.name }],
  })
}

function spoken({ parcels }: Named<'replacementShipped'>): string {
  return parcels.map(parcel => `${parcel.carrier} ${parcel.tracking}`).join(', ')
}
