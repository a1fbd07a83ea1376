import { z } from 'zod'
import { OUTCOMES, STAGES } from '../domain/case.ts'
import type { RmaNumber } from '../domain/names.ts'
import { words } from '../policies/wire.ts'
import type { CaseRow } from './case-document.ts'
import { askCase, type Wanted } from './decisions.ts'
import type { ApiHouse } from './house.ts'
import { idempotencyKey } from './once.ts'
import { decideQuarantine } from './quarantine.ts'
import type { Route } from './roles.ts'
import { type Api, OfCase, problems, shown } from './routes.ts'
import { signedIn } from './sign-in.ts'

export const reason = words(2_000).meta({
  description: 'Why; it stands in the audit trail. Nothing about persons, please.',
})
const text = z.string()

export const DecisionAnswer = z
  .object({
    rma: text,
    decision: text,
    updateId: text.meta({ description: 'Sent again as Idempotency-Key, it asks for this decision again.' }),
    case: z.object({
      rma: text,
      stage: z.enum(STAGES),
      outcome: z.enum(OUTCOMES).optional(),
      dueAt: text.optional(),
      billAt: text.optional(),
      moneyAt: text.optional(),
      secured: text.optional(),
      exceptions: z.array(z.object({ id: text, kind: text })),
      units: z.array(z.object({ serial: text, state: text })),
    }),
  })
  .meta({ id: 'DecisionAnswer' })

export const decisionProblems = problems(
  'not-found',
  'decision-refused',
  'case-closed',
  'in-flight',
  'key-reused',
  'pending',
  'temporal-away',
)

type DecisionPath = Route extends infer One ? (One extends `POST /v1/cases/:rma/${infer Path}` ? Path : never) : never

/** Makes routes by which people decide. `caseOf` finds the case that a path and a body are about. */
export function deciding<Read>(
  app: Api,
  house: ApiHouse,
  { tag, caseOf }: { tag: string; caseOf: (rma: RmaNumber, read: Read) => Promise<CaseRow> },
) {
  return <Body extends z.ZodType<Read>>(
    path: DecisionPath,
    summary: string,
    {
      body,
      example,
      asks,
    }: { body: Body; example: z.input<Body>; asks: (read: z.output<Body>, row: CaseRow) => Wanted },
  ): void => {
    const schema = {
      tags: [tag],
      summary,
      params: OfCase,
      body: shown(body, example),
      response: { 200: DecisionAnswer, ...decisionProblems },
    }
    app.post(`/v1/cases/:rma/${path}`, { schema }, async request => {
      const { rma } = request.params as z.output<typeof OfCase> // read by `schema.params`
      const read = request.body as z.output<Body> // read by `schema.body`
      const row = await caseOf(rma, read)
      const asked = { wanted: asks(read, row), key: idempotencyKey(request) }
      const who = signedIn(request)
      return (await decideQuarantine(house, { who, row, ...asked })) ?? askCase(house, who, row, asked)
    })
  }
}
