import { GOODS_CONDITIONS } from '../../domain/not-needed-terms.ts'
import { inspectedAs } from '../../domain/on-record.ts'
import type { TaskKind } from '../../domain/step.ts'
import { unreachable } from '../../domain/unreachable.ts'
import { now } from '../alarm.ts'
import { isManager, lineOf } from '../decider.ts'
import type { Decided, DecisionTable } from '../desk.ts'
import { acceptedUnit, type CaseException, objectionToResolution } from '../exceptions.ts'
import { type Goods, type GoodsFile, shownOf } from './standing.ts'

/** What people may decide about goods that are not needed. */
export function goodsDecisions(file: GoodsFile): DecisionTable {
  return {
    cancel: { objection: () => objectionToCancelling(file), carryOut: decision => cancel(file, decision) },
    finish: { objection: () => objectionToFinishing(file), carryOut: decision => finish(file, decision) },
    inspect: { objection: found => objectionToInspection(file, found), carryOut: found => inspect(file, found) },
    allowLate: { objection: wanted => objectionToAllowing(file, wanted), carryOut: wanted => allowLate(file, wanted) },
    resolveException: {
      objection: decision =>
        objectionToResolution(file.standing.exceptions, file.standing.absent, aboutItsUnit(file, decision)),
      carryOut: decision => resolve(file, aboutItsUnit(file, decision)),
    },
  }
}

function objectionToCancelling({ standing }: GoodsFile): string | undefined {
  if (standing.cancelled === 'yes') return 'The return is cancelled already.'
  return standing.absent.length === 0 ? 'Everything is here: nothing is awaited that could be called off.' : undefined
}

/** What is here already is seen to its end; nothing more is awaited. */
function cancel(file: GoodsFile, decision: Decided<'cancel'>): void {
  const { standing } = file
  const units = giveUp(file, 'cancelled')
  standing.cancelled = 'yes'
  file.note({
    ...lineOf(decision),
    what: 'cancelled',
    now: shownOf(units),
    letters: [{ kind: 'cancelled', occasion: 'cancellation', serials: units.map(unit => unit.serial) }],
    settles: ['still-in-transit'],
  })
}

function objectionToFinishing({ standing }: GoodsFile): string | undefined {
  return standing.absent.length === 0 ? 'Everything is here: inspect it, or say what becomes of it.' : undefined
}

function finish(file: GoodsFile, decision: Decided<'finish'>): void {
  const units = giveUp(file, 'given-up')
  file.note({
    ...lineOf(decision),
    what: 'nothing more is to come',
    now: shownOf(units),
    settles: ['still-in-transit'],
  })
}

function giveUp({ standing }: GoodsFile, why: 'cancelled' | 'given-up'): Goods[] {
  const units = standing.absent
  for (const unit of units) {
    const sought = standing.exceptionOf(unit, 'not-arrived')
    if (sought) standing.exceptions.resolve(sought, 'refuse', now())
    unit.state = 'not-expected'
    unit.ended = why
  }
  return units
}

function objectionToInspection({ standing }: GoodsFile, found: Decided<'inspect'>): string | undefined {
  const unit = standing.unit(found.serial)
  if (!unit?.receivedAt) return `Unit ${found.serial} is not here: receive it first.`
  if (unit.inspected) return `Unit ${found.serial} has been inspected: ${unit.inspected}.`
  if (unit.state === 'on-bench')
    return `Unit ${found.serial} came too late (FO-5); a manager may take it back all the same.`
  if (unit.state !== 'received') return `Unit ${found.serial} is not to be inspected: it is ${unit.state}.`
  const { condition } = found
  if (condition === undefined || !GOODS_CONDITIONS.includes(condition))
    return `Say how it came back (condition): ${GOODS_CONDITIONS.join(', ')} (FO-6).`
  return found.finding === 'client-damage' && condition === 'sealed'
    ? 'What the client has damaged is not sealed: say opened, installed or used (FO-6).'
    : undefined
}

function inspect(file: GoodsFile, found: Decided<'inspect'>): void {
  const { standing } = file
  const unit = standing.unit(found.serial)
  if (!unit || !found.condition) return
  unit.inspected = found.condition
  const { serial } = unit
  file.note({
    who: found.by,
    what: inspectedAs(found.condition),
    because: ['FO-6'],
    detail: { serial, finding: found.finding, reason: found.reason },
    comments: [{ kind: 'inspected', occasion: serial, serials: [serial], variant: found.condition }],
    ...(standing.uninspected.length === 0 && { settles: ['inspect'] }),
  })
}

