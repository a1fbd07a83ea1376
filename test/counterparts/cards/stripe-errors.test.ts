import assert from 'node:assert/strict'
import Stripe from 'stripe'
import { inOurWords } from '../../../counterparts/cards/stripe-errors.ts'
import { RefusedError, UnreachableError } from '../../../counterparts/errors.ts'

describe('an error of the card gateway', () => {
  for (const [status, code, said] of [
    [400, 'parameter_unknown', RefusedError],
    [400, 'amount_too_small', RefusedError],
    [404, 'resource_missing', RefusedError],
    [400, 'lock_timeout', UnreachableError],
    [400, 'rate_limit', UnreachableError],
    [429, undefined, UnreachableError],
    [409, undefined, UnreachableError],
    [401, undefined, UnreachableError],
    [403, 'api_key_expired', UnreachableError],
    [500, undefined, UnreachableError],
    [503, undefined, UnreachableError],
  ] as const)
    it(`${status} ${code ?? ''} is ${said === RefusedError ? 'a mistake of ours' : 'a reason to ask again'}`, () => {
      const raw = {
        statusCode: status,
        message: 'No.',
        type: 'invalid_request_error' as const,
        ...(code ? { code } : {}),
      }
      assert.ok(inOurWords(Stripe.errors.StripeError.generate(raw)) instanceof said)
    })

  it('that used a key for another request is a mistake of ours', () => {
    const raw = { statusCode: 400, message: 'No.', type: 'idempotency_error' as const }
    assert.ok(inOurWords(Stripe.errors.StripeError.generate(raw)) instanceof RefusedError)
  })

  it('is not what any other error becomes', () => {
    const bug = new TypeError('x is not a function')
    assert.equal(inOurWords(bug), bug)
  })
})
