import Stripe from 'stripe'
import { SECOND } from '../../domain/time.ts'
import { RefusedError, UnreachableError } from '../errors.ts'

/** Codes of 400 that say "not now", where others say "not like this". */
const NOT_NOW = ['lock_timeout', 'rate_limit', 'payment_intent_rate_limit_exceeded', 'idempotency_key_in_use']
/** The hold had run out before we asked for the money. */
const RUN_OUT = ['charge_expired_for_capture', 'capture_charge_authorization_expired']

/** True for an error of the gateway's client, whatever it means. */
export function isStripeError(error: unknown): error is Stripe.errors.StripeError {
  return error instanceof Stripe.errors.StripeError
}

/** The payment is no longer, or not yet, in a state that allows this: read it back and decide. */
export function isStateConflict(error: unknown): boolean {
  return isStripeError(error) && ['payment_intent_unexpected_state', 'charge_already_captured'].includes(codeOf(error))
}

export function isRunOut(error: unknown): boolean {
  return isStripeError(error) && RUN_OUT.includes(codeOf(error))
}

/** The account's contract does not have what we asked for. The gateway gives this no code of its own. */
export function isFeatureRefused(error: unknown): boolean {
  return (
    isStripeError(error) &&
    error.statusCode === 400 &&
    /not eligible for the requested card features/i.test(error.message)
  )
}

/** A failure that the gateway remembers: it is what this key is answered for a day, and nothing is under way any more. */
export function isStoredFailure(error: unknown): boolean {
  return isStripeError(error) && (error.statusCode ?? 0) >= 500 && error.headers?.['idempotent-replayed'] === 'true'
}

/**
 * The gateway's error in our words. 401 and 403 are `UnreachableError`: a key that was rotated is put right by
 * operations, and a case must not fail for it.
 */
export function inOurWords(error: unknown): unknown {
  if (!isStripeError(error)) return error
  const status = error.statusCode
  const passing =
    status === undefined || status >= 500 || [401, 403, 409, 429].includes(status) || NOT_NOW.includes(codeOf(error))
  if (!passing)
    return new RefusedError(
      `The card gateway refuses our request (${status} ${codeOf(error)}${error.param ? ` at ${error.param}` : ''}): ${error.message}`,
      { cause: error },
    )
  const what = status === undefined ? 'did not answer' : `answered ${status} ${codeOf(error)}`
  const mend = status === 401 || status === 403 ? ' Check the API key and its permissions.' : ''
  const retryAfter = Number(error.headers?.['retry-after']) * SECOND
  return new UnreachableError(`The card gateway ${what}: ${error.message}${mend}`, {
    cause: error,
    ...(retryAfter > 0 && { retryAfter }),
  })
}

function codeOf(error: Stripe.errors.StripeError): string {
  return error.code ?? error.rawType ?? ''
}
