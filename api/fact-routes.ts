import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Decision } from '../domain/decision.ts'
import type { FactName } from '../domain/fact.ts'
import type { RmaNumber, SerialNumber } from '../domain/names.ts'
import type { CaseTerms } from '../domain/terms.ts'
import type { Instant } from '../domain/time.ts'
import { labelsUnder } from '../policies/label.ts'
import { time, words } from '../policies/wire.ts'
import { addLine } from '../records/audit.ts'
import { FACT_FORMS } from '../records/fact-forms.ts'
import { theCase } from './case-document.ts'
import { DecisionAnswer, decisionProblems } from './deciding.ts'
import { askCase } from './decisions.ts'
import { FactDocument } from './documents.ts'
import type { ApiHouse } from './house.ts'
import { caseNow, readFact, reported, type Taken, takeIn } from './inbox.ts'
import { ruled } from './new-case.ts'
import { idempotencyKey } from './once.ts'
import { malformed, ProblemError } from './problem.ts'
import { type Api, asTold, OfCase, problems, shown } from './routes.ts'
import { assertMayShip } from './shipping.ts'
import type { Principal } from './sign-in.ts'
import { signedIn } from './sign-in.ts'

export const FactAnswer = z
  .object({
    fact: FactDocument,
    verdict: z
      .enum(['taken-in', 'after-close'])
      .meta({ description: 'after-close: kept, but the case had closed; staff have a task where it matters.' }),
    told: z.enum(['first', 'again']).meta({ description: 'again: it was on record already, and counts once.' }),
  })
  .meta({ id: 'FactAnswer' })

const factProblems = problems('not-found', 'in-flight', 'key-reused', 'temporal-away')

/** What has happened: kept first, then passed on to the case, and answered for from that moment on. */
export function factRoutes(app: Api, house: ApiHouse): void {
  const tell = telling(house)
  const plain = [
    {
      path: 'replacement-failed',
      name: 'replacementFailed',
      summary: 'The replacement arrived dead, or failed',
      example: { serial: 'R1' },
    },
    {
      path: 'carrier-scan',
      name: 'carrierScanned',
      summary: 'A carrier’s scan of a parcel, either way',
      example: { tracking: '1Z999AA10123456784', status: 'delivered', at: '2026-03-05T15:12:00Z' },
    },
    {
      path: 'acceptance',
      name: 'termsAccepted',
      summary: 'The client accepted the date and amount that the approval states',
      example: { acceptedAt: '2026-03-02T10:00:00Z' },
    },
    {
      path: 'acknowledgement',
      name: 'managementAcknowledged',
      summary: 'Management has seen the notice (VD-10)',
      example: {},
    },
    {
      path: 'payment',
      name: 'paymentReceived',
      summary:
        'Finance says what the client has paid: rush freight, a deductible or a quote that waits for it; or, while a ' +
        'cancelled subscription runs out, what was past due or further months, which its final bill then leaves out',
      example: { for: 'rush', serial: 'C1' },
    },
    {
      path: 'distributor-return',
      name: 'distributorReturned',
      summary: 'The distributor has taken the unit over its counter (SP-2)',
      example: { returnedAt: '2026-03-20T15:00:00Z' },
    },
    {
      path: 'confirmation',
      name: 'cancellationConfirmed',
      summary: 'The client has confirmed a cancellation',
      example: { confirmedAt: '2026-02-12T15:00:00Z' },
    },
    {
      path: 'cancellation-mail',
      name: 'cancellationMailed',
      summary: 'The same cancellation was asked for again, or an earlier mail turned up',
      example: { receivedAt: '2026-02-09T15:00:00Z', confirmation: 'known-to-staff' },
    },
    {
      path: 'no-reinstatement-acknowledgement',
      name: 'cancellationAcknowledged',
      summary: 'The client has taken note that maintenance may not be taken up again (FO-14)',
      example: {},
    },
  ] as const
  for (const { path, name, summary, example } of plain)
    app.post(
      `/v1/cases/:rma/${path}`,
      {
        validatorCompiler: asTold,
        schema: {
          tags: ['Facts'],
          summary,
          params: OfCase,
          body: shown(FACT_FORMS[name], example),
          response: { 200: FactAnswer, 202: FactAnswer, ...factProblems },
        },
      },
      async (request, reply) => {
        const { rma } = await theCase(house, rmaIn(request))
        const taken = await tell(request, rma, name)
        return reply.code(taken.kind === 'kept' ? 202 : 200).send(factAnswer(taken))
      },
    )
  shippingRoute(app, house)
  deliveryRoute(app, house)
  arrangementRoutes(app, house)
}

function shippingRoute(app: Api, house: ApiHouse): void {
  const tell = telling(house)
  const example = {
    shippedAt: '2026-03-03T14:00:00Z',
    carrier: 'UPS',
    tracking: '1Z999AA10123456784',
    units: [{ serial: 'C1', replacementSerial: 'R1' }],
  }
  app.post(
    '/v1/cases/:rma/replacement-shipped',
    {
      validatorCompiler: asTold,
      schema: {
        tags: ['Facts'],
        summary: 'The replacement is on its way',
        params: OfCase,
        body: shown(FACT_FORMS.replacementShipped, example),
        response: {
          200: FactAnswer,
          202: FactAnswer,
          ...problems('not-found', 'nothing-held', 'not-approved', 'in-flight', 'key-reused', 'temporal-away'),
        },
      },
    },
    async (request, reply) => {
      const row = await theCase(house, rmaIn(request))
      if (row.stage !== 'closed') await assertMayShip(house, signedIn(request), row)
      const taken = await tell(request, row.rma, 'replacementShipped')
      return reply.code(taken.kind === 'kept' ? 202 : 200).send(factAnswer(taken))
    },
  )
}

