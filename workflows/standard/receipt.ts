import type { Instant } from '../../domain/time.ts'
import { type CaseException, noteParcel } from '../exceptions.ts'
import { failed } from './deliveries.ts'
import type { Receipt, ReturnFile, UnitStanding } from './standing.ts'
import { takeIn } from './taking-in.ts'
import { ask } from './unit.ts'

/**
 * A parcel reached the dock, or was handed to us. What counts is the unit itself, when it arrived; a wrong serial, a
 * wrong item or an empty box is nobody's return until a person has looked.
 */
export function takeReceipt(file: ReturnFile, receipt: Receipt): void {
  const { standing } = file
  if (receipt.contents !== 'as-expected') return openException(file, receipt, receipt.contents)
  const sent = standing.units.find(({ shipment }) => shipment?.serial === receipt.serial)
  if (sent) return takeWhatWasSent(file, receipt, sent)
  const unit = standing.unit(receipt.serial)
  return unit ? takeUnit(file, receipt, unit) : openException(file, receipt, 'wrong-serial')
}

function openException(file: ReturnFile, receipt: Receipt, kind: CaseException['kind']): void {
  const { exceptions } = file.standing
  noteParcel(file, exceptions.arise({ kind, at: receipt.at, serial: receipt.serial }), receipt)
}

/** What we sent came back: undelivered, so the client has none; or after that, which is for a person. */
function takeWhatWasSent(file: ReturnFile, receipt: Receipt, unit: UnitStanding): void {
  const { shipment } = unit
  if (!unit.arrivedAt && receipt.serial === unit.serial) return takeUnit(file, receipt, unit)
  if (shipment && !shipment.deliveredAt && receipt.at >= shipment.at)
    return failed(file, unit, receipt, 'returned-to-sender')
  file.note({
    who: receipt.by,
    what: 'what was sent came back',
    detail: { serial: receipt.serial, at: receipt.at },
    tasks: [
      { kind: 'late-fact', occasion: receipt.id, role: 'staff', serials: [receipt.serial], variant: receipt.name },
    ],
  })
}

function takeUnit(file: ReturnFile, receipt: Receipt, unit: UnitStanding): void {
  const { course, arrivedAt } = unit
  if (course.kind === 'ended') return putAside(file, receipt, unit, 'it was over for this unit')
  if (arrivedAt !== undefined) return arrivedEarlier(file, receipt, unit, arrivedAt)
  if (course.kind === 'lapsed' && receipt.at >= course.since) {
    unit.cameLate = receipt
    return putAside(file, receipt, unit, 'the RMA had lapsed')
  }
  takeIn(file, unit, receipt)
}

/** The earliest arrival that we are told of is the one that counts. */
function arrivedEarlier(file: ReturnFile, { at, by }: Receipt, unit: UnitStanding, before: Instant): void {
  if (at >= before) return
  unit.arrivedAt = at
  unit.known += 1
  file.note({ who: by, what: 'device received earlier than first told', detail: { serial: unit.serial, before, at } })
}

/** Nobody waits for it, until staff reopen the RMA or find out whose it is. */
function putAside(file: ReturnFile, { id, at, by }: Receipt, unit: UnitStanding, why: string): void {
  file.note({
    who: by,
    what: 'device received, and not expected',
    because: ['settled:nothing-arrives'],
    detail: { serial: unit.serial, at, why },
    tasks: ask(unit, { kind: 'quarantine', occasion: `fact-${id}`, role: 'staff' }),
  })
}
