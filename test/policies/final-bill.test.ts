import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { FinalBill, FinalBillLine } from '../../domain/final-bill.ts'
import { cents } from '../../domain/money.ts'
import type { FinalMonth, SubscriptionTerms } from '../../domain/subscription-terms.ts'
import { DAY, instant, type LocalDate, localDate } from '../../domain/time.ts'
import { billingPeriodOf } from '../../policies/billing-periods.ts'
import { finalBill } from '../../policies/final-bill.ts'
import { decideSubscriptionCancellation } from '../../policies/subscription-cancellation.ts'
import { asOf, contract, focusWith, mail, subscription, subscriptionRequest } from './cancelled.ts'

interface Case {
  subscription?: Parameters<typeof subscription>[0]
  receivedAt?: string
  finalMonth?: FinalMonth
  zone?: string
}

function termsOf({ subscription: changes, receivedAt, finalMonth, zone }: Case): SubscriptionTerms {
  const policy = focusWith({
    subscriptionCancellation: { noticeDays: 30, ...(finalMonth && { finalMonth }) },
    ...(zone && { zone }),
  })
  const received = receivedAt ?? '2026-06-10T16:00:00Z'
  const request = subscriptionRequest({ subscription: subscription(changes), mail: mail(received) })
  const decision = decideSubscriptionCancellation(policy, request, asOf(received))
  assert.ok(decision.kind === 'granted', 'the cancellation is refused')
  return decision.terms
}

/** The bill on the day that was confirmed. Without another `receivedAt` that is 10 July 2026. */
function billOf(asked: Case): FinalBill {
  const terms = termsOf(asked)
  return finalBill({ terms, effectiveOn: terms.effectiveOn })
}

function partMonth(bill: FinalBill): [from: string, to: string, days: number, of: number, amount: number] | undefined {
  const line = bill.lines.find(({ kind }) => kind === 'part-month')
  return line?.kind === 'part-month' ? [line.from, line.to, line.days, line.periodDays, line.amount] : undefined
}

const year = contract('2026-01-01', '2026-12-31')