/** A delivery that staff date with a reason corrects whatever the carrier said: that is a decision of theirs. */
function deliveryRoute(app: Api, house: ApiHouse): void {
  const tell = telling(house)
  app.post(
    '/v1/cases/:rma/replacement-delivered',
    {
      validatorCompiler: asTold,
      schema: {
        tags: ['Facts'],
        summary: 'The replacement was delivered; with a reason, this corrects an earlier word',
        params: OfCase,
        body: shown(FACT_FORMS.replacementDelivered.extend({ reason: z.exactOptional(words(2_000)) }), {
          deliveredAt: '2026-03-05T15:12:00Z',
          tracking: '1Z999AA10123456784',
        }),
        response: { 200: z.union([FactAnswer, DecisionAnswer]), 202: FactAnswer, ...decisionProblems },
      },
    },
    async (request, reply) => {
      const row = await theCase(house, rmaIn(request))
      const correction = z.object({ reason: words(2_000), deliveredAt: time }).safeParse(request.body)
      if (correction.success) {
        const who = signedIn(request)
        if (who.role === 'ticketing')
          throw new ProblemError(
            'not-allowed',
            'Correcting a delivery is for staff; leave the reason out to tell of one.',
          )
        const { deliveredAt: at, reason } = correction.data
        const wanted = { name: 'correctDelivery' as const, at, reason }
        return reply.code(200).send(await askCase(house, who, row, { wanted, key: idempotencyKey(request) }))
      }
      if (Object.hasOwn(Object(request.body), 'reason'))
        throw malformed([
          { pointer: '/deliveredAt', detail: 'missing; a correction says when it was really delivered' },
        ])
      const taken = await tell(request, row.rma, 'replacementDelivered')
      return reply.code(taken.kind === 'kept' ? 202 : 200).send(factAnswer(taken))
    },
  )
}

/** A label or a pick-up is had by asking for it (FO-4), where the policy gives any. */
function arrangementRoutes(app: Api, house: ApiHouse): void {
  for (const { path, asks, summary } of [
    { path: 'label', asks: 'label', summary: 'The client asks for a shipping label' },
    { path: 'pickup', asks: 'pick-up', summary: 'The client asks for a pick-up' },
  ] as const)
    app.post(
      `/v1/cases/:rma/${path}`,
      {
        schema: {
          tags: ['Facts'],
          summary,
          params: OfCase,
          body: shown(FACT_FORMS.mailReceived.omit({ asks: true }), { receivedAt: '2026-03-06T09:00:00Z' }),
          response: {
            200: FactAnswer,
            202: FactAnswer,
            ...problems('not-found', 'labels-refused', 'in-flight', 'key-reused', 'temporal-away'),
          },
        },
      },
      async (request, reply) => {
        const { rma, terms } = await theCase(house, request.params.rma)
        const { receivedAt: at = await caseNow(house, rma), ...asked } = request.body
        const who = signedIn(request)
        if (terms) await assertLabels(house, who, { rma, terms, at, asks, ...asked })
        const payload = { ...request.body, asks }
        const fact = { name: 'mailReceived' as const, at, asks, ...asked }
        const told = reported(who, rma, { fact, payload, key: idempotencyKey(request) })
        const taken = await takeIn(house, rma, told)
        return reply.code(taken.kind === 'kept' ? 202 : 200).send(factAnswer(taken))
      },
    )
}

/** A refusal names the rule and says who pays. */
async function assertLabels(house: ApiHouse, who: Principal, asked: LabelAsked): Promise<void> {
  const decision = await labelsGranted(house, who.name, asked)
  if (decision.kind === 'granted') return
  throw new ProblemError('labels-refused', decision.reason, { because: ruled(decision.because) })
}

interface LabelAsked {
  rma: RmaNumber
  terms: CaseTerms
  at: Instant
  asks: 'label' | 'pick-up'
  serial?: SerialNumber
}

/** Whether the terms give a label or a pick-up. A refusal stands in the case's trail: somebody has asked. */
export async function labelsGranted(
  house: ApiHouse,
  who: string,
  { rma, terms, at, asks, serial }: LabelAsked,
): Promise<Decision<SerialNumber[]>> {
  const decision = labelsUnder(terms, serial)
  if (decision.kind === 'refused') {
    const { because, reason } = decision
    await addLine(house.records, rma, at, { who, what: `${asks} refused`, because, detail: { why: reason } })
  }
  return decision
}

/** Reads a request's body as this fact, keeps it, and tells the case. */
export function telling(house: ApiHouse) {
  return async (request: FastifyRequest, rma: RmaNumber, name: FactName): Promise<Taken> => {
    const fact = await readFact(house, rma, name, request.body)
    const told = reported(signedIn(request), rma, { fact, payload: request.body, key: idempotencyKey(request) })
    return takeIn(house, rma, told)
  }
}

export function factAnswer({ fact, kind, passing }: Taken): z.output<typeof FactAnswer> {
  const isLate = passing === 'after-close' || passing === 'after-close-task'
  return { fact: { ...fact }, verdict: isLate ? 'after-close' : 'taken-in', told: kind === 'kept' ? 'first' : 'again' }
}

function rmaIn(request: FastifyRequest): RmaNumber {
  return OfCase.parse(request.params).rma
}
