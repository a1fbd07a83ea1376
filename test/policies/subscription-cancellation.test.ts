import assert from 'node:assert/strict'
import type { CancellationFacts } from '../../domain/cancellation.ts'
import type { RequestOf } from '../../domain/case.ts'
import { cents } from '../../domain/money.ts'
import { instant, localDate } from '../../domain/time.ts'
import { cancellationStanding } from '../../policies/cancellation-standing.ts'
import { effectiveDate } from '../../policies/effective-date.ts'
import { decideSubscriptionCancellation } from '../../policies/subscription-cancellation.ts'
import { wordsOf } from '../../policies/words.ts'
import { asOf, contract, focusWith, mail, subscription, subscriptionRequest } from './cancelled.ts'
import { profile } from './granted.ts'

type Changes = Partial<RequestOf<'subscriptionCancellation'>>

function decide(changes: Changes = {}, now = '2026-06-10T17:00:00Z', policy = profile('focus')) {
  return decideSubscriptionCancellation(policy, subscriptionRequest(changes), asOf(now))
}

function terms(changes: Changes = {}, now?: string, policy = profile('focus')) {
  const decision = decide(changes, now, policy)
  assert.ok(decision.kind === 'granted', 'the cancellation is refused')
  return decision.terms
}

function refusal(changes: Changes, policy = profile('focus')) {
  const decision = decide(changes, undefined, policy)
  assert.ok(decision.kind === 'refused', 'the cancellation is granted')
  return decision
}

describe('the decision about a subscription that is cancelled', () => {
  it('97, FO-10: counts 30 days from the date on which the mail came in New York, though it is tomorrow in UTC', () => {
    const late = terms({ mail: mail('2026-02-11T04:50:00Z') })
    assert.equal(late.effectiveOn, '2026-03-12')
    assert.equal(late.effectiveAt, '2026-03-13T04:00:00.000Z')
    assert.equal(late.receivedAt, '2026-02-11T04:50:00.000Z')
    assert.equal(terms({ mail: mail('2026-02-11T04:59:59.999Z') }).effectiveOn, '2026-03-12')
    assert.equal(terms({ mail: mail('2026-02-11T05:00:00Z') }).effectiveOn, '2026-03-13')
  })

  it('FO-10: loses no day when the clocks change within the notice', () => {
    const winter = terms({ mail: mail('2025-10-10T03:30:00Z') })
    assert.deepEqual([winter.effectiveOn, winter.effectiveAt], ['2025-11-08', '2025-11-09T05:00:00.000Z'])
  })

  it('FO-10: the notice and the zone are those of the profile', () => {
    const mailed = { mail: mail('2026-02-11T04:50:00Z') }
    assert.equal(terms(mailed, undefined, focusWith({ zone: 'Europe/Vienna' })).effectiveOn, '2026-03-13')
    const ofTwoWeeks = focusWith({ subscriptionCancellation: { noticeDays: 14 } })
    assert.equal(terms(mailed, undefined, ofTwoWeeks).effectiveOn, '2026-02-24')
    assert.equal(terms(mailed).noticeDays, 30)
  })

  it('freezes what its rulings need, and no unit', () => {
    const asked = subscription({ pastDue: cents(7_00), contract: contract('2026-01-01', '2026-12-31') })
    const {
      units,
      returnType,
      policy,
      policyVersion,
      zone,
      subscription: frozen,
      mail: first,
    } = terms({ subscription: asked })
    assert.deepEqual([units, returnType, policy, policyVersion], [[], 'subscriptionCancellation', 'focus', 1])
    assert.equal(zone, 'America/New_York')
    assert.deepEqual(frozen, asked)
    assert.deepEqual(first, mail('2026-06-10T16:00:00Z'))
  })

  it('FO-10, FO-11, FO-12: names the rules for its end and for its last bill', () => {
    const ends = ['FO-10', 'settled:fo-10s-30th-day', 'settled:inbound-mail']
    const running = { subscription: subscription({ contract: contract('2026-01-01', '2026-07-10') }) }
    const ranOut = { subscription: subscription({ contract: contract('2026-01-01', '2026-07-09') }) }
    const unbilled = focusWith({ subscriptionCancellation: { noticeDays: 30, finalMonth: 'none' } })
    assert.deepEqual(terms().because, [...ends, 'FO-11', 'settled:fo-11'])
    assert.deepEqual(terms(running).because, [...ends, 'FO-12', 'settled:fo-12'])
    assert.deepEqual(terms(ranOut).because, [...ends, 'FO-11', 'settled:fo-11'])
    assert.deepEqual(terms({}, undefined, unbilled).because, ends)
    for (const rule of [...terms().because, ...terms(running).because]) assert.notEqual(wordsOf(rule), rule)
  })

  it('FO-11, settled:fo-11: bills a part month by its days unless the profile says otherwise', () => {
    assert.equal(terms().finalMonth, 'prorate-daily')
    assert.equal(
      terms({}, undefined, focusWith({ subscriptionCancellation: { noticeDays: 30, finalMonth: 'full' } })).finalMonth,
      'full',
    )
  })

  it('is refused by a company that offers none, with what it does offer', () => {
    for (const id of ['voip-desk', 'speco']) {
      const { reason } = refusal({}, profile(id))
      assert.match(reason, /offers no cancellation of a subscription\. It offers: advance replacement/)
    }
  })

  it('FO-12: doubts a contract that ends before it starts, or in another century', () => {
    const ending = (endsOn: string) => ({ subscription: subscription({ contract: contract('2026-01-01', endsOn) }) })
    const backwards = refusal(ending('2025-12-31'))
    assert.deepEqual([backwards.because, backwards.missing], [['FO-12'], ['subscription.contract.endsOn']])
    assert.match(backwards.reason, /before it starts/)
    assert.equal(decide(ending('2026-01-01')).kind, 'granted')
    assert.equal(decide(ending('2036-06-10')).kind, 'granted')
    assert.match(refusal(ending('2036-06-11')).reason, /2036-06-11, more than ten years from now/)
    assert.equal(decide(ending('9999-12-31')).kind, 'refused')
  })

  it('doubts a mail that is still to come', () => {
    const early = refusal({ mail: mail('2026-06-10T17:00:00.001Z') })
    assert.deepEqual([early.because, early.missing], [['settled:inbound-mail'], ['mail.receivedAt']])
    assert.equal(decide({ mail: mail('2026-06-10T17:00:00Z') }).kind, 'granted')
  })
})

