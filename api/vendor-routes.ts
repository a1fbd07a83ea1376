import { z } from 'zod'
import { startVendorLeg, type VendorLegOrder } from '../activities/vendor.ts'
import { type RmaNumber, type SerialNumber, vendorLegNumber } from '../domain/names.ts'
import { SECOND } from '../domain/time.ts'
import { form, oneOf, serial, words } from '../policies/wire.ts'
import { addLine } from '../records/audit.ts'
import { findCase } from '../records/cases.ts'
import { FACT_FORMS } from '../records/fact-forms.ts'
import { type CaseRow, caseDocument, theCase } from './case-document.ts'
import { deciding, reason } from './deciding.ts'
import { CaseDocument } from './documents.ts'
import { FactAnswer, factAnswer, telling } from './fact-routes.ts'
import type { ApiHouse } from './house.ts'
import { caseNow } from './inbox.ts'
import { refusal } from './new-case.ts'
import { ProblemError } from './problem.ts'
import { type Api, asTold, OfCase, problems, shown } from './routes.ts'
import { type Principal, signedIn } from './sign-in.ts'
import { within } from './within.ts'

const unit = serial.meta({ description: 'The client’s unit that goes to the vendor, or has gone.' })

/**
 * The vendor's own RMA (VD-3 to VD-6, VD-17): addressed by the client's case and the unit, and handed to the leg, which
 * is a case of its own.
 */
export function vendorRoutes(app: Api, house: ApiHouse): void {
  startingRoute(app, house)
  vendorDecisions(app, house)
  vendorFacts(app, house)
}

/** By hand, where no case starts its leg itself: after an advance replacement came back, say. */
function startingRoute(app: Api, house: ApiHouse): void {
  app.post(
    '/v1/cases/:rma/vendor-leg',
    {
      schema: {
        tags: ['Vendors'],
        summary: 'Ask for the vendor’s RMA for a unit of this case',
        description:
          'Answers with the leg, a case of its own. There is one for each unit, however often it is asked for.',
        params: OfCase,
        body: shown(form({ serial: unit, reason }), { serial: 'C1', reason: 'The bench has confirmed the fault.' }),
        response: {
          200: CaseDocument,
          201: CaseDocument,
          ...problems('not-found', 'refused', 'in-flight', 'key-reused', 'temporal-away'),
        },
      },
    },
    async (request, reply) => {
      const { rma } = await theCase(house, request.params.rma)
      const { serial, reason } = request.body
      const order = { rma, serial, at: await caseNow(house, rma), client: 'served-from-stock' } as const
      const { kind, leg } = await start(house, signedIn(request), { ...order, reason })
      return reply
        .code(kind === 'started' ? 201 : 200)
        .header('location', `${house.publicUrl}/v1/cases/${encodeURIComponent(leg)}`)
        .send(await caseDocument(house, await theCase(house, leg)))
    },
  )
}

async function start(house: ApiHouse, who: Principal, { reason, ...order }: VendorLegOrder & { reason: string }) {
  const { records } = house
  const { rma, serial, at } = order
  const started = await startVendorLeg(legWorld(house), order)
  const detail = { serial, role: who.role, reason }
  if (started.kind === 'refused') {
    const { because } = started
    const line = {
      who: who.name,
      what: "the vendor's leg is refused",
      because,
      detail: { ...detail, why: started.reason },
    }
    await addLine(records, rma, at, line)
    throw refusal(started)
  }
  if (started.kind === 'started')
    await addLine(records, rma, at, {
      who: who.name,
      what: "the vendor's leg is started",
      because: ['VD-5'],
      detail: { ...detail, leg: started.leg },
    })
  return started
}

/** A leg that Temporal cannot start now stands in the records, and the reconciler starts it. */
function legWorld({ records, policies, cases, surroundings, log }: ApiHouse): Parameters<typeof startVendorLeg>[0] {
  return {
    records,
    policies,
    time: surroundings.kind === 'sandbox' ? 'virtual' : 'wall',
    cases: {
      tell: cases.tell,
      start: (rma, request, opening) =>
        within(5 * SECOND, cases.start(rma, request, opening)).catch(error => {
          log.warn({ rma, error: String(error) }, 'A vendor’s leg could not be started; the reconciler will.')
          return 'open'
        }),
    },
  }
}

