import type { UnitState } from '../../domain/case.ts'
import type { KeptFact } from '../../domain/fact.ts'
import { EXCHANGE } from '../../domain/on-record.ts'
import { type CaseException, noteParcel, photosOf } from '../exceptions.ts'
import { notePackaging } from '../packaging.ts'
import { stopLooking } from './asked.ts'
import { expectInspection } from './overdue-inspection.ts'
import type { ExchangeFile, UnitStanding } from './standing.ts'
import { callSwapOff } from './swap.ts'
import { matchParcels } from './transit.ts'

type Receipt = Extract<KeptFact, { name: 'deviceReceived' }>

/**
 * A parcel reached the dock, or was handed to us. What counts as back is the unit itself, when it arrived; a wrong
 * serial, a wrong item or an empty box is nobody's return until a person has looked.
 */
export function takeReceipt(file: ExchangeFile, receipt: Receipt): void {
  const { standing } = file
  if (receipt.contents !== 'as-expected') return openException(file, receipt, receipt.contents)
  const unit = standing.unit(receipt.serial)
  if (unit) return takeUnit(file, receipt, unit)
  const loaner = standing.loaners.find(lent => lent.serial === receipt.serial)
  if (loaner) return takeLoaner(file, receipt, loaner)
  const swapped = standing.units.find(other => other.replacement === receipt.serial)
  if (swapped) return takeReplacement(file, receipt, swapped)
  if (standing.units.some(other => other.formerly?.includes(receipt.serial))) return takeFormer(file, receipt)
  openException(file, receipt, 'wrong-serial')
}

/** The earliest arrival we are told of is the one that counts, whichever message came first. */
export function takeUnit(file: ExchangeFile, receipt: Receipt, unit: UnitStanding): void {
  const isFirst = unit.receivedAt === undefined
  if (!isFirst && unit.receivedAt !== undefined && unit.receivedAt <= receipt.at) return
  unit.receivedAt = receipt.at
  delete unit.timing
  unit.packaging = receipt.packaging
  unit.method = receipt.method
  if (STILL_WANTED.has(unit.state)) unit.state = 'received'
  matchParcels(file.standing)
  file.note({
    who: receipt.by,
    what: isFirst ? EXCHANGE.received : EXCHANGE.receivedEarlier,
    detail: {
      serial: unit.serial,
      at: receipt.at,
      method: receipt.method,
      packaging: receipt.packaging,
      identified: receipt.identified,
      ...photosOf(receipt),
    },
    now: { units: [{ serial: unit.serial, state: unit.state }] },
    ...(file.standing.owed.length === 0 && { settles: ['return-overdue'] }),
    ...(isFirst && {
      letters: [{ kind: 'received', occasion: unit.serial, when: receipt.at, serials: [unit.serial] }],
      comments: [{ kind: 'received', occasion: unit.serial, when: receipt.at, serials: [unit.serial] }],
    }),
  })
  if (isFirst && receipt.packaging === 'missing') flagPackaging(file, unit, receipt.by)
  if (isFirst) expectInspection(file, unit)
  stopLooking(file)
}

/** Nobody has drawn a line under these yet; the others keep their state until their money has moved. */
const STILL_WANTED: ReadonlySet<UnitState> = new Set(['owed', 'lost-by-our-carrier', 'forgiven'])

/** Where the policy asks for it (VD-8). */
export function flagPackaging(file: ExchangeFile, unit: UnitStanding, who: string): void {
  if (file.terms.shipping.originalPackaging === 'required') notePackaging(file, unit.serial, ['VD-8'], who)
}

function takeLoaner(file: ExchangeFile, receipt: Receipt, loaner: UnitStanding): void {
  if (loaner.receivedAt !== undefined) return
  loaner.receivedAt = receipt.at
  if (loaner.state === 'owed') loaner.state = 'received'
  file.note({
    who: receipt.by,
    what: EXCHANGE.loanerReceived,
    detail: { serial: loaner.serial, at: receipt.at },
    now: { units: [{ serial: loaner.serial, state: loaner.state }] },
    letters: [{ kind: 'received', occasion: loaner.serial, when: receipt.at, serials: [loaner.serial] }],
  })
}

/** The client sends the replacement back instead: the exchange is undone. One that never arrived is only ours again. */
function takeReplacement(file: ExchangeFile, receipt: Receipt, unit: UnitStanding): void {
  const { shipment } = file.standing
  if (shipment.kind === 'out') return backUndelivered(file, receipt)
  const undoes = shipment.kind === 'delivered' && unit.state === 'owed' && receipt.at >= shipment.shippedAt
  if (undoes) unit.state = 'undone'
  if (unit.state === 'billed' && unit.receivedAt === undefined) unit.receivedAt = receipt.at
  file.note({
    who: receipt.by,
    what: undoes ? EXCHANGE.undone : 'replacement received',
    because: undoes ? ['settled:replacement-sent-back'] : [],
    detail: { serial: receipt.serial, at: receipt.at },
    now: { units: [{ serial: unit.serial, state: unit.state }] },
    ...(undoes && { letters: [{ kind: 'undone', occasion: unit.serial, when: receipt.at, serials: [unit.serial] }] }),
  })
  stopLooking(file)
}

/** It came back without ever having been delivered, as far as we know: nobody has it, and a person decides. */
function backUndelivered(file: ExchangeFile, receipt: Receipt): void {
  const { standing } = file
  standing.shipment = { kind: 'failed', why: 'returned-to-sender' }
  if (standing.cancelled) callSwapOff(standing)
  const occasion = `shipment-${standing.shipments}`
  file.note({
    who: receipt.by,
    what: EXCHANGE.backUndelivered,
    because: ['settled:replacement-lost'],
    detail: { serial: receipt.serial, at: receipt.at },
    letters: [{ kind: 'shipment-failed', occasion, variant: 'returned-to-sender' }],
    tasks: [{ kind: 'reship-or-cancel', occasion, role: 'staff', variant: 'returned-to-sender' }],
  })
}

/** A replacement that stood for the unit before: dead, or never delivered. It is ours, and says nothing of the unit. */
function takeFormer(file: ExchangeFile, receipt: Receipt): void {
  const { shipment, swapped } = file.standing
  const swap = swapped ?? (shipment.kind === 'delivered' ? shipment.ended : undefined)
  const dead = swap?.dead.find(one => one.replacement === receipt.serial)
  if (dead) dead.isBack = 'yes'
  file.note({
    who: receipt.by,
    what: 'former replacement received',
    detail: { serial: receipt.serial, at: receipt.at },
  })
}

function openException(file: ExchangeFile, receipt: Receipt, kind: CaseException['kind']): void {
  const { exceptions } = file.standing
  noteParcel(file, exceptions.arise({ kind, at: receipt.at, serial: receipt.serial, method: receipt.method }), receipt)
}
