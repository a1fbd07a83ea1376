import type {
  ArrivalRuling,
  AwaitedUnit,
  HandOverAgenda,
  HandOverFacts,
  HandOverOccasion,
  ReturnParcel,
} from '../domain/hand-over.ts'
import type { NotNeededTerms } from '../domain/not-needed-terms.ts'
import { earliest, type Instant, latest } from '../domain/time.ts'
import { addDays, dayOf, firstInstantOf, sameTimeLater, timeOn } from './calendar.ts'
import { pausedDays } from './marks.ts'
import { ruleHandOver } from './ordered-not-needed.ts'

type Terms = Pick<NotNeededTerms, 'zone' | 'approvedAt' | 'transitGraceDays' | 'reminders'>

export interface OpenHandOver {
  terms: Terms
  facts: HandOverFacts
  now: Instant
}

/**
 * What is due of goods that were not needed and are not here: reminders before their last day, and its end. What a
 * carrier took in by then is waited for some days more; after that, staff decide. Pure; the facts say all that is known.
 */
export function handOverAgenda({ terms, facts, now }: OpenHandOver): HandOverAgenda {
  const marked = (units: AwaitedUnit[]) => units.map(unit => ({ ...unit, ...marksOf(unit, { terms, facts, now }) }))
  const [awaited, overdue] = [marked(facts.awaited), marked(facts.overdue)]
  const handOverBy = earliest(...awaited.map(unit => unit.handOverBy))
  const closeAt = latestOf([
    ...overdue.map(unit => unit.arriveBy),
    ...underWay(facts).map(one => lateGrace(one, terms)),
  ])
  const lastDays = awaited.map(({ serial, handOverBy }) => ({ serial, handOverBy }))
  const marks = { lastDays, ...(handOverBy && { handOverBy }), ...(closeAt && { closeAt }) }
  if (facts.pauses.some(pause => !pause.to)) return { clock: 'stands', due: [], ...marks }

  const looks = grouped(awaited).map(group => lookAt(group, { terms, facts, now }))
  const due = [
    ...inTimeAfterAll(overdue, facts),
    ...looks.flatMap(look => look.due),
    ...lateParcels([...awaited, ...overdue], facts),
  ]
  const next = earliest(...looks.map(look => look.next), ...(closeAt && closeAt > now ? [closeAt] : []))
  return { clock: 'runs', due, ...marks, ...(next && { next }) }
}

/** Judged by its own time: the earlier of a carrier's acceptance and the receipt, whenever either is told. */
export function judgeArrival(arrival: {
  unit: AwaitedUnit
  receivedAt: Instant
  terms: Terms
  facts: Pick<HandOverFacts, 'parcels' | 'pauses'>
  now: Instant
}): ArrivalRuling {
  const { unit, receivedAt, facts } = arrival
  const parcel = parcelOf(receivedAt, facts.parcels)
  const handedOverAt = parcel && parcel.since < receivedAt ? parcel.since : receivedAt
  const { handOverBy } = marksOf(unit, arrival)
  const { timing, because } = ruleHandOver({ handedOverAt, handOverBy })
  return { timing, because, handedOverAt, ...(parcel && { tracking: parcel.tracking }) }
}

/**
 * The dock scans units, not parcels. What was delivered last before the unit came in brought it; where no carrier says
 * what was delivered, the parcel that has been under way longest did: the doubt is the client's.
 */
function parcelOf(receivedAt: Instant, parcels: ReturnParcel[]): ReturnParcel | undefined {
  const candidates = parcels.filter(parcel => parcel.since <= receivedAt && parcel.fate !== 'gone')
  const delivered = candidates
    .filter(parcel => parcel.deliveredAt !== undefined && parcel.deliveredAt <= receivedAt)
    .toSorted((one, other) => ((one.deliveredAt ?? '') < (other.deliveredAt ?? '') ? 1 : -1))
  const longest = candidates.toSorted((one, other) => (one.since < other.since ? -1 : 1))
  return delivered[0] ?? longest[0]
}

interface Marks {
  /** The first instant that is too late. */
  handOverBy: Instant
  /** The first instant at which what was handed over in time is no longer waited for. */
  arriveBy: Instant
}

