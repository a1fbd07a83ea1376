import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { WindowFacts } from '../../domain/ruling.ts'
import type { WindowTerms } from '../../domain/terms.ts'
import { DAY, HOUR, type Instant, instant, after as later, localDate, MINUTE } from '../../domain/time.ts'
import { addDays, dayOf, firstInstantOf, timeOn } from '../../policies/calendar.ts'
import { windowAgenda } from '../../policies/return-window.ts'
import { termsOf } from './granted.ts'
import { acceptance, Desk, delivered, zone } from './window-desk.ts'

const duringTheDay = (day: string) => timeOn(localDate(day), '12:00', zone)

describe('the return window', () => {
  it('21, FO-2, settled:a-day: delivered Thu 3/5 is due through Sun 3/15 and billed after Sat 4/4, across the change of clocks', () => {
    const agenda = new Desk().ask()
    assert.equal(agenda.dueAt, '2026-03-16T04:00:00.000Z')
    assert.equal(agenda.billAt, '2026-04-05T04:00:00.000Z')
    assert.equal(agenda.moneyAt, '2026-04-05T04:00:00.000Z')
  })

  it('21, 34, settled:two-marks: stands in time through day 10, is overdue from day 11, and past the bill mark from day 31', () => {
    const standingAt = (now: string) =>
      windowAgenda({ window: acceptance, zone, facts: new Desk().facts, now: instant(now) }).standing
    assert.equal(standingAt('2026-03-16T03:59:59.999Z'), 'in-time')
    assert.equal(standingAt('2026-03-16T04:00:00.000Z'), 'overdue')
    assert.equal(standingAt('2026-04-05T03:59:59.999Z'), 'overdue')
    assert.equal(standingAt('2026-04-05T04:00:00.000Z'), 'past-bill-mark')
  })

  it('25, settled:a-day: delivered at 23:50 counts from that date in New York', () => {
    assert.equal(new Desk(acceptance, instant('2026-03-10T03:50:00Z')).ask().dueAt, '2026-03-20T04:00:00.000Z')
    assert.equal(new Desk(acceptance, instant('2026-03-10T04:00:00Z')).ask().dueAt, '2026-03-21T04:00:00.000Z')
  })

  it('33, settled:reminders: reminds on days 0, 5, 8, 10, 20 and 27 at nine, gives final notice on day 29, and takes money once', () => {
    const desk = new Desk().until('2026-06-01T00:00:00Z')
    assert.deepEqual(desk.acted, [
      { at: '2026-03-05T15:12:00.000Z', what: 'reminder-0@v1' },
      { at: '2026-03-10T13:00:00.000Z', what: 'reminder-5@v1' },
      { at: '2026-03-13T13:00:00.000Z', what: 'reminder-8@v1' },
      { at: '2026-03-15T13:00:00.000Z', what: 'reminder-10@v1' },
      { at: '2026-03-16T04:00:00.000Z', what: 'overdue@2026-03-15' },
      { at: '2026-03-25T13:00:00.000Z', what: 'reminder-20@v1' },
      { at: '2026-04-01T13:00:00.000Z', what: 'reminder-27@v1' },
      { at: '2026-04-03T13:00:00.000Z', what: 'final-notice@2026-04-04' },
      { at: '2026-04-05T04:00:00.000Z', what: 'money@2026-04-04' },
    ])
  })

  it('33, settled:reminders: a reminder is friendly before the due mark and says late after it', () => {
    const tones = (now: string) =>
      windowAgenda({ window: acceptance, zone, facts: new Desk().facts, now: instant(now) }).due.flatMap(occasion =>
        occasion.kind === 'reminder' ? [[occasion.day, occasion.tone]] : [],
      )
    assert.deepEqual(tones('2026-03-15T13:00:00Z'), [[10, 'friendly']])
    assert.deepEqual(tones('2026-03-16T04:00:00Z'), [[10, 'late']])
    assert.deepEqual(tones('2026-03-25T13:00:00Z'), [[20, 'late']])
  })

  it('33, settled:reminders: waits until nine with the first reminder of a morning delivery', () => {
    const desk = new Desk(acceptance, instant('2026-03-05T12:00:00Z'))
    assert.deepEqual(desk.ask().due, [])
    assert.equal(desk.ask().next, '2026-03-05T14:00:00.000Z')
    desk.now = instant('2026-03-05T14:00:00Z')
    assert.deepEqual(desk.ask().due, [{ kind: 'reminder', key: 'reminder-0@v1', day: 0, tone: 'friendly' }])
  })

  it('settled:reminders: a reminder is sent up to a day late, and after that only remembered', () => {
    const fifth = instant('2026-03-10T13:00:00Z')
    const kindAt = (now: Instant) => {
      const facts = { ...new Desk().facts, done: ['reminder-0@v1'] }
      return windowAgenda({ window: acceptance, zone, facts, now }).due.map(occasion => occasion.kind)
    }
    assert.deepEqual(kindAt(later(fifth, -1)), [])
    assert.deepEqual(kindAt(fifth), ['reminder'])
    assert.deepEqual(kindAt(later(fifth, DAY)), ['reminder'])
    assert.deepEqual(kindAt(later(fifth, DAY + 1)), ['skip'])
  })

  it('28, settled:corrected-delivery: a delivery of 3/5 told on 3/20 is overdue at once, sends no old reminder, and keeps the bill mark of 4/4', () => {
    const desk = new Desk()
    desk.now = instant('2026-03-20T16:00:00Z')
    assert.deepEqual(desk.ask().due.at(-1), { kind: 'overdue', key: 'overdue@2026-03-15', days: 5 })
    desk.act()
    assert.equal(desk.ask().standing, 'overdue')
    assert.deepEqual(desk.kinds, ['skip', 'skip', 'skip', 'skip', 'overdue'])
    desk.until('2026-04-30T00:00:00Z')
    assert.deepEqual(desk.when('money@2026-04-04'), ['2026-04-05T04:00:00.000Z'])
  })

  it('30, settled:corrected-delivery: a delivery corrected from 3/5 to 3/9 moves the marks to 3/19 and 4/8, and no old reminder goes out', () => {
    const desk = new Desk().until(duringTheDay('2026-03-12'))
    Object.assign(desk.facts, { anchor: instant('2026-03-09T15:00:00Z'), anchorVersion: 2 })
    const agenda = desk.ask()
    assert.equal(agenda.dueAt, '2026-03-20T04:00:00.000Z')
    assert.equal(agenda.billAt, '2026-04-09T04:00:00.000Z')
    desk.until('2026-05-01T00:00:00Z')
    assert.deepEqual(
      desk.acted.slice(2).map(act => `${act.at.slice(0, 10)} ${act.what}`),
      [
        '2026-03-12 reminder-0@v2',
        '2026-03-14 reminder-5@v2',
        '2026-03-17 reminder-8@v2',
        '2026-03-19 reminder-10@v2',
        '2026-03-20 overdue@2026-03-19',
        '2026-03-29 reminder-20@v2',
        '2026-04-05 reminder-27@v2',
        '2026-04-07 final-notice@2026-04-08',
        '2026-04-09 money@2026-04-08',
      ],
    )
    assert.equal(desk.kinds[2], 'skip')
  })

  it('settled:corrected-delivery: a correction that puts the bill mark into the past gives notice first, and takes money three days later', () => {
    const desk = new Desk().until(duringTheDay('2026-03-20'))
    Object.assign(desk.facts, { anchor: instant('2026-02-10T15:00:00Z'), anchorVersion: 2 })
    desk.act()
    assert.equal(desk.ask().standing, 'past-bill-mark')
    assert.equal(desk.ask().moneyAt, duringTheDay('2026-03-23'))
    desk.until('2026-04-30T00:00:00Z')
    assert.deepEqual(desk.when('final-notice@2026-03-12'), [duringTheDay('2026-03-20')])
    assert.deepEqual(desk.when('money@2026-03-12'), [duringTheDay('2026-03-23')])
  })

  it('34, settled:two-marks: on day 11 says overdue once, and takes no money', () => {
    const desk = new Desk().until(duringTheDay('2026-03-16'))
    assert.deepEqual(desk.when('overdue@2026-03-15'), ['2026-03-16T04:00:00.000Z'])
    assert.ok(!desk.kinds.includes('money'))
  })

  it('35, settled:extension: an extension by 10 days on day 25 lifts nothing that is done, moves the mark to day 40, and brings a new final notice', () => {
    const desk = new Desk().until(duringTheDay('2026-03-30'))
    desk.facts.extensionDays = 10
    assert.equal(desk.ask().billAt, '2026-04-15T04:00:00.000Z')
    assert.equal(desk.ask().standing, 'overdue')
    desk.until('2026-05-30T00:00:00Z')
    assert.deepEqual(desk.acted[6], { at: duringTheDay('2026-03-30'), what: 'overdue@2026-03-25' })
    assert.equal(desk.kinds[6], 'skip')
    assert.deepEqual(desk.acted.slice(7), [
      { at: '2026-04-11T13:00:00.000Z', what: 'reminder-27@v1' },
      { at: '2026-04-13T13:00:00.000Z', what: 'final-notice@2026-04-14' },
      { at: '2026-04-15T04:00:00.000Z', what: 'money@2026-04-14' },
    ])
  })

  it('35, settled:extension: an extension after the final notice brings another; the first one does not count for the new date', () => {
    const desk = new Desk().until(duringTheDay('2026-04-04'))
    desk.facts.extensionDays = 5
    desk.until('2026-05-30T00:00:00Z')
    assert.deepEqual(desk.when('final-notice@2026-04-04'), ['2026-04-03T13:00:00.000Z'])
    assert.deepEqual(desk.when('final-notice@2026-04-09'), ['2026-04-08T13:00:00.000Z'])
    assert.deepEqual(desk.when('money@2026-04-09'), ['2026-04-10T04:00:00.000Z'])
  })

  it('35, settled:extension: overdue lifts when an extension puts the due mark ahead again, and comes back at the new one', () => {
    const desk = new Desk().until(duringTheDay('2026-03-18'))
    desk.facts.extensionDays = 10
    assert.equal(desk.act().standing, 'in-time')
    desk.until(duringTheDay('2026-03-26'))
    assert.deepEqual(desk.when('overdue@2026-03-25'), ['2026-03-26T04:00:00.000Z'])
  })

  it('37, settled:when-money-moves: down from day 29 to day 32, the final notice goes first and money moves once, three days after it', () => {
    const desk = new Desk().until('2026-04-03T12:00:00Z').sleepUntil('2026-04-06T18:00:00Z')
    assert.deepEqual(desk.acted.slice(7), [{ at: '2026-04-06T18:00:00.000Z', what: 'final-notice@2026-04-04' }])
    assert.equal(desk.ask().moneyAt, '2026-04-09T18:00:00.000Z')
    desk.until('2026-05-30T00:00:00Z')
    assert.deepEqual(desk.when('money@2026-04-04'), ['2026-04-09T18:00:00.000Z'])
  })

  it('37, settled:when-money-moves: down through the final notice only, it goes out late but before the mark, and money keeps its date', () => {
    const desk = new Desk()
      .until('2026-04-03T12:00:00Z')
      .sleepUntil('2026-04-05T03:59:59Z')
      .until('2026-05-30T00:00:00Z')
    assert.deepEqual(desk.when('final-notice@2026-04-04'), ['2026-04-05T03:59:59.000Z'])
    assert.deepEqual(desk.when('money@2026-04-04'), ['2026-04-05T04:00:00.000Z'])
  })

  it('37, settled:when-money-moves: down over both marks, overdue is only remembered', () => {
    const desk = new Desk().until('2026-03-15T14:00:00Z').sleepUntil('2026-04-06T18:00:00Z')
    assert.deepEqual(desk.kinds.slice(4), ['skip', 'skip', 'skip', 'final-notice'])
  })

  it('settled:when-money-moves: a final notice that bounced is sent once more at the mark, and money moves three days after that', () => {
    const desk = new Desk()
    desk.mail = 'bounces'
    desk.until('2026-05-30T00:00:00Z')
    assert.deepEqual(desk.acted.slice(7), [
      { at: '2026-04-03T13:00:00.000Z', what: 'final-notice@2026-04-04' },
      { at: '2026-04-05T04:00:00.000Z', what: 'final-notice-again@2026-04-04' },
      { at: '2026-04-08T04:00:00.000Z', what: 'money@2026-04-04' },
    ])
  })

  it('settled:when-money-moves: a final notice that bounced after an extension is not taken for the one that got through before it', () => {
    const desk = new Desk().until(duringTheDay('2026-04-04'))
    desk.facts.extensionDays = 5
    desk.mail = 'bounces'
    desk.until('2026-05-30T00:00:00Z')
    assert.deepEqual(desk.acted.slice(9), [
      { at: '2026-04-08T13:00:00.000Z', what: 'final-notice@2026-04-09' },
      { at: '2026-04-10T04:00:00.000Z', what: 'final-notice-again@2026-04-09' },
      { at: '2026-04-13T04:00:00.000Z', what: 'money@2026-04-09' },
    ])
  })

  it('settled:when-money-moves: has nothing more to say once money has moved, whatever a carrier scans then', () => {
    const desk = new Desk().until('2026-04-05T04:00:00Z')
    desk.facts.inTransitSince = instant('2026-04-04T22:00:00Z')
    desk.now = duringTheDay('2026-05-01')
    const { due, next } = desk.ask()
    assert.deepEqual([due, next], [[], undefined])
  })

  it('settled:what-counts-as-back: shows the later of the grace and the payday as the time when money could move', () => {
    const { window } = termsOf('acceptance-business-days')
    const shown = (transitGraceDays: number) => {
      const desk = new Desk({ ...window, transitGraceDays })
      desk.facts.inTransitSince = instant('2026-04-04T22:00:00Z')
      return desk.ask().moneyAt
    }
    assert.equal(shown(0), '2026-04-06T14:00:00.000Z')
    assert.equal(shown(7), '2026-04-12T04:00:00.000Z')
  })

  it('lists what is due in the order of its times', () => {
    const desk = new Desk()
    desk.now = duringTheDay('2026-03-25')
    assert.deepEqual(
      desk.ask().due.map(occasion => occasion.key),
      ['reminder-0@v1', 'reminder-5@v1', 'reminder-8@v1', 'reminder-10@v1', 'overdue@2026-03-15', 'reminder-20@v1'],
    )
  })

  it('33, settled:reminders: the first reminder of an evening delivery still goes out when it is told the next morning', () => {
    const desk = new Desk(acceptance, instant('2026-03-10T03:50:00Z'))
    desk.now = instant('2026-03-10T14:30:00Z')
    assert.deepEqual(
      desk.ask().due.map(occasion => occasion.kind),
      ['reminder'],
    )
    desk.now = instant('2026-03-11T03:50:00.001Z')
    assert.deepEqual(
      desk.ask().due.map(occasion => occasion.kind),
      ['skip'],
    )
  })

  it('38, settled:what-counts-as-back: with a carrier since day 30, no money moves for seven days, and then staff decide', () => {
    const desk = new Desk().until('2026-04-04T22:00:00Z')
    desk.facts.inTransitSince = instant('2026-04-04T22:00:00Z')
    desk.until('2026-05-30T00:00:00Z')
    assert.deepEqual(desk.acted.slice(8), [{ at: '2026-04-12T04:00:00.000Z', what: 'still-in-transit@2026-04-04' }])
    assert.equal(desk.ask().next, undefined)
  })

  it('38, settled:what-counts-as-back: a scan after the last day holds nothing', () => {
    const scannedAt = (at: string) => {
      const desk = new Desk().until('2026-04-04T22:00:00Z')
      desk.facts.inTransitSince = instant(at)
      return desk.until('2026-05-30T00:00:00Z').when('money@2026-04-04')
    }
    assert.deepEqual(scannedAt('2026-04-05T03:59:59.999Z'), [])
    assert.deepEqual(scannedAt('2026-04-05T04:00:00.000Z'), ['2026-04-05T04:00:00.000Z'])
  })

  it('38, settled:what-counts-as-back: a box that is here goes on holding what may be in it, to the end of the grace, and no longer', () => {
    const since = instant('2026-04-04T22:00:00Z')
    const openedAt = (at: string, window = acceptance, scannedAt = since) => {
      const desk = new Desk(window).until('2026-04-04T22:00:00Z')
      desk.facts.inTransitSince = scannedAt
      desk.until(at)
      delete desk.facts.inTransitSince
      desk.facts.unpacking = { since: scannedAt, openedAt: instant(at) }
      return desk.until('2026-05-30T00:00:00Z').when('money@2026-04-04')
    }
    assert.deepEqual(openedAt('2026-04-08T14:00:00Z'), ['2026-04-12T04:00:00.000Z'])
    const { window } = termsOf('acceptance-business-days')
    assert.deepEqual(openedAt('2026-04-08T14:00:00Z', window), ['2026-04-13T14:00:00.000Z'])
    // Opened on the last day, and on the day before it; and one that no carrier had by then.
    const early = instant('2026-03-20T14:00:00Z')
    assert.deepEqual(openedAt('2026-04-04T23:00:00Z', acceptance, early), ['2026-04-12T04:00:00.000Z'])
    const dayBefore = new Desk()
    dayBefore.facts.unpacking = { since: early, openedAt: instant('2026-04-03T14:00:00Z') }
    assert.deepEqual(dayBefore.until('2026-05-30T00:00:00Z').when('money@2026-04-04'), ['2026-04-05T04:00:00.000Z'])
    const later = new Desk()
    later.facts.unpacking = { since: instant('2026-04-05T04:00:00Z'), openedAt: instant('2026-04-05T05:00:00Z') }
    assert.deepEqual(later.until('2026-05-30T00:00:00Z').when('money@2026-04-04'), ['2026-04-05T04:00:00.000Z'])
  })

  it('38, settled:what-counts-as-back: once it turns out that nothing is on its way, money moves after all', () => {
    const desk = new Desk().until('2026-04-04T22:00:00Z')
    desk.facts.inTransitSince = instant('2026-04-04T22:00:00Z')
    desk.until(duringTheDay('2026-04-08'))
    delete desk.facts.inTransitSince
    desk.act()
    assert.deepEqual(desk.when('money@2026-04-04'), [duringTheDay('2026-04-08')])
  })

  it('40, settled:two-marks: where one day is both marks, money moves after day 10 only, and nobody is called overdue', () => {
    const desk = new Desk(termsOf('acceptance-ten-days').window).until('2026-05-30T00:00:00Z')
    assert.deepEqual(
      desk.acted.map(act => `${act.at} ${act.what}`),
      [
        '2026-03-05T15:12:00.000Z reminder-0@v1',
        '2026-03-10T13:00:00.000Z reminder-5@v1',
        '2026-03-13T13:00:00.000Z final-notice@2026-03-15',
        '2026-03-16T04:00:00.000Z money@2026-03-15',
      ],
    )
  })

  it('41: a case keeps its thirty days, whatever its profile says today', () => {
    const granted = structuredClone(acceptance)
    assert.equal(new Desk(granted).ask().billAt, '2026-04-05T04:00:00.000Z')
    assert.equal(new Desk({ ...granted, billAfterDays: 14 }).ask().billAt, '2026-03-20T04:00:00.000Z')
  })

  it('42, settled:when-money-moves: a bill mark on Christmas Day moves money on Monday 12/28 at ten', () => {
    const desk = new Desk(termsOf('acceptance-business-days').window, instant('2026-11-25T15:00:00Z'))
    assert.equal(desk.ask().billAt, '2026-12-26T05:00:00.000Z')
    assert.equal(desk.ask().moneyAt, '2026-12-28T15:00:00.000Z')
    desk.until('2027-02-01T00:00:00Z')
    assert.deepEqual(desk.when('money@2026-12-25'), ['2026-12-28T15:00:00.000Z'])
  })

  it('42, settled:when-money-moves: money moves on the day after the mark when that is a business day', () => {
    const desk = new Desk(termsOf('acceptance-business-days').window, instant('2026-03-10T15:00:00Z'))
    assert.deepEqual([desk.ask().billAt, desk.ask().moneyAt], ['2026-04-10T04:00:00.000Z', '2026-04-10T14:00:00.000Z'])
  })

  it('42, settled:when-money-moves: after a late notice money still waits for ten on a business day', () => {
    const desk = new Desk(termsOf('acceptance-business-days').window, instant('2026-03-03T15:00:00Z'))
    desk.until('2026-04-01T12:00:00Z').sleepUntil('2026-04-03T16:00:00Z')
    // Friday at noon and three days is Monday at noon, so Tuesday at ten.
    assert.equal(desk.ask().moneyAt, '2026-04-07T14:00:00.000Z')
  })

  it('settled:pause: while an exception is open the clock stands, and goes on with the days that were left', () => {
    const desk = new Desk().until(duringTheDay('2026-03-11'))
    desk.facts.pauses = [{ from: duringTheDay('2026-03-11') }]
    desk.now = duringTheDay('2026-04-20')
    const paused = desk.ask()
    assert.deepEqual([paused.due, paused.next, paused.standing], [[], undefined, 'in-time'])
    assert.equal(paused.dueAt, '2026-04-25T04:00:00.000Z')
    desk.facts.pauses = [{ from: duringTheDay('2026-03-11'), to: duringTheDay('2026-04-20') }]
    assert.deepEqual([desk.act().dueAt, desk.act().next], ['2026-04-25T04:00:00.000Z', '2026-04-22T13:00:00.000Z'])
    desk.until('2026-07-01T00:00:00Z')
    assert.deepEqual(desk.when('reminder-8@v1'), ['2026-04-22T13:00:00.000Z'])
    assert.deepEqual(desk.when('money@2026-05-14'), ['2026-05-15T04:00:00.000Z'])
  })

  it('settled:pause: counts a day on which two exceptions were open once, and none before the delivery', () => {
    const dueWith = (...spans: [string, string][]) => {
      const desk = new Desk()
      desk.facts.pauses = spans.map(([from, to]) => ({ from: duringTheDay(from), to: duringTheDay(to) }))
      return desk.ask().dueAt.slice(0, 10)
    }
    assert.equal(dueWith(['2026-03-07', '2026-03-09']), '2026-03-18')
    assert.equal(dueWith(['2026-03-07', '2026-03-10'], ['2026-03-08', '2026-03-09']), '2026-03-19')
    assert.equal(dueWith(['2026-03-08', '2026-03-10'], ['2026-03-07', '2026-03-09']), '2026-03-19')
    assert.equal(dueWith(['2026-03-01', '2026-03-04']), '2026-03-16')
    assert.equal(dueWith(['2026-03-01', '2026-03-06']), '2026-03-17')
    assert.equal(dueWith(['2026-03-07', '2026-03-07']), '2026-03-16')
  })

  it('settled:reminders: gives final notice the day before the last where no later reminder is set', () => {
    const desk = new Desk({ ...acceptance, reminderDays: [0] }).until('2026-05-30T00:00:00Z')
    assert.deepEqual(desk.when('final-notice@2026-04-04'), ['2026-04-03T13:00:00.000Z'])
    assert.deepEqual(desk.when('reminder-0@v1'), [delivered])
    const short = new Desk({ ...acceptance, dueDays: 1, billAfterDays: 1, reminderDays: [0, 5] }).until(
      '2026-05-30T00:00:00Z',
    )
    assert.deepEqual(
      short.acted.map(act => act.what),
      ['final-notice@2026-03-06', 'money@2026-03-06'],
    )
  })

  it('settled:the-anchor: has no marks before the delivery is known', () => {
    const facts: WindowFacts = { anchorVersion: 0, extensionDays: 0, pauses: [], done: [] }
    assert.throws(() => windowAgenda({ window: acceptance, zone, facts, now: delivered }), /once its anchor/)
  })
})

