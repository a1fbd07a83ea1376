import type { Stage } from '../../domain/case.ts'
import type { HandOverAgenda, HandOverOccasion } from '../../domain/hand-over.ts'
import type { SerialNumber } from '../../domain/names.ts'
import { unreachable } from '../../domain/unreachable.ts'
import { now } from '../alarm.ts'
import { rulings } from '../ask.ts'
import { lastLook } from './last-look.ts'
import { notArrived } from './not-arrived.ts'
import { type Goods, type GoodsFile, shownOf } from './standing.ts'

/** One look at the agenda: does what is due. `again`: that, or what came to light, has changed it. */
export async function handOver(file: GoodsFile): Promise<HandOverAgenda | 'again'> {
  const { standing, terms } = file
  const agenda = await rulings.handOverAgenda({ terms, facts: standing.handOver, now: now() })
  sayResolved(file, agenda)
  sayAllowed(file, agenda)
  file.stand(stageOf(file, agenda), { dueAt: agenda.handOverBy ?? null })
  for (const occasion of agenda.due) {
    if (SAYS_LATE.has(occasion.kind) && (await lastLook(file, occasion)) === 'news') return 'again'
    standing.done.push(occasion.key)
    carryOut(file, occasion)
  }
  return agenda.due.length > 0 ? 'again' : agenda
}

/** Before any of these is said, everybody who may know better is asked. */
const SAYS_LATE: ReadonlySet<HandOverOccasion['kind']> = new Set(['lapse', 'late-parcel', 'still-in-transit'])

function stageOf({ standing }: GoodsFile, { clock }: HandOverAgenda): Stage {
  if (clock === 'stands') return 'paused'
  if (standing.awaited.length > 0) return 'awaiting-return'
  if (standing.unsettled.length > 0) return 'inspecting'
  return standing.exceptions.open.length > 0 ? 'awaiting-return' : 'lapsed'
}

function carryOut(file: GoodsFile, occasion: HandOverOccasion): void {
  const units = unitsOf(file, occasion.serials)
  switch (occasion.kind) {
    case 'reminder':
      return file.note({
        who: 'policy',
        what: 'reminded of the last day',
        because: ['FO-5'],
        detail: { handOverBy: occasion.handOverBy },
        letters: [{ kind: 'reminder', occasion: occasion.key, serials: occasion.serials, dueAt: occasion.handOverBy }],
      })
    case 'lapse':
      return lapse(file, units, occasion)
    case 'in-time-after-all':
      return inTimeAfterAll(file, units, occasion)
    case 'late-parcel':
      return lateParcel(file, units, occasion)
    case 'still-in-transit':
      return notArrived(file, units, occasion.key)
    default:
      return unreachable(occasion)
  }
}

/** The days are over. The case stays open for some more: what is told late may still show that it was in time. */
function lapse(
  file: GoodsFile,
  units: Goods[],
  { key, serials, handOverBy, closeAt }: Extract<HandOverOccasion, { kind: 'lapse' }>,
): void {
  overdue(units)
  file.note({
    who: 'policy',
    what: 'nothing handed over in time',
    because: ['FO-5', 'settled:fo-5s-30-days'],
    detail: { serials: serials.join(', '), handOverBy },
    now: shownOf(units),
    letters: [{ kind: 'rma-lapsed', occasion: key, serials, dueAt: handOverBy, when: closeAt }],
    comments: [{ kind: 'lapsed', occasion: key, serials, when: handOverBy }],
  })
}

/** On its way, and too late: the client hears it before the parcel is here. */
function lateParcel(
  file: GoodsFile,
  units: Goods[],
  { key, serials, tracking, since }: Extract<HandOverOccasion, { kind: 'late-parcel' }>,
): void {
  overdue(units)
  file.standing.wasDenied = 'yes'
  file.note({
    who: 'policy',
    what: 'denied: handed over too late',
    because: ['FO-5', 'settled:fo-5s-30-days'],
    detail: { serials: serials.join(', '), tracking, handedOverAt: since },
    now: shownOf(units),
    letters: [{ kind: 'denied', occasion: key, serials, when: since, variant: 'on-its-way' }],
    comments: [{ kind: 'denied', occasion: key, serials, when: since }],
  })
}

function inTimeAfterAll(
  file: GoodsFile,
  units: Goods[],
  { key, serials, tracking, since }: Extract<HandOverOccasion, { kind: 'in-time-after-all' }>,
): void {
  for (const unit of units) {
    unit.state = 'owed'
    delete unit.ended
  }
  file.note({
    who: 'policy',
    what: 'handed over in time after all',
    because: ['FO-5', 'settled:fo-5s-30-days'],
    detail: { serials: serials.join(', '), tracking, handedOverAt: since },
    now: shownOf(units),
    letters: [{ kind: 'late-allowed', occasion: key, serials, when: since, variant: 'in-time' }],
    comments: [{ kind: 'late-allowed', occasion: key, serials, when: since, variant: 'in time after all' }],
  })
}

function overdue(units: Goods[]): void {
  for (const unit of units) {
    unit.state = 'not-expected'
    unit.ended = 'overdue'
  }
}

/** What a person has found about a parcel, with the days that are left now. */
export function sayResolved(file: GoodsFile, { handOverBy }: Pick<HandOverAgenda, 'handOverBy'> = {}): void {
  for (const { id, resolution, serial } of file.standing.resolved.splice(0))
    file.note({
      who: 'sendback',
      what: 'resolution told',
      detail: { exception: id },
      letters: [
        {
          kind: 'exception-resolved',
          occasion: id,
          ...(resolution && { variant: resolution }),
          ...(serial && file.standing.unit(serial) && { serials: [serial] }),
          ...(handOverBy && { dueAt: handOverBy }),
        },
      ],
    })
}

/** A manager's word about what is not here yet: by when it has to be handed over now. */
function sayAllowed(file: GoodsFile, { lastDays }: HandOverAgenda): void {
  const { standing } = file
  for (const { serial, handOverBy } of lastDays) {
    const said = `allowed@${standing.unit(serial)?.allowedAt}:${serial}`
    if (!standing.unit(serial)?.allowedAt || standing.done.includes(said)) continue
    standing.done.push(said)
    file.note({
      who: 'policy',
      what: 'may come late',
      detail: { serial, handOverBy },
      letters: [{ kind: 'late-allowed', occasion: said, serials: [serial], variant: 'awaited', dueAt: handOverBy }],
    })
  }
}

function unitsOf({ standing }: GoodsFile, serials: SerialNumber[]): Goods[] {
  return standing.units.filter(unit => serials.includes(unit.serial))
}
