import assert from 'node:assert/strict'
import { letterKindsOf, renderLetter } from '../../../counterparts/mail/letters/render.ts'
import type { LetterSubject } from '../../../counterparts/mail/letters/subject.ts'
import { commentKindsOf, wordComment } from '../../../counterparts/tickets/wording.ts'
import { cents, currency } from '../../../domain/money.ts'
import { rmaNumber, serialNumber } from '../../../domain/names.ts'
import type { NotNeededTerms } from '../../../domain/not-needed-terms.ts'
import type { CommentOrder, LetterOrder } from '../../../domain/step.ts'
import { instant } from '../../../domain/time.ts'

const C1 = serialNumber('C1')

/** Delivered on 1 April and on 5 April: to be handed over through 1 May and 5 May. */
const FOCUS: NotNeededTerms = {
  returnType: 'orderedNotNeededReturn',
  policy: 'focus',
  policyVersion: 1,
  zone: 'America/New_York',
  currency: currency('USD'),
  approvedAt: instant('2026-04-10T15:00:00Z'),
  because: ['FO-5', 'FO-6', 'FO-7', 'FO-8'],
  units: [
    {
      ...{ serial: C1, brand: 'Axis', model: 'M3085', amount: cents(1_000_00), tax: cents(70_00) },
      deliveredAt: instant('2026-04-01T16:00:00Z'),
      handOverBy: instant('2026-05-02T04:00:00Z'),
    },
    {
      ...{ serial: serialNumber('C2'), brand: 'Axis', model: 'M2036', amount: cents(200_00), tax: cents(0) },
      deliveredAt: instant('2026-04-05T16:00:00Z'),
      handOverBy: instant('2026-05-06T04:00:00Z'),
    },
  ],
  order: 'SO-77',
  handOverBy: instant('2026-05-06T04:00:00Z'),
  transitGraceDays: 7,
  reminders: { daysBefore: [3, 10], at: '09:00' },
  restocking: { percent: 25, taxOnFee: 'on-refund' },
  outboundShipping: 'kept',
  shipping: { label: 'refused', inbound: 'client-pays' },
}

/** A company that keeps less. */
const KINDER: NotNeededTerms = {
  ...FOCUS,
  restocking: { percent: 10, taxOnFee: 'full' },
  outboundShipping: 'by-finance',
  shipping: { label: 'granted', inbound: 'we-pay-ground' },
}

function subject(terms: NotNeededTerms): LetterSubject {
  return {
    rma: rmaNumber('RMA-1001'),
    company: { name: 'FOCUS', helpAddress: 'help@focus.example', returnAddress: '1 Dock Street, Troy NY' },
    client: { name: 'Ana Flores' },
    currency: terms.currency,
    zone: terms.zone,
    units: terms.units,
    terms,
  }
}

async function textOf(order: Omit<LetterOrder, 'occasion'>, terms = FOCUS): Promise<string> {
  return (await renderLetter({ occasion: '1', ...order }, subject(terms))).text.replace(/\s+/g, ' ')
}

function comment(order: Omit<CommentOrder, 'occasion'>, terms = FOCUS): string {
  const { units, currency, zone } = terms
  const about = { rma: rmaNumber('RMA-1001'), ticket: '4001', profile: terms.policy, currency, zone, units, terms }
  return wordComment({ occasion: '1', ...order }, { ...about, client: { name: 'Ana Flores' } })
}

