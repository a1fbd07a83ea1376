import assert from 'node:assert/strict'
import { ApplicationFailure } from '@temporalio/activity'
import { answering } from '../../activities/failures.ts'
import { RefusedError, UnreachableError } from '../../counterparts/errors.ts'
import { DAY, HOUR, SECOND } from '../../domain/time.ts'

describe('An activity that fails', () => {
  async function thrown(error: Error): Promise<unknown> {
    return answering(async () => {
      throw error
    }).then(
      () => assert.fail('It did not fail.'),
      (failure: unknown) => failure,
    )
  }

  it('is tried again by Temporal’s own times when a party merely did not answer', async () => {
    const error = new UnreachableError('nobody there')
    assert.equal(await thrown(error), error)
  })

  for (const [asked, waited] of [
    [3 * SECOND, 3 * SECOND],
    [DAY, HOUR],
  ] as const)
    it(`is tried again no sooner than the party wants, at most an hour later (${asked / SECOND} s)`, async () => {
      const failure = await thrown(new UnreachableError('too many', { retryAfter: asked }))
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
