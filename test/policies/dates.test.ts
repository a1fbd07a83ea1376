import assert from 'node:assert/strict'
import fc from 'fast-check'
import { serialNumber } from '../../domain/names.ts'
import type { WindowFacts } from '../../domain/ruling.ts'
import { DAY, HOUR, type Instant, instant, after as later, MINUTE, ms } from '../../domain/time.ts'
import { renewAt } from '../../policies/hold-renewal.ts'
import { ruleReceipt } from '../../policies/receipt.ts'
import { confirmDeliveryAt, holdLimitAt } from '../../policies/shipment.ts'
import { timetable } from '../../policies/timetable.ts'
import { termsOf } from './granted.ts'

const zone = 'America/New_York'

describe('the renewal of a hold', () => {
  it('8, settled:one-hold-is-not-enough: a hold of Monday 3/2 that ends on 3/9 is renewed on 3/8', () => {
    const hold = { placedAt: instant('2026-03-02T15:00:00Z'), captureBefore: instant('2026-03-09T15:00:00Z') }
    assert.equal(renewAt(hold), '2026-03-08T15:00:00.000Z')
  })

  it('settled:one-hold-is-not-enough: an off-session renewal of 4 days and 18 hours is renewed with a day to spare', () => {
    const placedAt = instant('2026-03-08T15:00:00Z')
    const captureBefore = later(placedAt, 4 * DAY + 18 * HOUR)
    assert.equal(renewAt({ placedAt, captureBefore }), later(placedAt, 3 * DAY + 18 * HOUR))
  })

  it('settled:one-hold-is-not-enough: a hold of two days or less is renewed at half its life, so that renewals never chase each other', () => {
    const placedAt = instant('2026-03-08T15:00:00Z')
    const renewedAfter = (life: number) =>
      ms(renewAt({ placedAt, captureBefore: later(placedAt, life) })) - ms(placedAt)
    assert.equal(renewedAfter(2 * DAY), DAY)
    assert.equal(renewedAfter(2 * DAY + MINUTE), DAY + MINUTE)
    assert.equal(renewedAfter(DAY), 12 * HOUR)
    assert.equal(renewedAfter(-DAY), -DAY)
  })

  it('settled:one-hold-is-not-enough: always comes before the hold ends and never in the first half of its life', () => {
    fc.assert(
      fc.property(fc.integer({ min: MINUTE, max: 40 * DAY }), life => {
        const placedAt = instant('2026-03-02T15:00:00Z')
        const captureBefore = later(placedAt, life)
        const renewal = renewAt({ placedAt, captureBefore })
        assert.ok(renewal < captureBefore)
        assert.ok(ms(renewal) - ms(placedAt) >= Math.floor(life / 2))
        assert.ok(ms(captureBefore) - ms(renewal) <= DAY)
      }),
    )
  })
})

describe('a timetable', () => {
  it('6, settled:hold-link: reminds of the link on days 2 and 5 and ends it on day 7, at its own time of day', () => {
    const from = instant('2026-03-06T15:00:00Z')
    assert.deepEqual(timetable({ from, zone, days: [2, 5, 7] }), [
      { day: 2, at: '2026-03-08T14:00:00.000Z' },
      { day: 5, at: '2026-03-11T14:00:00.000Z' },
      { day: 7, at: '2026-03-13T14:00:00.000Z' },
    ])
  })

  it('12, settled:capture-fails: tries a declined card again on days 1, 3 and 7 at a given time', () => {
    const steps = timetable({ from: instant('2026-03-06T15:00:00Z'), zone, days: [0, 1, 3, 7], at: '09:00' })
    assert.deepEqual(
      steps.map(step => step.at),
      ['2026-03-06T15:00:00.000Z', '2026-03-07T14:00:00.000Z', '2026-03-09T13:00:00.000Z', '2026-03-13T13:00:00.000Z'],
    )
  })
})

