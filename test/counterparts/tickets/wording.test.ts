import assert from 'node:assert/strict'
import type { CommentSubject } from '../../../counterparts/tickets/phrases.ts'
import { commentKindsOf, wordComment } from '../../../counterparts/tickets/wording.ts'
import { cents } from '../../../domain/money.ts'
import { rmaNumber, serialNumber } from '../../../domain/names.ts'
import type { CommentOrder } from '../../../domain/step.ts'
import type { AdvanceTerms } from '../../../domain/terms.ts'
import { instant, localDate } from '../../../domain/time.ts'
import { focus, noCollateral, speco, voipDesk } from '../mail/subjects.ts'

function about(terms: AdvanceTerms): CommentSubject {
  return {
    rma: rmaNumber('RMA-1001'),
    ticket: '4001',
    profile: terms.policy,
    currency: terms.currency,
    zone: terms.zone,
    units: terms.units.map(unit => ({ ...unit, shippedOn: localDate('2026-02-10') })),
    terms,
    client: { name: 'Ana Flores', type: 'direct-client' },
  }
}

describe('A comment in the ticket', () => {
  for (const terms of [speco, focus, voipDesk, noCollateral])
    for (const kind of commentKindsOf('advanceReplacement'))
      it(`${kind} is whole under the policy ${terms.policy}`, () => {
        const order = { kind, occasion: '1' }
        const known = { when: instant('2026-04-06T14:00:00Z'), amount: cents(399_00), serials: [serialNumber('C1')] }
        for (const text of [wordComment(order, about(terms)), wordComment({ ...order, ...known }, about(terms))]) {
          assert.doesNotMatch(text, /undefined|NaN|\[object|null/)
          assert.match(text, /^RMA-1001: \S/)
        }
      })

  it('tells management everything at approval: ticket, policy, units, ages, amounts, rules and their words (VD-10)', () => {
    const text = wordComment({ kind: 'approved', occasion: '1' }, about(voipDesk))
    for (const detail of [
      'Ticket: 4001',
      'Ana Flores (direct client)',
      'voip-desk, version 3',
      'SN C1, first shipped 2026-02-10, $399.00',
      'SN C2, first shipped 2026-02-10, $250.00',
      '$649.00',
      'original packaging',
      'we pay ground',
      'Because VD-7: Age counts from the original ship date',
      'Because VD-8: Within 30 days of shipping',
    ])
      assert.ok(text.includes(detail), `"${detail}" is missing in:\n${text}`)
  })

  it('names what was billed, which way, and for which unit only', () => {
    const order = {
      kind: 'billed',
      occasion: '1',
      amount: cents(399_00),
      serials: [serialNumber('C1')],
    } satisfies CommentOrder
    const text = wordComment({ ...order, variant: 'hold', when: instant('2026-04-06T14:00:00Z') }, about(speco))
    assert.match(text, /\$399\.00 billed on Monday 6 April 2026 from the hold/)
    assert.match(text, /SN C1/)
    assert.doesNotMatch(text, /SN C2/)
    assert.match(wordComment({ ...order, variant: 'account' }, about(speco)), /on account/)
  })

  it('asks for the cause of failure where the policy requires one (FO-3)', () => {
    const required = { ...focus, inspection: { ...focus.inspection, cause: 'required' } } as const
    assert.match(wordComment({ kind: 'received', occasion: '1' }, about(required)), /cause of failure is required/)
    assert.doesNotMatch(wordComment({ kind: 'received', occasion: '1' }, about(focus)), /cause of failure/)
  })
})
