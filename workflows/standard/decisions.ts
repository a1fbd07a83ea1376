import { instant, isMoment } from '../../domain/time.ts'
import { now } from '../alarm.ts'
import { lineOf } from '../decider.ts'
import type { Decided, DecisionTable } from '../desk.ts'
import { acceptedUnit, objectionToResolution, PARCELS } from '../exceptions.ts'
import { delivered, underWay } from './deliveries.ts'
import type { ReturnFile, UnitStanding } from './standing.ts'
import { arrive } from './taking-in.ts'
import { settle } from './unit.ts'
import { unitDecisions } from './unit-decisions.ts'

/** What people may decide about a standard return. */
export function returnDecisions(file: ReturnFile): DecisionTable {
  const { standing } = file
  return {
    ...unitDecisions(file),
    cancel: {
      objection: () => objectionToCancelling(file),
      carryOut: decision => cancel(file, decision),
    },
    finish: { objection: () => undefined, carryOut: decision => finish(file, decision) },
    reopen: {
      objection: () => (standing.lapsed.length === 0 ? 'Nothing has lapsed: there is nothing to reopen.' : undefined),
      carryOut: decision => reopen(file, decision),
    },
    correctDelivery: {
      objection: correction => objectionToDelivery(file, correction),
      carryOut: correction => confirmDelivery(file, correction),
    },
    resolveException: {
      objection: resolution => objectionToResolution(standing.exceptions, standing.absent, resolution),
      carryOut: resolution => resolve(file, resolution),
    },
  }
}

const ALL_LEFT =
  'Everything has left for the client already: say when it was delivered, or that nothing more is to come of it (finish).'

function objectionToCancelling({ standing }: ReturnFile): string | undefined {
  if (open({ standing }).length > 0) return undefined
  return standing.units.some(unit => unit.goesBack && !unit.shipment) ? GOES_BACK : ALL_LEFT
}

const GOES_BACK = 'It has been cancelled already: what is here goes back to the client.'

/** Whose way can still be changed. */
function open({ standing }: Pick<ReturnFile, 'standing'>): UnitStanding[] {
  return standing.units.filter(unit => unit.course.kind !== 'ended' && !unit.shipment && !unit.goesBack)
}

/** What has left is left alone; what is here goes back; what is not here is expected no more. */
function cancel(file: ReturnFile, decision: Decided<'cancel'>): void {
  const units = open(file)
  for (const unit of units) callOff(unit, 'cancelled')
  const isHere = units.some(unit => unit.arrivedAt)
  file.note({
    ...lineOf(decision),
    what: `cancelled ${isHere ? 'after' : 'before'} receipt`,
    because: ['settled:cancelled'],
    letters: [
      {
        kind: 'cancelled',
        occasion: file.occasion('cancellation'),
        serials: units.map(unit => unit.serial),
        variant: isHere ? 'goes-back' : 'nothing-here',
      },
    ],
  })
}

function finish(file: ReturnFile, decision: Decided<'finish'>): void {
  for (const unit of file.standing.units) if (unit.course.kind !== 'ended') callOff(unit, 'finished')
  file.note({ ...lineOf(decision), what: 'settled by staff' })
}

function callOff(unit: UnitStanding, how: 'cancelled' | 'finished'): void {
  unit.calledOff = how
  unit.known += 1
}

function reopen(file: ReturnFile, decision: Decided<'reopen'>): void {
  const { standing } = file
  const serials = standing.lapsed.map(unit => unit.serial)
  standing.reopenedAt = now()
  file.note({
    ...lineOf(decision),
    what: 'reopened',
    because: ['settled:nothing-arrives'],
    letters: [{ kind: 'reopened', occasion: file.occasion('reopened'), when: standing.reopenedAt, serials }],
  })
}

function objectionToDelivery(file: ReturnFile, { at }: Decided<'correctDelivery'>): string | undefined {
  if (!isMoment(at)) return 'Say when it was delivered, as in 2026-04-03T15:00:00Z.'
  const left = underWay(file).map(({ shipment }) => shipment.at)
  if (left.length === 0) return 'Nothing is on its way to the client: there is no delivery to confirm.'
  if (instant(at) > now()) return 'A delivery cannot lie in the future.'
  return left.every(shippedAt => instant(at) < shippedAt) ? `It was shipped on ${left[0]} only.` : undefined
}

function confirmDelivery(file: ReturnFile, decision: Decided<'correctDelivery'>): void {
  file.note({ ...lineOf(decision), what: 'delivery confirmed', because: ['settled:the-anchor'] })
  delivered(file, { at: instant(decision.at), by: decision.by }, undefined)
}

/** Accepted, a parcel counts as its unit since it arrived; otherwise the days go on with those that were left. */
function resolve(file: ReturnFile, decision: Decided<'resolveException'>): void {
  const { standing } = file
  const exception = standing.exceptions.open.find(one => one.id === decision.exception)
  if (!exception) return
  standing.exceptions.resolve(exception, decision.resolution, now())
  const unit = decision.resolution === 'accept' ? acceptedUnit(standing.absent, decision) : undefined
  if (unit) arrive(unit, exception.at)
  file.note({
    who: decision.by,
    what: `exception resolved: ${decision.resolution}`,
    because: ['settled:wrong-item'],
    detail: { exception: exception.id, role: decision.role, reason: decision.reason },
    ...(unit && { now: { units: [{ serial: unit.serial, state: unit.state }] } }),
    letters: PARCELS.has(exception.kind)
      ? [{ kind: 'exception-resolved', occasion: exception.id, variant: decision.resolution }]
      : [],
    settles: [{ kind: 'resolve-exception', occasion: exception.id }, ...(unit ? settle(unit, 'quarantine') : [])],
  })
}
