import assert from 'node:assert/strict'
import { explain } from '../../../cli/policy-explanation.ts'
import { isForClient } from '../../../counterparts/mail/letters/letter.ts'
import { letterKindsOf } from '../../../counterparts/mail/letters/render.ts'
import type { LetterSubject } from '../../../counterparts/mail/letters/subject.ts'
import { cents } from '../../../domain/money.ts'
import { serialNumber } from '../../../domain/names.ts'
import type { Treatment } from '../../../domain/standard-terms.ts'
import type { LetterKind, LetterOrder } from '../../../domain/step.ts'
import type { AdvanceTerms, CaseTerms } from '../../../domain/terms.ts'
import { localDate } from '../../../domain/time.ts'
import { policyBook } from '../../../policies/book.ts'
import type { Profile } from '../../../policies/profile.ts'
import { datedOrder, focus, noCollateral, speco, subjectOf, voipDesk } from './subjects.ts'

/** One letter, as it may be written. */
export interface Scene {
  name: string
  order: LetterOrder
  about: LetterSubject
}

export interface Granted {
  profile: Profile
  terms: CaseTerms
}

/** What each of the three companies grants of each kind of return that it offers. */
export function grantedByProfiles(): Granted[] {
  const asked = {
    unit: [
      'serial=C1,brand=Yealink,model=T54W,listPrice=399.00,paidPrice=380.00,replacementPrice=390.00,tax=31.35,kind=camera,line=equipment,shippedOn=2026-02-20,deliveredAt=2026-02-22',
    ],
    loaner: [],
    clientType: 'direct-client',
    ticket: '4711',
    reportedAt: '2026-03-01T15:00:00Z',
    qualified: 'remotely',
    internalComment: true,
    siteAnswer: true,
    order: 'number=SO-77',
    subscription:
      'service=FocusCloud,monthlyFee=99.00,billingDay=1,pastDue=50.00,contract.startsOn=2026-01-01,contract.endsOn=2026-12-31',
    maintenance: 'contract=M-77,termStartsOn=2025-10-01,termEndsOn=2026-09-30,termMonths=12',
    mail: 'receivedAt=2026-03-01T14:00:00Z,confirmation=asked-by-link',
    virtualLately: '0',
  } as const
  return policyBook([]).profiles.flatMap(profile =>
    explain(profile, { ...asked, unit: [...asked.unit], loaner: [] }).returns.flatMap(one => {
      assert.ok(one.kind === 'granted', `${profile.id} ${JSON.stringify(one)}`)
      return { profile, terms: one.terms }
    }),
  )
}

/** The words that a letter chooses its sentences by, and one that no letter knows. */
const VARIANTS: Partial<Record<LetterKind, string[]>> = {
  closed: [
    ...['returned', 'returned-late', 'billed', 'undone', 'kept', 'lapsed', 'cancelled', 'refused', 'settled-by-staff'],
    ...['replaced', 'repaired', 'sent-back', 'disposed-of', 'delivered', 'taken-by-distributor'],
  ],
  received: ['late'],
  exception: ['wrong-item', 'wrong-serial', 'empty-box', 'client-damage'],
  'exception-resolved': ['accept', 'send-back', 'refuse', 'bill', 'forgive', 'dispose'],
  reminder: ['friendly', 'late'],
  'loaner-reminder': ['friendly', 'late'],
  'card-declined': ['insufficient-funds', 'authentication-needed', 'no-card', 'hard'],
  'new-card-needed': ['insufficient-funds', 'authentication-needed', 'no-card', 'hard'],
  billed: ['hold', 'card', 'account'],
  refunded: ['hold', 'card', 'account', 'sealed', 'opened', 'installed', 'used'],
  reversed: ['hold', 'card', 'account'],
  'shipment-failed': ['lost', 'refused', 'returned-to-sender', 'dead'],
  shipped: ['replaced', 'repaired', 'as-it-came'],
  remedy: ['repair', 'replace', 'as-quoted'],
  'partner-team': ['damage', 'age'],
  cancelled: ['goes-back', 'nothing-here'],
  'in-notice': ['earlier-mail', 'acknowledged'],
  denied: ['here', 'on-its-way'],
  'late-allowed': ['in-time', 'here-in-time', 'here', 'awaited'],
}

/** What tells why money moved. */
const MONEY: ReadonlySet<LetterKind> = new Set(['billed', 'refunded', 'reversed'])

const LABELS: ReadonlySet<LetterKind> = new Set(['label', 'pick-up'])
const LABEL = { parcel: { carrier: 'UPS', tracking: '1Z999' }, labelUrl: 'https://carrier.example/999' }
const PICK_UP = { pickUp: { on: localDate('2026-03-10'), confirmation: 'WTC99' } }
export const ARRANGED = [
  { serial: serialNumber('C1'), ...LABEL, ...PICK_UP },
  { serial: serialNumber('C2'), ...LABEL, labelUrl: 'https://carrier.example/777' },
]

