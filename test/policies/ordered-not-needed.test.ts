import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { OrderedUnit, RequestOf } from '../../domain/case.ts'
import { cents, currency } from '../../domain/money.ts'
import { serialNumber } from '../../domain/names.ts'
import { type Instant, instant, localDate } from '../../domain/time.ts'
import { addDays, firstInstantOf } from '../../policies/calendar.ts'
import { decideOrderedNotNeeded, ruleHandOver } from '../../policies/ordered-not-needed.ts'
import { profileSchema } from '../../policies/profile.ts'
import { focus } from '../../policies/profiles/focus.ts'
import { wordsOf } from '../../policies/words.ts'
import { profile } from './granted.ts'

/** Delivered on 1 April, whose day 30 is 1 May. */
const delivered = instant('2026-04-01T16:00:00Z')
const opened = instant('2026-04-10T15:00:00Z')

function line(changes: Partial<OrderedUnit> = {}): OrderedUnit {
  return {
    serial: serialNumber('Q1'),
    brand: 'Axis',
    model: 'M3085',
    line: 'equipment',
    soldAs: 'item',
    listPrice: cents(1_400_00),
    paidPrice: cents(1_000_00),
    tax: cents(70_00),
    deliveredAt: delivered,
    ...changes,
  }
}

interface Asked {
  units?: OrderedUnit[]
  order?: RequestOf<'orderedNotNeededReturn'>['order']
  approvedAt?: Instant
  now?: Instant
}

function decide({ units = [line()], order, approvedAt, now = opened }: Asked = {}, policy = profile('focus')) {
  const request: RequestOf<'orderedNotNeededReturn'> = {
    returnType: 'orderedNotNeededReturn',
    policy: policy.id,
    customerRef: 'cus_1',
    currency: currency('USD'),
    reportedAt: now,
    ...(approvedAt && { approvedAt }),
    units,
    order: order ?? { number: 'SO-77', soldAs: 'items' },
  }
  return decideOrderedNotNeeded(policy, request, { now, devices: [], virtualUnitsLately: 0 })
}

function refusal(...asked: Parameters<typeof decide>) {
  const decision = decide(...asked)
  if (decision.kind === 'granted') throw new Error('granted')
  for (const rule of decision.because) assert.notEqual(wordsOf(rule), rule, `${rule} has no sentence`)
  return decision
}

function terms(...asked: Parameters<typeof decide>) {
  const decision = decide(...asked)
  if (decision.kind === 'refused') throw new Error(decision.reason)
  return decision.terms
}

