import { z } from 'zod'
import { type CaseRequest, RETURN_TYPES, type ReturnType } from '../domain/case.ts'
import type { Decision } from '../domain/decision.ts'
import { LANGUAGES } from '../domain/language.ts'
import { type RmaNumber, rmaNumber } from '../domain/names.ts'
import { type Instant, instant } from '../domain/time.ts'
import { decideReturn, type GrantedTerms } from '../policies/decide.ts'
import type { Profile } from '../policies/profile.ts'
import { caseRequestFrom, customerRef, RETURN_FIELDS, type ReadRequest, requestFields } from '../policies/request.ts'
import { form, photos, time, words } from '../policies/wire.ts'
import { wordsOf } from '../policies/words.ts'
import { knowledgeFor } from '../records/devices.ts'
import type { ApiHouse } from './house.ts'
import { malformed, ProblemError } from './problem.ts'
import { shown } from './routes.ts'

const address = form({
  street: words(200),
  city: words(100),
  state: z.exactOptional(words(40)),
  postalCode: words(20),
  country: z.string().regex(/^[A-Z]{2}$/, 'expected two capital letters such as US'),
})

const customer = form({
  ref: customerRef,
  name: words(120).refine(isOneLine, 'expected one line'),
  email: z.email('expected a mail address such as ana@example.com').max(254),
  address: z.exactOptional(address),
  zone: z.exactOptional(z.string().refine(isZone, 'expected a time zone such as America/Los_Angeles')),
  language: z
    .exactOptional(z.enum(LANGUAGES, 'expected en or es'))
    .meta({ description: 'In which language they read their letters and their own page: en, or es.' }),
  savedCard: z.exactOptional(form({ gatewayCustomer: words(255), card: words(255) })),
})

/** What every kind of return is asked for with; each adds its own. */
const commonFields = {
  ...requestFields,
  internalComment: z.exactOptional(words(10_000)).meta({
    description: 'What support wrote into the ticket. Only that it was written goes on from here.',
  }),
  siteAnswer: z.exactOptional(words(10_000)).meta({
    description:
      'Why the device failed on site although it was tested here. Only that it was answered goes on from here.',
  }),
  photos: z
    .exactOptional(photos)
    .meta({ description: 'Where the photos lie. Only that there are some goes on from here.' }),
}

/** A body for each kind of return, told apart by `returnType`; without it an advance replacement is meant. */
function bodies<Shape extends z.core.$ZodLooseShape>(more: Shape) {
  const common = { ...commonFields, ...more }
  const body = <Type extends ReturnType>(type: Type) =>
    form({ ...common, ...RETURN_FIELDS[type], returnType: z.literal(type) })
  return z.discriminatedUnion(
    'returnType',
    [
      form({
        ...common,
        ...RETURN_FIELDS.advanceReplacement,
        returnType: z.literal('advanceReplacement').default('advanceReplacement'),
      }),
      body('standardReturn'),
      body('overTheCounterReturn'),
      body('virtualReturn'),
      body('orderedNotNeededReturn'),
      body('subscriptionCancellation'),
      body('maintenanceCancellation'),
    ],
    `expected one of ${RETURN_TYPES.join(', ')}`,
  )
}

const AskedForm = bodies({ customer: z.exactOptional(customer) })

const CUSTOMER = {
  ref: 'cust-42',
  name: 'Ana Diaz',
  email: 'ana@example.com',
  zone: 'America/Los_Angeles',
  address: { street: '1 Main Street', city: 'Fresno', state: 'CA', postalCode: '93650', country: 'US' },
}

const EXAMPLE: z.input<typeof AskedForm> = {
  policy: 'speco',
  ticket: '4711',
  clientType: 'direct-client',
  currency: 'USD',
  reportedAt: '2026-03-01T15:00:00Z',
  customer: CUSTOMER,
  units: [
    {
      serial: 'C1',
      brand: 'Speco',
      model: 'O8B8',
      shippedOn: '2026-02-20',
      listPrice: { amount: 39900, currency: 'USD' },
      paidPrice: { amount: 27930, currency: 'USD' },
    },
  ],
}

/** What is asked of a policy, without opening anything: who the client is does not matter for that. */
export const AskedDecision = shown(AskedForm, EXAMPLE)

export const NewCaseBody = shown(
  bodies({
    customer,
    rma: z.exactOptional(words(40)).meta({ description: 'Your own number: the case becomes `<policy>-<number>`.' }),
    startsAt: z.exactOptional(time).meta({ description: 'Sandbox only: when the case’s own clock starts.' }),
  }),
  { ...EXAMPLE, customer: CUSTOMER, rma: '4711' },
)

