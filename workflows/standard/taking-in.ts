import type { Instant } from '../../domain/time.ts'
import { photosOf } from '../exceptions.ts'
import type { Receipt, ReturnFile, UnitStanding } from './standing.ts'
import { settle, wake } from './unit.ts'

/** It is here, and since when. What had lapsed meanwhile has not, after all. */
export function arrive(unit: UnitStanding, at: Instant): void {
  if (unit.course.kind === 'lapsed') wake(unit)
  unit.arrivedAt = at
  unit.state = 'on-bench'
  delete unit.cameLate
  unit.known += 1
}

/** The client hears that we have it. */
export function takeIn(file: ReturnFile, unit: UnitStanding, receipt: Receipt): void {
  const { serial } = unit
  const { at: when, method, packaging, identified, by } = receipt
  arrive(unit, when)
  unit.packaging = packaging
  file.note({
    who: by,
    what: 'device received',
    detail: { serial, at: when, method, packaging, identified, ...photosOf(receipt) },
    now: { units: [{ serial, state: unit.state }] },
    letters: [{ kind: 'received', occasion: serial, when, serials: [serial] }],
    comments: [{ kind: 'received', occasion: serial, when, serials: [serial] }],
    settles: settle(unit, 'quarantine'),
  })
}
