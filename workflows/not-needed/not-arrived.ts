import { now } from '../alarm.ts'
import type { Goods, GoodsFile } from './standing.ts'

/** A carrier had it in time and nobody has it now: a person finds out, and nothing is decided by itself. */
export function notArrived(file: GoodsFile, units: Goods[], occasion: string): void {
  const { exceptions } = file.standing
  const arisen = units.map(({ serial }) => exceptions.arise({ kind: 'not-arrived', at: now(), serial }))
  file.note({
    who: 'policy',
    what: 'handed over in time, and not here',
    because: ['settled:what-counts-as-back'],
    detail: { exceptions: arisen.map(({ id }) => id).join(', ') },
    tasks: [{ kind: 'still-in-transit', occasion, role: 'staff', serials: units.map(unit => unit.serial) }],
  })
}

/** It has come, or a person has decided: nobody looks for it any more. */
export function foundAfterAll(file: GoodsFile, unit: Goods): void {
  const { exceptions } = file.standing
  const sought = file.standing.exceptionOf(unit, 'not-arrived')
  if (!sought) return
  exceptions.resolve(sought, 'accept', now())
  file.note({
    who: 'policy',
    what: 'arrived after all',
    detail: { serial: unit.serial, exception: sought.id },
    ...(!exceptions.open.some(one => one.kind === 'not-arrived') && { settles: ['still-in-transit', 'carrier-claim'] }),
  })
}
