import fc, { type Arbitrary } from 'fast-check'
import { type CaseRequest, RETURN_TYPES, type ReturnType } from '../../domain/case.ts'
import type { Device } from '../../domain/device.ts'
import { type Cents, cents, currency } from '../../domain/money.ts'
import { serialNumber } from '../../domain/names.ts'
import { DAY, type Instant, instant, type LocalDate, localDate } from '../../domain/time.ts'
import type { Knowledge } from '../../policies/knowledge.ts'
import { returnsOffered } from '../../policies/offered.ts'
import type { Profile } from '../../policies/profile.ts'
import { book } from './granted.ts'
import { plain } from './plain.ts'

/** Whatever may be asked of any company: sensible, incomplete or absurd, but of the right form. */
export interface AnyCase {
  profile: Profile
  request: CaseRequest
  knowledge: Knowledge
}

const FIRST = Date.UTC(2018, 0, 1)

/** Days that begin at one in the morning, because the clocks are put forward at midnight, in a zone of theirs. */
const WITHOUT_MIDNIGHT = [
  ['America/Santiago', '2025-09-07T04:00:00Z'],
  ['America/Havana', '2026-03-08T05:00:00Z'],
  ['Africa/Cairo', '2026-04-23T22:00:00Z'],
  ['Asia/Beirut', '2026-03-28T22:00:00Z'],
  ['America/Asuncion', '2023-10-01T04:00:00Z'],
  ['Asia/Tehran', '2022-03-21T20:30:00Z'],
] as const

/** Where and around when it happens. */
const settings: Arbitrary<{ zone: string; now: Instant }> = fc.oneof(
  fc.record({
    zone: fc.constantFrom(...Intl.supportedValuesOf('timeZone'), 'America/New_York', 'America/New_York'),
    now: fc.integer({ min: 0, max: 10 * 365 * 24 * 60 }).map(minutes => instant(FIRST + minutes * 60_000)),
  }),
  fc
    .record({ known: fc.constantFrom(...WITHOUT_MIDNIGHT), minutes: fc.integer({ min: -2 * 1440, max: 2 * 1440 }) })
    .map(({ known: [zone, at], minutes }) => ({ zone, now: instant(Date.parse(at) + minutes * 60_000) })),
)

const profiles = fc.constantFrom(...book.profiles, plain, plain)

const amount: Arbitrary<Cents> = fc
  .oneof(fc.constantFrom(0, 1, 2, 45_00, 399_00), fc.integer({ min: 0, max: 9_999_99 }))
  .map(cents)

/** So many days ago: at the boundaries of the matrix, of windows and of terms, or anywhere. */
const age = fc.oneof(
  fc.integer({ min: 0, max: 30 }),
  fc.integer({ min: 0, max: 30 }),
  fc.constantFrom(-1, 0, 1, 29, 30, 31, 32, 729, 730, 731, 732, 1095, 1096, 1097, 1460, 1461, 1462),
  fc.integer({ min: -40, max: 3_650 }),
)

function dayBefore(now: Instant, days: number): LocalDate {
  return localDate(instant(Date.parse(now) - days * DAY).slice(0, 10))
}

function momentBefore(now: Instant): Arbitrary<Instant> {
  return fc
    .record({ days: age, minutes: fc.integer({ min: 0, max: 1439 }) })
    .map(({ days, minutes }) => instant(Date.parse(now) - days * DAY - minutes * 60_000))
}

/** Now and then something else. */
function rarely<One, Other>(usual: Arbitrary<One>, other: Arbitrary<Other>): Arbitrary<One | Other> {
  return fc.oneof({ weight: 5, arbitrary: usual }, { weight: 1, arbitrary: other })
}

function unitsAt(now: Instant) {
  const unit = {
    serial: fc.integer({ min: 1, max: 20 }).map(number => serialNumber(`C${number}`)),
    brand: fc.constantFrom('Htek', 'yealink', 'Grandstream', ' SNOM ', 'Polycom', 'Speco', 'Cisco', 'constructor', ''),
    model: fc.constantFrom('T54W', 'O8B8'),
    shippedOn: age.map(days => dayBefore(now, days)),
    listPrice: amount,
    paidPrice: amount,
    replacementPrice: amount,
    kind: fc.constantFrom('camera', 'camera', 'camera', 'phone', 'other'),
    traits: rarely(fc.constant([]), fc.subarray(['ptz', 'specialty'])),
  } as const
  const ordered = {
    ...unit,
    line: rarely(
      fc.constant('equipment'),
      fc.constantFrom('software-licence', 'one-time-software', 'professional-service'),
    ),
    soldAs: rarely(fc.constant('item'), fc.constant('complete-system')),
    tax: amount,
    deliveredAt: momentBefore(now),
  } as const
  return {
    plain: fc.array(rarely(fc.record(unit), fc.record(unit, { requiredKeys: ['brand', 'model'] })), { maxLength: 3 }),
    ordered: fc.array(
      rarely(fc.record(ordered), fc.record(ordered, { requiredKeys: ['brand', 'model', 'line', 'soldAs', 'tax'] })),
      { maxLength: 3 },
    ),
  }
}

