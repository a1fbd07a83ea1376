import type { FastifyError, FastifyRequest } from 'fastify'
import { UnreachableError } from '../counterparts/errors.ts'
import { areAway } from '../records/database.ts'
import { type ProblemCode, ProblemError } from './problem.ts'

const AGAIN_AFTER_SECONDS = 30

/** What the framework itself refuses, in our words; what broke is logged whole and told only by its id. */
export function asProblem(error: FastifyError | Error, request: FastifyRequest): ProblemError {
  if (error instanceof ProblemError) return error
  const known = REFUSALS[('statusCode' in error && error.statusCode) || 500]
  if (known) return new ProblemError(known, error.message)
  request.log.error({ err: error }, 'A request could not be answered.')
  if (areAway(error)) return away('records-away')
  if (error instanceof UnreachableError) return away('counterpart-away')
  return new ProblemError('internal', `Send it again; if it happens again, tell us the instance above.`)
}

function away(code: 'records-away' | 'counterpart-away'): ProblemError {
  return new ProblemError(code, `Send it again in ${AGAIN_AFTER_SECONDS} seconds.`, {}, AGAIN_AFTER_SECONDS)
}

const REFUSALS: Partial<Record<number, ProblemCode>> = {
  400: 'malformed',
  404: 'not-found',
  413: 'too-large',
  415: 'wrong-content-type',
  429: 'too-many',
}
