import { z } from 'zod'
import type { Outlook } from '../domain/staff-decision.ts'
import { SECOND } from '../domain/time.ts'
import { RULE_IDS, wordsOf } from '../policies/words.ts'
import { auditOf } from '../records/audit.ts'
import { unitsOf } from '../records/cases.ts'
import { findCustomer } from '../records/customers.ts'
import { findLetter } from '../records/letters.ts'
import { type CaseRow, openExceptions, theCase } from './case-document.ts'
import { CHOICES, type Choice, imagined } from './choices.ts'
import { time } from './documents.ts'
import type { ApiHouse } from './house.ts'
import { caseNow } from './inbox.ts'
import { ProblemError } from './problem.ts'
import { mayUse } from './roles.ts'
import { type Api, OfCase, problems } from './routes.ts'
import { type Principal, signedIn } from './sign-in.ts'
import { within } from './within.ts'

const CaseOutlook = z
  .object({
    customer: z.object({ name: z.string(), email: z.string() }).nullable(),
    now: time.meta({ description: 'The case’s own time.' }),
    answering: z.boolean().meta({ description: 'Whether the running case could be asked; a closed one need not be.' }),
    next: z
      .object({ at: time, what: z.string() })
      .nullable()
      .meta({ description: 'What it does by itself, unless something happens before.' }),
    choices: z
      .array(
        z.object({
          decision: z.enum(Object.keys(CHOICES) as [Choice, ...Choice[]]), // the keys of a table that has some
          whyNot: z.string().nullable().meta({ description: 'What speaks against it now; null: nothing does.' }),
        }),
      )
      .meta({ description: 'What people decide about a case.' }),
    terms: z.record(z.string(), z.unknown()).nullable().meta({ description: 'As granted, and frozen since.' }),
  })
  .meta({ id: 'CaseOutlook' })

/** What the desk sees of a case besides its records. */
export function caseViewRoutes(app: Api, house: ApiHouse): void {
  app.get(
    '/v1/cases/:rma/outlook',
    {
      schema: {
        tags: ['Cases'],
        summary: 'What a case does next by itself, what can be decided about it now, and what cannot and why',
        params: OfCase,
        response: { 200: CaseOutlook, ...problems('not-found') },
      },
    },
    async request => {
      const row = await theCase(house, request.params.rma)
      const who = signedIn(request)
      const [customer, now, asked] = await Promise.all([
        findCustomer(house.records, row.customer_ref),
        caseNow(house, row.rma),
        row.stage === 'closed' ? undefined : ask(house, who, row),
      ])
      const closed = row.stage === 'closed'
      return {
        customer: customer ? { name: customer.name, email: customer.email } : null,
        now,
        answering: closed || asked !== undefined,
        next: asked?.next ?? null,
        choices: closed ? [] : choicesOf(who, asked?.objections),
        terms: row.terms === null ? null : { ...row.terms },
      }
    },
  )

  app.get(
    '/v1/rules',
    {
      schema: {
        tags: ['Policies'],
        summary: 'Every rule that a decision may name, in words',
        response: { 200: z.object({ data: z.record(z.string(), z.string()) }), ...problems() },
      },
    },
    async () => ({ data: Object.fromEntries(RULE_IDS.map(rule => [rule, wordsOf(rule)])) }),
  )

  app.get(
    '/v1/cases/:rma/letters/:id',
    {
      schema: {
        tags: ['Cases'],
        summary: 'A letter as the client sees it, as a page that can do nothing',
        params: OfCase.extend({ id: z.string().max(400) }),
      },
    },
    async (request, reply) => {
      const { rma, id } = request.params
      const letter = await findLetter(house.records, id)
      if (letter?.rma !== rma) throw new ProblemError('not-found', `There is no such letter of ${rma}.`)
      return reply.type('text/html; charset=utf-8').header('content-security-policy', LETTER_POLICY).send(letter.html)
    },
  )
}

/** Of each kind of decision, with what speaks against it. */
type Objections = { name: string; objection: string | null }[]

async function ask(
  house: ApiHouse,
  who: Principal,
  row: CaseRow,
): Promise<{ next: Outlook['next']; objections: Objections } | undefined> {
  const { records, cases, log } = house
  const { rma } = row
  const [units, lines, exceptions] = await Promise.all([
    unitsOf(records, rma),
    auditOf(records, rma),
    openExceptions(house, rma),
  ])
  const moments = [...new Set([row.opened_at, ...lines.slice(-6).map(line => line.at)])]
  const serials = units.map(unit => unit.serial)
  const decisions = imagined({ who, serials, moments, exceptions: exceptions ?? [] })
  try {
    const { next, objections } = await within(3 * SECOND, cases.outlook(rma, decisions))
    return { next, objections: decisions.map(({ name }, n) => ({ name, objection: objections[n] ?? null })) }
  } catch (error) {
    log.warn({ rma, error: String(error) }, 'The running case does not say what can be decided about it.')
    return undefined
  }
}

function choicesOf({ role }: Principal, objections: Objections | undefined) {
  return (Object.keys(CHOICES) as Choice[]).map(decision => {
    const said = objections?.filter(({ name }) => name === decision).map(({ objection }) => objection)
    const access = CHOICES[decision]
    if (!mayUse(access, role)) return { decision, whyNot: `Your role does not decide this: ${access.join(', ')}.` }
    if (!said) return { decision, whyNot: 'The running case does not answer just now.' }
    if (said.includes(null)) return { decision, whyNot: null }
    return { decision, whyNot: said[0] ?? 'It has no unit that this could be about.' }
  })
}

/** Shown within a page of ours, from where it cannot do anything. */
const LETTER_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  'sandbox',
].join('; ')
