import { z } from 'zod'
import type { CaseRequest, ReturnType } from '../domain/case.ts'
import { type Cents, type Currency, cents } from '../domain/money.ts'
import type { Instant } from '../domain/time.ts'
import {
  currencyCode,
  date,
  form,
  type Mistake,
  mistakesIn,
  oneOf,
  type Price,
  pointer,
  price,
  serial,
  time,
  words,
} from './wire.ts'

export type ParsedRequest = { kind: 'request'; request: CaseRequest } | { kind: 'mistakes'; mistakes: Mistake[] }

/** What a request may leave unsaid, because whoever takes it in knows it. */
export interface RequestDefaults {
  /** The policy's currency, should neither the request nor any price name one. */
  currency?: Currency
  /** When the fault counts as reported. */
  reportedAt?: Instant
}

/**
 * Reads what somebody asks for, as the argument of a case started straight through Temporal. Fields are those of
 * `CaseRequest`; the workflow's type says which return is meant. All mistakes are found at once.
 */
export function parseCaseRequest(type: ReturnType, raw: unknown, defaults: RequestDefaults = {}): ParsedRequest {
  const read = CASE_REQUEST_FORMS[type].safeParse(raw, { reportInput: true })
  if (!read.success) return { kind: 'mistakes', mistakes: mistakesIn(read.error) }
  return caseRequestFrom({ ...read.data, returnType: type } as ReadRequest, defaults) // each form reads its own type's fields
}

const unitFields = {
  serial: z.exactOptional(serial),
  brand: words(80),
  model: words(120),
  shippedOn: z.exactOptional(date),
  listPrice: z.exactOptional(price),
  paidPrice: z.exactOptional(price),
  replacementPrice: z.exactOptional(price),
  kind: z.exactOptional(oneOf(['camera', 'phone', 'other'])),
  traits: z.exactOptional(z.array(oneOf(['ptz', 'specialty'])).max(2)),
}

function unitsOf<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.array(form(shape), 'expected a list of units').max(50, 'expected at most 50 units')
}

const units = unitsOf(unitFields)

const orderedUnits = unitsOf({
  ...unitFields,
  line: oneOf(['equipment', 'software-licence', 'one-time-software', 'professional-service']).default('equipment'),
  soldAs: oneOf(['item', 'complete-system']).default('item'),
  tax: price,
  deliveredAt: z.exactOptional(time),
})

const loaner = form({ serial, brand: words(80), model: words(120), bookPrice: price })

const mail = form({
  receivedAt: time,
  confirmation: oneOf(['asked-by-link', 'dmarc-passed', 'known-to-staff']).default('asked-by-link'),
}).meta({ description: 'The mail that asks to cancel, dated by its receipt in the clientops mailbox.' })

/** What a request of each kind has beside the fields that all have. */
export const RETURN_FIELDS = {
  advanceReplacement: {
    units,
    loaners: z.exactOptional(z.array(loaner, 'expected a list of loaners').max(50, 'expected at most 50 loaners')),
    termsAcceptedAt: z.exactOptional(time),
  },
  standardReturn: { units },
  overTheCounterReturn: { units },
  virtualReturn: { units },
  orderedNotNeededReturn: {
    units: orderedUnits,
    order: form({ number: words(64), soldAs: oneOf(['items', 'complete-system']).default('items') }),
  },
  subscriptionCancellation: {
    units: units.default([]),
    subscription: form({
      service: words(120).meta({
        description:
          'A client has one open cancellation of each; a second mail is the same case. Name apart what they have twice.',
      }),
      monthlyFee: price,
      billingDay: z.int().min(1).max(31).default(1),
      prepaidThrough: z.exactOptional(date),
      pastDue: price.default({ amount: cents(0) }),
      contract: z.exactOptional(form({ startsOn: date, endsOn: date })),
    }),
    mail,
  },
  maintenanceCancellation: {
    units: units.default([]),
    maintenance: form({
      contract: words(120),
      termStartsOn: date,
      termEndsOn: date,
      termMonths: z.int().min(1).max(120).default(12),
      wishedFor: z.exactOptional(date),
    }),
    mail,
  },
} as const satisfies Record<ReturnType, z.core.$ZodLooseShape>