describe('a mail that asks to cancel a subscription', () => {
  const byLink = { mail: mail('2026-06-10T16:00:00Z', 'asked-by-link') }
  const nothing: CancellationFacts = { mails: [] }
  const standing = (facts: Partial<CancellationFacts>, now: string, changes: Changes = byLink) =>
    cancellationStanding({ terms: terms(changes), facts: { ...nothing, ...facts }, asOf: instant(now) })

  it('FO-10, settled:inbound-mail: is confirmed by link within 7 days, with reminders after 2 and 5', () => {
    assert.deepEqual(terms(byLink).confirmation, {
      kind: 'by-link',
      remindAt: ['2026-06-12T17:00:00.000Z', '2026-06-15T17:00:00.000Z'],
      until: '2026-06-18T04:00:00.000Z',
    })
    const hasty = focusWith({
      subscriptionCancellation: { noticeDays: 30, confirmation: { linkDays: 2, reminderDays: [1] } },
    })
    assert.deepEqual(terms(byLink, undefined, hasty).confirmation, {
      kind: 'by-link',
      remindAt: ['2026-06-11T17:00:00.000Z'],
      until: '2026-06-13T04:00:00.000Z',
    })
  })

  it('settled:inbound-mail: counts the days of the link from when it is mailed, however old the mail is', () => {
    const { confirmation } = terms({ mail: mail('2026-05-01T16:00:00Z', 'asked-by-link') })
    assert.equal(confirmation.kind === 'by-link' && confirmation.until, '2026-06-18T04:00:00.000Z')
  })

  it('settled:inbound-mail: needs no link where its sender is vouched for', () => {
    for (const confirmation of ['dmarc-passed', 'known-to-staff'] as const)
      assert.deepEqual(terms({ mail: mail('2026-06-10T16:00:00Z', confirmation) }).confirmation, { kind: 'trusted' })
  })

  it('cannot remind of a link that has ended', () => {
    assert.throws(
      () =>
        focusWith({
          subscriptionCancellation: { noticeDays: 30, confirmation: { linkDays: 5, reminderDays: [2, 5] } },
        }),
      /remind of the link before it ends/,
    )
  })

  it('counts for nothing until the link is followed, and lapses when it is not', () => {
    const until = '2026-06-18T04:00:00.000Z'
    assert.deepEqual(standing({}, '2026-06-18T03:59:59.999Z'), { kind: 'awaiting-confirmation', until })
    assert.deepEqual(standing({}, until), { kind: 'lapsed' })
    assert.deepEqual(standing({ confirmedAt: instant(until) }, until), { kind: 'lapsed' })
  })

  it('FO-10: once confirmed counts from its own date, not from that of the link', () => {
    assert.deepEqual(standing({ confirmedAt: instant('2026-06-18T03:59:59.999Z') }, '2026-06-18T04:00:00Z'), {
      kind: 'in-notice',
      receivedAt: '2026-06-10T16:00:00.000Z',
      effectiveOn: '2026-07-10',
      effectiveAt: '2026-07-11T04:00:00.000Z',
    })
  })

  it('101: sent twice is one cancellation, of the earliest date, whichever was read first', () => {
    const mails = [mail('2026-06-12T16:00:00Z'), mail('2026-06-08T16:00:00Z'), mail('2026-06-09T16:00:00Z')]
    const read = standing({ mails }, '2026-06-13T16:00:00Z', {})
    assert.deepEqual(read, {
      kind: 'in-notice',
      receivedAt: '2026-06-08T16:00:00.000Z',
      effectiveOn: '2026-07-08',
      effectiveAt: '2026-07-09T04:00:00.000Z',
    })
    const later = standing({ mails: [mail('2026-06-12T16:00:00Z')] }, '2026-06-13T16:00:00Z', {})
    assert.equal(later.kind === 'in-notice' && later.effectiveOn, '2026-07-10')
  })

  it('101: asks its date of the receipts that are known', () => {
    const date = effectiveDate(terms(), [instant('2026-06-11T03:59:00Z'), instant('2026-06-11T04:00:00Z')])
    assert.equal(date.effectiveOn, '2026-07-10')
    assert.equal(effectiveDate(terms(), [instant('2026-06-11T04:00:00Z')]).effectiveOn, '2026-07-11')
  })

  it('that anybody may have sent does not move the date of one that is trusted', () => {
    const forged = mail('2026-06-01T16:00:00Z', 'asked-by-link')
    const read = standing({ mails: [forged] }, '2026-06-13T16:00:00Z', {})
    assert.equal(read.kind === 'in-notice' && read.effectiveOn, '2026-07-10')
    const confirmed = standing(
      { mails: [forged], confirmedAt: instant('2026-06-12T16:00:00Z') },
      '2026-06-13T16:00:00Z',
      {},
    )
    assert.equal(confirmed.kind === 'in-notice' && confirmed.effectiveOn, '2026-07-01')
  })

  it('that is trusted counts from its own date while an earlier one is not confirmed', () => {
    const mails = [mail('2026-06-14T16:00:00Z', 'known-to-staff')]
    const read = standing({ mails }, '2026-06-20T16:00:00Z')
    assert.equal(read.kind === 'in-notice' && read.effectiveOn, '2026-07-14')
  })

  it('101, settled:fo-10s-30th-day: may be withdrawn on day 20, and through the last instant of the notice', () => {
    const withdrawn = (at: string, now = at) => standing({ withdrawnAt: instant(at) }, now, {}).kind
    assert.equal(withdrawn('2026-06-30T16:00:00Z'), 'withdrawn')
    assert.equal(withdrawn('2026-07-11T03:59:59.999Z'), 'withdrawn')
    assert.equal(withdrawn('2026-07-11T03:59:59.999Z', '2026-08-01T16:00:00Z'), 'withdrawn')
    assert.equal(withdrawn('2026-07-11T04:00:00.000Z'), 'ended')
  })

  it('may be withdrawn before it is confirmed', () => {
    assert.deepEqual(standing({ withdrawnAt: instant('2026-06-11T16:00:00Z') }, '2026-06-30T16:00:00Z'), {
      kind: 'withdrawn',
    })
  })

  it('FO-10: leaves the subscription in service through the 30th day', () => {
    assert.equal(standing({}, '2026-07-11T03:59:59.999Z', {}).kind, 'in-notice')
    const ended = standing({}, '2026-07-11T04:00:00.000Z', {})
    assert.equal(ended.kind === 'ended' && ended.effectiveOn, localDate('2026-07-10'))
  })
})
