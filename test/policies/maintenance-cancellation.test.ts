import assert from 'node:assert/strict'
import type { Maintenance, RequestOf } from '../../domain/case.ts'
import { instant, localDate } from '../../domain/time.ts'
import { acknowledgementDates } from '../../policies/acknowledgement.ts'
import { cancellationStanding } from '../../policies/cancellation-standing.ts'
import { decideMaintenanceCancellation } from '../../policies/maintenance-cancellation.ts'
import { wordsOf } from '../../policies/words.ts'
import { asOf, focusWith, mail, maintenance, maintenanceRequest } from './cancelled.ts'
import { profile } from './granted.ts'

type Changes = Partial<RequestOf<'maintenanceCancellation'>>

function decide(changes: Changes = {}, policy = profile('focus'), now = '2026-10-02T16:00:00Z') {
  return decideMaintenanceCancellation(policy, maintenanceRequest(changes), asOf(now))
}

function terms(changes: Changes = {}, policy = profile('focus')) {
  const decision = decide(changes, policy)
  assert.ok(decision.kind === 'granted', 'the cancellation is refused')
  return decision.terms
}

function refusal(changes: Changes, policy = profile('focus')) {
  const decision = decide(changes, policy)
  assert.ok(decision.kind === 'refused', 'the cancellation is granted')
  return decision
}

/** The last day of maintenance that was cancelled by a mail of this time. */
function endAfter(receivedAt: string, changes: Partial<Maintenance> = {}) {
  return terms({ mail: mail(receivedAt), maintenance: maintenance(changes) }).effectiveOn
}

describe('the decision about maintenance that is cancelled', () => {
  it('102, FO-13: asked for on 1 April it runs to the end of its term, without credit and without renewal', () => {
    const granted = terms({ mail: mail('2026-04-01T16:00:00Z') })
    assert.deepEqual([granted.effectiveOn, granted.effectiveAt], ['2026-09-30', '2026-10-01T04:00:00.000Z'])
    assert.deepEqual([granted.credit, granted.renewal, granted.units], ['none', 'none', []])
    assert.deepEqual(granted.because, ['FO-13', 'FO-14', 'settled:fo-13-fo-14', 'settled:inbound-mail'])
    for (const rule of granted.because) assert.notEqual(wordsOf(rule), rule)
  })

  it('FO-13: may be asked for on any day of the term, the first included', () => {
    assert.equal(endAfter('2025-10-01T04:00:00Z'), '2026-09-30')
    const before = refusal({ mail: mail('2025-10-01T03:59:59.999Z') })
    assert.deepEqual(before.missing, ['maintenance.termStartsOn'])
    assert.deepEqual(before.because, ['settled:fo-13-fo-14'])
    assert.match(before.reason, /mail of 2025-09-30 came before the term that starts on 2025-10-01/)
  })

  it("103, FO-13: is honoured until 23:59:59 of the term's last day, and counts for the next term after it", () => {
    assert.equal(endAfter('2026-10-01T03:59:00Z'), '2026-09-30')
    assert.equal(endAfter('2026-10-01T03:59:59.999Z'), '2026-09-30')
    assert.equal(endAfter('2026-10-01T04:00:00Z'), '2027-09-30')
  })

  it('FO-13, settled:fo-13-fo-14: counts the day of the receipt in the zone of the profile', () => {
    const changes = { mail: mail('2026-09-30T22:30:00Z') }
    assert.equal(terms(changes).effectiveOn, '2026-09-30')
    assert.equal(terms(changes, focusWith({ zone: 'Europe/Vienna' })).effectiveOn, '2027-09-30')
  })

  it('FO-13: after several renewals it is the end of the term in which the mail came', () => {
    const quarter = { termStartsOn: localDate('2025-09-01'), termEndsOn: localDate('2025-11-30'), termMonths: 3 }
    const ends = ['2025-11-30', '2025-12-01', '2026-02-28', '2026-03-01', '2026-06-01'].map(day =>
      endAfter(`${day}T16:00:00Z`, quarter),
    )
    assert.deepEqual(ends, ['2025-11-30', '2026-02-28', '2026-02-28', '2026-05-31', '2026-08-31'])
  })

  it('FO-13: a term that renews on the 31st ends before the last day of a shorter month, and finds its day again', () => {
    const monthly = { termStartsOn: localDate('2025-12-31'), termEndsOn: localDate('2026-01-30'), termMonths: 1 }
    const ends = ['2026-01-31', '2026-02-27', '2026-02-28', '2026-03-31'].map(day =>
      endAfter(`${day}T16:00:00Z`, monthly),
    )
    assert.deepEqual(ends, ['2026-02-27', '2026-02-27', '2026-03-30', '2026-04-29'])
  })

  it('102, FO-13: refuses a date in the middle of a term, and says when the term ends', () => {
    const wish = (wishedFor: string) => ({
      mail: mail('2026-04-01T16:00:00Z'),
      maintenance: maintenance({ wishedFor: localDate(wishedFor) }),
    })
    for (const day of ['2026-04-01', '2026-06-15', '2026-09-29']) {
      const refused = refusal(wish(day))
      assert.deepEqual([refused.because, refused.missing], [['FO-13'], ['maintenance.wishedFor']])
      assert.match(refused.reason, /in the middle of its term, which ends on 2026-09-30/)
    }
    assert.equal(terms(wish('2026-09-30')).effectiveOn, '2026-09-30')
    assert.match(refusal(wish('2026-10-01')).reason, /ends on 2027-09-30/)
    assert.equal(terms(wish('2027-09-30')).effectiveOn, '2027-09-30')
    assert.match(refusal(wish('2026-03-31')).reason, /before it was asked for; its term ends on 2026-09-30/)
  })

  it('103, FO-13: a wish for the last day comes too late on the day after', () => {
    const wished = { maintenance: maintenance({ wishedFor: localDate('2026-09-30') }) }
    assert.equal(terms({ ...wished, mail: mail('2026-10-01T03:59:59Z') }).effectiveOn, '2026-09-30')
    assert.match(refusal({ ...wished, mail: mail('2026-10-01T04:00:00Z') }).reason, /ends on 2027-09-30/)
  })

  it('FO-13: doubts a term that ends before it starts, and dates of another century', () => {
    const doubted = (changes: Partial<Maintenance>) => refusal({ maintenance: maintenance(changes) }).missing
    assert.deepEqual(doubted({ termEndsOn: localDate('2025-09-30') }), ['maintenance.termEndsOn'])
    assert.deepEqual(doubted({ termEndsOn: localDate('2036-10-03') }), ['maintenance.termEndsOn'])
    assert.deepEqual(doubted({ wishedFor: localDate('9999-12-31') }), ['maintenance.wishedFor'])
    assert.equal(terms({ maintenance: maintenance({ termEndsOn: localDate('2036-10-02') }) }).effectiveOn, '2036-10-02')
  })

  it('is refused by a company that offers none, and for a mail that is still to come', () => {
    assert.match(refusal({}, profile('speco')).reason, /offers no cancellation of maintenance\. It offers: /)
    assert.deepEqual(refusal({ mail: mail('2026-10-02T16:00:00.001Z') }).missing, ['mail.receivedAt'])
  })
})

