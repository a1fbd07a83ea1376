import { z } from 'zod'
import type { CaseRequest, RequestedUnit } from '../domain/case.ts'
import type { Currency } from '../domain/money.ts'
import type { Instant } from '../domain/time.ts'
import {
  currencyCode,
  date,
  form,
  type Mistake,
  mistakesIn,
  oneOf,
  type Price,
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
 * `CaseRequest`; all mistakes are found at once.
 */
export function parseCaseRequest(raw: unknown, defaults: RequestDefaults = {}): ParsedRequest {
  const read = caseRequestForm.safeParse(raw, { reportInput: true })
  if (!read.success) return { kind: 'mistakes', mistakes: mistakesIn(read.error) }
  return caseRequestFrom(read.data, defaults)
}

const unit = form({
  serial: z.exactOptional(serial),
  brand: words(80),
  model: words(120),
  shippedOn: z.exactOptional(date),
  listPrice: z.exactOptional(price),
  paidPrice: z.exactOptional(price),
  replacementPrice: z.exactOptional(price),
})

const loaner = form({ serial, brand: words(80), model: words(120), bookPrice: price })

/** The fields that a request has wherever it comes from. The API adds the client, of whom Temporal sees the `ref` only. */
export const requestFields = {
  policy: words(40).meta({ description: 'The id of a policy.' }),
  clientType: z.exactOptional(oneOf(['agent', 'direct-client', 'reseller', 'service-provider'])),
  ticket: z.exactOptional(words(64)),
  currency: z.exactOptional(currencyCode),
  reportedAt: z.exactOptional(time),
  approvedAt: z.exactOptional(time),
  units: z.array(unit, 'expected a list of units').max(50, 'expected at most 50 units'),
  loaners: z.exactOptional(z.array(loaner, 'expected a list of loaners').max(50, 'expected at most 50 loaners')),
  qualified: z.exactOptional(oneOf(['remotely', 'on-bench'])),
  termsAcceptedAt: z.exactOptional(time),
}

/** A client is known to us by a reference; who that is, the records know. */
export const customerRef = words(64).meta({ description: 'Your own id of the client.' })

const caseRequestForm = form({
  ...requestFields,
  customerRef,
  internalComment: z.exactOptional(z.literal('written')),
  siteAnswer: z.exactOptional(z.literal('given')),
})

/** The second half of reading: one currency for the whole case, and nothing left unsaid. */
export function caseRequestFrom(read: z.output<typeof caseRequestForm>, defaults: RequestDefaults): ParsedRequest {
  const { reportedAt = defaults.reportedAt, units, loaners, ...rest } = read
  const prices = pricesIn(read)
  const currency = read.currency ?? prices.find(({ price }) => price.currency)?.price.currency ?? defaults.currency
  const mistakes: Mistake[] = prices
    .filter(({ price }) => price.currency !== undefined && price.currency !== currency)
    .map(({ pointer, price }) => ({
      pointer: `${pointer}/currency`,
      detail: `is ${price.currency}, but the case is in ${currency}; a case has one currency`,
    }))
  if (!currency) mistakes.push({ pointer: '/currency', detail: 'missing; expected a currency such as "USD"' })
  if (!reportedAt) mistakes.push({ pointer: '/reportedAt', detail: 'missing; expected a time with its offset' })
  if (!currency || !reportedAt || mistakes.length > 0) return { kind: 'mistakes', mistakes }

  const request: CaseRequest = { ...rest, currency, reportedAt, units: units.map(requestedUnit) }
  if (loaners) request.loaners = loaners.map(one => ({ ...one, bookPrice: one.bookPrice.amount }))
  return { kind: 'request', request }
}

function requestedUnit({ listPrice, paidPrice, replacementPrice, ...unit }: ReadUnit): RequestedUnit {
  return {
    ...unit,
    ...(listPrice && { listPrice: listPrice.amount }),
    ...(paidPrice && { paidPrice: paidPrice.amount }),
    ...(replacementPrice && { replacementPrice: replacementPrice.amount }),
  }
}

type ReadUnit = z.output<typeof unit>

function pricesIn(read: z.output<typeof caseRequestForm>): { pointer: string; price: Price }[] {
  const found = read.units.flatMap((unit, index) =>
    (['listPrice', 'paidPrice', 'replacementPrice'] as const).map(name => ({
      pointer: `/units/${index}/${name}`,
      price: unit[name],
    })),
  )
  const lent = (read.loaners ?? []).map((one, index) => ({
    pointer: `/loaners/${index}/bookPrice`,
    price: one.bookPrice,
  }))
  return [...found, ...lent].flatMap(({ pointer, price }) => (price ? [{ pointer, price }] : []))
}
