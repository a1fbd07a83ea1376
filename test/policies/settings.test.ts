import assert from 'node:assert/strict'
import { cents } from '../../domain/money.ts'
import { serialNumber } from '../../domain/names.ts'
import { type Instant, instant, localDate } from '../../domain/time.ts'
import { ageOf } from '../../policies/age.ts'
import { addDays, dayOf, timeOn } from '../../policies/calendar.ts'
import { decideReturn } from '../../policies/decide.ts'
import { awaitsDiagnosis } from '../../policies/diagnosis.ts'
import { handOverAgenda } from '../../policies/hand-over.ts'
import { decideOrderedNotNeeded } from '../../policies/ordered-not-needed.ts'
import { afterFinding } from '../../policies/outcome.ts'
import { ruleReceipt } from '../../policies/receipt.ts'
import { parseCaseRequest } from '../../policies/request.ts'
import { refundFor } from '../../policies/restocking.ts'
import { confirmDeliveryAt, failedInTime, holdLimitAt } from '../../policies/shipment.ts'
import { lapseMarks, noTroubleMarks, quoteLapsesAt } from '../../policies/standard-marks.ts'
import { timetable } from '../../policies/timetable.ts'
import { packagingOnReceipt } from '../../policies/treatment.ts'
import { successionOf } from '../../policies/warranty-chain.ts'
import { knowing, request, standardTermsOf, unit } from './granted.ts'
import { plain, plainAdvance, plainWith } from './plain.ts'
import { Desk, delivered, zone } from './window-desk.ts'
import { diary, moneyMovesAt, standingAt } from './window-diary.ts'

/** The first Monday of March, at three in the afternoon in New York. */
const monday = instant('2026-03-02T20:00:00Z')

function daysAfterMonday(...days: number[]) {
  return timetable({ from: monday, zone, days }).map(({ at }) => dayOf(at, zone))
}

describe('A company that says no more than it must', () => {
  it('settled:a-day: counts the days of New York', () => {
    assert.equal(plainAdvance().zone, 'America/New_York')
    assert.equal(new Desk(plainAdvance().window, delivered, plain.zone).ask().dueAt, '2026-03-16T04:00:00.000Z')
  })

  it('settled:amount: reckons in US dollars where nobody names a currency', () => {
    const { currency: _, returnType: __, ...unsaid } = request()
    const read = parseCaseRequest('advanceReplacement', unsaid, { currency: plain.currency })
    assert.equal(read.kind === 'request' && read.request.currency, 'USD')
  })

  it('settled:age: counts age to the report, however late the unit is here', () => {
    const unit = { brand: 'Yealink', shippedOn: localDate('2026-05-01'), reportedAt: instant('2026-05-31T16:00:00Z') }
    const age = ageOf({ ...unit, receivedAt: instant('2026-06-11T16:00:00Z') }, plain)
    assert.deepEqual(age, { kind: 'known', days: 30, band: 'within-30-days' })
  })

  it('VD-1: takes an RMA that is asked for to be due, without a diagnosis first', () => {
    for (const returnType of ['advanceReplacement', 'standardReturn', 'virtualReturn'] as const)
      assert.equal(awaitsDiagnosis(plain, { returnType }), false)
  })

  it('settled:doa: does not count the replacement of an initial DOA', () => {
    const chain = { chainStartedOn: localDate('2026-02-19'), replacements: 0, origin: 'original' } as const
    assert.equal(successionOf({ chain, reportedAt: monday, profile: plain }), 'initial-doa')
  })
})