describe('maintenance that is cancelled', () => {
  const granted = terms({ mail: mail('2026-04-01T16:00:00Z') })
  const standing = (facts: object, now: string) =>
    cancellationStanding({ terms: granted, facts: { mails: [], ...facts }, asOf: instant(now) })

  it('102, FO-13: is active through the last day of its term', () => {
    assert.equal(standing({}, '2026-10-01T03:59:59.999Z').kind, 'in-notice')
    assert.equal(standing({}, '2026-10-01T04:00:00.000Z').kind, 'ended')
  })

  it('FO-13, settled:inbound-mail: is confirmed by link within 7 days, and then counts from the first mail, though its term is over', () => {
    const late = decide(
      { mail: mail('2026-09-30T23:00:00Z', 'asked-by-link') },
      profile('focus'),
      '2026-09-30T23:10:00Z',
    )
    assert.ok(late.kind === 'granted')
    assert.deepEqual(late.terms.confirmation, {
      kind: 'by-link',
      remindAt: ['2026-10-02T23:10:00.000Z', '2026-10-05T23:10:00.000Z'],
      until: '2026-10-08T04:00:00.000Z',
    })
    const facts = { mails: [], confirmedAt: instant('2026-10-05T16:00:00Z') }
    const read = cancellationStanding({ terms: late.terms, facts, asOf: instant('2026-10-05T16:00:00Z') })
    assert.equal(read.kind === 'ended' && read.effectiveOn, '2026-09-30')
  })

  it('FO-13: an earlier copy of the mail, received in the term before, wins', () => {
    const after = terms({ mail: mail('2026-10-01T16:00:00Z') })
    const facts = { mails: [mail('2026-10-01T03:59:00Z')] }
    const read = cancellationStanding({ terms: after, facts, asOf: instant('2026-10-02T16:00:00Z') })
    assert.equal(after.effectiveOn, '2027-09-30')
    assert.equal(read.kind === 'ended' && read.effectiveOn, '2026-09-30')
  })

  it('102, FO-14: is acknowledged, with reminders after 7, 14 and 21 days and a staff task after 30', () => {
    const { acknowledgement, zone } = granted
    assert.deepEqual(acknowledgement, { reminderDays: [7, 14, 21], remindAt: '09:00', taskAfterDays: 30 })
    const dates = acknowledgementDates({ terms: acknowledgement, askedAt: instant('2026-10-10T20:00:00Z'), zone })
    assert.deepEqual(dates, {
      remindAt: ['2026-10-17T13:00:00.000Z', '2026-10-24T13:00:00.000Z', '2026-10-31T13:00:00.000Z'],
      taskAt: '2026-11-09T14:00:00.000Z',
    })
  })

  it('FO-14: is acknowledged in the days that the profile says, reminders first', () => {
    const asked = { reminderDays: [1], remindAt: '10:30', taskAfterDays: 2 }
    const policy = focusWith({ maintenanceCancellation: { acknowledgement: asked } })
    assert.deepEqual(terms({}, policy).acknowledgement, asked)
    assert.throws(
      () => focusWith({ maintenanceCancellation: { acknowledgement: { ...asked, reminderDays: [1, 2] } } }),
      /before it becomes a staff task/,
    )
  })

  it('may be withdrawn until its term is over', () => {
    const withdrawnAt = (at: string) => standing({ withdrawnAt: instant(at) }, '2026-10-05T16:00:00Z').kind
    assert.equal(withdrawnAt('2026-10-01T03:59:59.999Z'), 'withdrawn')
    assert.equal(withdrawnAt('2026-10-01T04:00:00.000Z'), 'ended')
  })
})
