import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonical } from '../domain/canonical.ts'
import {
  type Fact,
  type FactName,
  PARCEL_STATUSES,
  type Parcel,
  type Payment,
  type VendorAnswer,
} from '../domain/fact.ts'
import { cents } from '../domain/money.ts'
import type { Instant, LocalDate } from '../domain/time.ts'
import { amount, date, form, type Mistake, mistakesIn, oneOf, photos, serial, time, words } from '../policies/wire.ts'

export type ParsedFact = { kind: 'fact'; fact: Fact } | { kind: 'malformed'; problems: Mistake[] }

/**
 * Reads a fact as others tell it: the body of a request, or the payload of a signal under the fact's name. Whoever does
 * not say when it happened means `now`, the case's own time.
 */
export function parseFact(name: string, payload: unknown, now: Instant): ParsedFact {
  if (!isFactName(name)) {
    const detail = `there is no fact "${name}"; known are ${Object.keys(FACT_FORMS).join(', ')}`
    return { kind: 'malformed', problems: [{ pointer: '', detail }] }
  }
  // A fact without any details may come without a payload at all.
  const read = FACT_FORMS[name].safeParse(payload ?? {}, { reportInput: true })
  if (!read.success) return { kind: 'malformed', problems: mistakesIn(read.error) }
  return { kind: 'fact', fact: factFrom[name](read.data as never, now) } // each form is read into its own fact
}

/**
 * What a fact goes by that comes without an id: the same words are the same event, in whatever order their keys stand.
 * Unique within one case, so the case's number goes in front of it.
 */
export function eventIdOf(name: string, payload: unknown): string {
  return createHash('sha256')
    .update(canonical([name, payload ?? {}]))
    .digest('hex')
}

const parcel = form({ carrier: words(40), tracking: words(64) })

/** What one tells us of each fact. Times are the fact's own; left out, it happened just now. */
export const FACT_FORMS = {
  cardAuthorised: form({
    ref: words(255).meta({ description: 'The gateway’s id of the payment.' }),
    authorisedAt: z.exactOptional(time),
    consent: oneOf(['agreed', 'withheld']).default('withheld'),
  }),
  cardDeclined: form({ ref: words(255), declinedAt: z.exactOptional(time) }),
  holdExpired: form({ ref: words(255), expiredAt: z.exactOptional(time) }),
  disputeOpened: form({ ref: words(255), openedAt: z.exactOptional(time) }),
  disputeClosed: form({ ref: words(255), closedAt: z.exactOptional(time), verdict: oneOf(['won', 'lost']), amount }),
  replacementShipped: form({
    shippedAt: z.exactOptional(time),
    carrier: z.exactOptional(words(40)),
    tracking: z.exactOptional(words(64)),
    parcels: z.array(parcel).max(50, 'expected at most 50 parcels').default([]),
    units: z
      .array(form({ serial, replacementSerial: serial }))
      .max(50, 'expected at most 50 units')
      .default([]),
  }),
  replacementDelivered: form({ deliveredAt: z.exactOptional(time), tracking: z.exactOptional(words(64)) }),
  carrierScanned: form({
    tracking: words(64),
    status: oneOf(PARCEL_STATUSES),
    at: z.exactOptional(time),
    direction: oneOf(['to-client', 'to-us']).default('to-client'),
    label: oneOf(['ours', 'theirs'])
      .default('theirs')
      .meta({ description: 'Whose label the parcel bears: what is lost under ours is never billed.' }),
  }),
  deviceReceived: form({
    serial,
    receivedAt: z.exactOptional(time),
    method: oneOf(['carrier', 'hand-delivered']).default('carrier'),
    contents: oneOf(['as-expected', 'wrong-item', 'empty-box']).default('as-expected'),
    packaging: oneOf(['original', 'missing', 'unknown']).default('unknown'),
    identified: oneOf(['scanned', 'by-photo']).default('scanned'),
    photos: z.exactOptional(photos),
  }).refine(told => told.photos || (told.contents === 'as-expected' && told.identified === 'scanned'), {
    path: ['photos'],
    message: 'missing; an empty box, a wrong item and a unit told by photo come with the address of a photo',
  }),
  replacementFailed: form({
    serial: serial.meta({ description: 'The serial of the replacement that failed.' }),
    failedAt: z.exactOptional(time),
  }),
  termsAccepted: form({ acceptedAt: z.exactOptional(time) }),
  managementAcknowledged: form({ acknowledgedAt: z.exactOptional(time) }),
  mailReceived: form({
    asks: oneOf(['label', 'pick-up']),
    serial: z
      .exactOptional(serial)
      .meta({ description: 'For one unit only; left out, for all that still have to come.' }),
    receivedAt: z.exactOptional(time),
  }),
  paymentReceived: form({
    for: oneOf(['rush', 'deductible', 'quote', 'past-due', 'prepayment']),
    serial: z.exactOptional(serial),
    stillDue: amount
      .default(cents(0))
      .meta({ description: 'Of a subscription’s past due: what is left of it, in whole minor units.' }),
    prepaidThrough: z
      .exactOptional(date)
      .meta({ description: 'Of a subscription’s prepayment: the last day that is paid for.' }),
    paidAt: z.exactOptional(time),
  }).refine(told => told.for !== 'prepayment' || told.prepaidThrough !== undefined, {
    path: ['prepaidThrough'],
    message: 'missing; a prepayment says through which day it pays, such as "2026-08-31"',
  }),
  distributorReturned: form({ returnedAt: z.exactOptional(time) }),
  cancellationConfirmed: form({ confirmedAt: z.exactOptional(time) }),
  cancellationMailed: form({
    receivedAt: z.exactOptional(time),
    confirmation: oneOf(['asked-by-link', 'dmarc-passed', 'known-to-staff']).default('asked-by-link'),
  }),
  cancellationAcknowledged: form({ acknowledgedAt: z.exactOptional(time) }),
  letterBounced: form({
    letter: words(200).meta({ description: 'Its kind and occasion, as in `final-notice/…`.' }),
    bouncedAt: z.exactOptional(time),
  }),
  vendorAnswered: form({
    serial: serial.meta({ description: 'The unit that we sent to the vendor.' }),
    answer: oneOf(['credit', 'replacement', 'denied']),
    amount: z.exactOptional(amount),
    replacementSerial: z.exactOptional(serial),
    answeredAt: z.exactOptional(time),
  }).refine(told => told.answer !== 'credit' || told.amount !== undefined, {
    path: ['amount'],
    message: 'missing; a credit says how much, in whole minor units',
  }),
  vendorReplacementReceived: form({ serial, replacementSerial: serial, receivedAt: z.exactOptional(time) }),
} as const satisfies Record<FactName, z.ZodType>