/** What each kind of return asks beside what all do. */
function partsOf(now: Instant) {
  const { plain: units, ordered } = unitsAt(now)
  const day = age.map(days => dayBefore(now, days))
  const later = fc.integer({ min: -60, max: 900 }).map(days => dayBefore(now, -days))
  const mail = fc.record({
    receivedAt: momentBefore(now),
    confirmation: fc.constantFrom('asked-by-link', 'dmarc-passed', 'known-to-staff'),
  })
  const loaner = fc.record({
    serial: fc.constantFrom('L1', 'C1').map(serialNumber),
    brand: fc.constant('Snom'),
    model: fc.constant('D785'),
    bookPrice: amount,
  })
  const subscription = fc.record(
    {
      service: fc.constant('FocusCloud'),
      monthlyFee: amount,
      billingDay: fc.integer({ min: 1, max: 31 }),
      prepaidThrough: later,
      pastDue: amount,
      contract: fc.record({ startsOn: day, endsOn: later }),
    },
    { requiredKeys: ['service', 'monthlyFee', 'billingDay', 'pastDue'] },
  )
  const term = {
    contract: fc.constant('M-17'),
    termStartsOn: day,
    termEndsOn: later,
    termMonths: fc.integer({ min: 1, max: 120 }),
  }
  const maintenance = rarely(fc.record(term), fc.record({ ...term, wishedFor: later }))
  const order = fc.record({
    number: fc.constant('SO-77'),
    soldAs: fc.constantFrom('items', 'items', 'complete-system'),
  })
  return {
    advanceReplacement: fc.record(
      { units, loaners: fc.array(loaner, { maxLength: 2 }), termsAcceptedAt: momentBefore(now) },
      { requiredKeys: ['units'] },
    ),
    standardReturn: fc.record({ units }),
    overTheCounterReturn: fc.record({ units }),
    virtualReturn: fc.record({ units }),
    orderedNotNeededReturn: fc.record({ units: ordered, order }),
    subscriptionCancellation: fc.record({ units: fc.constant([]), subscription, mail }),
    maintenanceCancellation: fc.record({ units: fc.constant([]), maintenance, mail }),
  } satisfies Record<ReturnType, Arbitrary<object>>
}

/** Of any kind, more often of one that the company offers. */
function requestsTo(profile: Profile, now: Instant): Arbitrary<CaseRequest> {
  const common = {
    policy: fc.constant('any'),
    customerRef: fc.constant('cus_1'),
    currency: fc.constant(currency('USD')),
    reportedAt: momentBefore(now),
    clientType: fc.constantFrom('agent', 'direct-client', 'reseller', 'service-provider'),
    ticket: fc.constant('4711'),
    approvedAt: momentBefore(now),
    qualified: fc.constantFrom('remotely', 'on-bench'),
    internalComment: fc.constant('written'),
    siteAnswer: fc.constant('given'),
    photos: fc.constant('attached'),
  } as const
  const parts = partsOf(now)
  const offered = returnsOffered(profile)
  return fc.constantFrom(...RETURN_TYPES, ...offered, ...offered, ...offered).chain(returnType =>
    fc
      .tuple(
        rarely(
          fc.record(common),
          fc.record(common, { requiredKeys: ['policy', 'customerRef', 'currency', 'reportedAt'] }),
        ),
        parts[returnType],
      )
      // Each part is the one of its own type; cloned, its objects are like any other's.
      .map(([asked, part]) => structuredClone({ ...asked, ...part, returnType }) as CaseRequest),
  )
}

function knowledgeAt(now: Instant): Arbitrary<Knowledge> {
  const device: Arbitrary<Device> = fc.record({
    brand: fc.constant('Yealink'),
    model: fc.constant('T54W'),
    serial: fc.constant(serialNumber('C1')),
    chainStartedOn: age.map(days => dayBefore(now, days)),
    replacements: fc.integer({ min: 0, max: 2 }),
    origin: fc.constantFrom('original', 'replacement'),
  })
  return fc.record({
    now: fc.constant(now),
    devices: fc.array(fc.option(device, { nil: undefined }), { maxLength: 5 }),
    virtualUnitsLately: fc.integer({ min: 0, max: 4 }),
  })
}

export const anyCase: Arbitrary<AnyCase> = fc.tuple(profiles, settings).chain(([profile, { zone, now }]) =>
  fc.record({
    profile: fc.constant({ ...profile, zone }),
    request: requestsTo(profile, now),
    knowledge: knowledgeAt(now),
  }),
)