/** Every letter that a client may get under these terms. */
function scenesUnder(name: string, about: LetterSubject, how: 'in every way' | 'in short'): Scene[] {
  const kinds = letterKindsOf(about.terms.returnType).filter(isForClient)
  return kinds.flatMap(kind => {
    const scene = (how: string, change: Partial<LetterOrder> = {}, subject: Partial<LetterSubject> = {}): Scene => ({
      name: `${kind} for ${name}, ${how}`,
      order: datedOrder(kind, change),
      about: { ...about, ...subject },
    })
    const { link, statusUrl, replacementTo, parcels, arranged, ...sparse } = about
    const bare = { kind, occasion: '1' }
    const few = [scene('with all that is known'), scene('about one unit', { serials: [serialNumber('C1')] })]
    if (how === 'in short') return few
    return [
      ...few,
      { name: `${kind} for ${name}, with nothing but the kind`, order: bare, about: sparse },
      { name: `${kind} for ${name}, without dates`, order: bare, about },
      scene('about an amount', { amount: cents(123_45), fee: cents(20_00), tax: cents(3_45) }),
      scene('to another zone', {}, { client: { name: 'Ana Flores', zone: 'America/Los_Angeles' } }),
      ...['never-heard-of', ...(VARIANTS[kind] ?? [])].map(variant => scene(variant, { variant })),
      ...(LABELS.has(kind)
        ? [ARRANGED, ARRANGED.slice(0, 1)].map(arranged => scene(`${arranged.length} labels`, {}, { arranged }))
        : []),
      ...(MONEY.has(kind) ? (['kept', 'reopened', 'lost'] as const).map(cause => scene(cause, { cause })) : []),
    ]
  })
}

/** What may be otherwise in an exchange, one thing at a time. */
const OTHERWISE: Record<string, AdvanceTerms> = {
  voipDesk,
  noCollateral,
  'a saved card': { ...speco, collateral: 'saved-card' },
  'an invoice': { ...speco, collateral: 'invoice' },
  'an accepted invoice': { ...focus, billingOnAccount: 'unasked' },
  'a late fee': { ...speco, lateReturn: { days: 60, fee: cents(15_00) } },
}

export function everyScene(): Scene[] {
  return [
    ...scenesUnder('speco', subjectOf(speco), 'in every way'),
    ...scenesUnder('focus', subjectOf(focus), 'in every way'),
    ...Object.entries(OTHERWISE).flatMap(([name, terms]) => scenesUnder(name, subjectOf(terms), 'in short')),
    ...scenesUnder('a waived hold', subjectOf(speco, { hold: 'waived' }), 'in short'),
    ...grantedByProfiles().flatMap(({ profile, terms }) => {
      const about = {
        ...subjectOf(speco),
        company: { name: profile.company, helpAddress: profile.mailboxes.help, returnAddress: 'Dock 3, Albany NY' },
        currency: terms.currency,
        zone: terms.zone,
        units: terms.units.map(({ serial, brand, model }) => ({ serial, brand, model })),
        terms,
      }
      const name = `${terms.returnType} at ${profile.id}`
      return [
        ...scenesUnder(name, about, terms.returnType === 'advanceReplacement' ? 'in short' : 'in every way'),
        ...otherwise(terms).flatMap((changed, n) =>
          scenesUnder(`${name}, changed (${n + 1})`, { ...about, terms: changed }, 'in short'),
        ),
      ]
    }),
  ]
}

/** What may be otherwise in the returns that are no exchange. */
function otherwise(terms: CaseTerms): CaseTerms[] {
  switch (terms.returnType) {
    case 'standardReturn': {
      const withUnits = (change: Partial<Treatment>) => ({
        ...terms,
        units: terms.units.map(unit => ({ ...unit, treatment: { ...unit.treatment, ...change } })),
      })
      return [
        ...(['replace', 'repair-or-replace', 'partner-team', 'person-decides'] as const).flatMap(done => [
          withUnits({ done, deductible: cents(45_00), freight: { toUs: WE_PAY, toClient: THEY_PAY } }),
          withUnits({ done, deductible: cents(0), freight: { toUs: THEY_PAY, toClient: WE_PAY } }),
        ]),
        { ...terms, vendorStartsAt: 'approval' },
        { ...terms, vendorStartsAt: 'bench' },
        { ...terms, shippingWaits: 'for-deductible' },
      ]
    }
    case 'orderedNotNeededReturn':
      return [
        { ...terms, restocking: { percent: 10, taxOnFee: 'full' } },
        { ...terms, outboundShipping: 'by-finance' },
        { ...terms, shipping: { label: 'granted', inbound: 'we-pay-ground' } },
      ]
    case 'subscriptionCancellation': {
      const { contract, ...monthly } = terms.subscription
      return [
        { ...terms, subscription: monthly },
        { ...terms, subscription: { ...monthly, pastDue: cents(0) }, finalMonth: 'none' },
      ]
    }
    default:
      return []
  }
}

const WE_PAY = { payer: 'us', service: 'ground' } as const
const THEY_PAY = { payer: 'client', service: 'any' } as const
