import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import proto from '@temporalio/proto'
import type { RunningSandbox, SandboxOptions } from '../../sandbox/world.ts'
import { Desk, type DeskCase } from '../desk.ts'
import { newWorld } from '../world.ts'
import { playAll } from './endings.ts'

describe('Cases end alike', function () {
  this.timeout(240_000)
  let box: RunningSandbox | undefined
  let played: DeskCase[]

  const inMode = async (mode: Partial<SandboxOptions>) => {
    box = await newWorld(mode)
    played = await playAll(new Desk(box))
    return Promise.all(played.map(one => historyOf(one)))
  }
  afterEach(async () => {
    await box?.stop()
    box = undefined
  })

  it('with two workers that share them', async () => {
    const events = (await inMode({ workers: 2 })).flat()
    const hands = events.flatMap(event => event.workflowTaskStartedEventAttributes?.identity ?? [])
    assert.equal(new Set(hands).size, 2, 'both had a hand in it')
  })

  it('with a worker that remembers no case and replays it for every step', async () => {
    const events = (await inMode({ maxCached: 0 })).flat()
    const queues = events.flatMap(event => event.workflowTaskScheduledEventAttributes?.taskQueue ?? [])
    assert.ok(queues.length > 100)
    assert.deepEqual(
      queues.filter(queue => queue.kind === proto.temporal.api.enums.v1.TaskQueueKind.TASK_QUEUE_KIND_STICKY),
      [],
    )
  })

  it('with the codec on, and what Temporal keeps then shows no serial, model or amount', async () => {
    const histories = await inMode({ codecKeys: `k1:${randomBytes(32).toString('base64')}` })
    for (const [n, one] of played.entries()) {
      const readable = (histories[n] ?? [])
        .map(event => Buffer.from(Event.encode(event).finish()).toString('latin1'))
        .join('')
      assert.ok(readable.includes('binary/encrypted'))
      assert.ok(readable.includes('moveMoney') || readable.includes('openCase'), 'what stays in the clear can be read')
      for (const secret of [one.serial, 'T54W', 'Yealink', '25900', '19900', 'UPS', 'fault-found'])
        assert.ok(!readable.includes(secret), `${one.rma} shows "${secret}"`)
    }
  })
})

const Event = proto.temporal.api.history.v1.HistoryEvent

/** As Temporal keeps it: this client has no keys. */
async function historyOf({ rma, desk }: DeskCase) {
  return (await desk.box.client.workflow.getHandle(rma).fetchHistory()).events ?? []
}
