import { now } from '../alarm.ts'
import { rulings } from '../ask.ts'
import type { Ending, ReturnFile, Shipment, UnitStanding } from './standing.ts'
import { ask, end, isAsked, once, type Rest, standAt } from './unit.ts'

/** Something has left for the client. The carrier ends this wait, or staff, who are asked when it stays silent. */
export async function onItsWay(file: ReturnFile, unit: UnitStanding, rest: Rest): Promise<void> {
  const { shipment } = unit
  if (!shipment) return
  if (once(unit, `chain-${shipment.serial}`)) joinChain(file, unit, shipment)
  if (shipment.deliveredAt) return arrived(file, unit, shipment)
  standAt(file, unit, 'in-transit')
  const occasion = `${unit.serial}-${unit.shipments}`
  if (isAsked(unit, 'confirm-delivery')) return rest()
  const { zone, confirmDeliveryDays: days } = file.terms
  const until = await rulings.confirmDeliveryAt({ shippedAt: shipment.at, zone, days })
  if (now() < until) return rest(until, 'a delivery scan is waited for')
  file.note({
    who: 'policy',
    what: 'no delivery scan',
    because: ['settled:the-anchor'],
    detail: { serial: unit.serial },
    tasks: ask(unit, { kind: 'confirm-delivery', occasion, role: 'staff' }),
  })
}

/** What stands in for a unit joins its warranty chain (VD-15): the next RMA about it is judged by that. */
function joinChain(file: ReturnFile, unit: UnitStanding, { serial, at }: Shipment): void {
  if (serial === unit.serial || !unit.chain) return
  const { brand, model, chain, course } = unit
  const succession = course.kind === 'sending' ? course.sending.succession : unit.succession
  file.note({
    who: 'policy',
    what: 'the replacement joins the warranty chain',
    because: ['VD-15'],
    detail: { serial: unit.serial, replacement: serial, how: succession },
    replaced: [
      {
        units: [{ brand, model, chain, succession, replacement: serial }],
        shippedAt: at,
        zone: file.terms.zone,
      },
    ],
  })
}

function arrived(file: ReturnFile, unit: UnitStanding, shipment: Shipment): void {
  const ending = endingOf(unit, shipment)
  end(file, unit, unit.goesBack ?? ending, unit.goesBack && ending === 'sent-back' ? 'sent-back' : undefined)
}

/** By what left: another unit replaces it; the unit itself was repaired, or goes back as it came. */
function endingOf({ serial, course }: UnitStanding, shipment: Shipment): Ending {
  if (shipment.serial !== serial) return 'replaced'
  const isMended = course.kind === 'sending' && course.sending.what !== 'unit'
  return isMended ? 'repaired' : 'sent-back'
}