describe('the decision about what was ordered but not needed', () => {
  it('90, 92: freezes the price paid, not the list price, its tax, the fee and the last day (FO-5, FO-6)', () => {
    assert.deepEqual(terms(), {
      returnType: 'orderedNotNeededReturn',
      policy: 'focus',
      policyVersion: 1,
      zone: 'America/New_York',
      currency: 'USD',
      approvedAt: '2026-04-10T15:00:00.000Z',
      because: ['FO-5', 'FO-6', 'FO-7', 'FO-8'],
      units: [
        {
          serial: 'Q1',
          brand: 'Axis',
          model: 'M3085',
          amount: 1_000_00,
          tax: 70_00,
          deliveredAt: '2026-04-01T16:00:00.000Z',
          handOverBy: '2026-05-02T04:00:00.000Z',
        },
      ],
      order: 'SO-77',
      handOverBy: '2026-05-02T04:00:00.000Z',
      transitGraceDays: 7,
      reminders: { daysBefore: [3, 10], at: '09:00' },
      restocking: { percent: 25, taxOnFee: 'on-refund' },
      outboundShipping: 'kept',
      shipping: { label: 'refused', inbound: 'client-pays' },
    })
  })

  it('95: offers no label and no pick-up; the client pays the way to us (FO-8)', () => {
    assert.deepEqual(terms().shipping, { label: 'refused', inbound: 'client-pays' })
  })

  it('90, 91: is asked for in time through the end of day 30, and not on day 31 (FO-5, settled:fo-5s-30-days)', () => {
    assert.equal(decide({ now: instant('2026-05-02T03:59:59.999Z') }).kind, 'granted')
    const refused = refusal({ now: instant('2026-05-02T04:00:00Z') })
    assert.deepEqual(refused.because, ['FO-5', 'settled:fo-5s-30-days'])
    assert.match(refused.reason, /^M3085: it was delivered on 2026-04-01, and its RMA was not open 30 days later/)
    assert.deepEqual(refused.missing, [])
  })

  it('90: counts an RMA from its approval where the request says when that was (FO-5)', () => {
    const now = instant('2026-05-02T15:00:00Z')
    assert.equal(decide({ now, approvedAt: instant('2026-05-01T20:00:00Z') }).kind, 'granted')
    assert.equal(decide({ now, approvedAt: instant('2026-05-02T04:00:00Z') }).kind, 'refused')
  })

  it('gives each line the days of its own delivery, and the case those of the last (FO-5)', () => {
    const later = line({ serial: serialNumber('Q2'), deliveredAt: instant('2026-04-05T16:00:00Z') })
    const { units, handOverBy } = terms({ units: [later, line()] })
    assert.deepEqual(
      units.map(unit => [unit.serial, unit.handOverBy]),
      [
        ['Q2', '2026-05-06T04:00:00.000Z'],
        ['Q1', '2026-05-02T04:00:00.000Z'],
      ],
    )
    assert.equal(handOverBy, '2026-05-06T04:00:00.000Z')
  })

  it('loses no day to the change of clocks (FO-5)', () => {
    const deliveredAt = instant('2026-02-20T17:00:00Z')
    const now = instant('2026-02-21T17:00:00Z')
    assert.equal(terms({ units: [line({ deliveredAt })], now }).handOverBy, '2026-03-23T04:00:00.000Z')
  })

  for (const [kind, rule, words] of [
    ['software-licence', 'FO-7', 'M3085: a software licence is no physical equipment.'],
    ['professional-service', 'FO-7', 'M3085: a professional service is no equipment.'],
    ['one-time-software', 'FO-9', 'M3085: software bought once is neither taken back nor credited.'],
  ] as const)
    it(`94, 96: takes back no ${kind}, and says why (${rule})`, () => {
      const { serial: _, deliveredAt: __, ...untouched } = line({ line: kind })
      const refused = refusal({ units: [untouched] })
      assert.deepEqual([refused.because, refused.reason, refused.missing], [[rule], words, []])
    })

  it('94: takes back no part of a complete system, be it the line or its order that says so (FO-7, settled:complete-system)', () => {
    const system = { number: 'SO-77', soldAs: 'complete-system' } as const
    for (const refused of [
      refusal({ units: [line({ soldAs: 'complete-system' })] }),
      refusal({ order: system }),
      refusal({ units: [line({ soldAs: 'complete-system' })], order: system }),
    ]) {
      assert.deepEqual(refused.because, ['FO-7', 'settled:complete-system'])
      assert.match(refused.reason, /M3085: it was sold as part of a complete system/)
      assert.deepEqual(refused.missing, [])
    }
  })

  it('94: refuses the whole request when some lines may not come back, and names each of them (FO-7, FO-9)', () => {
    const refused = refusal({
      units: [
        line(),
        line({ serial: serialNumber('L1'), model: 'VMS', line: 'software-licence' }),
        line({ serial: serialNumber('L2'), model: 'Plates', line: 'one-time-software' }),
        line({ serial: serialNumber('Q9'), model: 'Q6100', deliveredAt: instant('2026-03-01T17:00:00Z') }),
      ],
    })
    assert.deepEqual(refused.because, ['FO-7', 'FO-9', 'FO-5', 'settled:fo-5s-30-days'])
    assert.match(refused.reason, /VMS: .*Plates: .*Q6100: /)
    assert.doesNotMatch(refused.reason, /M3085/)
  })

  it('asks at once for all that is missing, by its name in the request (FO-5, settled:restocking, settled:serial-numbers)', () => {
    const { serial: _, deliveredAt: __, paidPrice: ___, ...bare } = line()
    const refused = refusal({ units: [line(), bare] })
    assert.deepEqual(refused.missing, ['units[1].deliveredAt', 'units[1].paidPrice', 'units[1].serial'])
    assert.deepEqual(refused.because, ['FO-5', 'settled:restocking', 'settled:serial-numbers'])
    assert.match(refused.reason, /deliveredAt required.*paidPrice required.*serial required/)
    assert.deepEqual(refusal({ units: [] }).missing, ['units'])
    assert.match(refusal({ units: [line(), line()] }).reason, /Q1 is named twice/)
  })

  it('doubts a delivery on a day to come (FO-5)', () => {
    const on = (deliveredAt: Instant) => decide({ units: [line({ deliveredAt })] })
    assert.equal(on(instant('2026-04-11T03:59:59Z')).kind, 'granted')
    const doubted = on(instant('2026-04-11T04:00:00Z'))
    assert.deepEqual(doubted.kind === 'refused' && doubted.missing, ['units[0].deliveredAt'])
  })

  it('takes back what cost nothing', () => {
    assert.equal(terms({ units: [line({ paidPrice: cents(0), tax: cents(0) })] }).units[0]?.amount, 0)
  })

  it('lets a company take other days, another fee, and pay the way back', () => {
    const own = profileSchema.parse({
      ...focus,
      orderedNotNeededReturn: {
        windowDays: 14,
        transitGraceDays: 0,
        restocking: { percent: 10, taxOnFee: 'full' },
        outboundShipping: 'by-finance',
        shipping: { label: 'granted', inbound: 'we-pay-ground' },
      },
    })
    const granted = terms({}, own)
    assert.equal(granted.handOverBy, '2026-04-16T04:00:00.000Z')
    assert.equal(granted.transitGraceDays, 0)
    assert.deepEqual(granted.restocking, { percent: 10, taxOnFee: 'full' })
    assert.equal(granted.outboundShipping, 'by-finance')
    assert.deepEqual(granted.shipping, { label: 'granted', inbound: 'we-pay-ground' })
  })

  it('is refused by a company that offers none, which says what it offers', () => {
    assert.match(
      refusal({}, profile('speco')).reason,
      /^Speco offers no return of what was ordered but not needed\. It offers: .*over the counter return, virtual return/,
    )
  })
})