/** The fields that a request has wherever it comes from. The API adds the client, of whom Temporal sees the `ref` only. */
export const requestFields = {
  policy: words(40).meta({ description: 'The id of a policy.' }),
  clientType: z.exactOptional(oneOf(['agent', 'direct-client', 'reseller', 'service-provider'])),
  ticket: z.exactOptional(words(64)),
  currency: z.exactOptional(currencyCode),
  reportedAt: z.exactOptional(time),
  approvedAt: z.exactOptional(time),
  qualified: z.exactOptional(oneOf(['remotely', 'on-bench'])),
}

/** A client is known to us by a reference; who that is, the records know. */
export const customerRef = words(64).meta({ description: 'Your own id of the client.' })

const ownFields = {
  ...requestFields,
  customerRef,
  internalComment: z.exactOptional(z.literal('written')),
  siteAnswer: z.exactOptional(z.literal('given')),
  photos: z.exactOptional(z.literal('attached')),
}

/** Whoever names the type once more names the workflow's own. */
function requestForm<Type extends ReturnType, Shape extends z.core.$ZodLooseShape>(type: Type, shape: Shape) {
  const returnType = z.exactOptional(z.literal(type, `expected "${type}", as the workflow's type says`))
  return form({ ...ownFields, ...shape, returnType })
}

const CASE_REQUEST_FORMS = {
  advanceReplacement: requestForm('advanceReplacement', RETURN_FIELDS.advanceReplacement),
  standardReturn: requestForm('standardReturn', RETURN_FIELDS.standardReturn),
  overTheCounterReturn: requestForm('overTheCounterReturn', RETURN_FIELDS.overTheCounterReturn),
  virtualReturn: requestForm('virtualReturn', RETURN_FIELDS.virtualReturn),
  orderedNotNeededReturn: requestForm('orderedNotNeededReturn', RETURN_FIELDS.orderedNotNeededReturn),
  subscriptionCancellation: requestForm('subscriptionCancellation', RETURN_FIELDS.subscriptionCancellation),
  maintenanceCancellation: requestForm('maintenanceCancellation', RETURN_FIELDS.maintenanceCancellation),
} as const satisfies Record<ReturnType, z.ZodType>

/** A request whose fields have been read, its prices still with the currencies they came in. */
export type ReadRequest = {
  [Type in ReturnType]: z.output<(typeof CASE_REQUEST_FORMS)[Type]> & { returnType: Type }
}[ReturnType]

/** The second half of reading: one currency for the whole case, and nothing left unsaid. */
export function caseRequestFrom(read: ReadRequest, defaults: RequestDefaults): ParsedRequest {
  const { reportedAt = defaults.reportedAt } = read
  const prices = pricesIn(read)
  const currency = read.currency ?? prices.find(({ price }) => price.currency)?.price.currency ?? defaults.currency
  const mistakes: Mistake[] = prices
    .filter(({ price }) => price.currency !== undefined && price.currency !== currency)
    .map(({ at, price }) => ({
      pointer: pointer([...at, 'currency']),
      detail: `is ${price.currency}, but the case is in ${currency}; a case has one currency`,
    }))
  if (!currency) mistakes.push({ pointer: '/currency', detail: 'missing; expected a currency such as "USD"' })
  if (!reportedAt) mistakes.push({ pointer: '/reportedAt', detail: 'missing; expected a time with its offset' })
  if (!currency || !reportedAt || mistakes.length > 0) return { kind: 'mistakes', mistakes }
  return { kind: 'request', request: { ...inOneCurrency(read), currency, reportedAt } }
}

/** All prices, and where each stands. */
function pricesIn(value: unknown, at: string[] = []): { at: string[]; price: Price }[] {
  if (isPrice(value)) return [{ at, price: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, held]) => pricesIn(held, [...at, key]))
}

type InOneCurrency<Value> = Value extends Price
  ? Cents
  : Value extends object
    ? Value extends string
      ? Value
      : { [Key in keyof Value]: InOneCurrency<Value[Key]> }
    : Value

/** The same with bare amounts, once their currency is known to be the case's. */
function inOneCurrency<Value>(value: Value): InOneCurrency<Value> {
  const bare = (held: unknown): unknown => {
    if (isPrice(held)) return held.amount
    if (Array.isArray(held)) return held.map(bare)
    if (typeof held !== 'object' || held === null) return held
    return Object.fromEntries(Object.entries(held).map(([key, inner]) => [key, bare(inner)]))
  }
  return bare(value) as InOneCurrency<Value> // the type says of each part what `bare` does with it
}

/** No other part of a request has an amount. */
function isPrice(value: unknown): value is Price {
  return typeof value === 'object' && value !== null && 'amount' in value
}