describe('the final bill of a subscription under contract', () => {
  const pastDue = cents(240_00)

  it('99, FO-12: has August to December and what is past due, $840.00; July is on its regular bill', () => {
    const terms = termsOf({ subscription: { contract: year, pastDue } })
    assert.equal(terms.effectiveOn, '2026-07-10')
    assert.deepEqual(finalBill({ terms, effectiveOn: terms.effectiveOn }), {
      lines: [
        {
          kind: 'contract-balance',
          because: ['FO-12', 'settled:fo-12'],
          from: '2026-08-01',
          to: '2026-12-31',
          periods: 5,
          monthlyFee: 120_00,
          amount: 600_00,
        },
        { kind: 'past-due', because: ['FO-12'], amount: 240_00 },
      ],
      net: 840_00,
      regularThrough: '2026-07-31',
    })
    assert.equal(terms.highest, 840_00)
  })

  it('FO-11, FO-12: never prorates the month that is billed in full, whatever the profile says of part months', () => {
    for (const finalMonth of ['prorate-daily', 'full', 'none'] as const)
      assert.equal(billOf({ subscription: { contract: year }, finalMonth }).net, 600_00)
  })

  it('FO-12: has the period that starts on the day after the end, and not the one that starts on it', () => {
    const balance = (receivedAt: string) => billOf({ subscription: { contract: year }, receivedAt }).net
    assert.equal(balance('2026-07-01T16:00:00Z'), 600_00)
    assert.equal(balance('2026-07-02T16:00:00Z'), 480_00)
  })

  it('FO-12: has whole periods only', () => {
    const until = (endsOn: string) => billOf({ subscription: { contract: contract('2026-01-01', endsOn) } }).net
    assert.equal(until('2026-11-29'), 360_00)
    assert.equal(until('2026-11-30'), 480_00)
    assert.equal(until('2026-12-01'), 480_00)
    assert.equal(until('2026-12-30'), 480_00)
  })

  it('FO-12: is nothing in the last period of the contract', () => {
    const lastMonth = billOf({ subscription: { contract: contract('2025-08-01', '2026-07-31') } })
    assert.deepEqual(lastMonth, { lines: [], net: 0, regularThrough: '2026-07-31' })
  })

  it('FO-12: a contract that runs out within the notice does not renew, and the days after it are a part month', () => {
    const onItsLastDay = billOf({ subscription: { contract: contract('2025-07-11', '2026-07-10') } })
    assert.deepEqual(onItsLastDay.lines, [])
    const ranOut = billOf({ subscription: { contract: contract('2025-07-10', '2026-07-09'), pastDue } })
    assert.deepEqual(partMonth(ranOut), ['2026-07-01', '2026-07-10', 10, 31, 38_71])
    assert.equal(ranOut.net, 278_71)
    const earlierMail = finalBill({
      terms: termsOf({ subscription: { contract: contract('2025-07-10', '2026-07-09') } }),
      effectiveOn: localDate('2026-07-09'),
    })
    assert.deepEqual(earlierMail, { lines: [], net: 0, regularThrough: '2026-07-31' })
  })

  it('FO-12: one that has not begun yet binds all the same', () => {
    const bill = billOf({ subscription: { contract: contract('2026-09-01', '2027-08-31') } })
    assert.equal(bill.net, 1_440_00)
    assert.equal(bill.regularThrough, '2026-07-31')
  })

  it('FO-12: has no period that is prepaid', () => {
    const prepaid = (through: string) =>
      billOf({ subscription: { contract: year, pastDue, prepaidThrough: localDate(through) } }).net
    assert.equal(prepaid('2026-07-31'), 840_00)
    assert.equal(prepaid('2026-10-31'), 480_00)
    assert.equal(prepaid('2026-12-30'), 240_00)
    assert.equal(prepaid('2026-12-31'), 240_00)
    assert.equal(prepaid('9999-12-31'), 240_00)
  })

  it('FO-12: leaves out what was paid while the notice ran, and never adds to what was frozen', () => {
    const terms = termsOf({ subscription: { contract: year, pastDue } })
    const bill = (paid: Parameters<typeof finalBill>[0]['paid'] & object) =>
      finalBill({ terms, effectiveOn: terms.effectiveOn, paid }).net
    assert.equal(bill({ pastDue: cents(0) }), 600_00)
    assert.equal(bill({ pastDue: cents(100_00) }), 700_00)
    assert.equal(bill({ pastDue: cents(360_00) }), 840_00)
    assert.equal(bill({ prepaidThrough: localDate('2026-08-31') }), 720_00)
  })

  it('FO-12, 101: an earlier mail ends the service earlier; the balance stays what was frozen', () => {
    const terms = termsOf({ subscription: { contract: year, pastDue } })
    const bill = finalBill({ terms, effectiveOn: localDate('2026-06-28') })
    assert.deepEqual([bill.net, bill.regularThrough], [840_00, '2026-07-31'])
  })
})

