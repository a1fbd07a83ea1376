import type { Refusal } from './cards-table.ts'

/** The gateway's error, with the body its API answers (docs.stripe.com/api/errors). */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  readonly error: Record<string, unknown>
  /** Whether it is kept under the request's key: a request that failed before it was carried out is not. */
  readonly replay: 'kept' | 'forgotten'

  constructor(
    status: number,
    replay: 'kept' | 'forgotten',
    error: { type: string; message: string; [name: string]: unknown },
  ) {
    super(error.message)
    this.status = status
    this.replay = replay
    this.error = error
  }
}

export function invalidParameter(code: string, param: string, message: string): ApiError {
  return new ApiError(400, 'forgotten', { type: 'invalid_request_error', code, param, message })
}

export function notFound(kind: string, id: string, param = 'id'): ApiError {
  const message = `No such ${kind}: '${id}'`
  return new ApiError(404, 'forgotten', { type: 'invalid_request_error', code: 'resource_missing', param, message })
}

/** The request is well formed, but the object is in no state for it. */
export function wrongState(code: string, message: string, about: Record<string, unknown> = {}): ApiError {
  return new ApiError(400, 'kept', { type: 'invalid_request_error', code, message, ...about })
}

/** The card, or its bank, says no. `about` carries the payment and the charge. */
export function cardError(refusal: Refusal, about: Record<string, unknown>): ApiError {
  return new ApiError(402, 'kept', { type: 'card_error', ...refusal, ...about })
}

export function serverError(): ApiError {
  return new ApiError(500, 'kept', { type: 'api_error', message: 'An unknown error occurred.' })
}
