import type { StandardUnitTerms } from '../../domain/standard-terms.ts'
import { type Instant, latest } from '../../domain/time.ts'
import { now } from '../alarm.ts'
import { rulings } from '../ask.ts'
import { flagPackaging } from './bench.ts'
import { benchPolicy } from './bench-policy.ts'
import type { ReturnFile, UnitStanding } from './standing.ts'
import { takeIn } from './taking-in.ts'
import { end, type Rest, standAt, wake } from './unit.ts'

/** A unit that is here is settled for the bench; until then `expectUnits`, or people, end this wait. */
export async function awaited(file: ReturnFile, unit: UnitStanding, rest: Rest): Promise<void> {
  standAt(file, unit, 'awaiting-return')
  if (!unit.arrivedAt) return rest()
  unit.judgedBy = unit.arrivedAt
  unit.bench = await rulings.bench({ unit: unit.granted, terms: benchPolicy(file), receivedAt: unit.arrivedAt })
  if (unit.bench.unit.age?.days !== unit.age?.days) judgeAnew(file, unit, unit.bench.unit)
  await flagPackaging(file, unit)
  unit.course = unit.vendor ? { kind: 'with-vendor' } : { kind: 'examined' }
}

/** Where the arrival decides about the age, what was granted before is granted anew. */
function judgeAnew(file: ReturnFile, unit: UnitStanding, { age, treatment }: StandardUnitTerms): void {
  const { serial } = unit
  const { deductible, because } = treatment
  Object.assign(unit, { treatment, ...(age && { age }) })
  file.note({
    who: 'policy',
    what: 'age counted to the arrival',
    because: ['settled:age', ...because],
    detail: { serial, days: age?.days ?? null, band: age?.band ?? null, deductible },
    ...(deductible > 0 && { freezes: [{ obligation: 'deductible', serial, amount: deductible }] }),
  })
}

/**
 * Until no unit is awaited any more. Nothing arrives: a notice, and then the RMA lapses; reopened, the days begin anew
 * (settled:nothing-arrives).
 */
export async function expectUnits(file: ReturnFile): Promise<void> {
  let from = file.terms.approvedAt
  for (let time = 1; ; time += 1) {
    const closesAt = await untilLapsed(file, { from, time })
    if (closesAt === undefined) return
    const reopenedAt = await untilReopened(file, closesAt)
    if (reopenedAt === undefined) return
    from = reopenedAt
  }
}

/** One span of waiting. Answers until when it can be reopened, or nothing when nobody is waited for any more. */
async function untilLapsed(file: ReturnFile, { from, time }: { from: Instant; time: number }) {
  const { standing } = file
  let noticedAt: Instant | undefined
  while (standing.awaited.length > 0) {
    const seen = whatIsAwaited(file)
    let marks = await marksOf(file, from, noticedAt)
    const stands = standing.exceptions.isPaused
    if (!stands && !noticedAt && now() >= marks.noticeAt) {
      noticedAt = now()
      // A notice that goes out late leaves the client as many days as any other.
      marks = await marksOf(file, from, noticedAt)
      giveNotice(file, marks.lapsesAt, time)
    }
    dueOn(file, marks.lapsesAt)
    if (!stands && now() >= marks.lapsesAt) return lapse(file, marks, time)
    await file.alarm.wait(
      () => whatIsAwaited(file) !== seen,
      stands ? undefined : noticedAt ? marks.lapsesAt : marks.noticeAt,
      noticedAt ? 'the RMA lapses' : 'the RMA lapses soon',
    )
  }
  dueOn(file, null)
  return undefined
}

function marksOf({ standing, terms }: ReturnFile, from: Instant, noticedAt: Instant | undefined) {
  const { zone, lapse } = terms
  const { pauses } = standing.exceptions
  return rulings.lapseMarks({ from, zone, lapse, pauses, ...(noticedAt && { noticedAt }), now: now() })
}

/** Changes with every arrival, and with every parcel that is looked into. */
function whatIsAwaited({ standing }: ReturnFile): string {
  const { awaited, exceptions } = standing
  return [...awaited.map(unit => unit.serial), exceptions.pauses.length, exceptions.isPaused].join(' ')
}

function dueOn(file: ReturnFile, dueAt: Instant | null): void {
  if (file.standing.dueAt === dueAt) return
  file.standing.dueAt = dueAt
  file.becameKnown()
}

function giveNotice(file: ReturnFile, dueAt: Instant, time: number): void {
  const serials = file.standing.awaited.map(unit => unit.serial)
  file.note({
    who: 'policy',
    what: 'notice: the RMA lapses soon',
    because: ['settled:nothing-arrives'],
    detail: { lapsesAt: dueAt },
    letters: [{ kind: 'lapse-notice', occasion: `lapse-${time}`, dueAt, serials }],
  })
}

function lapse(file: ReturnFile, marks: { lapsesAt: Instant; closesAt: Instant }, time: number): Instant {
  const units = file.standing.awaited
  for (const unit of units) {
    unit.course = { kind: 'lapsed', since: marks.lapsesAt }
    unit.known += 1
    standAt(file, unit, 'lapsed')
  }
  dueOn(file, null)
  const serials = units.map(unit => unit.serial)
  const closesAt = latest(marks.closesAt, now())
  file.note({
    who: 'policy',
    what: 'RMA lapsed: nothing arrived',
    because: ['settled:nothing-arrives'],
    detail: { serials: serials.join(', '), reopenUntil: closesAt },
    letters: [{ kind: 'rma-lapsed', occasion: `lapse-${time}`, when: closesAt, serials }],
    comments: [{ kind: 'lapsed', occasion: `lapse-${time}`, when: closesAt, serials }],
  })
  return closesAt
}

/** Staff may open it again, and the days begin anew; what is left at the end of the time for that has lapsed for good. */
async function untilReopened(file: ReturnFile, closesAt: Instant): Promise<Instant | undefined> {
  const { standing } = file
  const before = standing.reopenedAt
  await file.alarm.wait(
    () => standing.reopenedAt !== before || standing.lapsed.length === 0,
    closesAt,
    'a lapsed RMA can be reopened',
  )
  if (standing.reopenedAt !== before) {
    for (const unit of standing.lapsed) {
      if (unit.cameLate) takeIn(file, unit, unit.cameLate)
      else wake(unit)
    }
    return standing.reopenedAt
  }
  for (const unit of standing.lapsed) end(file, unit, 'lapsed')
  return undefined
}
