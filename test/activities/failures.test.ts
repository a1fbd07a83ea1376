import assert from 'node:assert/strict'
import { ApplicationFailure } from '@temporalio/activity'
import { answering } from '../../activities/failures.ts'
import { RefusedError, UnreachableError } from '../../counterparts/errors.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../domain/time.ts'

describe('An activity that fails', () => {
  async function thrown(error: Error, attempt = 1): Promise<unknown> {
    return answering(async () => {
      throw error
    }, attempt).then(
      () => assert.fail('It did not fail.'),
      (failure: unknown) => failure,
    )
  }

  it('is tried again by Temporal’s own times when a party merely did not answer', async () => {
    const error = new UnreachableError('nobody there')
    assert.equal(await thrown(error), error)
  })

  for (const [asked, attempt, waited] of [
    [3 * SECOND, 1, 3 * SECOND],
    [3 * SECOND, 5, 32 * SECOND],
    [3 * SECOND, 40, 30 * MINUTE],
    [DAY, 1, HOUR],
  ] as const)
    it(`is tried again no sooner than the party wants, nor than otherwise, at most an hour later (${asked / SECOND} s, try ${attempt})`, async () => {
      const failure = await thrown(new UnreachableError('too many', { retryAfter: asked }), attempt)
      assert.ok(failure instanceof ApplicationFailure)
      assert.deepEqual(
        [failure.nextRetryDelay, failure.nonRetryable, failure.type],
        [waited, false, 'UnreachableError'],
      )
    })

  it('is never tried again when a person must mend it', async () => {
    const failure = await thrown(new RefusedError('wrong key'))
    assert.ok(failure instanceof ApplicationFailure && failure.nonRetryable)
  })
})
