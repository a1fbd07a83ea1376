import assert from 'node:assert/strict'
import { ApplicationFailure } from '@temporalio/activity'
import { tryAll } from '../../activities/effect.ts'
import { retell } from '../../activities/telling.ts'
import { RefusedError, UnreachableError } from '../../counterparts/errors.ts'
import { approvedAt } from '../policies/granted.ts'
import { freshRecords, nextRma, register } from '../records/fresh-records.ts'
import { playedWorld } from './played-world.ts'

const away = new UnreachableError('The gateway is away.')
const refused = new RefusedError('The gateway refuses our key.')
const givenUp = ApplicationFailure.nonRetryable('There is no address.', 'Refused')

describe('Of several things to be done at once', function () {
  this.timeout(60_000)

  const failing = (...failures: (Error | undefined)[]) =>
    tryAll(failures, async failure => {
      if (failure) throw failure
      return 'done'
    })

  it('what merely could not be reached is reported, so that it is tried again, whatever else is hopeless', async () => {
    for (const failures of [
      [refused, away],
      [away, refused],
      [givenUp, undefined, away],
    ])
      await assert.rejects(failing(...failures), away)
  })

  it('the hopeless is reported once nothing else is left', async () => {
    await assert.rejects(failing(undefined, refused), refused)
    await assert.rejects(failing(givenUp, undefined), givenUp)
    assert.deepEqual(await failing(undefined, undefined), ['done', 'done'])
  })

  it('a letter that nobody will ever take does not stop a comment that only waits for its desk', async () => {
    const records = await freshRecords()
    const rma = nextRma()
    await register(records, rma)
    let desk: 'away' | 'there' = 'away'
    const world = playedWorld(records, {
      mail: { send: () => Promise.reject(refused) },
      tickets: { comment: async () => (desk === 'away' ? Promise.reject(away) : 'written') },
    })
    const words = {
      at: approvedAt,
      letters: [{ kind: 'approval', occasion: 'approval' } as const],
      comments: [{ kind: 'approved', occasion: 'approval' } as const],
    }
    await assert.rejects(retell(world, { rma, words }), away)
    desk = 'there'
    await assert.rejects(retell(world, { rma, words }), refused)
    const [comment] = await records.selectFrom('comments').select('state').execute()
    assert.equal(comment?.state, 'written')
    await records.destroy()
  })
})