describe('the return window, whatever happens in it', function () {
  this.timeout(30_000)
  const zones = Intl.supportedValuesOf('timeZone')
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 8 }).map(list => list.sort((a, b) => a - b))
  const window: fc.Arbitrary<WindowTerms> = fc
    .record({
      marks: fc.tuple(fc.integer({ min: 1, max: 45 }), fc.integer({ min: 0, max: 30 })),
      reminderDays: days,
      moneyAt: fc.constantFrom<WindowTerms['moneyAt']>('mark', { time: '10:00', holidays: ['12-25'], weekend: [6, 7] }),
      lateNoticeDays: fc.integer({ min: 1, max: 5 }),
      transitGraceDays: fc.integer({ min: 0, max: 10 }),
    })
    .map(({ marks: [dueDays, more], ...rest }) => ({
      ...rest,
      dueDays,
      billAfterDays: dueDays + more,
      remindAt: '09:00',
    }))
  const anchor = fc
    .integer({ min: Date.UTC(2016, 0, 1), max: Date.UTC(2036, 0, 1) })
    .map(milliseconds => instant(milliseconds))

  type Turn =
    | { kind: 'sleep'; hours: number }
    | { kind: 'extend'; days: number }
    | { kind: 'pause'; hours: number }
    | { kind: 'correct'; days: number }
    | { kind: 'scan' }
    | { kind: 'lose' }
    | { kind: 'mail'; mail: Desk['mail'] }
  const hours = fc.integer({ min: 0, max: 24 * 20 })
  const turn: fc.Arbitrary<Turn> = fc.oneof(
    hours.map(hours => ({ kind: 'sleep' as const, hours })),
    hours.map(hours => ({ kind: 'pause' as const, hours })),
    fc.integer({ min: 1, max: 30 }).map(days => ({ kind: 'extend' as const, days })),
    fc.integer({ min: -20, max: 20 }).map(days => ({ kind: 'correct' as const, days })),
    fc.constantFrom<Turn>(
      { kind: 'scan' },
      { kind: 'lose' },
      { kind: 'mail', mail: 'bounces' },
      { kind: 'mail', mail: 'works' },
    ),
  )
  const life = fc.array(fc.tuple(hours, turn), { maxLength: 6 })

  /** What a turn does to the facts; time goes on beside it. */
  function happen(desk: Desk, event: Turn): void {
    switch (event.kind) {
      case 'sleep':
        desk.sleepUntil(later(desk.now, event.hours * HOUR))
        return
      case 'extend':
        desk.facts.extensionDays += event.days
        return
      case 'pause': {
        const from = desk.now
        desk.facts.pauses.push({ from })
        assert.deepEqual([desk.ask().due, desk.ask().next], [[], undefined])
        desk.now = later(from, event.hours * HOUR)
        desk.facts.pauses[desk.facts.pauses.length - 1] = { from, to: desk.now }
        return
      }
      case 'correct': {
        const corrected = later(desk.facts.anchor ?? desk.now, event.days * DAY)
        desk.facts.anchor = corrected < desk.now ? corrected : desk.now
        desk.facts.anchorVersion++
        return
      }
      case 'scan':
        desk.facts.inTransitSince ??= desk.now
        return
      case 'lose':
        delete desk.facts.inTransitSince
        return
      case 'mail':
        desk.mail = event.mail
    }
  }

  function live(desk: Desk, events: [number, Turn][]): void {
    for (const [wait, event] of events) {
      desk.until(later(desk.now, wait * HOUR))
      happen(desk, event)
    }
  }

  it('comes to an end: money moves, or a carrier still has it; and nothing is done twice', () => {
    const endings = new Set<string>()
    fc.assert(
      fc.property(fc.constantFrom(...zones), window, anchor, life, (zone, window, anchor, events) => {
        const desk = new Desk(window, anchor, zone)
        live(desk, events)
        desk.until(later(desk.now, 400 * DAY))
        assert.equal(new Set(desk.facts.done).size, desk.facts.done.length)
        const ending = desk.facts.done.includes(`money@${billDate(desk)}`) ? 'money' : 'still-in-transit'
        endings.add(ending)
        assert.ok(ending === 'money' || desk.facts.inTransitSince !== undefined)
        assert.equal(desk.ask().next, undefined)
      }),
      { numRuns: 300 },
    )
    assert.deepEqual([...endings].sort(), ['money', 'still-in-transit'])
  })

  it('settled:when-money-moves: takes money never before the bill mark, never unannounced, and never within days of a late notice', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), window, anchor, life, (zone, window, anchor, events) => {
        const desk = new Desk(window, anchor, zone)
        const charges: { at: Instant; billAt: Instant; noticeAt: Instant | undefined }[] = []
        const act = desk.act.bind(desk)
        desk.act = () => {
          const before = desk.kinds.length
          const agenda = act()
          if (desk.kinds.slice(before).includes('money'))
            charges.push({ at: desk.now, billAt: agenda.billAt, noticeAt: desk.facts.finalNoticeAt })
          return agenda
        }
        live(desk, events)
        desk.until(later(desk.now, 400 * DAY))
        for (const { at, billAt, noticeAt } of charges) {
          assert.ok(at >= billAt)
          assert.ok(noticeAt !== undefined && noticeAt <= at)
          if (noticeAt >= billAt)
            assert.ok(at >= later(noticeAt, window.lateNoticeDays * DAY - 4 * HOUR), `${noticeAt} → ${at}`)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('wakes the case when something changes and not for nothing, and misses nothing in between', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), window, anchor, life, (zone, window, anchor, events) => {
        const desk = new Desk(window, anchor, zone)
        live(desk, events)
        for (let round = 0; round < 30; round++) {
          const rested = desk.act()
          if (!rested.next) return
          const justBefore = windowAgenda({ window, zone, facts: desk.facts, now: later(rested.next, -1) })
          assert.deepEqual([justBefore.due, justBefore.standing], [[], rested.standing])
          desk.now = rested.next
          const woken = desk.ask()
          assert.ok(woken.due.length > 0 || woken.standing !== rested.standing, `woken for nothing at ${rested.next}`)
        }
        assert.fail('the agenda never ends')
      }),
      { numRuns: 200 },
    )
  })

  it('settled:a-day: is open through the last instant of its last day, and no longer, in every zone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), window, anchor, (zone, window, anchor) => {
        const { dueAt, billAt } = new Desk(window, anchor, zone).ask()
        const lastDay = addDays(dayOf(anchor, zone), window.dueDays)
        assert.equal(dayOf(later(dueAt, -1), zone), lastDay)
        assert.ok(dayOf(dueAt, zone) > lastDay)
        assert.equal(billAt, firstInstantOf(addDays(dayOf(anchor, zone), window.billAfterDays + 1), zone))
      }),
      { numRuns: 300 },
    )
  })

  it('gives the same answer however often it is asked', () => {
    const desk = new Desk()
    desk.now = later(delivered, 12 * DAY + MINUTE)
    const frozen = JSON.stringify(desk.facts)
    assert.deepEqual(desk.ask(), desk.ask())
    assert.equal(JSON.stringify(desk.facts), frozen)
  })

  function billDate(desk: Desk): string {
    return dayOf(later(desk.ask().billAt, -1), desk.zone)
  }
})
