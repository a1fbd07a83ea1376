import assert from 'node:assert/strict'
import type { CommentSubject } from '../../../counterparts/tickets/phrases.ts'
import { commentKindsOf, wordComment } from '../../../counterparts/tickets/wording.ts'
import { cents, currency } from '../../../domain/money.ts'
import { rmaNumber, serialNumber, vendorLegNumber } from '../../../domain/names.ts'
import type { CommentOrder } from '../../../domain/step.ts'
import { instant } from '../../../domain/time.ts'
import type { VendorTerms } from '../../../domain/vendor-terms.ts'

const of = rmaNumber('RMA-1001')
const P1 = serialNumber('P1')

const terms: VendorTerms = {
  returnType: 'vendorReturn',
  of,
  unit: { serial: P1, brand: 'Yealink', model: 'T54W' },
  units: [],
  client: 'waits',
  clientType: 'direct-client',
  numberFrom: 'original-distributor',
  replacementGoesTo: 'us',
  policy: 'voip-desk',
  policyVersion: 1,
  zone: 'America/New_York',
  currency: currency('USD'),
  approvedAt: instant('2026-03-13T14:00:00Z'),
  because: ['VD-3', 'VD-17'],
  patience: {
    numberReminderDays: [2],
    dispatchReminderDays: [3],
    remindAt: '09:00',
    answerDays: 30,
    replacementDays: 14,
  },
}

function said(order: Omit<CommentOrder, 'occasion'>, changes: Partial<VendorTerms> = {}): string {
  const leg = { ...terms, ...changes }
  const about: CommentSubject = {
    rma: vendorLegNumber(of, P1),
    ticket: '4001',
    profile: leg.policy,
    currency: leg.currency,
    zone: leg.zone,
    units: [],
    terms: leg,
    client: { name: 'Ana Flores' },
  }
  return wordComment({ ...order, occasion: '1' }, about)
}

/** What the story gives each kind of comment to choose its words by. */
const VARIANTS: Partial<Record<CommentOrder['kind'], string[]>> = {
  'vendor-number': ['DI-7'],
  'vendor-dispatched': ['DI-7'],
  'vendor-answered': ['credit', 'replacement', 'denied'],
  'vendor-tested': ['passed', 'failed'],
  escalated: ['number', 'dispatch', 'answer', 'replacement', 'lost-ours', 'lost-vendors'],
  closed: ['credited'],
}

describe("A comment about a vendor's leg", () => {
  const known = { when: instant('2026-03-20T14:00:00Z'), amount: cents(120_00), serials: [P1] }
  for (const kind of commentKindsOf('vendorReturn'))
    for (const variant of VARIANTS[kind] ?? ['none'])
      it(`${kind} (${variant}) is whole, and names the unit and the leg`, () => {
        const text = said({ kind, variant, ...known })
        assert.doesNotMatch(text, /undefined|NaN|\[object|null|unknown/)
        assert.match(text, /^RMA-1001\/vendor\/P1: \S/)
        assert.match(text, /Unit: Yealink T54W, SN P1/)
      })

  it('VD-17: says at the beginning who gives the number, and that nothing ships without it', () => {
    assert.match(said({ kind: 'approved' }), /from the original distributor\. Nothing ships to the vendor without it/)
    const htek = { unit: { ...terms.unit, brand: 'Htek' }, numberFrom: 'brand' as const }
    assert.match(said({ kind: 'approved' }, htek), /from Htek itself/)
  })

  it('says who waits for what the vendor gives', () => {
    assert.match(said({ kind: 'approved' }), /The client waits/)
    assert.match(said({ kind: 'approved' }, { client: 'served-from-stock' }), /served from our stock/)
  })

  it('VD-4, VD-6: says where a replacement goes: tested here first, or straight to the partner', () => {
    const answered = { kind: 'vendor-answered', variant: 'replacement' } as const
    assert.match(said(answered), /tested here first/)
    assert.match(said(answered, { replacementGoesTo: 'partner' }), /ships to the partner/)
    assert.match(said(answered, { replacementGoesTo: 'partner', client: 'served-from-stock' }), /tested here first/)
    const passed = { kind: 'vendor-tested', variant: 'passed' } as const
    assert.match(said(passed), /It goes to the client of RMA-1001/)
    assert.match(said(passed, { client: 'served-from-stock' }), /It goes to stock/)
  })

  it('names the replacement that failed beside the unit that it stood for', () => {
    const text = said({ kind: 'vendor-tested', variant: 'failed', serials: [serialNumber('V1')] })
    assert.match(text, /SN P1/)
    assert.match(text, /The vendor's replacement: SN V1/)
  })
})