describe('a shipment without a scan', () => {
  const shippedAt = instant('2026-03-02T20:00:00Z')

  it('27, settled:the-anchor: shipped 3/2, staff are asked on 3/12 to confirm the delivery', () => {
    assert.equal(confirmDeliveryAt({ shippedAt, zone, days: 10 }), '2026-03-12T13:00:00.000Z')
  })

  it('settled:the-anchor: has its hold renewed through the 60th day after shipping, and no longer without a manager', () => {
    assert.equal(holdLimitAt({ shippedAt, zone, days: 60 }), '2026-05-02T04:00:00.000Z')
  })

  it('settled:the-anchor: has its hold renewed thirty days longer each time that a manager says so', () => {
    assert.equal(holdLimitAt({ shippedAt, zone, days: 60, raised: 1 }), '2026-06-01T04:00:00.000Z')
    assert.equal(holdLimitAt({ shippedAt, zone, days: 60, raised: 2 }), '2026-07-01T04:00:00.000Z')
  })
})

describe('a receipt', () => {
  const { window } = termsOf('acceptance')
  const delivered: WindowFacts = {
    anchor: instant('2026-03-05T15:12:00Z'),
    anchorVersion: 1,
    extensionDays: 0,
    pauses: [],
    done: [],
  }
  const timing = (receivedAt: string | Instant, facts: WindowFacts = delivered) =>
    ruleReceipt({ serial: serialNumber('C1'), receivedAt: instant(receivedAt), window, zone, facts }).timing

  it('22, 23, 50, SP-7, settled:a-day: at 23:59 on the last day it is in time, and at midnight it is late', () => {
    assert.equal(timing('2026-04-04T23:59:00-04:00'), 'in-time')
    assert.equal(timing('2026-04-05T03:59:59.999Z'), 'in-time')
    assert.equal(timing('2026-04-05T00:00:00-04:00'), 'late')
  })

  it('22, settled:two-marks: after the due mark and before the bill mark it is in time', () => {
    assert.equal(timing('2026-03-20T16:00:00Z'), 'in-time')
  })

  it('32, settled:the-anchor: before any delivery is known it is in time', () => {
    assert.equal(
      timing('2026-09-01T16:00:00Z', { anchorVersion: 0, extensionDays: 0, pauses: [], done: [] }),
      'in-time',
    )
  })

  it('35, settled:extension: an extension makes late what was late, in time', () => {
    assert.equal(timing('2026-04-14T16:00:00Z', { ...delivered, extensionDays: 10 }), 'in-time')
    assert.equal(timing('2026-04-15T04:00:00Z', { ...delivered, extensionDays: 10 }), 'late')
  })

  it('38, settled:what-counts-as-back: with a carrier by the last day, it is in time through the seventh day after', () => {
    const inTransitSince = instant('2026-04-04T22:00:00Z')
    assert.equal(timing('2026-04-08T16:00:00Z', { ...delivered, inTransitSince }), 'in-time')
    assert.equal(timing('2026-04-12T03:59:59.999Z', { ...delivered, inTransitSince }), 'in-time')
    assert.equal(timing('2026-04-12T04:00:00Z', { ...delivered, inTransitSince }), 'late')
    assert.equal(
      timing('2026-04-08T16:00:00Z', { ...delivered, inTransitSince: instant('2026-04-05T04:00:00Z') }),
      'late',
    )
  })

  it('42, settled:when-money-moves: received between the mark and the day on which money moves, it is late', () => {
    const { window } = termsOf('acceptance-business-days')
    const facts = { ...delivered, anchor: instant('2026-11-25T15:00:00Z') }
    const ruled = (receivedAt: string) =>
      ruleReceipt({ serial: serialNumber('C1'), receivedAt: instant(receivedAt), window, zone, facts }).timing
    assert.equal(ruled('2026-12-25T23:00:00-05:00'), 'in-time')
    assert.equal(ruled('2026-12-26T12:00:00-05:00'), 'late')
  })

  it('names its rules', () => {
    const ruling = ruleReceipt({
      serial: serialNumber('C1'),
      receivedAt: instant('2026-04-05T04:00:00Z'),
      window,
      zone,
      facts: delivered,
    })
    assert.deepEqual(ruling, {
      timing: 'late',
      because: ['settled:two-marks', 'settled:what-counts-as-back'],
      serial: 'C1',
    })
  })
})
