import assert from 'node:assert/strict'
import proto from '@temporalio/proto'
import type { RunningSandbox } from '../../sandbox/world.ts'
import { newWorld } from '../world.ts'
import { playedIn } from './played-in.ts'

describe('Cases end alike', function () {
  this.timeout(240_000)
  let box: RunningSandbox
  before(async () => {
    box = await newWorld({ maxCached: 0 })
  })
  after(() => box.stop())

  it('with a worker that remembers no case and replays it for every step', async () => {
    const { histories } = await playedIn(box)
    const queues = histories.flat().flatMap(event => event.workflowTaskScheduledEventAttributes?.taskQueue ?? [])
    assert.ok(queues.length > 100)
    assert.deepEqual(
      queues.filter(queue => queue.kind === proto.temporal.api.enums.v1.TaskQueueKind.TASK_QUEUE_KIND_STICKY),
      [],
    )
  })
})