type Told<Name extends FactName> = z.output<(typeof FACT_FORMS)[Name]>

const factFrom: { [Name in FactName]: (told: Told<Name>, now: Instant) => Fact } = {
  cardAuthorised: ({ authorisedAt: at, ...told }, now) => ({ name: 'cardAuthorised', at: at ?? now, ...told }),
  cardDeclined: ({ declinedAt: at, ref }, now) => ({ name: 'cardDeclined', at: at ?? now, ref }),
  holdExpired: ({ expiredAt: at, ref }, now) => ({ name: 'holdExpired', at: at ?? now, ref }),
  disputeOpened: ({ openedAt: at, ref }, now) => ({ name: 'disputeOpened', at: at ?? now, ref }),
  disputeClosed: ({ closedAt: at, ...told }, now) => ({ name: 'disputeClosed', at: at ?? now, ...told }),
  replacementShipped: (told, now) => ({
    name: 'replacementShipped',
    at: told.shippedAt ?? now,
    units: told.units.map(({ serial, replacementSerial }) => ({ serial, replacement: replacementSerial })),
    parcels: parcelsOf(told),
  }),
  replacementDelivered: ({ deliveredAt: at, ...told }, now) => ({
    name: 'replacementDelivered',
    at: at ?? now,
    ...told,
  }),
  carrierScanned: ({ at, ...told }, now) => ({ name: 'carrierScanned', at: at ?? now, ...told }),
  deviceReceived: ({ receivedAt: at, ...told }, now) => ({ name: 'deviceReceived', at: at ?? now, ...told }),
  replacementFailed: ({ failedAt: at, serial }, now) => ({ name: 'replacementFailed', at: at ?? now, serial }),
  termsAccepted: ({ acceptedAt: at }, now) => ({ name: 'termsAccepted', at: at ?? now }),
  managementAcknowledged: ({ acknowledgedAt: at }, now) => ({ name: 'managementAcknowledged', at: at ?? now }),
  mailReceived: ({ receivedAt: at, ...told }, now) => ({ name: 'mailReceived', at: at ?? now, ...told }),
  paymentReceived: ({ paidAt: at, ...told }, now) => ({ name: 'paymentReceived', at: at ?? now, ...payment(told) }),
  distributorReturned: ({ returnedAt: at }, now) => ({ name: 'distributorReturned', at: at ?? now }),
  cancellationConfirmed: ({ confirmedAt: at }, now) => ({ name: 'cancellationConfirmed', at: at ?? now }),
  cancellationMailed: ({ receivedAt: at, ...told }, now) => ({ name: 'cancellationMailed', at: at ?? now, ...told }),
  cancellationAcknowledged: ({ acknowledgedAt: at }, now) => ({ name: 'cancellationAcknowledged', at: at ?? now }),
  letterBounced: ({ bouncedAt: at, letter }, now) => ({ name: 'letterBounced', at: at ?? now, letter }),
  vendorAnswered: ({ answeredAt: at, serial, ...told }, now) => ({
    name: 'vendorAnswered',
    at: at ?? now,
    serial,
    ...vendorAnswer(told),
  }),
  vendorReplacementReceived: ({ receivedAt: at, serial, replacementSerial }, now) => ({
    name: 'vendorReplacementReceived',
    at: at ?? now,
    serial,
    replacement: replacementSerial,
  }),
}

function vendorAnswer({ answer, amount, replacementSerial }: Omit<Told<'vendorAnswered'>, 'serial'>): VendorAnswer {
  if (answer === 'credit') return { answer, amount: amount ?? cents(0) } // its form wants an amount
  if (answer === 'denied') return { answer }
  return { answer, ...(replacementSerial && { replacement: replacementSerial }) }
}

function payment({ for: what, serial, stillDue, prepaidThrough }: Told<'paymentReceived'>): Payment {
  if (what === 'past-due') return { for: what, stillDue }
  if (what === 'prepayment') return { for: what, prepaidThrough: prepaidThrough as LocalDate } // its form wants one
  return { for: what, ...(serial && { serial }) }
}

/** One parcel may be told in short; each is known once. A parcel without a tracking code cannot be followed. */
function parcelsOf({ carrier = 'unknown', tracking, parcels }: Told<'replacementShipped'>): Parcel[] {
  if (!tracking || parcels.some(parcel => parcel.tracking === tracking)) return parcels
  return [{ carrier, tracking }, ...parcels]
}

function isFactName(name: string): name is FactName {
  return Object.hasOwn(FACT_FORMS, name)
}
