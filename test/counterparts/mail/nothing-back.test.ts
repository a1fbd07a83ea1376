import assert from 'node:assert/strict'
import { letterKindsOf, renderLetter } from '../../../counterparts/mail/letters/render.ts'
import type { LetterSubject } from '../../../counterparts/mail/letters/subject.ts'
import { commentKindsOf, wordComment } from '../../../counterparts/tickets/wording.ts'
import { cents, currency } from '../../../domain/money.ts'
import { rmaNumber, serialNumber } from '../../../domain/names.ts'
import type { OverTheCounterTerms } from '../../../domain/over-the-counter-terms.ts'
import type { LetterOrder } from '../../../domain/step.ts'
import { instant } from '../../../domain/time.ts'
import type { VirtualTerms } from '../../../domain/virtual-terms.ts'

const COMMON = {
  policy: 'speco',
  policyVersion: 1,
  zone: 'America/New_York',
  currency: currency('USD'),
  approvedAt: instant('2026-03-02T15:00:00Z'),
  units: [
    { serial: serialNumber('C1'), brand: 'Speco', model: 'O4B7', amount: cents(0) },
    { serial: serialNumber('C2'), brand: 'Speco', model: 'O4B7', amount: cents(0) },
  ],
}

const VIRTUAL: VirtualTerms = {
  ...COMMON,
  returnType: 'virtualReturn',
  because: ['SP-8', 'SP-9', 'SP-10'],
  approval: 'by-person',
  approvalReminderDays: [1, 3, 7],
  perCustomer: { maxUnits: 3, days: 90 },
  shipping: { confirmDeliveryDays: 10 },
}

const COUNTER: OverTheCounterTerms = {
  ...COMMON,
  returnType: 'overTheCounterReturn',
  because: ['SP-2', 'settled:over-the-counter'],
  warning: 'SP-2',
  nudgeDays: 60,
  nudgeAt: instant('2026-05-01T13:00:00Z'),
}

function subject(terms: VirtualTerms | OverTheCounterTerms): LetterSubject {
  return {
    rma: rmaNumber('RMA-1001'),
    company: { name: 'Speco', helpAddress: 'support@speco.example' },
    client: { name: 'Ana Flores' },
    currency: terms.currency,
    zone: terms.zone,
    units: terms.units,
    replacementTo: '1 Main Street, Albany NY 12207',
    parcels: [{ carrier: 'UPS', tracking: '1Z999' }],
    terms,
  }
}

async function textOf(terms: VirtualTerms | OverTheCounterTerms, order: Omit<LetterOrder, 'occasion'>) {
  return (await renderLetter({ occasion: '1', ...order }, subject(terms))).text.replace(/\s+/g, ' ')
}

describe('The letters of returns that send nothing back to us', () => {
  for (const terms of [VIRTUAL, COUNTER])
    for (const kind of letterKindsOf(terms.returnType))
      it(`${terms.returnType}: ${kind} is whole, with all that is known and with nothing but the kind`, async () => {
        const { replacementTo: _, parcels: __, ...sparse } = subject(terms)
        const when = instant('2026-03-05T15:12:00Z')
        for (const [order, about] of [
          [{ kind, occasion: '1', when, variant: 'taken-by-distributor' }, subject(terms)],
          [{ kind, occasion: '1', variant: 'never-heard-of' }, sparse],
        ] as const) {
          const { subject: line, html, text } = await renderLetter(order, about)
          for (const part of [line, html, text]) assert.doesNotMatch(part, /undefined|NaN|\[object|null|Invalid/)
          assert.match(line, /^\[RMA-1001\] ./)
          assert.match(text, kind === 'management-notice' ? /Dear colleagues/ : /Dear Ana Flores/)
          assert.match(text, /support@speco\.example/)
          assert.doesNotMatch(text, / ,| \.(\s|$)|,,|\.\.| {2}\S/)
        }
      })

  it('an approved virtual return says that nothing is to come back, and what it costs (SP-10)', async () => {
    const text = await textOf(VIRTUAL, { kind: 'approval' })
    assert.match(text, /at no cost to you/)
    assert.match(text, /You need not send anything back. Keep the failed units, or dispose of them/)
    assert.match(text, /we ship next, to 1 Main Street/)
  })

  it('a declined one says that nothing ships and nothing is charged, and offers to talk (SP-8)', async () => {
    const text = await textOf(VIRTUAL, { kind: 'declined' })
    assert.match(text, /we cannot grant it here. Nothing ships, and nothing is charged/)
    assert.match(text, /sending the units in first: answer this letter/)
  })

  it('over the counter the Tech Ticket ID is given, with the warning, and until when we wait (SP-2)', async () => {
    const text = await textOf(COUNTER, { kind: 'approval' })
    assert.match(text, /show this Tech Ticket ID there: TT-RMA-1001/)
    assert.match(text, /distributor's own policy governs what you get, and when. That may take some time/)
    assert.match(text, /serial number \(C1 and C2\)/)
    assert.match(text, /heard nothing by Friday 1 May 2026, we ask the distributor/)
    assert.match(text, /do not send anything to us/)
  })
})

describe('The comments of returns that send nothing back to us', () => {
  for (const terms of [VIRTUAL, COUNTER])
    for (const kind of commentKindsOf(terms.returnType))
      it(`${terms.returnType}: ${kind} is whole`, () => {
        const about = { ...subject(terms), ticket: '4711', profile: 'speco' }
        const known = { when: instant('2026-03-05T15:12:00Z'), variant: 'again', serials: [serialNumber('C1')] }
        for (const order of [
          { kind, occasion: '1' },
          { kind, occasion: '1', ...known },
        ]) {
          const text = wordComment(order, about)
          assert.doesNotMatch(text, /undefined|NaN|\[object|null/)
          assert.match(text, /^RMA-1001: \S/)
        }
      })
})