describe('Its advance replacements', () => {
  const terms = plainAdvance()
  const { window, hold } = terms

  it('settled:two-marks: name the rule of the two marks, and no company’s', () => {
    assert.deepEqual(terms.because, ['settled:two-marks'])
  })

  it('settled:serial-numbers: need a serial', () => {
    const { serial: _, ...unnumbered } = unit()
    assert.deepEqual(decideReturn(plain, request({ units: [unnumbered] }), knowing()).because, [
      'settled:serial-numbers',
    ])
  })

  it('settled:amount: need a price', () => {
    const { listPrice: _, ...unpriced } = unit()
    assert.deepEqual(decideReturn(plain, request({ units: [unpriced] }), knowing()).because, ['settled:amount'])
  })

  it('settled:amount: may be worth the price paid, where the company says so', () => {
    const { units } = plainAdvance({}, plainWith({ amount: 'paid-price' }))
    assert.equal(units[0]?.amount, 279_30)
    const { paidPrice: _, ...unpriced } = unit()
    const asked = request({ units: [unpriced] })
    assert.equal(decideReturn(plainWith({ amount: 'paid-price' }), asked, knowing()).kind, 'refused')
  })

  it('VD-9, VD-10: ask for neither ticket, comment nor answer, and tell nobody', () => {
    const { ticket: _, internalComment: __, siteAnswer: ___, ...asked } = request()
    assert.equal(decideReturn(plain, asked, knowing()).kind, 'granted')
    assert.equal(terms.management, undefined)
  })

  it('settled:reminders: remind at nine in the morning', () => {
    assert.deepEqual(new Desk(window).until('2026-03-20T00:00:00Z').when('reminder-5@v1'), ['2026-03-10T13:00:00.000Z'])
  })

  for (const [mark, what, moves] of [
    ['2026-03-13', 'a Friday', '2026-03-13T14:00:00.000Z'],
    ['2026-03-14', 'a Saturday', '2026-03-16T14:00:00.000Z'],
    ['2026-03-15', 'a Sunday', '2026-03-16T14:00:00.000Z'],
    ['2026-03-16', 'a Monday', '2026-03-16T14:00:00.000Z'],
    ['2027-01-01', "New Year's Day", '2027-01-04T15:00:00.000Z'],
    ['2026-01-19', "Martin Luther King's birthday", '2026-01-20T15:00:00.000Z'],
    ['2026-02-16', "Washington's birthday", '2026-02-17T15:00:00.000Z'],
    ['2026-05-25', 'Memorial Day', '2026-05-26T14:00:00.000Z'],
    ['2026-06-19', 'Juneteenth', '2026-06-22T14:00:00.000Z'],
    ['2025-07-04', 'Independence Day', '2025-07-07T14:00:00.000Z'],
    ['2026-09-07', 'Labor Day', '2026-09-08T14:00:00.000Z'],
    ['2026-10-12', 'Columbus Day', '2026-10-13T14:00:00.000Z'],
    ['2026-11-11', 'Veterans Day', '2026-11-12T15:00:00.000Z'],
    ['2026-11-26', 'Thanksgiving', '2026-11-27T15:00:00.000Z'],
    ['2026-12-25', 'Christmas', '2026-12-28T15:00:00.000Z'],
  ] as const)
    it(`settled:when-money-moves: move money at ten on the next business day after a mark on ${what}`, () => {
      const anchor = timeOn(addDays(localDate(mark), -31), '12:00', zone)
      assert.equal(moneyMovesAt(window, anchor), moves)
    })

  it('settled:when-money-moves: move no money before the third day after a notice that came too late', () => {
    const desk = new Desk(window).sleepUntil('2026-04-06T13:00:00Z')
    assert.deepEqual(desk.until('2026-05-01T00:00:00Z').when('money@2026-04-04'), ['2026-04-09T14:00:00.000Z'])
  })

  it('settled:what-counts-as-back: wait through the seventh day after the mark for what a carrier has', () => {
    const facts = { ...new Desk(window).facts, inTransitSince: instant('2026-04-04T22:00:00Z') }
    const timing = (at: string) =>
      ruleReceipt({ serial: serialNumber('C1'), receivedAt: instant(at), window, zone, facts }).timing
    assert.equal(timing('2026-04-12T03:59:59.999Z'), 'in-time')
    assert.equal(timing('2026-04-12T04:00:00.000Z'), 'late')
  })

  it('settled:hold-link: give the client seven days for the link, with reminders after two and five', () => {
    assert.deepEqual(daysAfterMonday(...hold.linkReminderDays, hold.linkDays), [
      '2026-03-04',
      '2026-03-07',
      '2026-03-09',
    ])
  })

  it('settled:one-hold-is-not-enough: ask for another card within three days of a renewal that failed', () => {
    assert.deepEqual(daysAfterMonday(hold.newCardDays), ['2026-03-05'])
    assert.equal(hold.onInsufficientFunds, 'swap')
    assert.equal(plain.advanceReplacement?.hold.extendedAuthorization, 'if-available')
  })

  it('settled:the-anchor: ask staff for the delivery on the tenth day, and renew no hold after the sixtieth', () => {
    const shipped = { shippedAt: monday, zone }
    const { confirmDeliveryDays } = terms.shipping
    assert.equal(confirmDeliveryAt({ ...shipped, days: confirmDeliveryDays }), '2026-03-12T13:00:00.000Z')
    assert.equal(holdLimitAt({ ...shipped, days: hold.maxDaysAfterShipping }), '2026-05-02T04:00:00.000Z')
  })

  it('settled:consent: ask for consent to the 180th day after approval', () => {
    assert.equal(hold.latestAt, '2026-08-29T14:00:00.000Z')
  })

  it('settled:packaging-missing: take a unit back in any packaging', () => {
    assert.equal(terms.shipping.originalPackaging, 'any')
    assert.equal(packagingOnReceipt(terms.inspection, 'missing').kind, 'in-order')
  })

  it('FO-3: are inspected without a cause, and a manager hears of one that waits for three days', () => {
    assert.equal(terms.inspection.cause, 'optional')
    assert.deepEqual(daysAfterMonday(terms.inspection.remindAfterDays), ['2026-03-05'])
  })

  it('settled:back-after-billing: are refunded without a fee for sixty days', () => {
    assert.deepEqual(daysAfterMonday(terms.lateReturn.days), ['2026-05-01'])
    assert.equal(terms.lateReturn.fee, 0)
  })

  it('settled:extension: are extended by staff twice, by thirty days each time', () => {
    assert.deepEqual(terms.extension, { maxDays: 30, maxCount: 2 })
  })

  it('settled:capture-fails: try a softly declined card again on days 1, 3 and 7', () => {
    assert.deepEqual(daysAfterMonday(...terms.captureRetryDays), ['2026-03-03', '2026-03-05', '2026-03-09'])
  })

  it('settled:quote: leave a quote open through its fourteenth day', () => {
    const lapses = quoteLapsesAt({ quotedAt: monday, zone, quoteDays: terms.quoteDays })
    assert.equal(lapses, '2026-03-17T04:00:00.000Z')
  })

  it('settled:replacement-fails: swap a replacement that fails through its thirtieth day', () => {
    const failed = (failedAt: string) =>
      failedInTime({ since: monday, failedAt: instant(failedAt), days: terms.swapDays, zone })
    assert.equal(failed('2026-04-02T03:59:59.999Z'), true)
    assert.equal(failed('2026-04-02T04:00:00.000Z'), false)
  })

  it('settled:loaner: want a loaner back in ten days, bill it after thirty, and remind in between', () => {
    const loaners = [{ serial: serialNumber('L7'), brand: 'Snom', model: 'D785', bookPrice: cents(90_00) }]
    const { loanerWindow } = plainAdvance({ loaners })
    assert.equal(standingAt(loanerWindow, '2026-03-16T03:59:59.999Z'), 'in-time')
    assert.deepEqual(diary(loanerWindow), [
      '03-05 reminder-0@v1',
      '03-10 reminder-5@v1',
      '03-13 reminder-8@v1',
      '03-15 reminder-10@v1',
      '03-16 overdue@2026-03-15',
      '03-25 reminder-20@v1',
      '04-01 reminder-27@v1',
      '04-03 final-notice@2026-04-04',
      '04-06 money@2026-04-04',
    ])
  })
})

