import { approve } from './mending.ts'
import type { ReturnFile, UnitStanding } from './standing.ts'
import { type Rest, standAt } from './unit.ts'

/** A partner's unit is here and on its way to the vendor. The vendor ends this wait, or the desk, which may look at it. */
export async function withVendor(file: ReturnFile, unit: UnitStanding, rest: Rest): Promise<void> {
  standAt(file, unit, 'with-vendor')
  if (unit.finding || unit.chosen || !unit.vendor) {
    unit.course = { kind: unit.chosen && !unit.finding ? 'faulty' : 'examined' }
    return
  }
  switch (unit.vendor.answer?.answer) {
    case undefined:
      return rest()
    case 'denied':
      unit.course = { kind: 'examined' }
      return
    case 'credit':
    case 'replacement': {
      const from = unit.vendor.answer.answer === 'credit' ? 'stock' : 'vendor'
      return approve(file, unit, { remedy: 'replace', client: 'not-asked', role: 'staff', from })
    }
  }
}
