import assert from 'node:assert/strict'
import { policyBook } from '../../policies/book.ts'
import { profileSchema } from '../../policies/profile.ts'
import { focus } from '../../policies/profiles/focus.ts'
import { speco } from '../../policies/profiles/speco.ts'
import { RULE_IDS, wordsOf } from '../../policies/words.ts'
import { book, profile } from './granted.ts'

describe('the profiles of the three companies', () => {
  it('secure, date and price an advance replacement as their documents say', () => {
    const terms = (id: string) => {
      const { collateral, amount, clientAcceptance, eligibility, window } = profile(id).advanceReplacement
      return [
        eligibility,
        collateral,
        amount,
        clientAcceptance,
        window.dueDays,
        window.billAfterDays,
        window.reminderDays,
      ]
    }
    const thirty = [0, 10, 20, 27, 29]
    const ten = [0, 5, 8, 10, 20, 27, 29]
    assert.deepEqual(terms('focus'), ['anyone', 'invoice', 'replacement-price', 'required', 10, 30, ten])
    assert.deepEqual(terms('voip-desk'), ['aging-matrix', 'invoice', 'replacement-price', 'unasked', 30, 30, thirty])
    assert.deepEqual(terms('speco'), ['anyone', 'card-hold', 'returned-list-price', 'unasked', 30, 30, thirty])
    assert.deepEqual(terms('acceptance'), ['anyone', 'card-hold', 'returned-list-price', 'unasked', 10, 30, ten])
  })

  it('15: FOCUS gives labels by mail to its help mailbox, and wants the cause of a failure', () => {
    assert.equal(profile('focus').mailboxes.help, 'help@focusca.com')
    assert.equal(profile('focus').mailboxes.clientops, 'clientops@focusca.com')
    assert.equal(profile('focus').advanceReplacement.shipping.label, 'granted')
    assert.equal(profile('focus').advanceReplacement.inspection.cause, 'required')
    assert.equal(profile('speco').advanceReplacement.shipping.label, 'refused')
  })

  it('FO-10, FO-13: name the clientops mailbox where they take cancellations', () => {
    const { clientops: _, ...others } = focus.mailboxes
    const mistakesOf = (written: unknown) => profileSchema.safeParse(written).error?.issues ?? []
    for (const section of ['subscriptionCancellation', 'maintenanceCancellation'] as const) {
      const { subscriptionCancellation, maintenanceCancellation, ...rest } = focus
      const taking = { ...rest, [section]: { subscriptionCancellation, maintenanceCancellation }[section] }
      const [mistake, ...more] = mistakesOf({ ...taking, mailboxes: others })
      assert.deepEqual([mistake?.path, more.length], [['mailboxes', 'clientops'], 0])
      assert.match(mistake?.message ?? '', /name the mailbox whose mails cancel/)
      assert.deepEqual(mistakesOf(taking), [])
      assert.deepEqual(mistakesOf({ ...rest, mailboxes: others }), [])
    }
  })

  it('settle what the documents leave open as the policy book does', () => {
    for (const { zone, advanceReplacement: policy } of ['focus', 'voip-desk', 'speco'].map(profile)) {
      assert.equal(zone, 'America/New_York')
      assert.deepEqual(policy.window.moneyAt, { time: '10:00' })
      assert.deepEqual(
        [policy.window.remindAt, policy.window.lateNoticeDays, policy.window.transitGraceDays],
        ['09:00', 3, 7],
      )
      assert.deepEqual(policy.hold, {
        linkDays: 7,
        linkReminderDays: [2, 5],
        newCardDays: 3,
        maxDaysAfterShipping: 60,
        onInsufficientFunds: 'swap',
        consentDays: 180,
      })
      assert.deepEqual(policy.lateReturn, { days: 60, fee: 0 })
      assert.deepEqual(policy.extension, { maxDays: 30, maxCount: 2 })
      assert.deepEqual([policy.captureRetryDays, policy.quoteDays, policy.swapDays], [[1, 3, 7], 14, 30])
      assert.equal(policy.shipping.confirmDeliveryDays, 10)
      assert.equal(policy.loanerWindow.dueDays, 10)
    }
  })

  it('are found by id, together with those that a company adds', () => {
    assert.equal(policyBook().find('acceptance'), undefined)
    assert.equal(book.find('acceptance')?.company, 'Acceptance Desk')
    assert.deepEqual(
      policyBook().profiles.map(({ id }) => id),
      ['focus', 'voip-desk', 'speco'],
    )
  })

  it('cannot be displaced by a profile of the same id', () => {
    const own = profileSchema.parse({ ...speco, company: 'Another' })
    assert.throws(() => policyBook([own]), /Two profiles have the id "speco"/)
  })
})

describe('the words of the rules', () => {
  it('are there for every rule of the three documents', () => {
    const numbers = (company: string, last: number) => Array.from({ length: last }, (_, i) => `${company}-${i + 1}`)
    const documented = [...numbers('FO', 14), ...numbers('VD', 19), ...numbers('SP', 10)]
    assert.deepEqual(
      RULE_IDS.filter(rule => !rule.startsWith('settled:')),
      documented,
    )
  })

  it('are a sentence each, and a company may name rules of its own', () => {
    for (const rule of RULE_IDS) assert.match(wordsOf(rule), /^[A-Z].{20,200}\.$/, rule)
    assert.equal(wordsOf('settled:our-own'), 'settled:our-own')
    assert.equal(wordsOf('constructor'), 'constructor')
  })
})
