import assert from 'node:assert/strict'
import fc from 'fast-check'
import { DAY, HOUR, instant, type LocalDate, after as later, localDate, ms } from '../../domain/time.ts'
import {
  addDays,
  addYears,
  dayOf,
  daysBetween,
  firstInstantOf,
  isHoliday,
  nextBusinessDay,
  readHoliday,
  sameTimeLater,
  timeOn,
} from '../../policies/calendar.ts'
import { HOLIDAYS } from '../../policies/calendars.ts'

const newYork = 'America/New_York'
const federal = { holidays: HOLIDAYS['us-federal'], weekend: [6, 7] }

/** What a clock on the wall shows, read without our own calendar. */
function wallClock(zone: string): (at: string) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  return at => format.format(new Date(at)).replace(', ', 'T')
}

/** Dates around which a zone's clocks change in ten years, found by asking the wall clock's offset week by week. */
function clockChanges(zone: string): LocalDate[] {
  const clock = wallClock(zone)
  const offset = (at: number) => Date.parse(`${clock(new Date(at).toISOString())}:00Z`) - at
  const changes: LocalDate[] = []
  const end = Date.UTC(2028, 0, 1)
  let before = offset(Date.UTC(2018, 0, 1))
  for (let at = Date.UTC(2018, 0, 1); at < end; at += 7 * DAY) {
    const behind = offset(at + 7 * DAY)
    if (behind !== before) {
      let [low, high] = [at, at + 7 * DAY]
      while (high - low > HOUR / 60) {
        const middle = Math.floor((low + high) / 2 / 60_000) * 60_000
        if (offset(middle) === before) low = middle
        else high = middle
      }
      changes.push(localDate(clock(new Date(high).toISOString()).slice(0, 10)))
    }
    before = behind
  }
  return changes
}

