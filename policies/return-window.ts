import type { WindowAgenda, WindowFacts, WindowOccasion } from '../domain/ruling.ts'
import type { WindowTerms } from '../domain/terms.ts'
import { DAY, earliest, type Instant, latest, ms } from '../domain/time.ts'
import { addDays, dayOf, daysBetween, nextBusinessDay, sameTimeLater, timeOn } from './calendar.ts'
import { type OpenWindow, type WindowMarks, windowMarks } from './marks.ts'

/**
 * What is due now in a return window, what comes next, and when. Everything is computed again from the facts each time,
 * so a corrected delivery, an extension or an outage is nothing special.
 *
 * The caller does what is due, adds its keys to `done`, and asks again; at `next` it asks in any case. When the final
 * notice got through, or went out for the second time, it sets `finalNoticeAt` to that moment.
 *
 * Throws a RangeError without an anchor.
 */
export function windowAgenda(open: OpenWindow): WindowAgenda {
  const { facts, now } = open
  const marks = windowMarks(open)
  const notice = noticeOf(open, marks)
  const transit = facts.inTransitSince !== undefined && facts.inTransitSince < marks.billAt ? 'held' : 'none'
  const money = moneyMoves(open, marks, notice)
  const moneyAt = transit === 'held' ? latest(money, marks.transitUntil) : unpacked(open, marks, money)
  const shown = { dueAt: marks.dueAt, billAt: marks.billAt, moneyAt, standing: standingAt(now, marks) }

  const hasEnded = facts.done.includes(`money@${marks.billDate}`)
  if (marks.clock === 'stands' || hasEnded) return { ...shown, due: [] }

  const ending: Moment =
    transit === 'held'
      ? dated(marks.transitUntil, { kind: 'still-in-transit', key: `still-in-transit@${marks.billDate}` })
      : dated(moneyAt, { kind: 'money', key: `money@${marks.billDate}` })
  const moments = [
    ...reminders(open, marks, notice),
    ...overdue(open, marks),
    ...notices(open, marks, notice, transit),
    ending,
  ].filter(moment => !facts.done.includes(moment.occasion.key))

  const due = moments
    .filter(moment => moment.at <= now)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map(moment => moment.occasion)
  const next = earliest(...[marks.dueAt, marks.billAt, ...moments.map(moment => moment.at)].filter(at => at > now))
  return next ? { ...shown, due, next } : { ...shown, due }
}

/**
 * What held the charge at the mark goes on holding it, though the box is here and the first unit out of it: as long as a
 * carrier might have had it, and then money moves by itself, since no carrier has anything any more.
 */
function unpacked(open: OpenWindow, marks: WindowMarks, money: Instant): Instant {
  const { unpacking } = open.facts
  if (!unpacking || unpacking.since >= marks.billAt) return money
  return dayOf(unpacking.openedAt, open.zone) < marks.billDate ? money : latest(money, payday(marks.transitUntil, open))
}

interface Moment {
  at: Instant
  occasion: WindowOccasion
}

function dated(at: Instant, occasion: WindowOccasion): Moment {
  return { at, occasion }
}

function standingAt(now: Instant, marks: WindowMarks): WindowAgenda['standing'] {
  if (now < marks.dueAt) return 'in-time'
  return now < marks.billAt ? 'overdue' : 'past-bill-mark'
}

/** A reminder that is more than a day late says nothing useful any more: it is remembered, not sent. */
function reminders({ window, zone, facts, now }: OpenWindow, marks: WindowMarks, notice: FinalNotice): Moment[] {
  return window.reminderDays
    .filter(day => day < window.billAfterDays && day !== notice.day)
    .map(day => {
      const at = reminderAt(day, { window, zone, facts, now }, marks)
      const key = `reminder-${day}@v${facts.anchorVersion}`
      if (ms(now) - ms(at) > DAY || now >= marks.billAt) return dated(at, { kind: 'skip', key })
      return dated(at, { kind: 'reminder', key, day, tone: now < marks.dueAt ? 'friendly' : 'late' })
    })
}

/** On the day of delivery never before the delivery; that day is not moved by what comes later. */
function reminderAt(day: number, { window, zone, facts }: OpenWindow, marks: WindowMarks): Instant {
  const date = addDays(marks.dayZero, day === 0 ? 0 : day + marks.shift)
  return latest(timeOn(date, window.remindAt, zone), facts.anchor)
}

