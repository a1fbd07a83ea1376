import assert from 'node:assert/strict'
import fc from 'fast-check'
import { DAY, instant, localDate, ms } from '../../../domain/time.ts'
import { Almanac, readTime } from '../../../sandbox/scenarios/times.ts'

const WALL = instant('2026-11-22T13:00:00Z')

describe('The almanac of a scenario', () => {
  it('puts a file that lies in the past off by 28 years, to the weekday and the hour', () => {
    const almanac = new Almanac('America/New_York', readTime('2026-03-02 10:00'), WALL)
    assert.equal(almanac.inWorld(readTime('2026-03-05 10:12')), '2054-03-05T15:12:00.000Z')
    assert.equal(almanac.inWorld(readTime('2026-03-16T04:00:00Z')), '2054-03-16T04:00:00.000Z')
    assert.equal(almanac.dayInWorld(localDate('2026-02-28')), '2054-02-28')
    assert.equal(almanac.spoken(instant('2054-03-16T04:00:00Z')), '2026-03-16 00:00')
    assert.equal(almanac.spoken(instant('2054-03-16T03:59:59Z')), '2026-03-15 23:59:59')
  })

  it('leaves a file that lies ahead as it is', () => {
    const almanac = new Almanac('America/New_York', readTime('2026-11-22 08:01'), WALL)
    assert.equal(almanac.inWorld(readTime('2026-12-25 00:00')), '2026-12-25T05:00:00.000Z')
    assert.equal(almanac.textInFile('2054'), '2054')
  })

  it('speaks of the file’s years in what it reads back, and leaves amounts and numbers alone', () => {
    const almanac = new Almanac('America/New_York', readTime('2026-03-02 10:00'), WALL)
    assert.equal(
      almanac.textInFile('Sunday 15 March 2054, at 2054-03-05T15:12:00.000Z: $2054.00, no. 12054, year 1999'),
      'Sunday 15 March 2026, at 2026-03-05T15:12:00.000Z: $2054.00, no. 12054, year 1999',
    )
  })

  it('keeps weekday, hour and leap day, and comes back to the very instant', () => {
    const first = Date.parse('2007-06-01T00:00:00Z')
    fc.assert(
      fc.property(fc.integer({ min: first, max: first + 20 * 365 * DAY }), at => {
        const said = instant(at)
        const almanac = new Almanac('America/New_York', { kind: 'instant', at: said }, WALL)
        const put = almanac.inWorld({ kind: 'instant', at: said })
        assert.equal(almanac.inFile(put), said)
        assert.equal(new Date(put).getUTCDay(), new Date(said).getUTCDay())
        assert.equal(put.slice(5, 10), said.slice(5, 10))
        assert.ok(ms(put) >= ms(WALL))
      }),
    )
  })
})
