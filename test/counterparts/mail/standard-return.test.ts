import assert from 'node:assert/strict'
import { letterKindsOf, renderLetter } from '../../../counterparts/mail/letters/render.ts'
import type { LetterSubject } from '../../../counterparts/mail/letters/subject.ts'
import { commentKindsOf, wordComment } from '../../../counterparts/tickets/wording.ts'
import type { RequestedUnit, RequestOf } from '../../../domain/case.ts'
import { cents, currency } from '../../../domain/money.ts'
import { rmaNumber, serialNumber } from '../../../domain/names.ts'
import type { StandardTerms } from '../../../domain/standard-terms.ts'
import type { LetterOrder } from '../../../domain/step.ts'
import { instant, localDate } from '../../../domain/time.ts'
import { policyBook } from '../../../policies/book.ts'
import { decideStandardReturn } from '../../../policies/standard-return.ts'

const APPROVED = instant('2026-06-01T14:00:00Z')
const WHEN = instant('2026-06-25T04:00:00Z')

function phone(serial: string, shippedOn: string, brand = 'Yealink'): RequestedUnit {
  return { serial: serialNumber(serial), brand, model: 'T54W', shippedOn: localDate(shippedOn) }
}

/** New, old enough for the deductible, out of its warranty, and of a brand without one. */
const PHONES = [
  phone('P1', '2026-05-20'),
  phone('P2', '2026-01-10'),
  phone('P3', '2023-01-10'),
  phone('X1', '2025-01-10', 'Cisco'),
]

function termsOf(policy: string, changes: Partial<RequestOf<'standardReturn'>> = {}): StandardTerms {
  const profile = policyBook([]).find(policy)
  assert.ok(profile)
  const request: RequestOf<'standardReturn'> = {
    returnType: 'standardReturn',
    policy,
    customerRef: 'cus_1',
    clientType: 'direct-client',
    ticket: '4711',
    currency: currency('USD'),
    reportedAt: APPROVED,
    approvedAt: APPROVED,
    units: PHONES,
    internalComment: 'written',
    siteAnswer: 'given',
    ...changes,
  }
  const decision = decideStandardReturn(profile, request, { now: APPROVED, devices: [], virtualUnitsLately: 0 })
  assert.ok(decision.kind === 'granted')
  return decision.terms
}

const TERMS = {
  'of four ages': termsOf('voip-desk'),
  "a partner's": termsOf('voip-desk', { clientType: 'reseller', units: [phone('P1', '2026-05-20')] }),
  "Speco's": termsOf('speco', { units: [phone('C1', '2020-01-01', 'Speco')] }),
}

function about(terms: StandardTerms, change: Partial<LetterSubject> = {}): LetterSubject {
  return {
    rma: rmaNumber('RMA-1001'),
    ticket: '4711',
    company: { name: 'VoIP Desk', helpAddress: 'rma@voip-desk.example', returnAddress: 'Dock 3, Albany NY' },
    client: { name: 'Ana Flores' },
    currency: currency('USD'),
    zone: terms.zone,
    units: terms.units.map(({ serial, brand, model }) => ({ serial, brand, model })),
    replacementTo: '1 Main Street, Albany NY 12207',
    parcels: [{ carrier: 'UPS', tracking: '1Z999' }],
    terms,
    ...change,
  }
}

async function textOf(order: Omit<LetterOrder, 'occasion'>, terms = TERMS['of four ages']) {
  return (await renderLetter({ occasion: '1', ...order }, about(terms))).text.replace(/\s+/g, ' ')
}

