import assert from 'node:assert/strict'
import { giveUpTelling, retell } from '../../activities/telling.ts'
import { UnreachableError } from '../../counterparts/errors.ts'
import { approvedAt } from '../policies/granted.ts'
import { freshRecords, nextRma, register } from '../records/fresh-records.ts'
import { playedWorld } from './played-world.ts'

describe('What could not be said for three days', function () {
  this.timeout(60_000)

  it('becomes a person’s task, once, and nothing else does that did get through', async () => {
    const records = await freshRecords()
    const rma = nextRma()
    await register(records, rma)
    const world = playedWorld(records, {
      mail: { send: () => Promise.reject(new UnreachableError('The mail server is dead.')) },
      tickets: { comment: async () => 'written' },
    })
    const words = {
      at: approvedAt,
      letters: [{ kind: 'approval', occasion: 'approval' } as const],
      comments: [{ kind: 'approved', occasion: 'approval' } as const],
    }
    await assert.rejects(retell(world, { rma, words }), UnreachableError)
    for (const _ of [1, 2]) await giveUpTelling(world, { rma, words })
    const tasks = await records.selectFrom('tasks').select(['rma', 'kind', 'occasion', 'role']).execute()
    assert.deepEqual(tasks, [{ rma, kind: 'letter-undelivered', occasion: 'approval/approval', role: 'staff' }])
    const [letter] = await records.selectFrom('letters').select('state').execute()
    assert.equal(letter?.state, 'queued', 'it is on record as unsent')
    await records.destroy()
  })
})