function objectionToAllowing({ standing }: GoodsFile, { role, serials }: Decided<'allowLate'>): string | undefined {
  if (!isManager(role)) return 'Only a manager takes back what came too late.'
  const late = standing.units.filter(isLate).map(unit => unit.serial)
  const isFit = Array.isArray(serials) && serials.length > 0 && serials.every(serial => late.includes(serial))
  return isFit
    ? undefined
    : `Name units that came too late, or did not come in time (serials): ${late.join(', ') || 'none'}.`
}

function isLate({ state, ended }: Goods): boolean {
  return state === 'on-bench' || ended === 'overdue'
}

/** Against the rule, on a manager's word: the reason stands in the audit trail, and the return goes on. */
function allowLate(file: GoodsFile, decision: Decided<'allowLate'>): void {
  const units = file.standing.units.filter(unit => decision.serials.includes(unit.serial))
  for (const unit of units) {
    unit.allowedAt = now()
    // One that is not here yet has a new last day, and is judged by it.
    if (unit.state === 'on-bench') unit.taken = 'although-late'
    if (unit.state === 'not-expected') unit.state = 'owed'
    delete unit.ended
  }
  file.note({
    ...lineOf(decision),
    what: 'late return allowed',
    because: ['FO-5'],
    detail: { role: decision.role, reason: decision.reason, serials: decision.serials.join(', ') },
    now: shownOf(units),
    comments: [
      {
        kind: 'late-allowed',
        occasion: file.occasion('allowed'),
        serials: decision.serials,
        variant: `${decision.by}: ${decision.reason}`,
      },
    ],
  })
}

/** What never arrived, or is here too late, is one unit's matter: it need not be named again. */
function aboutItsUnit({ standing }: GoodsFile, decision: Decided<'resolveException'>): Decided<'resolveException'> {
  const exception = standing.exceptions.open.find(one => one.id === decision.exception)
  return exception?.kind === 'not-arrived' && exception.serial ? { ...decision, serial: exception.serial } : decision
}

function resolve(file: GoodsFile, decision: Decided<'resolveException'>): void {
  const { standing } = file
  const exception = standing.exceptions.open.find(one => one.id === decision.exception)
  if (!exception) return
  standing.exceptions.resolve(exception, decision.resolution, now())
  const unit = carryOutResolution(file, exception, decision)
  standing.light += 1
  file.note({
    ...lineOf(decision),
    what: `exception resolved: ${decision.resolution}`,
    because: ['settled:wrong-item'],
    detail: { exception: exception.id, role: decision.role, reason: decision.reason },
    ...(unit && { now: shownOf([unit]) }),
    settles: settledBy(exception, standing.exceptions.open),
  })
  standing.resolved.push(exception)
}

/** The unit that it is about, if any. */
function carryOutResolution(
  { standing }: GoodsFile,
  exception: CaseException,
  decision: Decided<'resolveException'>,
): Goods | undefined {
  switch (exception.kind) {
    case 'wrong-serial':
    case 'wrong-item':
    case 'empty-box': {
      const unit = decision.resolution === 'accept' ? acceptedUnit(standing.absent, decision) : undefined
      if (unit) unit.receivedAt = exception.at
      return unit
    }
    case 'not-arrived': {
      const unit = standing.units.find(one => one.serial === exception.serial)
      if (!unit) return undefined
      if (decision.resolution === 'accept') {
        unit.receivedAt = exception.at
        unit.taken = 'although-lost'
      } else {
        unit.state = 'not-expected'
        unit.ended = 'given-up'
      }
      return unit
    }
    case 'denied-goods': {
      const unit = standing.units.find(one => one.serial === exception.serial)
      if (unit) unit.state = decision.resolution === 'dispose' ? 'disposed-of' : 'sent-back'
      return unit
    }
    // Nothing of the kind arises here.
    case 'still-in-transit':
    case 'charge':
    case 'dispute':
      return undefined
    default:
      return unreachable(exception.kind)
  }
}

/** What nobody has to do any more: a task stays open while another exception asks for it. */
function settledBy(exception: CaseException, open: CaseException[]): TaskKind[] {
  const stillAsked = new Set(open.flatMap(one => SETTLES[one.kind]))
  return SETTLES[exception.kind].filter(task => !stillAsked.has(task))
}

const SETTLES: Record<CaseException['kind'], TaskKind[]> = {
  'wrong-serial': ['resolve-exception'],
  'wrong-item': ['resolve-exception'],
  'empty-box': ['resolve-exception'],
  'not-arrived': ['still-in-transit', 'carrier-claim'],
  'denied-goods': ['denied-goods'],
  'still-in-transit': [],
  charge: [],
  dispute: [],
}