describe('the calendar of a policy', function () {
  this.timeout(30_000)

  it('25: a delivery at 23:50 in New York counts on that date, though it is tomorrow in UTC', () => {
    assert.equal(dayOf(instant('2026-03-10T03:50:00Z'), newYork), '2026-03-09')
    assert.equal(dayOf(instant('2026-03-10T04:00:00Z'), newYork), '2026-03-10')
  })

  it('26: the zone of the policy decides, wherever the client is', () => {
    const late = instant('2026-04-05T03:59:59.999Z')
    assert.equal(dayOf(late, newYork), '2026-04-04')
    assert.equal(dayOf(instant('2026-04-05T04:00:00Z'), newYork), '2026-04-05')
    assert.equal(dayOf(instant('2026-04-05T04:00:00Z'), 'America/Los_Angeles'), '2026-04-04')
  })

  it('begins a day at midnight, or at the end of the gap on a day without one', () => {
    const days: [zone: string, day: string, begins: string][] = [
      [newYork, '2026-03-08', '2026-03-08T05:00:00.000Z'],
      [newYork, '2026-03-09', '2026-03-09T04:00:00.000Z'],
      [newYork, '2026-11-02', '2026-11-02T05:00:00.000Z'],
      ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z'],
      ['America/Sao_Paulo', '2018-02-18', '2018-02-18T03:00:00.000Z'],
      ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z'],
      ['Asia/Beirut', '2026-03-29', '2026-03-28T22:00:00.000Z'],
      ['America/Havana', '2026-03-08', '2026-03-08T05:00:00.000Z'],
      // Havana shows midnight twice; the day begins with the first.
      ['America/Havana', '2026-11-01', '2026-11-01T04:00:00.000Z'],
      // Samoa left out a whole day.
      ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00.000Z'],
      ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00.000Z'],
      ['Pacific/Kiritimati', '2026-01-01', '2025-12-31T10:00:00.000Z'],
      ['Etc/GMT+12', '2026-01-01', '2026-01-01T12:00:00.000Z'],
    ]
    for (const [zone, day, begins] of days) assert.equal(firstInstantOf(localDate(day), zone), begins, `${zone} ${day}`)
  })

  it('begins every day at its first instant, in every zone, around every change of the clocks in ten years', () => {
    let changes = 0
    const flaws: string[] = []
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const clock = wallClock(zone)
      for (const change of clockChanges(zone)) {
        changes++
        for (const day of [addDays(change, -1), change, addDays(change, 1)]) {
          const begins = firstInstantOf(day, zone)
          const [shown, justBefore] = [clock(begins), clock(later(begins, -1))]
          if (shown.slice(0, 10) !== day || justBefore.slice(0, 10) >= day)
            flaws.push(`${zone} ${day}: ${begins} shows ${shown}, just before it ${justBefore}`)
        }
      }
    }
    assert.ok(changes > 1000, `only ${changes} changes of clocks were found`)
    assert.deepEqual(flaws, [])
  })

  it('puts a time that the clocks jump over at the end of the gap, and one that comes twice at the first', () => {
    assert.equal(timeOn(localDate('2026-03-08'), '01:59', newYork), '2026-03-08T06:59:00.000Z')
    assert.equal(timeOn(localDate('2026-03-08'), '02:30', newYork), '2026-03-08T07:00:00.000Z')
    assert.equal(timeOn(localDate('2026-03-08'), '03:00', newYork), '2026-03-08T07:00:00.000Z')
    assert.equal(timeOn(localDate('2026-11-01'), '01:30', newYork), '2026-11-01T05:30:00.000Z')
    assert.equal(timeOn(localDate('2026-11-01'), '02:00', newYork), '2026-11-01T07:00:00.000Z')
  })

  it('keeps the time of day over a change of clocks', () => {
    assert.equal(sameTimeLater(instant('2026-03-05T15:12:07.123Z'), 10, newYork), '2026-03-15T14:12:07.123Z')
    assert.equal(sameTimeLater(instant('2026-03-05T15:12:07.123Z'), 0, newYork), '2026-03-05T15:12:07.123Z')
  })

  it('says which zone it does not know', () => {
    assert.throws(() => dayOf(instant(0), 'America/Newark'), /Not a time zone: "America\/Newark"/)
  })

  it('counts days over leap days and year ends, there and back', () => {
    assert.equal(addDays(localDate('2028-02-28'), 1), '2028-02-29')
    assert.equal(addDays(localDate('2026-12-31'), 1), '2027-01-01')
    assert.equal(daysBetween(localDate('2028-02-01'), localDate('2028-03-01')), 29)
    assert.equal(daysBetween(localDate('2026-03-01'), localDate('2026-02-01')), -28)
    const day = fc.integer({ min: 0, max: 60_000 }).map(n => addDays(localDate('1970-01-01'), n))
    fc.assert(
      fc.property(day, fc.integer({ min: -400, max: 400 }), (from, n) => daysBetween(from, addDays(from, n)) === n),
    )
  })

  it('finds any instant within the day it is counted on', () => {
    const zones = Intl.supportedValuesOf('timeZone')
    const at = fc.date({ min: new Date('2016-01-01'), max: new Date('2036-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(fc.constantFrom(...zones), at, (zone, date) => {
        const moment = instant(date.getTime())
        const day = dayOf(moment, zone)
        assert.equal(day, wallClock(zone)(moment).slice(0, 10))
        assert.ok(firstInstantOf(day, zone) <= moment)
        assert.ok(moment < firstInstantOf(addDays(day, 1), zone))
      }),
      { numRuns: 300 },
    )
  })

  it('ends a year on its anniversary, and 29 February on the 28th', () => {
    assert.equal(addYears(localDate('2024-06-15'), 2), '2026-06-15')
    assert.equal(addYears(localDate('2024-02-29'), 2), '2026-02-28')
    assert.equal(addYears(localDate('2024-02-29'), 4), '2028-02-29')
  })

  it('knows the federal holidays of any year', () => {
    const holidays = (year: number) => {
      const days = Array.from({ length: 366 }, (_, i) => addDays(localDate(`${year}-01-01`), i))
      return days.filter(day => day.startsWith(`${year}`) && isHoliday(day, federal.holidays)).map(day => day.slice(5))
    }
    assert.deepEqual(holidays(2026), [
      '01-01',
      '01-19',
      '02-16',
      '05-25',
      '06-19',
      '07-04',
      '09-07',
      '10-12',
      '11-11',
      '11-26',
      '12-25',
    ])
    assert.deepEqual(holidays(2027), [
      '01-01',
      '01-18',
      '02-15',
      '05-31',
      '06-19',
      '07-04',
      '09-06',
      '10-11',
      '11-11',
      '11-25',
      '12-25',
    ])
  })

  it('goes on to the next business day, over weekends and holidays in a row', () => {
    const next = (day: string) => nextBusinessDay(localDate(day), federal)
    assert.equal(next('2026-12-24'), '2026-12-24')
    assert.equal(next('2026-12-25'), '2026-12-28')
    assert.equal(next('2026-05-23'), '2026-05-26')
    assert.equal(nextBusinessDay(localDate('2026-12-26'), { holidays: [], weekend: [] }), '2026-12-26')
  })

  it('refuses a calendar without business days, and a holiday that no year has', () => {
    const never = { holidays: [], weekend: [1, 2, 3, 4, 5, 6, 7] }
    assert.throws(() => nextBusinessDay(localDate('2026-01-01'), never), /no business day/)
    for (const rule of ['13-01', '02-30', '12-00', '11/6Thu', '11/0Thu', '11/4Foo', '25 December'])
      assert.throws(() => readHoliday(rule), /A holiday is written/, rule)
    assert.deepEqual(readHoliday('02-29'), { kind: 'date', month: 2, day: 29 })
  })

  it('never sets a time of day before the day has begun', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
        fc.integer({ min: 0, max: 7_000 }),
        fc.integer({ min: 0, max: 1_439 }),
        (zone, n, minute) => {
          const day = addDays(localDate('2016-01-01'), n)
          const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
          const at = timeOn(day, time, zone)
          assert.ok(at >= firstInstantOf(day, zone))
          assert.ok(ms(at) - ms(firstInstantOf(day, zone)) <= minute * 60_000 + 3 * HOUR)
        },
      ),
      { numRuns: 200 },
    )
  })
})