describe('the final bill of a subscription without a contract', () => {
  it('FO-11: prorates the last period by its days in service, half a cent up', () => {
    const bill = billOf({})
    assert.deepEqual(bill, {
      lines: [
        {
          kind: 'part-month',
          because: ['FO-11', 'settled:fo-11'],
          from: '2026-07-01',
          to: '2026-07-10',
          days: 10,
          periodDays: 31,
          amount: 38_71,
        },
      ],
      net: 38_71,
      regularThrough: '2026-06-30',
    })
    const half = billOf({ subscription: { monthlyFee: cents(1) }, receivedAt: '2026-05-16T16:00:00Z' })
    assert.deepEqual(partMonth(half), ['2026-06-01', '2026-06-15', 15, 30, 1])
    const less = billOf({ subscription: { monthlyFee: cents(1) }, receivedAt: '2026-05-15T16:00:00Z' })
    assert.deepEqual(less.lines, [])
  })

  it('FO-11: bills the last period in full, or not at all, where the profile says so', () => {
    assert.deepEqual(partMonth(billOf({ finalMonth: 'full' })), ['2026-07-01', '2026-07-31', 31, 31, 120_00])
    assert.deepEqual(billOf({ finalMonth: 'none' }), { lines: [], net: 0, regularThrough: '2026-06-30' })
  })

  it('FO-11: a period that ends with the service is a whole month, and one that begins on its last day is one day', () => {
    assert.deepEqual(partMonth(billOf({ subscription: { billingDay: 11 } })), [
      '2026-06-11',
      '2026-07-10',
      30,
      30,
      120_00,
    ])
    assert.deepEqual(partMonth(billOf({ subscription: { billingDay: 10 } })), ['2026-07-10', '2026-07-10', 1, 31, 3_87])
  })

  it('FO-11: has no day that is prepaid', () => {
    const prepaid = (through: string, finalMonth?: FinalMonth) =>
      partMonth(
        billOf({ subscription: { prepaidThrough: localDate(through) }, ...(finalMonth && { finalMonth }) }),
      )?.slice(0, 4)
    assert.deepEqual(prepaid('2026-06-30'), ['2026-07-01', '2026-07-10', 10, 31])
    assert.deepEqual(prepaid('2026-07-01'), ['2026-07-02', '2026-07-10', 9, 31])
    assert.deepEqual(prepaid('2026-07-09'), ['2026-07-10', '2026-07-10', 1, 31])
    assert.equal(prepaid('2026-07-10'), undefined)
    assert.deepEqual(prepaid('2026-07-10', 'full'), ['2026-07-11', '2026-07-31', 21, 31])
    assert.equal(prepaid('2026-07-31', 'full'), undefined)
    assert.equal(prepaid('9999-12-31', 'full'), undefined)
  })

  it('settled:fo-12: adds what is past due', () => {
    const bill = billOf({ subscription: { pastDue: cents(50_00) } })
    assert.deepEqual(bill.lines.at(-1), { kind: 'past-due', because: ['settled:fo-12'], amount: 50_00 })
    assert.equal(bill.net, 88_71)
  })

  it('freezes a month and what is past due as the most it may come to', () => {
    const highest = (changes: Case) => termsOf(changes).highest
    assert.equal(highest({ subscription: { pastDue: cents(50_00) } }), 170_00)
    assert.equal(highest({ subscription: { pastDue: cents(50_00) }, finalMonth: 'none' }), 50_00)
    assert.equal(highest({ subscription: { prepaidThrough: localDate('2026-07-10') } }), 0)
    assert.equal(highest({ subscription: { monthlyFee: cents(1) }, receivedAt: '2026-06-02T16:00:00Z' }), 1)
  })

  it('101, FO-11: the part month moves with the end of the service, as far as what was frozen allows', () => {
    const terms = termsOf({})
    const ending = (day: string) => finalBill({ terms, effectiveOn: localDate(day) })
    assert.deepEqual(partMonth(ending('2026-07-08')), ['2026-07-01', '2026-07-08', 8, 31, 30_97])
    assert.deepEqual(partMonth(ending('2026-06-28')), ['2026-06-01', '2026-06-28', 28, 30, 112_00])
    assert.equal(ending('2026-06-28').regularThrough, '2026-05-31')
    assert.deepEqual(partMonth(ending('2026-07-11')), ['2026-07-01', '2026-07-11', 11, 31, 42_58])
    assert.deepEqual(partMonth(ending('2026-08-02')), ['2026-08-01', '2026-08-02', 2, 31, 7_74])
    assert.equal(ending('2026-08-02').regularThrough, '2026-07-31')
    // Prepaid through the granted end, nothing was frozen for a longer one.
    const prepaid = termsOf({ subscription: { prepaidThrough: localDate('2026-07-10') } })
    assert.equal(finalBill({ terms: prepaid, effectiveOn: localDate('2026-07-12') }).net, 0)
    const contracted = termsOf({
      subscription: { contract: contract(localDate('2026-01-01'), localDate('2026-07-11')) },
    })
    assert.equal(finalBill({ terms: contracted, effectiveOn: localDate('2026-07-12') }).net, 0)
  })
})

