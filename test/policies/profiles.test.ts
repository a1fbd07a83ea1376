import assert from 'node:assert/strict'
import { policyBook } from '../../policies/book.ts'
import { profileSchema } from '../../policies/profile.ts'
import { focus } from '../../policies/profiles/focus.ts'
import { speco } from '../../policies/profiles/speco.ts'
import { RULE_IDS, wordsOf } from '../../policies/words.ts'
import { book } from './granted.ts'

describe('the profiles of the three companies', () => {
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