describe('Its standard returns', () => {
  const terms = standardTermsOf(plain)

  it('settled:nothing-arrives: lapse after thirty days, with a notice a week before and thirty days to reopen', () => {
    const { lapse } = terms
    assert.deepEqual(lapseMarks({ from: monday, zone, lapse, pauses: [], now: monday }), {
      noticeAt: '2026-03-25T13:00:00.000Z',
      lapsesAt: '2026-04-02T04:00:00.000Z',
      closesAt: '2026-05-02T04:00:00.000Z',
    })
  })

  it('settled:bench: are shown to a manager when a unit waits for the bench for three days', () => {
    assert.deepEqual(daysAfterMonday(terms.inspection.remindAfterDays), ['2026-03-05'])
  })

  it('settled:quote: leave a quote open through its fourteenth day', () => {
    const lapses = quoteLapsesAt({ quotedAt: monday, zone, quoteDays: terms.quoteDays })
    assert.equal(lapses, '2026-03-17T04:00:00.000Z')
  })

  it('settled:no-answer: remind a client without trouble after one, two and three weeks, and are a task after thirty days', () => {
    assert.deepEqual(noTroubleMarks({ askedAt: monday, zone, noTrouble: terms.noTrouble }), {
      reminders: ['2026-03-09T13:00:00.000Z', '2026-03-16T13:00:00.000Z', '2026-03-23T13:00:00.000Z'],
      taskAt: '2026-04-02T04:00:00.000Z',
    })
  })

  it('settled:the-45: waive a deductible where no trouble was found, and ship before one is paid', () => {
    const [unit] = terms.units
    assert.ok(unit)
    const due = { ...unit, treatment: { ...unit.treatment, deductible: cents(45_00) } }
    const after = afterFinding({ finding: 'no-trouble-found', unit: due, terms })
    assert.equal(after.kind === 'ask-client' && after.deductible, 0)
    assert.equal(terms.shippingWaits, 'for-nothing')
  })

  it('settled:the-anchor: ask staff for the delivery on the tenth day after something was shipped', () => {
    const { confirmDeliveryDays: days } = terms
    assert.equal(confirmDeliveryAt({ shippedAt: monday, zone, days }), '2026-03-12T13:00:00.000Z')
  })

  it('settled:photos: ask for photos where the company wants them', () => {
    const { loaners: _, ...asked } = request()
    const { standardReturn } = plain
    assert.ok(standardReturn)
    const strict = { ...plain, standardReturn: { ...standardReturn, requires: ['photos' as const] } }
    const decision = decideReturn(strict, { ...asked, returnType: 'standardReturn' }, knowing())
    assert.ok(decision.kind === 'refused')
    assert.deepEqual([decision.because, decision.missing], [['settled:photos'], ['photos']])
  })
})