describe('a billing period', () => {
  it('FO-11: begins on the last day of a month that is too short for its billing day', () => {
    const periods: [day: string, billingDay: number, from: string, to: string][] = [
      ['2026-02-27', 31, '2026-01-31', '2026-02-27'],
      ['2026-02-28', 31, '2026-02-28', '2026-03-30'],
      ['2026-03-30', 31, '2026-02-28', '2026-03-30'],
      ['2026-03-31', 31, '2026-03-31', '2026-04-29'],
      ['2026-02-28', 29, '2026-02-28', '2026-03-28'],
      ['2028-02-28', 29, '2028-01-29', '2028-02-28'],
      ['2028-02-29', 30, '2028-02-29', '2028-03-29'],
      ['2026-12-31', 1, '2026-12-01', '2026-12-31'],
      ['2027-01-01', 15, '2026-12-15', '2027-01-14'],
    ]
    for (const [day, billingDay, from, to] of periods)
      assert.deepEqual(billingPeriodOf(localDate(day), billingDay), { from, to }, `${day}, billed on ${billingDay}`)
  })

  it('FO-11: lets no day fall between two bills, nor on both, in ten years and for every billing day', () => {
    for (let billingDay = 1; billingDay <= 31; billingDay++) {
      let day = billingPeriodOf(localDate('2024-01-15'), billingDay).from
      while (day < '2034-01-01') {
        const { from, to } = billingPeriodOf(day, billingDay)
        assert.equal(from, day)
        assert.ok(to > from)
        assert.deepEqual(billingPeriodOf(to, billingDay), { from, to })
        day = dayAfter(to)
      }
    }
  })
})