/** The days during which the clock stood are added, as far as it stood while there were days left. */
function marksOf(
  { handOverBy, allowedAt }: AwaitedUnit,
  { terms, facts, now }: { terms: Terms; facts: Pick<HandOverFacts, 'pauses'>; now: Instant },
): Marks {
  const { zone, transitGraceDays } = terms
  const later = (at: Instant, days: number) => firstInstantOf(addDays(dayOf(at, zone), days), zone)
  let by = allowedAt ? latest(handOverBy, later(allowedAt, transitGraceDays + 1)) : handOverBy
  const granted = by
  const counted: HandOverFacts['pauses'] = []
  for (const pause of facts.pauses.toSorted((one, other) => (one.from < other.from ? -1 : 1))) {
    if (pause.from >= by) break
    counted.push(pause)
    by = later(granted, pausedDays(counted, terms.approvedAt, zone, now))
  }
  return { handOverBy: by, arriveBy: later(by, transitGraceDays) }
}

type MarkedUnit = AwaitedUnit & Marks

interface Look {
  due: HandOverOccasion[]
  next?: Instant | undefined
}

/** Units whose days end together. */
function lookAt(units: [MarkedUnit, ...MarkedUnit[]], { terms, facts, now }: OpenHandOver): Look {
  const [{ handOverBy, arriveBy }] = units
  const serials = units.map(unit => unit.serial)
  const inTime = facts.parcels.filter(parcel => parcel.since < handOverBy && parcel.fate !== 'gone')
  if (now < handOverBy)
    return inTime.length > 0 ? { due: [], next: handOverBy } : reminders({ serials, handOverBy }, { terms, facts, now })
  if (inTime.length > 0 && now < arriveBy) return { due: [], next: arriveBy }
  const key = `still-in-transit@${handOverBy}`
  if (inTime.every(parcel => parcel.fate === 'arrived'))
    return {
      due: [{ kind: 'lapse', key: `lapse@${handOverBy}`, serials, handOverBy, closeAt: latest(arriveBy, now) }],
    }
  return { due: facts.done.includes(key) ? [] : [{ kind: 'still-in-transit', key, serials }] }
}

/** So many days before the last one. A reminder more than a day late never goes out. */
function reminders(
  { serials, handOverBy }: { serials: AwaitedUnit['serial'][]; handOverBy: Instant },
  { terms: { zone, reminders }, facts, now }: OpenHandOver,
): Look {
  const lastDay = addDays(dayOf(handOverBy, zone), -1)
  const times = reminders.daysBefore
    .map(days => ({ key: `reminder-${days}@${lastDay}`, at: timeOn(addDays(lastDay, -days), reminders.at, zone) }))
    .filter(({ key, at }) => !facts.done.includes(key) && sameTimeLater(at, 1, zone) > now)
  const due = times.filter(({ at }) => at <= now)
  return {
    due: due.map(({ key }) => ({ kind: 'reminder', key, serials, handOverBy })),
    next: earliest(handOverBy, ...times.filter(({ at }) => at > now).map(({ at }) => at)),
  }
}

/** A scan that was told late: whatever had been said of these, they are waited for again. */
function inTimeAfterAll(overdue: MarkedUnit[], facts: HandOverFacts): HandOverOccasion[] {
  return underWay(facts).flatMap(({ tracking, since }) => {
    const serials = overdue.filter(unit => since < unit.handOverBy).map(unit => unit.serial)
    const key = `in-time-after-all@${tracking}`
    return serials.length === 0 || facts.done.includes(key)
      ? []
      : [{ kind: 'in-time-after-all', key, serials, tracking, since }]
  })
}

/** A parcel that was taken in too late for every unit that it may bring is told of once. */
function lateParcels(units: MarkedUnit[], facts: HandOverFacts): HandOverOccasion[] {
  return underWay(facts).flatMap(({ tracking, since }) => {
    const key = `late-parcel@${tracking}`
    const isLate = units.length > 0 && units.every(unit => unit.handOverBy <= since)
    if (!isLate || facts.done.includes(key)) return []
    return [{ kind: 'late-parcel', key, serials: units.map(unit => unit.serial), tracking, since }]
  })
}

function lateGrace({ since }: ReturnParcel, { zone, transitGraceDays }: Terms): Instant {
  return firstInstantOf(addDays(dayOf(since, zone), transitGraceDays + 1), zone)
}

function underWay({ parcels }: HandOverFacts): ReturnParcel[] {
  return parcels.filter(parcel => parcel.fate === 'under-way')
}

function grouped(units: MarkedUnit[]): [MarkedUnit, ...MarkedUnit[]][] {
  const groups = new Map<Instant, [MarkedUnit, ...MarkedUnit[]]>()
  for (const unit of units) {
    const group = groups.get(unit.handOverBy)
    if (group) group.push(unit)
    else groups.set(unit.handOverBy, [unit])
  }
  return [...groups.values()]
}

function latestOf([first, ...others]: Instant[]): Instant | undefined {
  return first && latest(first, ...others)
}