const { mail: _, ...subscriptionCancellation } = RETURN_FIELDS.subscriptionCancellation
const { mail: __, ...maintenanceCancellation } = RETURN_FIELDS.maintenanceCancellation
const whoMailed = {
  ...commonFields,
  customer,
  rma: z.exactOptional(words(40)).meta({ description: 'Your own number: the case becomes `<policy>-<number>`.' }),
  sender: z.exactOptional(z.literal('known-to-staff', 'expected known-to-staff')).meta({
    description: 'Staff know that the client wrote the mail, so it needs no link.',
  }),
}

/** A cancellation that a mail asks for: what the mail cannot say. */
export const CancellationMailed = shown(
  z.discriminatedUnion(
    'returnType',
    [
      form({ ...whoMailed, ...subscriptionCancellation, returnType: z.literal('subscriptionCancellation') }),
      form({ ...whoMailed, ...maintenanceCancellation, returnType: z.literal('maintenanceCancellation') }),
    ],
    'expected subscriptionCancellation or maintenanceCancellation',
  ),
  {
    returnType: 'subscriptionCancellation',
    policy: 'focus',
    customer: CUSTOMER,
    subscription: { service: 'FocusCloud', monthlyFee: { amount: 12000, currency: 'USD' } },
  },
)

type NewCase = z.output<typeof NewCaseBody>
export type AnyNewCase = Omit<NewCase, 'customer'> & Partial<Pick<NewCase, 'customer'>>

export interface ReadCase {
  profile: Profile
  request: CaseRequest
  /** What the body said of its own accord, for comparing it with an earlier one. */
  said: { reportedAt: boolean }
  now: Instant
}

/** Turns a body into the domain's request. Throws a `malformed` problem that names every field at once. */
export function readRequest(house: ApiHouse, body: AnyNewCase): ReadCase {
  const profile = house.policies.find(body.policy)
  if (!profile) {
    const known = house.policies.profiles.map(one => one.id).join(', ')
    throw malformed([{ pointer: '/policy', detail: `there is no policy "${body.policy}"; known are ${known}` }])
  }
  const { customer, internalComment, siteAnswer, photos, rma: _, startsAt, ...asked } = body
  const now = startsAt ?? body.approvedAt ?? instant(Date.now())
  const read = {
    ...asked,
    customerRef: customer?.ref ?? 'nobody',
    ...(internalComment !== undefined && { internalComment: 'written' as const }),
    ...(siteAnswer !== undefined && { siteAnswer: 'given' as const }),
    ...(photos !== undefined && { photos: 'attached' as const }),
  } as ReadRequest // the body is one of the same union, with the client and three texts told apart
  const parsed = caseRequestFrom(read, { currency: profile.currency, reportedAt: now })
  if (parsed.kind === 'mistakes') throw malformed(parsed.mistakes)
  return { profile, request: parsed.request, said: { reportedAt: body.reportedAt !== undefined }, now }
}

export async function decide(
  { records }: ApiHouse,
  { profile, request, now }: ReadCase,
): Promise<Decision<GrantedTerms>> {
  return decideReturn(profile, request, await knowledgeFor(records, { profile, request, now }))
}

/** A refusal as a problem: rules with their words, and what would change it. */
export function refusal(decision: Extract<Decision<never>, { kind: 'refused' }>): ProblemError {
  const { reason, because, missing } = decision
  return new ProblemError('refused', reason, {
    because: ruled(because),
    missing,
    ...(missing.length > 0 && {
      errors: missing.map(field => ({ pointer: asPointer(field), detail: 'missing; the policy asks for it' })),
    }),
  })
}

export function ruled(because: readonly string[]): { rule: string; words: string }[] {
  return because.map(rule => ({ rule, words: wordsOf(rule) }))
}

/** The ticketing system's own number under its policy, so that numbers of two companies never meet. */
export function numberFor(profile: Profile, number: string): RmaNumber {
  try {
    return rmaNumber(number.startsWith(`${profile.id}-`) ? number : `${profile.id}-${number}`)
  } catch (error) {
    throw malformed([{ pointer: '/rma', detail: error instanceof Error ? error.message : String(error) }])
  }
}

/** `units[0].serial` → `/units/0/serial`. */
function asPointer(field: string): string {
  return `/${field.replaceAll('[', '.').replaceAll(']', '').split('.').join('/')}`
}

/** A line break in a name would reach the header of a letter. */
function isOneLine(text: string): boolean {
  return !/[\p{Cc}]/u.test(text)
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
