import assert from 'node:assert/strict'
import type { RequestOf } from '../../domain/case.ts'
import { currency } from '../../domain/money.ts'
import { rmaNumber, serialNumber } from '../../domain/names.ts'
import { techTicketId } from '../../domain/over-the-counter-terms.ts'
import { instant } from '../../domain/time.ts'
import { decideOverTheCounterReturn } from '../../policies/over-the-counter-return.ts'
import { profileSchema } from '../../policies/profile.ts'
import { speco } from '../../policies/profiles/speco.ts'
import { wordsOf } from '../../policies/words.ts'
import { profile } from './granted.ts'

const now = instant('2026-03-02T15:00:00Z')
const N1 = { serial: serialNumber('N1'), brand: 'Speco', model: 'N16NRL' }

function decide(changes: Partial<RequestOf<'overTheCounterReturn'>> = {}, policy = profile('speco')) {
  const request: RequestOf<'overTheCounterReturn'> = {
    returnType: 'overTheCounterReturn',
    policy: policy.id,
    customerRef: 'cus_1',
    currency: currency('USD'),
    reportedAt: now,
    units: [N1],
    ...changes,
  }
  return decideOverTheCounterReturn(policy, request, { now, devices: [], virtualUnitsLately: 0 })
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

describe('the decision about a return over the counter', () => {
  it('86: grants it without window, hold or amount, and asks again on day 60 (SP-2, settled:over-the-counter)', () => {
    assert.deepEqual(terms(), {
      returnType: 'overTheCounterReturn',
      policy: 'speco',
      policyVersion: 1,
      zone: 'America/New_York',
      currency: 'USD',
      approvedAt: '2026-03-02T15:00:00.000Z',
      because: ['SP-2', 'settled:over-the-counter'],
      units: [{ serial: 'N1', brand: 'Speco', model: 'N16NRL', amount: 0 }],
      warning: 'SP-2',
      nudgeDays: 60,
      // 2 March and 60 days, at nine in New York, by then in summer time.
      nudgeAt: '2026-05-01T13:00:00.000Z',
    })
  })

  it("86: warns that the distributor's own policy governs and may take time (SP-2)", () => {
    assert.match(wordsOf(terms().warning), /distributor's own policy governs, and it may take time/)
  })

  it('86: gives the client a Tech Ticket ID made of the RMA number (SP-2)', () => {
    assert.equal(techTicketId(rmaNumber('RMA-1001')), 'TT-RMA-1001')
    assert.equal(techTicketId(rmaNumber('speco-77')), 'TT-speco-77')
  })

  it('counts the sixty days from the approval, in the zone of the policy (SP-2)', () => {
    const lateInTheDay = instant('2026-03-02T04:59:00Z')
    assert.equal(terms({ approvedAt: lateInTheDay }).nudgeAt, '2026-04-30T13:00:00.000Z')
  })

  it('asks for the serial number, though the document names none, and for one of its own (settled:serial-numbers)', () => {
    const { serial: _, ...unnumbered } = N1
    const refused = refusal({ units: [N1, unnumbered] })
    assert.deepEqual(refused.because, ['settled:serial-numbers'])
    assert.match(refused.reason, /^serial required: the Tech Ticket ID stands for a unit/)
    assert.deepEqual(refused.missing, ['units[1].serial'])
    assert.deepEqual(refusal({ units: [] }).missing, ['units'])
    assert.match(refusal({ units: [N1, N1] }).reason, /N1 is named twice/)
  })

  it('lets a company ask sooner, at another time of day', () => {
    const own = profileSchema.parse({ ...speco, overTheCounterReturn: { nudgeDays: 10, nudgeAt: '14:30' } })
    assert.equal(terms({}, own).nudgeDays, 10)
    assert.equal(terms({}, own).nudgeAt, '2026-03-12T18:30:00.000Z')
  })

  it('is refused by a company that offers none, which says what it offers', () => {
    assert.match(
      refusal({}, profile('voip-desk')).reason,
      /^VoIP Desk offers no over the counter return\. It offers: adv/,
    )
  })
})
