import { z } from 'zod'
import { type Cents, type Currency, cents, currency } from '../domain/money.ts'
import { caseNumber, serialNumber } from '../domain/names.ts'
import { instant, localDate } from '../domain/time.ts'

/**
 * How the domain's values are read from what others send us: each by its own parser, so that a form and the code behind
 * it can never disagree. Whoever sends something else is told where it stands and what was expected.
 */
export interface Mistake {
  /** A JSON pointer into what was sent: `/units/0/serial`. Empty for the whole. */
  pointer: string
  detail: string
}

export const serial = z
  .string('expected a serial number in quotation marks')
  .transform(parsedBy(serialNumber))
  .meta({ description: 'A serial number; capitals, spaces and dashes do not matter.' })

export const rma = z
  .string('expected an RMA number in quotation marks')
  .transform(parsedBy(caseNumber))
  .meta({ description: 'An RMA number, or that of a vendor’s leg: RMA-1001/vendor/C1, url-encoded in a path.' })

export const time = z
  .string('expected a time such as "2026-04-03T15:00:00Z"')
  .transform(parsedBy(instant))
  .meta({ description: 'ISO 8601 with an offset.', format: 'date-time' })

export const date = z
  .string('expected a date such as "2026-03-01"')
  .transform(parsedBy(localDate))
  .meta({ description: 'A calendar day in the policy’s zone.', format: 'date' })

export const currencyCode = z
  .string('expected a currency such as "USD"')
  .transform(parsedBy(currency))
  .meta({ description: 'ISO 4217.' })

/** Whole minor units: 39900 is $399.00. */
export const amount = z
  .number('expected whole minor units such as 39900')
  .transform(parsedBy(cents))
  .meta({ description: 'Whole minor units: 39900 is $399.00.', type: 'integer', minimum: 0 })

/** A short text that says something. */
export function words(atMost: number) {
  return z
    .string('expected text')
    .trim()
    .min(1, 'expected some text, got none')
    .max(atMost, `expected at most ${atMost} characters`)
}

/** Where photos lie. */
export const photos = z.array(z.url('expected the address of a photo')).min(1).max(20)

/** One of a few words; whoever writes another is told them all. */
export function oneOf<const Words extends readonly string[]>(options: Words) {
  return z.enum(options, `expected one of ${options.join(', ')}`)
}

/** An object of which every field is known: a misspelt one is named, and so are those it could have been. */
export function form<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const known = Object.keys(shape).join(', ')
  return z.strictObject(shape, {
    error: issue =>
      issue.code === 'unrecognized_keys' ? `unknown; known are ${known}` : `expected an object with ${known}`,
  })
}

export interface Price {
  amount: Cents
  currency?: Currency
}

/** Money says its currency; a bare number is in the case's. */
export const price = z
  .union([amount.transform((amount): Price => ({ amount })), form({ amount, currency: currencyCode })], {
    error: 'expected { "amount": 39900, "currency": "USD" }: whole minor units, zero or more',
  })
  .meta({ description: 'Money in minor units.' })

/** All that is wrong, each at its place. */
export function mistakesIn(error: z.core.$ZodError): Mistake[] {
  return error.issues.flatMap(issue =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map(key => ({ pointer: pointer([...issue.path, key]), detail: issue.message }))
      : { pointer: pointer(issue.path), detail: wording(issue) },
  )
}

export function pointer(path: readonly PropertyKey[]): string {
  return path.map(step => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** What is missing is said to be missing, not to be of the wrong type. */
function wording(issue: z.core.$ZodIssue): string {
  return 'input' in issue && issue.input === undefined && issue.code === 'invalid_type'
    ? `missing; ${issue.message}`
    : issue.message
}

/** A domain parser as a step of a form: its RangeError is what the sender reads. */
function parsedBy<Raw, Value>(parse: (raw: Raw) => Value) {
  return (raw: Raw, context: z.core.$RefinementCtx<Raw>): Value => {
    try {
      return parse(raw)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      context.issues.push({ code: 'custom', input: raw, message: error.message })
      return z.NEVER
    }
  }
}
