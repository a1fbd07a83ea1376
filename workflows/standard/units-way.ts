import { unreachable } from '../../domain/unreachable.ts'
import { awaited } from './arrival.ts'
import { examined, faulty } from './bench.ts'
import { callOff } from './calling-off.ts'
import { mending } from './mending.ts'
import { asking } from './no-trouble.ts'
import { onItsWay } from './on-its-way.ts'
import { quoting } from './quote.ts'
import { disposing, sending } from './sending.ts'
import type { ReturnFile, UnitStanding } from './standing.ts'
import type { Rest } from './unit.ts'
import { startAtApproval } from './vendor-leg.ts'
import { withVendor } from './with-vendor.ts'

/**
 * One unit's way, from the RMA's approval to its end. Whatever becomes known of it, the same question is asked again:
 * what is being done with it, and what comes next?
 */
export async function unitsWay(file: ReturnFile, unit: UnitStanding): Promise<void> {
  startAtApproval(file, unit)
  while (unit.course.kind !== 'ended') {
    const seen = unit.known
    await goOn(file, unit, (until, why) => file.alarm.wait(() => unit.known > seen, until, why))
  }
  file.becameKnown()
}

/** One look: it leads to another course, or rests until something is known or due. */
async function goOn(file: ReturnFile, unit: UnitStanding, rest: Rest): Promise<void> {
  const { course } = unit
  if (unit.calledOff) return callOff(file, unit)
  if (unit.shipment && unit.arrivedAt) return onItsWay(file, unit, rest)
  switch (course.kind) {
    case 'awaited':
      return awaited(file, unit, rest)
    case 'lapsed':
      return rest()
    case 'examined':
      return examined(file, unit, rest)
    case 'faulty':
      return faulty(file, unit, rest)
    case 'asking':
      return asking(file, unit, rest)
    case 'quoting':
      return quoting(file, unit, course, rest)
    case 'with-vendor':
      return withVendor(file, unit, rest)
    case 'mending':
      return mending(file, unit, course, rest)
    case 'sending':
      return sending(file, unit, course, rest)
    case 'disposing':
      return disposing(file, unit, course)
    case 'ended':
      return
    default:
      return unreachable(course)
  }
}
