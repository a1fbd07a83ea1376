import type { Finding } from '../../domain/staff-decision.ts'
import type { Instant } from '../../domain/time.ts'
import { unreachable } from '../../domain/unreachable.ts'
import { now } from '../alarm.ts'
import { rulings } from '../ask.ts'
import { noteOverdueInspection } from '../overdue-inspection.ts'
import { notePackaging } from '../packaging.ts'
import { approve } from './mending.ts'
import type { ReturnFile, UnitStanding } from './standing.ts'
import { ask, isAsked, once, type Rest, standAt, wake } from './unit.ts'

/** Recorded and shown to a manager; the case goes on (VD-8). */
export async function flagPackaging(file: ReturnFile, unit: UnitStanding): Promise<void> {
  const { treatment, packaging = 'unknown' } = unit
  if (packaging !== 'missing') return
  const ruling = await rulings.packaging({ treatment, packaging })
  if (ruling.kind === 'flag-to-manager' && once(unit, 'packaging')) notePackaging(file, unit.serial, ruling.because)
}

/** It is on the bench. Staff end this wait; a manager hears of a unit that lies too long. */
export async function examined(file: ReturnFile, unit: UnitStanding, rest: Rest): Promise<void> {
  standAt(file, unit, 'inspecting')
  await flagPackaging(file, unit)
  if (unit.finding) return found(unit, unit.finding)
  if (unit.judgedBy !== unit.arrivedAt) return wake(unit)
  const since = unit.askedAt ?? askForInspection(file, unit)
  if (isAsked(unit, 'inspection-overdue')) return rest()
  const { inspection, zone } = file.terms
  const until = await rulings.daysLater({ at: since, days: inspection.remindAfterDays, zone })
  if (now() < until) return rest(until, 'the inspection is overdue')
  const occasion = noteOverdueInspection(file, [unit.serial], inspection.remindAfterDays)
  unit.tasks.push({ kind: 'inspection-overdue', occasion })
}

function askForInspection(file: ReturnFile, unit: UnitStanding): Instant {
  unit.askedAt = now()
  file.note({
    who: 'policy',
    what: 'inspection asked for',
    because: unit.treatment.because,
    detail: { serial: unit.serial },
    tasks: ask(unit, { kind: 'inspect', occasion: `inspect-${unit.serial}`, role: 'staff' }),
  })
  return unit.askedAt
}

/** What the finding leads to, as settled when the unit came in. */
function found(unit: UnitStanding, finding: Finding): void {
  if (!unit.bench) return
  const after = unit.bench.after[finding]
  switch (after.kind) {
    case 'ask-client':
      unit.course = { kind: 'asking' }
      return
    case 'partner-team':
    case 'quote':
      unit.course = { kind: 'quoting', because: after.because }
      return
    case 'replace':
    case 'repair-or-replace':
    case 'repair-or-partner-team':
    case 'person-decides':
      unit.course = { kind: 'faulty' }
      return
    default:
      return unreachable(after)
  }
}

/** A fault: people choose what is done about it, as far as its age and its warranty leave a choice. */
export async function faulty(file: ReturnFile, unit: UnitStanding, rest: Rest): Promise<void> {
  standAt(file, unit, 'inspecting')
  const { chosen } = unit
  if (!chosen) return askForRemedy(file, unit, rest)
  if (chosen.remedy === 'partner-team') {
    unit.course = { kind: 'quoting', because: ['VD-14'] }
    return
  }
  await approve(file, unit, { ...chosen, remedy: chosen.remedy })
}

function askForRemedy(file: ReturnFile, unit: UnitStanding, rest: Rest): Promise<void> {
  const after = unit.bench?.after['fault-found']
  if (after && !isAsked(unit, 'choose-remedy'))
    file.note({
      who: 'policy',
      what: 'fault found: what is done about it?',
      because: after.because,
      detail: { serial: unit.serial, may: after.kind },
      tasks: ask(unit, {
        kind: 'choose-remedy',
        occasion: `${unit.serial}-${unit.known}`,
        role: 'staff',
        variant: after.kind,
      }),
    })
  return rest()
}
