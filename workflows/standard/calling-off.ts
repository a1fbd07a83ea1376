import { rulings } from '../ask.ts'
import type { ReturnFile, UnitStanding } from './standing.ts'
import { end, settle } from './unit.ts'

/**
 * People have called it off. What is not here is expected no more; what is here goes back, and what
 * was invoiced for it is credited.
 */
export async function callOff(file: ReturnFile, unit: UnitStanding): Promise<void> {
  const how = unit.calledOff
  delete unit.calledOff
  if (how === 'finished') return end(file, unit, 'settled-by-staff')
  if (!unit.arrivedAt) return end(file, unit, 'cancelled')
  const { because, ...way } = await rulings.afterCallingOff()
  unit.goesBack = 'cancelled'
  delete unit.wantedBack
  creditBack(file, unit)
  file.note({
    who: 'policy',
    what: 'goes back as it came',
    because,
    detail: { serial: unit.serial },
    settles: settle(unit),
  })
  unit.course = {
    kind: 'sending',
    sending: {
      what: 'unit',
      way,
      because,
      succession: 'same-case-swap',
    },
  }
}

function creditBack(file: ReturnFile, unit: UnitStanding): void {
  const lines = unit.invoiced.splice(0)
  for (const line of lines) {
    file.account('rma.charge.reversed', [line])
    file.note({
      who: 'policy',
      what: `${line.obligation} credited`,
      because: ['settled:cancelled'],
      detail: { serial: unit.serial, amount: line.amount },
      comments: [
        {
          kind: 'refunded',
          occasion: `${line.obligation}-${unit.serial}`,
          amount: line.amount,
          serials: [unit.serial],
          variant: 'account',
        },
      ],
    })
  }
}