describe('the ruling about goods handed over', () => {
  const handOverBy = instant('2026-05-02T04:00:00Z')

  it('90: a scan on 1 May, day 30, is in time to the last instant (FO-5)', () => {
    const inTime = { timing: 'in-time', because: ['FO-5', 'settled:fo-5s-30-days'] }
    assert.deepEqual(ruleHandOver({ handedOverAt: instant('2026-05-01T16:00:00Z'), handOverBy }), inTime)
    assert.deepEqual(ruleHandOver({ handedOverAt: instant('2026-05-02T03:59:59.999Z'), handOverBy }), inTime)
  })

  it('91: a scan on 2 May, day 31, is late from the first instant (FO-5)', () => {
    const late = { timing: 'late', because: ['FO-5', 'settled:fo-5s-30-days'] }
    assert.deepEqual(ruleHandOver({ handedOverAt: instant('2026-05-02T04:00:00Z'), handOverBy }), late)
    assert.deepEqual(ruleHandOver({ handedOverAt: instant('2026-05-02T16:00:00Z'), handOverBy }), late)
  })

  it('90, 91: is in time on any day through the 30th after a delivery, and on none after it (FO-5)', () => {
    const zone = 'America/New_York'
    const day = fc.integer({ min: 0, max: 1_500 }).map(n => addDays(localDate('2024-01-01'), n))
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), (on, later) => {
        const deliveredAt = firstInstantOf(on, zone)
        const { handOverBy } = terms({ units: [line({ deliveredAt })], now: deliveredAt })
        const ruling = ruleHandOver({ handedOverAt: firstInstantOf(addDays(on, later), zone), handOverBy })
        assert.equal(ruling.timing, later <= 30 ? 'in-time' : 'late')
      }),
      { numRuns: 200 },
    )
  })
})