describe('Its virtual returns', () => {
  const { loaners: _, ...asked } = request({ units: [unit({ kind: 'camera' })] })
  const decision = decideReturn(plain, { ...asked, returnType: 'virtualReturn' }, knowing())
  const terms =
    decision.kind === 'granted' && decision.terms.returnType === 'virtualReturn' ? decision.terms : undefined
  if (!terms) throw new Error('The virtual return is refused.')

  it('SP-8: remind the person who has to approve on days 1, 3 and 7', () => {
    assert.deepEqual(daysAfterMonday(...terms.approvalReminderDays), ['2026-03-03', '2026-03-05', '2026-03-09'])
  })

  it('settled:the-anchor: ask staff for the delivery on the tenth day', () => {
    const { confirmDeliveryDays: days } = terms.shipping
    assert.equal(confirmDeliveryAt({ shippedAt: monday, zone, days }), '2026-03-12T13:00:00.000Z')
  })
})

describe('Its returns of what is not needed', () => {
  const terms = decideNotNeeded(instant('2026-04-10T15:00:00Z'))
  const facts = { awaited: terms.units, overdue: [], parcels: [], pauses: [], done: [] }

  it('settled:fo-5s-30-days: remind at nine, ten days and three days before the last one', () => {
    const reminded = terms.reminders.daysBefore.map(day => `reminder-${day}@2026-05-01`)
    const asked = (now: string, done: string[]) =>
      handOverAgenda({ terms, facts: { ...facts, done }, now: instant(now) }).next
    assert.equal(asked('2026-04-10T15:00:00Z', []), '2026-04-21T13:00:00.000Z')
    assert.equal(asked('2026-04-21T13:00:00Z', reminded.slice(1)), '2026-04-28T13:00:00.000Z')
  })

  it('settled:fo-5s-30-days: wait seven days for a parcel that was handed over on the last one', () => {
    const parcel = { tracking: 'T1', since: instant('2026-05-01T20:00:00Z'), fate: 'under-way' as const }
    const asked = handOverAgenda({
      terms,
      facts: { ...facts, parcels: [parcel] },
      now: instant('2026-05-03T15:00:00Z'),
    })
    assert.equal(asked.next, '2026-05-09T04:00:00.000Z')
  })

  it('settled:restocking: refund the tax of what is refunded, and no outbound shipping', () => {
    const refund = refundFor({ paid: cents(100_00), tax: cents(8_00), condition: 'opened', ...terms.restocking })
    assert.deepEqual([refund.net, refund.fee, refund.tax], [75_00, 25_00, 6_00])
    assert.equal(terms.outboundShipping, 'kept')
  })
})

/** One line that was delivered on 1 April, whose day 30 is 1 May. */
function decideNotNeeded(now: Instant) {
  const { loaners: _, termsAcceptedAt: __, ...asked } = request()
  const line = {
    line: 'equipment',
    soldAs: 'item',
    tax: cents(8_00),
    deliveredAt: instant('2026-04-01T16:00:00Z'),
  } as const
  const decision = decideOrderedNotNeeded(
    plain,
    {
      ...asked,
      returnType: 'orderedNotNeededReturn',
      units: [{ ...unit(), ...line }],
      order: { number: 'SO-77', soldAs: 'items' },
    },
    knowing({ now }),
  )
  if (decision.kind === 'refused') throw new Error(`Refused: ${decision.reason}`)
  return decision.terms
}
