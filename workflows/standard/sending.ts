import type { TaskKind } from '../../domain/step.ts'
import type { Course, ReturnFile, Sending, UnitStanding } from './standing.ts'
import { ask, end, isAsked, type Rest, settle, standAt } from './unit.ts'

/** Staff ship, and end this wait. Until then a client may still think better of a unit that goes back as it came. */
export async function sending(
  file: ReturnFile,
  unit: UnitStanding,
  { sending: order }: Extract<Course, { kind: 'sending' }>,
  rest: Rest,
): Promise<void> {
  if (unit.wantedBack !== order.answer) return thinkBetter(file, unit, { kind: 'asking' })
  if (order.what === 'unit' && !unit.goesBack && unit.quote?.disposal === 'consented-in-writing')
    return thinkBetter(file, unit, { kind: 'disposing', because: order.because })
  standAt(file, unit, order.what === 'repaired' || order.what === 'as-quoted' ? 'repairing' : 'awaiting-shipment')
  if (!isAsked(unit, TASKS[order.what], ...RESHIPPING)) mayShip(file, unit, order)
  return rest()
}

function thinkBetter(file: ReturnFile, unit: UnitStanding, course: Course): void {
  unit.course = course
  file.note({
    who: 'policy',
    what: 'the client thinks better of it',
    detail: { serial: unit.serial },
    settles: settle(unit, 'return-unit'),
  })
}

function mayShip(file: ReturnFile, unit: UnitStanding, { what, way, because }: Sending): void {
  const { serial } = unit
  // Asked for anew, it is another task, though the first of its kind is done.
  const occasion = file.occasion(serial)
  file.note({
    who: 'policy',
    what: `to be shipped: ${WHAT[what]}`,
    because,
    detail: { serial, service: way.service, freight: way.freight },
    comments: [{ kind: 'ship-now', occasion, serials: [serial], variant: `${what} ${way.service} ${way.freight}` }],
    tasks: ask(unit, { kind: TASKS[what], occasion, role: 'staff', variant: `${way.service}, freight ${way.freight}` }),
    settles: settle(unit, 'collect-payment', 'no-trouble-unanswered', 'choose-remedy'),
  })
}

/** What failed to arrive, or to work, ships again at their word. */
const RESHIPPING: TaskKind[] = ['reship-or-cancel', 'swap-parcel']

const WHAT = {
  repaired: 'the unit, repaired',
  replacement: 'a replacement',
  'as-quoted': 'what was quoted',
  unit: 'the unit, as it came',
} as const satisfies Record<Sending['what'], string>

const TASKS = {
  repaired: 'repair-unit',
  replacement: 'ship-replacement',
  'as-quoted': 'repair-unit',
  unit: 'return-unit',
} as const satisfies Record<Sending['what'], TaskKind>

/** Nobody wants it back. It is ours to do away with, whenever somebody gets to it. */
export async function disposing(
  file: ReturnFile,
  unit: UnitStanding,
  { because }: Extract<Course, { kind: 'disposing' }>,
): Promise<void> {
  const { serial } = unit
  file.note({
    who: 'policy',
    what: 'to be disposed of',
    because,
    detail: { serial },
    letters: [{ kind: 'disposed-of', occasion: serial, serials: [serial] }],
    tasks: [{ kind: 'dispose-unit', occasion: serial, role: 'staff', serials: [serial] }],
  })
  end(file, unit, 'disposed-of')
}