describe('Every letter of a standard return', () => {
  for (const [whose, terms] of Object.entries(TERMS))
    for (const kind of letterKindsOf('standardReturn'))
      it(`${kind} is whole for one that is ${whose}, with all that is known and with nothing but the kind`, async () => {
        const { replacementTo: _, parcels: __, ticket: ___, ...bare } = about(terms)
        const { returnAddress: ____, ...company } = bare.company
        const known = { when: WHEN, dueAt: WHEN, amount: cents(45_00), serials: terms.units.map(unit => unit.serial) }
        for (const [order, subject] of [
          [{ kind, occasion: '1', ...known }, about(terms, { client: { name: 'Ana Flores', zone: 'Europe/Paris' } })],
          [{ kind, occasion: '1', ...known, variant: 'never-heard-of' }, about(terms)],
          [
            { kind, occasion: '1' },
            { ...bare, company },
          ],
        ] as const) {
          const { subject: line, html, text } = await renderLetter(order, subject)
          for (const part of [line, html, text]) assert.doesNotMatch(part, /undefined|NaN|\[object|null|Invalid/)
          assert.match(line, /^\[RMA-1001\] ./)
          assert.match(text, kind === 'management-notice' ? /Dear colleagues/ : /Dear Ana Flores/)
          assert.match(text, /rma@voip-desk\.example/)
          assert.doesNotMatch(text, / ,| \.(\s|$)|,,|\.\.| {2}\S/)
        }
      })
})

describe('The letters of a standard return', () => {
  it('say of each unit who pays which way, what it costs and why (VD-8, VD-11, VD-13, VD-14)', async () => {
    const text = await textOf({ kind: 'approval' })
    assert.match(text, /We pay for ground shipping to us for P1; the rest is at your cost/)
    assert.match(text, /a shipping label for P1: write to rma@voip-desk\.example/)
    assert.match(text, /original packaging for P1/)
    assert.match(text, /serial number P1: no charge\. We pay the way back/)
    assert.match(text, /serial number P2: a deductible of \$45\.00, as it is older than 30 days and in warranty/)
    assert.match(text, /serial number P3: its warranty has ended\. Our Partner Team/)
    assert.match(text, /serial number X1: one of us finds out whether it is still in warranty/)
    assert.match(text, /good through Wednesday 1 July 2026 \(New York time\)/)
  })

  it('tell the last day in both zones (85)', async () => {
    const subject = about(TERMS['of four ages'], { client: { name: 'Ana Flores', zone: 'America/Los_Angeles' } })
    const { text } = await renderLetter({ kind: 'lapse-notice', occasion: '1', dueAt: WHEN }, subject)
    assert.match(
      text.replace(/\s+/g, ' '),
      /through Wednesday 24 June 2026 \(New York time; in Los Angeles time, until 21:00/,
    )
  })

  it('tell a partner that the unit goes on to its maker, and everybody else that it is examined here (VD-3, VD-4)', async () => {
    assert.match(await textOf({ kind: 'approval' }, TERMS["a partner's"]), /we hand it on to its maker or distributor/)
    assert.match(await textOf({ kind: 'approval' }, TERMS["Speco's"]), /we examine it here/)
  })

  it('say what the deductible is for, and whether shipping waits for it (VD-13)', async () => {
    const serials = [serialNumber('P2')]
    const order = { kind: 'remedy' as const, variant: 'repair', amount: cents(45_00), serials }
    assert.match(await textOf(order), /It is repaired, .*The deductible of \$45\.00.*Shipping does not wait for it/)
    const waiting = { ...TERMS['of four ages'], shippingWaits: 'for-deductible' as const }
    assert.match(await textOf(order, waiting), /We ship once it is paid/)
    assert.match(await textOf({ ...order, amount: cents(0) }), /It costs you nothing/)
  })

  it('ask before a unit without trouble goes back, and say what each answer means (VD-18)', async () => {
    const text = await textOf({ kind: 'no-trouble', serials: [serialNumber('P2')] })
    assert.match(text, /found no trouble/)
    assert.match(text, /Yes: it comes by ground, and we pay.*Rush: .*once you have paid.*No: we dispose of it/)
    assert.match(text, /no deductible is invoiced/)
    assert.match(await textOf({ kind: 'no-trouble', amount: cents(45_00) }), /\$45\.00 is invoiced/)
  })

  it('say what a quote costs, by when to answer, and what a no means (82)', async () => {
    const text = await textOf({ kind: 'quote', amount: cents(120_00), when: WHEN, serials: [serialNumber('P3')] })
    assert.match(text, /For \$120\.00 we repair or replace/)
    assert.match(text, /through Wednesday 24 June 2026/)
    assert.match(text, /at your freight.*only if you say so in writing/)
  })

  it('say what left: a replacement, the repaired unit, or the unit as it came', async () => {
    const sent = (variant: string) => textOf({ kind: 'shipped', variant, serials: [serialNumber('P1')] })
    assert.match(await sent('replaced'), /The replacement for Yealink T54W/)
    assert.match(await sent('repaired'), /Your repaired Yealink T54W/)
    assert.match(await sent('as-it-came'), /As it came, Yealink T54W/)
  })

  it('tell management of a return, and not of an exchange (VD-10)', async () => {
    const order = { kind: 'management-notice', occasion: 'approval', variant: 'approval' } as const
    const { subject } = await renderLetter(order, about(TERMS["a partner's"]))
    assert.match(subject, /a return was approved/)
  })
})

describe('The comments about a standard return', () => {
  for (const [whose, terms] of Object.entries(TERMS))
    for (const kind of commentKindsOf('standardReturn'))
      it(`${kind} is whole for one that is ${whose}`, () => {
        const subject = { ...about(terms), ticket: '4711', profile: terms.policy, client: { name: 'Ana Flores' } }
        const known = {
          when: WHEN,
          amount: cents(45_00),
          variant: 'repair',
          serials: terms.units.map(unit => unit.serial),
        }
        for (const order of [
          { kind, occasion: '1' },
          { kind, occasion: '1', ...known },
        ]) {
          const body = wordComment(order, subject)
          assert.match(body, /^RMA-1001: ./)
          assert.doesNotMatch(body, /undefined|NaN|\[object|null|Invalid| ,|,,|\.\.|\$0\.00 ?$/)
        }
      })

  it('name the age, the deductible and who pays which way, unit by unit', () => {
    const terms = TERMS['of four ages']
    const subject = { ...about(terms), ticket: '4711', profile: terms.policy, client: { name: 'Ana Flores' } }
    const body = wordComment({ kind: 'approved', occasion: '1' }, subject)
    assert.match(body, /P1: replace; 12 days old; to us: we pay; back: we pay, rush; original packaging/)
    assert.match(
      body,
      /P2: repair or replace; 142 days old; deductible \$45\.00; to us: the client pays; back: we pay, ground/,
    )
    assert.match(body, /P3: Partner Team, for action and quote/)
    assert.match(body, /X1: a person decides whether it is in warranty/)
    assert.match(body, /Lapses 30 days after approval/)
  })
})
