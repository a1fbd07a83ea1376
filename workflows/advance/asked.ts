import type { SettledTask, TaskKind } from '../../domain/step.ts'
import { now } from '../alarm.ts'
import type { CaseException } from '../exceptions.ts'
import type { ExchangeFile, UnitStanding } from './standing.ts'

/** The tasks in which people are asked about one exception, and no other: each bears its id. */
export function askedAbout({ id, kind }: CaseException): SettledTask[] {
  return (TASKS[kind] ?? []).map(task => ({ kind: task, occasion: id }))
}

/** An exchange has no other exceptions. */
const TASKS: { readonly [Kind in CaseException['kind']]?: readonly TaskKind[] } = {
  'wrong-serial': ['resolve-exception'],
  'wrong-item': ['resolve-exception'],
  'empty-box': ['resolve-exception'],
  'still-in-transit': ['still-in-transit'],
  charge: ['approve-charge'],
  dispute: ['approve-charge', 'dispute'],
}

/** An inspection may be asked for of several units together; it is over with the last of them. */
export function inspectionOf({ standing }: ExchangeFile, { inspectionAsked, overdue }: UnitStanding): SettledTask[] {
  const isOver = !standing.units.some(unit => unit.inspectionAsked === inspectionAsked && !unit.inspected)
  return [
    ...(inspectionAsked && isOver ? [{ kind: 'inspect', occasion: inspectionAsked } as const] : []),
    ...(overdue ? [{ kind: 'inspection-overdue', occasion: overdue } as const] : []),
  ]
}

/** What staff were to look for at the carriers is here, or nobody waits for it: they need not look any more. */
export function stopLooking(file: ExchangeFile): void {
  const { exceptions, owed, inTransitSince } = file.standing
  if (owed.length > 0 && inTransitSince !== undefined) return
  for (const sought of exceptions.open.filter(one => one.kind === 'still-in-transit')) {
    exceptions.resolve(sought, 'accept', now())
    file.note({
      who: 'policy',
      what: 'nothing is with the carriers any more',
      because: ['settled:what-counts-as-back'],
      detail: { exception: sought.id },
      settles: askedAbout(sought),
    })
  }
}