describe('A letter about what is not needed', () => {
  for (const kind of letterKindsOf('orderedNotNeededReturn'))
    it(`${kind} is whole, with all that is known and with nothing but the kind`, async () => {
      const known = { when: instant('2026-05-02T14:00:00Z'), dueAt: instant('2026-05-06T04:00:00Z'), serials: [C1] }
      const money = { amount: cents(802_50), fee: cents(250_00), tax: cents(52_50) }
      for (const terms of [FOCUS, KINDER])
        for (const order of [{}, { ...known, ...money }, { ...known, variant: 'never-heard-of' }]) {
          const text = await textOf({ kind, ...order }, terms)
          assert.doesNotMatch(text, /undefined|NaN|\[object|null|Invalid/)
          assert.doesNotMatch(text, / ,| \.(\s|$)|,,|\.\./)
          assert.match(text, /help@focus\.example/)
        }
    })

  it('says at approval by which day each is handed over, what it costs and why, and that no label comes (FO-5, FO-6, FO-8)', async () => {
    const text = await textOf({ kind: 'approval' })
    for (const words of [
      'order SO-77',
      'M3085, serial number C1: through Friday 1 May 2026 (New York time); price paid $1,000.00, tax $70.00',
      'M2036, serial number C2: through Tuesday 5 May 2026 (New York time); price paid $200.00, tax $0.00',
      '25 % of the price paid',
      'tax goes back on the rest',
      'What you paid for shipping to you is not refunded',
      'the way to us is at your cost: we send no label and no driver',
      '1 Dock Street',
      'Write RMA-1001 on the parcel',
    ])
      assert.ok(text.includes(words), `"${words}" is missing in: ${text}`)
  })

  it('offers a label where the company pays, and says what it keeps', async () => {
    const text = await textOf({ kind: 'approval' }, KINDER)
    for (const words of ['10 % of the price', 'its tax goes back in full', 'For a label or a pick-up, write to help@'])
      assert.ok(text.includes(words), `"${words}" is missing in: ${text}`)
    assert.doesNotMatch(text, /is not refunded/)
  })

  it('has the sum with net, tax and fee apart, and no fee where none is kept (FO-5, FO-6)', async () => {
    const kept = { amount: cents(802_50), fee: cents(250_00), tax: cents(52_50), serials: [C1] }
    const opened = await textOf({ kind: 'refunded', variant: 'opened', ...kept })
    assert.match(opened, /had been opened.*of the price: \$750\.00.*of the tax: \$52\.50.*restocking: \$250\.00, 25 %/)
    assert.match(opened, /in all: \$802\.50/)
    const all = { amount: cents(1_070_00), fee: cents(0), tax: cents(70_00), serials: [C1] }
    const sealed = await textOf({ kind: 'refunded', variant: 'sealed', ...all })
    assert.match(sealed, /came back sealed.*of the price: \$1,000\.00/)
    assert.doesNotMatch(sealed, /restocking/)
  })

  it('denies with the rule’s own days, and asks what becomes of what is here', async () => {
    const when = instant('2026-05-02T14:00:00Z')
    const here = await textOf({ kind: 'denied', variant: 'here', when, serials: [C1] })
    assert.match(here, /handed over on Saturday 2 May 2026, 10:00 \(New York time\)/)
    assert.match(here, /Delivered to you on Wednesday 1 April 2026.*through Friday 1 May 2026/)
    assert.match(here, /send it back to you at your cost.*agree in writing/)
    const underWay = await textOf({ kind: 'denied', variant: 'on-its-way', when, serials: [C1] })
    assert.match(underWay, /on its way to us/)
    assert.doesNotMatch(underWay, /send it back/)
  })

  it('takes back what was said in four different ways', async () => {
    const said = (variant: string) => textOf({ kind: 'late-allowed', variant, serials: [C1] })
    assert.match(await said('in-time'), /was handed over in time.*we wait for it/)
    assert.match(await said('here-in-time'), /was handed over in time.*It is here/)
    assert.match(await said('here'), /has decided to take it back all the same.*It is here/)
    const dueAt = instant('2026-05-13T04:00:00Z')
    const text = await textOf({ kind: 'late-allowed', variant: 'awaited', serials: [C1], dueAt })
    assert.match(text, /through Tuesday 12 May 2026/)
  })
})

describe('A comment about what is not needed', () => {
  for (const kind of commentKindsOf('orderedNotNeededReturn'))
    it(`${kind} is whole`, () => {
      const known = { when: instant('2026-05-02T14:00:00Z'), amount: cents(802_50), serials: [C1], variant: 'opened' }
      for (const text of [comment({ kind }), comment({ kind, ...known, fee: cents(250_00), tax: cents(52_50) })]) {
        assert.doesNotMatch(text, /undefined|NaN|\[object|null/)
        assert.match(text, /^RMA-1001: \S/)
      }
    })

  it('tells a colleague the terms: order, last days, fee, freight and rules', () => {
    const text = comment({ kind: 'approved' })
    for (const words of [
      'Order: SO-77',
      'SN C1: to be handed over through Friday 1 May 2026',
      'less 25 % of the price paid when opened, installed or used; tax on the rest',
      'the client pays; no label, no pick-up',
      'waited for 7 days',
      'Because FO-8',
    ])
      assert.ok(text.includes(words), `"${words}" is missing in:\n${text}`)
  })

  it('tells the parts of a refund', () => {
    const order = { kind: 'refunded', amount: cents(802_50), fee: cents(250_00), tax: cents(52_50) } as const
    const text = comment({ ...order, variant: 'opened', serials: [C1] })
    assert.match(
      text,
      /\$802\.50 refunded.*\nIt came back opened\.\nTax in it: \$52\.50\nKept for restocking: \$250\.00/s,
    )
  })
})
