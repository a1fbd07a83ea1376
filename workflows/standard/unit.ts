import type { Stage, UnitState } from '../../domain/case.ts'
import type { SettledTask, TaskKind, TaskOrder } from '../../domain/step.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ending, ReturnFile, UnitStanding } from './standing.ts'

/** Waits until something has become known of the unit since it was last looked at, or until the instant. */
export type Rest = (until?: Instant, why?: string) => Promise<void>

/** Where the unit stands; the case follows. */
export function standAt(file: ReturnFile, unit: UnitStanding, stage: Stage): void {
  if (unit.stage === stage) return
  unit.stage = stage
  file.becameKnown()
}

/** Whether this is the first time, for what is done once for a unit. */
export function once(unit: UnitStanding, name: string): boolean {
  if (unit.done.includes(name)) return false
  unit.done.push(name)
  return true
}

/** A person's part in this unit's way. */
export function ask(unit: UnitStanding, task: Omit<TaskOrder, 'serials'>): TaskOrder[] {
  const { kind, occasion } = task
  unit.tasks.push({ kind, occasion })
  return [{ ...task, serials: [unit.serial] }]
}

export function isAsked(unit: UnitStanding, ...kinds: TaskKind[]): boolean {
  return unit.tasks.some(({ kind }) => kinds.includes(kind))
}

/** Nobody has to do these for the unit any more; without any kind, whatever it was. */
export function settle(unit: UnitStanding, ...kinds: TaskKind[]): SettledTask[] {
  const isMeant = ({ kind }: UnitStanding['tasks'][number]) => kinds.length === 0 || kinds.includes(kind)
  const settled = unit.tasks.filter(isMeant)
  unit.tasks = unit.tasks.filter(task => !isMeant(task))
  return settled
}

/** This one task, whatever else of its kind is asked for. */
export function settleOne(unit: UnitStanding, { kind, occasion }: SettledOnce): SettledTask[] {
  const settled = unit.tasks.filter(task => task.kind === kind && task.occasion === occasion)
  unit.tasks = unit.tasks.filter(task => !settled.includes(task))
  return settled
}

type SettledOnce = Pick<TaskOrder, 'kind' | 'occasion'>

const STATES: Record<Ending, UnitState> = {
  replaced: 'replaced',
  repaired: 'repaired',
  'sent-back': 'sent-back',
  'disposed-of': 'disposed-of',
  'settled-by-staff': 'forgiven',
  lapsed: 'not-expected',
  cancelled: 'not-expected',
}

/** The unit's way is over; what its tasks asked for is asked no more. */
export function end(file: ReturnFile, unit: UnitStanding, ending: Ending, state = STATES[ending]): void {
  unit.course = { kind: 'ended', ending }
  unit.state = state
  unit.known += 1
  file.note({
    who: 'policy',
    what: `${unit.serial}: ${ending}`,
    now: { units: [{ serial: unit.serial, state: unit.state }] },
    settles: settle(unit),
  })
}

/** It is waited for again. */
export function wake(unit: UnitStanding): void {
  unit.course = { kind: 'awaited' }
  unit.known += 1
}