/**
 * Where both marks are one day, only the bill letter goes out. An extension that leaves the due mark in the past tells
 * nobody a second time what they know; one that put it ahead did lift the lateness, and its end is told.
 */
function overdue({ window, zone, facts, now }: OpenWindow, marks: WindowMarks): Moment[] {
  if (window.dueDays >= window.billAfterDays) return []
  const key = `overdue@${marks.dueDate}`
  const wasTold = facts.done.some(done => done.startsWith('overdue@')) && ms(now) - ms(marks.dueAt) > DAY
  if (wasTold || now >= marks.billAt) return [dated(marks.dueAt, { kind: 'skip', key })]
  return [dated(marks.dueAt, { kind: 'overdue', key, days: daysBetween(marks.dueDate, dayOf(now, zone)) })]
}

/** The last letter before money moves: one for each date of the bill mark, so that an extension brings a new one. */
interface FinalNotice {
  day: number
  at: Instant
  key: string
  againKey: string
  /** `bounced`: sent, but it did not get through. `sent-again`: twice is enough. */
  state: 'to-send' | 'got-through' | 'bounced' | 'sent-again'
}

function noticeOf(open: OpenWindow, marks: WindowMarks): FinalNotice {
  const { window, facts } = open
  const day = finalNoticeDay(window)
  const at = reminderAt(day, open, marks)
  const key = `final-notice@${marks.billDate}`
  const againKey = `final-notice-again@${marks.billDate}`
  return { day, at, key, againKey, state: noticeState({ at, key, againKey }, facts) }
}

function noticeState({ at, key, againKey }: Omit<FinalNotice, 'day' | 'state'>, facts: WindowFacts) {
  if (!facts.done.includes(key)) return 'to-send'
  // A notice from before this one's moment spoke of another date.
  if (facts.finalNoticeAt !== undefined && facts.finalNoticeAt >= at) return 'got-through'
  return facts.done.includes(againKey) ? 'sent-again' : 'bounced'
}

/** The last reminder before the mark; where there is none but the first, the day before the last. */
function finalNoticeDay(window: WindowTerms): number {
  const days = window.reminderDays.filter(day => day > 0 && day < window.billAfterDays)
  return days.length > 0 ? Math.max(...days) : window.billAfterDays - 1
}

function notices({ now }: OpenWindow, marks: WindowMarks, notice: FinalNotice, transit: 'held' | 'none'): Moment[] {
  const first = dated(notice.at, {
    kind: 'final-notice',
    key: notice.key,
    timing: now < marks.billAt ? 'in-time' : 'late',
  })
  const again = dated(marks.billAt, { kind: 'final-notice', key: notice.againKey, timing: 'late' })
  // While a carrier has the return no money can move, so there is nothing to announce a second time.
  return notice.state === 'bounced' && transit === 'none' ? [first, again] : [first]
}

/**
 * The mark, or the next business day after it; and no sooner than some days after a notice that came too late. While
 * the client is not warned this keeps moving ahead of now, so that no money moves unannounced.
 */
function moneyMoves(open: OpenWindow, marks: WindowMarks, notice: FinalNotice): Instant {
  const { window, zone } = open
  const warnedAt = lateNoticeAt(open, marks, notice)
  return payday(warnedAt ? sameTimeLater(warnedAt, window.lateNoticeDays, zone) : marks.billAt, open)
}

/** When the client was told too late, or would be if told now. Absent while the notice is in time. */
function lateNoticeAt({ facts, now }: OpenWindow, marks: WindowMarks, notice: FinalNotice): Instant | undefined {
  if (now < marks.billAt) return undefined
  switch (notice.state) {
    case 'got-through':
      return facts.finalNoticeAt && facts.finalNoticeAt >= marks.billAt ? facts.finalNoticeAt : undefined
    case 'to-send':
    case 'bounced':
      return now
    case 'sent-again':
      return marks.billAt
  }
}

function payday(from: Instant, { window, zone }: OpenWindow): Instant {
  if (window.moneyAt === 'mark') return from
  const { time } = window.moneyAt
  const day = nextBusinessDay(dayOf(from, zone), window.moneyAt)
  const at = timeOn(day, time, zone)
  return at >= from ? at : timeOn(nextBusinessDay(addDays(day, 1), window.moneyAt), time, zone)
}