function vendorDecisions(app: Api, house: ApiHouse): void {
  const caseOf = (rma: RmaNumber, read: { serial: SerialNumber }) => theLeg(house, rma, read.serial)
  const decision = deciding(app, house, { tag: 'Vendors', caseOf })

  decision('vendor-rma', 'Enter the number that the vendor gave (VD-17)', {
    body: form({
      serial: unit,
      number: words(64),
      from: oneOf(['brand', 'original-distributor']).meta({ description: 'Who gave it.' }),
      reason: reason.default('As the vendor gave it.'),
    }),
    example: { serial: 'C1', number: 'YL-20931', from: 'original-distributor' },
    asks: wanted => ({ name: 'enterVendorRma', ...wanted }),
  })

  decision('vendor-dispatch', 'Say that the unit leaves for its vendor; refused without the vendor’s number', {
    body: form({
      serial: unit,
      tracking: z.exactOptional(words(64)),
      label: oneOf(['ours', 'vendors']).default('ours').meta({
        description: 'Whose label the parcel bears: whose label it is bears the risk of the way.',
      }),
      reason: reason.default('Sent to the vendor.'),
    }),
    example: { serial: 'C1', tracking: '1Z999AA10123456784', label: 'vendors' },
    asks: wanted => ({ name: 'dispatchToVendor', ...wanted }),
  })

  decision('vendor-test', 'Say how the vendor’s replacement did in its test (VD-6)', {
    body: form({ serial: unit, result: oneOf(['passed', 'failed']), reason: reason.default('Tested.') }),
    example: { serial: 'C1', result: 'passed' },
    asks: wanted => ({ name: 'testReplacement', ...wanted }),
  })
}

function vendorFacts(app: Api, house: ApiHouse): void {
  const tell = telling(house)
  for (const { path, name, summary, example } of [
    {
      path: 'vendor-answer',
      name: 'vendorAnswered',
      summary: 'What the vendor gives for the unit: a credit, a replacement or nothing (VD-5)',
      example: { serial: 'C1', answer: 'credit', amount: 12000 },
    },
    {
      path: 'vendor-replacement',
      name: 'vendorReplacementReceived',
      summary: 'The vendor’s replacement has come in; it is tested next (VD-6)',
      example: { serial: 'C1', replacementSerial: 'V1', receivedAt: '2026-04-20T15:00:00Z' },
    },
  ] as const)
    app.post(
      `/v1/cases/:rma/${path}`,
      {
        validatorCompiler: asTold,
        schema: {
          tags: ['Vendors'],
          summary,
          params: OfCase,
          body: shown(FACT_FORMS[name], example),
          response: {
            200: FactAnswer,
            202: FactAnswer,
            ...problems('not-found', 'in-flight', 'key-reused', 'temporal-away'),
          },
        },
      },
      async (request, reply) => {
        const { rma } = OfCase.parse(request.params)
        const { serial } = FACT_FORMS[name].parse(request.body) // checked a moment ago, and kept as it was told
        const leg = await theLeg(house, rma, serial)
        const taken = await tell(request, leg.rma, name)
        return reply.code(taken.kind === 'kept' ? 202 : 200).send(factAnswer(taken))
      },
    )
}

/** The leg of a client's unit; also by its own number. */
async function theLeg(house: ApiHouse, rma: RmaNumber, serial: SerialNumber): Promise<CaseRow> {
  const named = await theCase(house, rma)
  if (named.return_type === 'vendorReturn') return named
  const leg = await findCase(house.records, vendorLegNumber(rma, serial))
  if (leg) return leg
  const start = `POST /v1/cases/${rma}/vendor-leg starts one.`
  throw new ProblemError('not-found', `Unit ${serial} of ${rma} has no vendor's leg. ${start}`)
}
