import { z } from 'zod'
import { grantedInWords } from '../counterparts/granted-in-words.ts'
import { RETURN_TYPES, STAGES } from '../domain/case.ts'
import type { RmaNumber } from '../domain/names.ts'
import { rma as rmaForm } from '../policies/wire.ts'
import { auditOf } from '../records/audit.ts'
import { listCases } from '../records/cases.ts'
import { commentsOf, lettersOf } from '../records/letters.ts'
import { triggersOf } from '../records/triggers.ts'
import { caseDocument, caseSummary, theCase } from './case-document.ts'
import { CaseDocument, CaseEvent, CaseSummary, Comment, Letter, Money, money, Trigger } from './documents.ts'
import type { ApiHouse } from './house.ts'
import { letterDocument } from './letter-document.ts'
import { AskedDecision, decide, NewCaseBody, numberFor, readRequest, ruled } from './new-case.ts'
import { idempotencyKey } from './once.ts'
import { openCase } from './opening.ts'
import { malformed } from './problem.ts'
import { type Api, OfCase, Paging, pageOf, problems } from './routes.ts'
import { signedIn } from './sign-in.ts'

const Granted = z.object({
  decision: z.enum(['granted', 'refused']),
  because: z.array(z.object({ rule: z.string(), words: z.string() })),
  reason: z.string().optional(),
  grants: z.array(z.string()).optional().meta({ description: 'What the terms grant, in plain words.' }),
  missing: z.array(z.string()).optional().meta({ description: 'What to supply, in the request’s own field names.' }),
  terms: z
    .object({
      returnType: z.enum(RETURN_TYPES),
      policy: z.string(),
      policyVersion: z.int(),
      zone: z.string(),
      units: z.array(z.object({ serial: z.string(), amount: Money })),
      collateral: z.enum(['card-hold', 'saved-card', 'invoice', 'none']).optional(),
      dueDays: z.int().optional(),
      billAfterDays: z.int().optional(),
      reminderDays: z.array(z.int()).optional(),
      label: z.enum(['granted', 'refused']).optional(),
      effectiveOn: z.string().optional().meta({ description: 'The last day of a service that is cancelled.' }),
      highest: Money.optional().meta({ description: 'What its final bill may come to at most.' }),
    })
    .optional(),
})

export function caseRoutes(app: Api, house: ApiHouse): void {
  askingRoutes(app, house)
  readingRoutes(app, house)
}

function askingRoutes(app: Api, house: ApiHouse): void {
  app.post(
    '/v1/decisions',
    {
      schema: {
        tags: ['Cases'],
        summary: 'Ask what the policy says, and change nothing',
        body: AskedDecision,
        response: { 200: Granted, ...problems() },
      },
    },
    async request => {
      const decision = await decide(house, readRequest(house, request.body))
      if (decision.kind === 'refused') {
        const { because, reason, missing } = decision
        return { decision: 'refused' as const, because: ruled(because), reason, missing }
      }
      const { terms } = decision
      return {
        decision: 'granted' as const,
        because: ruled(decision.because),
        grants: grantedInWords(terms).map(words => words.trim()),
        terms: {
          returnType: terms.returnType,
          policy: terms.policy,
          policyVersion: terms.policyVersion,
          zone: terms.zone,
          units: terms.units.map(({ serial, amount }) => ({ serial, amount: money(amount, terms.currency) })),
          ...(terms.returnType === 'advanceReplacement' && {
            collateral: terms.collateral,
            dueDays: terms.window.dueDays,
            billAfterDays: terms.window.billAfterDays,
            reminderDays: terms.window.reminderDays,
            label: terms.shipping.label,
          }),
          ...('effectiveOn' in terms && { effectiveOn: terms.effectiveOn }),
          ...('highest' in terms && { highest: money(terms.highest, terms.currency) }),
        },
      }
    },
  )

  app.post(
    '/v1/cases',
    {
      schema: {
        tags: ['Cases'],
        summary: 'Open a case for an approved RMA',
        description:
          'The same number, or the same Idempotency-Key, gives the same case, and so does another mail about a service that is being cancelled. Nothing is opened that the policy refuses.',
        body: NewCaseBody,
        response: {
          200: CaseDocument,
          201: CaseDocument,
          ...problems('refused', 'unit-taken', 'number-taken', 'key-reused', 'in-flight'),
        },
      },
    },
    async (request, reply) => {
      const { body } = request
      if (body.startsAt && house.surroundings.kind !== 'sandbox')
        throw malformed([
          { pointer: '/startsAt', detail: 'is for the sandbox only; here a case starts when it is opened' },
        ])
      const read = readRequest(house, body)
      const { kind, row } = await openCase(house, signedIn(request), {
        ...read,
        customer: body.customer,
        telling: idempotencyKey(request) === undefined ? 'unkeyed' : 'keyed',
        ...(body.rma && { rma: numberFor(read.profile, body.rma) }),
        ...(body.startsAt && { startsAt: body.startsAt }),
      })
      return reply
        .code(kind === 'opened' ? 201 : 200)
        .header('location', `${house.publicUrl}/v1/cases/${row.rma}`)
        .send(await caseDocument(house, row))
    },
  )
}