describe('any final bill', () => {
  const dayIn = (from: string, to: string) =>
    fc
      .integer({ min: Date.parse(from), max: Date.parse(to) })
      .map(at => localDate(new Date(at).toISOString().slice(0, 10)))
  const anyDay = dayIn('2023-06-01', '2035-01-01')
  const anyTerm = fc
    .tuple(anyDay, fc.integer({ min: 1, max: 1_500 }))
    .map(([startsOn, days]) => contract(startsOn, daysLater(startsOn, days)))
    .filter(({ endsOn }) => endsOn < '2034-01-01')
  const amount = (max: number) => fc.integer({ min: 0, max }).map(cents)
  const anySubscription = fc.record(
    {
      monthlyFee: amount(500_00),
      billingDay: fc.integer({ min: 1, max: 31 }),
      pastDue: amount(900_00),
      prepaidThrough: anyDay,
      contract: anyTerm,
    },
    { requiredKeys: ['monthlyFee', 'billingDay', 'pastDue'] },
  )
  const anyCase = fc.record({
    subscription: anySubscription,
    receivedAt: fc
      .integer({ min: Date.parse('2024-01-01'), max: Date.parse('2033-12-31') })
      .map(at => new Date(at).toISOString()),
    finalMonth: fc.constantFrom('prorate-daily', 'full', 'none'),
    zone: fc.constantFrom('America/New_York', 'Pacific/Kiritimati', 'Europe/London', 'America/Sao_Paulo', 'UTC'),
  })
  const paid = fc.record({ prepaidThrough: anyDay, pastDue: amount(900_00) }, { requiredKeys: [] })
  const days = (line: FinalBillLine) => (line.kind === 'past-due' ? [] : [{ from: line.from, to: line.to }])

  it('FO-12: is never negative, and never more than was frozen, whatever turns up later', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: -60, max: 400 }), paid, (asked, earlierBy, paid) => {
        const terms = termsOf(asked)
        const bill = finalBill({ terms, effectiveOn: daysLater(terms.effectiveOn, -earlierBy), paid })
        assert.ok(bill.net >= 0 && bill.net <= terms.highest, `${bill.net} of ${terms.highest}`)
        assert.equal(
          bill.net,
          bill.lines.reduce((total: number, line) => total + line.amount, 0),
        )
        assert.ok(bill.lines.every(line => line.amount > 0))
      }),
      { numRuns: 1_000 },
    )
  })

  it('FO-11, FO-12: counts each day once: none on a regular bill, none on two lines, none that is prepaid', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(anyCase, fc.integer({ min: -10, max: 60 }), (asked, earlierBy) => {
        const terms = termsOf(asked)
        const effectiveOn = daysLater(terms.effectiveOn, -earlierBy)
        const { lines, regularThrough } = finalBill({ terms, effectiveOn })
        let counted = regularThrough
        for (const line of lines)
          for (const { from, to } of days(line)) {
            seen.add(line.kind)
            assert.ok(from > counted, `${line.kind} from ${from}, but ${counted} is billed already`)
            assert.ok(to >= from)
            const { prepaidThrough } = terms.subscription
            assert.ok(!prepaidThrough || from > prepaidThrough)
            counted = to
          }
      }),
      { numRuns: 1_000 },
    )
    assert.deepEqual([...seen].sort(), ['contract-balance', 'part-month'])
  })

  it('FO-11: a prorated part is its share of the fee within half a cent, and has no day after the service', () => {
    let parts = 0
    fc.assert(
      fc.property(anyCase, asked => {
        const terms = termsOf({ ...asked, finalMonth: 'prorate-daily' })
        const { lines } = finalBill({ terms, effectiveOn: terms.effectiveOn })
        for (const line of lines) {
          if (line.kind !== 'part-month') continue
          parts++
          assert.equal(line.to, terms.effectiveOn)
          assert.equal(line.days, (Date.parse(line.to) - Date.parse(line.from)) / DAY + 1)
          assert.ok(line.periodDays >= 28 && line.periodDays <= 31)
          const share = (terms.subscription.monthlyFee * line.days) / line.periodDays
          assert.ok(line.amount - share <= 0.5 && share - line.amount < 0.5)
        }
      }),
      { numRuns: 500 },
    )
    assert.ok(parts > 50)
  })

  it('FO-12: a contract billed from its first day has as many periods left as a walk through the months finds', () => {
    const begin = dayIn('2024-01-01', '2026-12-31')
    fc.assert(
      fc.property(begin, fc.integer({ min: 1, max: 48 }), fc.nat({ max: 1_400 }), (startsOn, months, offset) => {
        const receivedOn = daysLater(startsOn, offset)
        const ends = firstsOf(startsOn, months + 1)
        const endsOn = daysLater(ends[months] as LocalDate, -1) // `ends` has months + 1 days
        const bill = billOf({
          subscription: {
            contract: { startsOn, endsOn },
            billingDay: Number(startsOn.slice(8)),
            monthlyFee: cents(10_00),
          },
          receivedAt: instant(`${receivedOn}T16:00:00Z`),
          finalMonth: 'none',
        })
        const left = ends.slice(0, months).filter(first => first > daysLater(receivedOn, 30)).length
        assert.equal(bill.net, left * 10_00)
      }),
      { numRuns: 500 },
    )
  })
})

function daysLater(day: LocalDate, days: number): LocalDate {
  return localDate(new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10))
}

function dayAfter(day: LocalDate): LocalDate {
  return daysLater(day, 1)
}

/** The first days of so many months of a contract, found without our own calendar. */
function firstsOf(startsOn: LocalDate, count: number): LocalDate[] {
  const [year, month, day] = startsOn.split('-').map(Number) as [number, number, number] // a LocalDate has all three
  return Array.from({ length: count }, (_, i) => {
    const lastDay = new Date(Date.UTC(year, month + i, 0)).getUTCDate()
    return localDate(new Date(Date.UTC(year, month - 1 + i, Math.min(day, lastDay))).toISOString().slice(0, 10))
  })
}
