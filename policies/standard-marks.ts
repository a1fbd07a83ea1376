import type { WindowFacts } from '../domain/ruling.ts'
import type { StandardTerms } from '../domain/standard-terms.ts'
import type { Instant } from '../domain/time.ts'
import { addDays, dayOf, firstInstantOf, timeOn } from './calendar.ts'
import { pausedDays } from './marks.ts'

/** When a standard return goes on although nobody did anything. The day of the first event is day 0. */

const MORNING = '09:00'

export interface LapseMarks {
  noticeAt: Instant
  /** The first instant after the last day. */
  lapsesAt: Instant
  /** The first instant after the last day on which a lapsed RMA can be reopened. */
  closesAt: Instant
}

export interface OpenReturn {
  /** The approval, or the day on which a lapsed RMA was opened again. */
  from: Instant
  zone: string
  lapse: StandardTerms['lapse']
  /** Spans in which a parcel was looked into: the clock stood. */
  pauses: WindowFacts['pauses']
  /** When the notice went out; absent while it has not. */
  noticedAt?: Instant
  now: Instant
}

/** A notice that went out late leaves the client the same days as any other. */
export function lapseMarks({ from, zone, lapse, pauses, noticedAt, now }: OpenReturn): LapseMarks {
  const dayZero = addDays(dayOf(from, zone), pausedDays(pauses, from, zone, now))
  const onTime = addDays(dayZero, lapse.days)
  const afterNotice = addDays(dayOf(noticedAt ?? from, zone), lapse.noticeDaysBefore)
  const lastDay = afterNotice > onTime ? afterNotice : onTime
  return {
    noticeAt: timeOn(addDays(dayZero, lapse.days - lapse.noticeDaysBefore), MORNING, zone),
    lapsesAt: firstInstantOf(addDays(lastDay, 1), zone),
    closesAt: firstInstantOf(addDays(lastDay, 1 + lapse.reopenDays), zone),
  }
}

/** While a client does not say whether they want a unit without trouble back: reminders, then a staff task. */
export function noTroubleMarks(asked: { askedAt: Instant; zone: string; noTrouble: StandardTerms['noTrouble'] }) {
  const { askedAt, zone, noTrouble } = asked
  const dayZero = dayOf(askedAt, zone)
  return {
    reminders: noTrouble.reminderDays.map(day => timeOn(addDays(dayZero, day), MORNING, zone)),
    taskAt: firstInstantOf(addDays(dayZero, noTrouble.taskAfterDays + 1), zone),
  }
}

/** A quote is open through its last day. */
export function quoteLapsesAt(quote: { quotedAt: Instant; zone: string; quoteDays: number }): Instant {
  return firstInstantOf(addDays(dayOf(quote.quotedAt, quote.zone), quote.quoteDays + 1), quote.zone)
}