function readingRoutes(app: Api, house: ApiHouse): void {
  const { records } = house
  app.get(
    '/v1/cases',
    {
      schema: {
        tags: ['Cases'],
        summary: 'Cases, newest first',
        querystring: z.object({
          ...Paging,
          stage: z.enum(STAGES).optional(),
          ticket: z.string().max(64).optional(),
          of: rmaForm.optional().meta({ description: 'The vendor’s legs of this client’s case.' }),
        }),
        response: { 200: pageOf(CaseSummary), ...problems() },
      },
    },
    async request => {
      const { cursor, limit, stage, ticket, of } = request.query
      const after = cursor === undefined ? undefined : readCursor(cursor)
      const rows = await listCases(records, {
        limit: limit + 1,
        ...(stage && { stage }),
        ...(ticket && { ticket }),
        ...(of && { of }),
        ...(after && { after }),
      })
      const page = rows.slice(0, limit)
      const last = page.at(-1)
      return { data: page.map(caseSummary), nextCursor: rows.length > limit && last ? cursorAfter(last.rma) : null }
    },
  )

  app.get(
    '/v1/cases/:rma',
    {
      schema: {
        tags: ['Cases'],
        summary: 'One case: units, holds, money, open tasks',
        params: OfCase,
        response: { 200: CaseDocument, ...problems('not-found') },
      },
    },
    async request => caseDocument(house, await theCase(house, request.params.rma)),
  )

  app.get(
    '/v1/cases/:rma/events',
    {
      schema: {
        tags: ['Cases'],
        summary: 'The audit trail of a case, oldest first',
        params: OfCase,
        querystring: z.object({ after: z.coerce.number('expected the id of an event').int().min(0).default(0) }),
        response: { 200: z.object({ data: z.array(CaseEvent) }), ...problems('not-found') },
      },
    },
    async request => {
      const { rma } = await theCase(house, request.params.rma)
      const lines = await auditOf(records, rma, request.query.after)
      return {
        data: lines.map(({ id, at, called, what, because, policy, detail }) => ({
          id,
          at,
          who: called,
          what,
          because,
          policy,
          detail,
        })),
      }
    },
  )

  app.get(
    '/v1/cases/:rma/letters',
    {
      schema: {
        tags: ['Cases'],
        summary: 'Letters to the client',
        params: OfCase,
        response: { 200: z.object({ data: z.array(Letter) }), ...problems('not-found') },
      },
    },
    async request => {
      const { rma } = await theCase(house, request.params.rma)
      return { data: (await lettersOf(records, rma)).map(letterDocument) }
    },
  )

  app.get(
    '/v1/cases/:rma/comments',
    {
      schema: {
        tags: ['Cases'],
        summary: 'Internal comments in the ticket',
        params: OfCase,
        response: { 200: z.object({ data: z.array(Comment) }), ...problems('not-found') },
      },
    },
    async request => {
      const { rma } = await theCase(house, request.params.rma)
      return { data: await commentsOf(records, rma) }
    },
  )

  app.get(
    '/v1/cases/:rma/triggers',
    {
      schema: {
        tags: ['Cases'],
        summary: 'What finance was told',
        params: OfCase,
        response: { 200: z.object({ data: z.array(Trigger) }), ...problems('not-found') },
      },
    },
    async request => {
      const { rma } = await theCase(house, request.params.rma)
      const triggers = await triggersOf(records, rma)
      return { data: triggers.map(({ amount, currency, ...rest }) => ({ ...rest, amount: money(amount, currency) })) }
    },
  )
}

function cursorAfter(rma: RmaNumber): string {
  return Buffer.from(rma).toString('base64url')
}

function readCursor(cursor: string): RmaNumber {
  const read = rmaForm.safeParse(Buffer.from(cursor, 'base64url').toString())
  if (!read.success) throw malformed([{ pointer: '/cursor', detail: 'expected the nextCursor of a page' }])
  return read.data
}
