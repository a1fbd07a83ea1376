import { z } from 'zod'
import { LANGUAGES } from '../domain/language.ts'
import type { SerialNumber } from '../domain/names.ts'
import type { Outlook } from '../domain/staff-decision.ts'
import type { TaskKind } from '../domain/step.ts'
import { SECOND } from '../domain/time.ts'
import { RULE_IDS, wordsOf } from '../policies/words.ts'
import { auditOf } from '../records/audit.ts'
import { listCases, unitsOf } from '../records/cases.ts'
import { findCustomer } from '../records/customers.ts'
import { findLetter } from '../records/letters.ts'
import { chainsOf, relativesOf } from '../records/relatives.ts'
import { listTasks } from '../records/tasks.ts'
import { type CaseRow, openExceptions, theCase } from './case-document.ts'
import { CHOICES, type Choice, imagined } from './choices.ts'
import { CaseSummary, time } from './documents.ts'
import type { ApiHouse } from './house.ts'
import { caseNow } from './inbox.ts'
import { ownPageHtml } from './own-page.tsx'
import { ownPage } from './own-page-view.ts'
import { showPage } from './page-reply.ts'
import { allowedAs, PAGE_STYLE } from './page-style.ts'
import { ProblemError } from './problem.ts'
import { mayUse } from './roles.ts'
import { type Api, OfCase, problems } from './routes.ts'
import { type Principal, signedIn } from './sign-in.ts'
import { TELLABLE, type Tellable, tellable } from './tellable.ts'
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
    facts: z
      .array(
        z.object({
          fact: z.enum(Object.keys(TELLABLE) as [Tellable, ...Tellable[]]), // likewise
          whyNot: z.string().nullable(),
        }),
      )
      .meta({
        description:
          'What people tell a case or start for it, by the last part of the route, and what speaks against it now.',
      }),
    ticketPage: z.string().nullable().meta({ description: 'Where the ticketing system shows the ticket.' }),
    legs: z
      .array(z.object({ rma: z.string(), stage: CaseSummary.shape.stage }))
      .meta({ description: 'The vendor’s legs of this case.' }),
    relatives: z
      .array(
        z.object({
          serial: z.string(),
          rma: z.string(),
          as: z.enum(['failed', 'loaner', 'replacement']),
          stage: CaseSummary.shape.stage,
        }),
      )
      .meta({ description: 'Other cases that have had one of its units, or what replaced them.' }),
    chains: z
      .array(
        z.object({
          serial: z.string(),
          startedOn: z.string().meta({ description: 'Age and warranty count from this day.' }),
          replacements: z.int().meta({ description: 'Those that count against the maximum.' }),
          origin: z.enum(['original', 'replacement']),
        }),
      )
      .meta({ description: 'The warranty chains of its units, where the records know them.' }),
    terms: z.record(z.string(), z.unknown()).nullable().meta({ description: 'As granted, and frozen since.' }),
  })
  .meta({ id: 'CaseOutlook' })

export type CaseOutlook = z.output<typeof CaseOutlook>

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
      const { records, ticketPages } = house
      const closed = row.stage === 'closed'
      const [customer, now, units, tasks, legs, relatives, chains] = await Promise.all([
        findCustomer(records, row.customer_ref),
        caseNow(house, row.rma),
        unitsOf(records, row.rma),
        listTasks(records, { rma: row.rma, state: 'open' }),
        listCases(records, { of: row.rma, limit: 50 }),
        relativesOf(records, row.rma),
        chainsOf(records, row.rma),
      ])
      const asked = closed ? undefined : await ask(house, who, row, { units, tasks })
      return {
        customer: customer ? { name: customer.name, email: customer.email } : null,
        now,
        answering: closed || asked !== undefined,
        next: asked?.next ?? null,
        choices: closed ? afterTheEnd(who, tasks) : choicesOf(who, asked?.objections),
        facts: await tellable(house, who, { row, units, tasks, legs }),
        ticketPage: row.ticket && ticketPages ? `${ticketPages}/${encodeURIComponent(row.ticket)}` : null,
        legs: legs.map(({ rma, stage }) => ({ rma, stage })),
        relatives,
        chains: chains.map(({ chainStartedOn: startedOn, ...chain }) => ({ ...chain, startedOn })),
        terms: row.terms === null ? null : { ...row.terms },
      }
    },
  )

  ownPageRoute(app, house)

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

/** What the client sees, for whoever is asked about it; nothing can be done there in the client's name. */
function ownPageRoute(app: Api, house: ApiHouse): void {
  app.get(
    '/v1/cases/:rma/own-page',
    {
      schema: {
        tags: ['Cases'],
        summary: 'The client’s own page as the client sees it, as a page that can do nothing',
        params: OfCase,
        querystring: z.object({ lang: z.enum(LANGUAGES).optional() }),
      },
    },
    async (request, reply) => {
      const row = await theCase(house, request.params.rma)
      const view = await ownPage(house, row)
      if (!view)
        throw new ProblemError('not-found', `${row.rma} is the vendor’s leg; it has no client to show a page to.`)
      const language = request.query.lang ?? view.language
      return showPage(reply, OWN_PAGE_SHOWN, 200, ownPageHtml({ view, language }))
    },
  )
}

/** Of each kind of decision, with what speaks against it. */
type Objections = { name: string; objection: string | null }[]

async function ask(
  house: ApiHouse,
  who: Principal,
  row: CaseRow,
  { units, tasks }: { units: { serial: SerialNumber }[]; tasks: { kind: TaskKind; occasion: string }[] },
): Promise<{ next: Outlook['next']; objections: Objections } | undefined> {
  const { records, cases, log } = house
  const { rma } = row
  const [lines, exceptions] = await Promise.all([auditOf(records, rma), openExceptions(house, rma)])
  const moments = [...new Set([row.opened_at, ...lines.slice(-6).map(line => line.at)])]
  // A vendor's leg has no unit of its own: it is about one of its client's.
  const serials = row.terms?.returnType === 'vendorReturn' ? [row.terms.unit.serial] : units.map(unit => unit.serial)
  const orders = tasks.filter(task => task.kind === 'money-stuck').map(task => task.occasion)
  const decisions = imagined({ who, serials, moments, orders, exceptions: exceptions ?? [] })
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

/** What is left to decide once a case has closed: what becomes of a unit that came in later. */
function afterTheEnd({ role }: Principal, tasks: { kind: TaskKind }[]) {
  if (!tasks.some(task => task.kind === 'quarantine')) return []
  return (['reopen', 'resolveException'] as const).map(decision => {
    const access = CHOICES[decision]
    const whyNot = mayUse(access, role) ? null : `Your role does not decide this: ${access.join(', ')}.`
    return { decision, whyNot }
  })
}

/** Without scripts, so that keeping our origin gives it nothing but the cookie for its own other language. */
const OWN_PAGE_SHOWN = [
  "default-src 'none'",
  `style-src ${allowedAs(PAGE_STYLE)}`,
  "form-action 'none'",
  "frame-ancestors 'self'",
  "base-uri 'none'",
  'sandbox allow-same-origin',
].join('; ')

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
