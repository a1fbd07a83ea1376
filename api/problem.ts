import { z } from 'zod'
import type { Mistake } from '../policies/wire.ts'

/**
 * Every "no" of the API is a problem document (RFC 9457). `detail` says what to do next; `code` is for programs, and
 * stays what it is. The rest of a problem's words stand here, once.
 */
export const PROBLEMS = {
  malformed: { status: 400, title: 'The request cannot be read' },
  'key-unknown': { status: 401, title: 'No such key' },
  forged: { status: 401, title: 'The signature does not fit' },
  'not-allowed': { status: 403, title: 'This key may not do that' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'unit-taken': { status: 409, title: 'The unit has an open RMA' },
  'key-taken': { status: 409, title: 'There is a key of that id' },
  'last-admin': { status: 409, title: 'This is the last admin' },
  'person-known': { status: 409, title: 'They have a role already' },
  'number-taken': { status: 409, title: 'The number has another case' },
  'nothing-held': { status: 409, title: 'Nothing ships without a hold' },
  'not-approved': { status: 409, title: 'Nobody has approved this yet' },
  'labels-refused': { status: 409, title: 'This policy sends no labels' },
  'decision-refused': { status: 409, title: 'The case says no' },
  'case-closed': { status: 409, title: 'The case has closed' },
  'by-configuration': { status: 409, title: 'The configuration says this' },
  'endpoint-disabled': { status: 409, title: 'The endpoint is disabled' },
  'in-flight': { status: 409, title: 'The same request is still being answered' },
  'key-reused': { status: 422, title: 'This Idempotency-Key came with another request' },
  refused: { status: 422, title: 'The policy does not grant this' },
  'too-large': { status: 413, title: 'The request is too large' },
  'wrong-content-type': { status: 415, title: 'The content type is not one we read' },
  'too-many': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something broke on our side' },
  stopping: { status: 503, title: 'This server is being stopped' },
  pending: { status: 503, title: 'Not decided yet' },
  'records-away': { status: 503, title: 'The records cannot be reached' },
  'counterpart-away': { status: 503, title: 'A party outside cannot be reached' },
  'temporal-away': { status: 503, title: 'The running cases cannot be reached' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemCode = keyof typeof PROBLEMS

/** What a problem may say beyond its sentence. */
export interface ProblemParticulars {
  errors?: Mistake[]
  /** A refusal's rules, each with its words. */
  because?: { rule: string; words: string }[]
  /** What to supply, in the request's own field names. */
  missing?: string[]
  /** The RMA that stands in the way. */
  rma?: string
  /** Under which a decision can be asked for again. */
  updateId?: string
}

/** Thrown by a route, and answered as a problem document. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problem: ProblemCode
  readonly particulars: ProblemParticulars
  /** Seconds after which asking again makes sense. */
  readonly retryAfter: number | undefined
  constructor(problem: ProblemCode, detail: string, particulars: ProblemParticulars = {}, retryAfter?: number) {
    super(detail)
    this.problem = problem
    this.particulars = particulars
    this.retryAfter = retryAfter
  }
}

export const Problem = z
  .object({
    type: z.string().meta({ description: 'A page about this kind of problem.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What happened here, and what to do next.' }),
    instance: z.string().meta({ description: 'The id of the request, as in our log.' }),
    code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]), // the keys of a table that has some
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
    because: z.array(z.object({ rule: z.string(), words: z.string() })).optional(),
    missing: z.array(z.string()).optional(),
    rma: z.string().optional(),
    updateId: z.string().optional(),
  })
  .meta({ id: 'Problem' })

export function problemDocument(
  error: ProblemError,
  request: { id: string; publicUrl: string },
): z.output<typeof Problem> {
  const { status, title } = PROBLEMS[error.problem]
  return {
    type: `${request.publicUrl}/problems/${error.problem}`,
    title,
    status,
    detail: error.message,
    instance: `urn:request:${request.id}`,
    code: error.problem,
    ...error.particulars,
  }
}

export function malformed(errors: Mistake[]): ProblemError {
  const places = errors.map(({ pointer }) => pointer || 'the body').join(', ')
  return new ProblemError('malformed', `Correct ${places} and send it again.`, { errors })
}

export function slowDown(after: string): ProblemError {
  return new ProblemError('too-many', `Slow down; go on in ${after}.`)
}
