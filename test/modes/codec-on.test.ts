import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import proto from '@temporalio/proto'
import type { RunningSandbox } from '../../sandbox/world.ts'
import { newWorld } from '../world.ts'
import { playedIn } from './played-in.ts'

describe('Cases end alike', function () {
  this.timeout(240_000)
  let box: RunningSandbox
  before(async () => {
    box = await newWorld({ codecKeys: `k1:${randomBytes(32).toString('base64')}` })
  })
  after(() => box.stop())

  it('with the codec on, and what Temporal keeps then shows no serial, model or amount', async () => {
    const { played, histories } = await playedIn(box)
    for (const [n, one] of played.entries()) {
      const readable = (histories[n] ?? [])
        .map(event => Buffer.from(Event.encode(event).finish()).toString('latin1'))
        .join('')
      assert.ok(readable.includes('binary/encrypted'))
      assert.ok(readable.includes('moveMoney') || readable.includes('openCase'), 'what stays in the clear can be read')
      for (const secret of [one.serial, 'T54W', 'Yealink', 'UPS', 'fault-found'])
        assert.ok(!readable.includes(secret), `${one.rma} shows "${secret}"`)
      for (const amount of [25_900, 19_900])
        assert.doesNotMatch(readable, asNumber(amount), `${one.rma} shows ${amount}`)
    }
  })
})

/** By itself: the same digits may well stand in the midst of an id, or before the `@` of a process. */
function asNumber(amount: number): RegExp {
  return new RegExp(`(?<![\\da-f-])${amount}(?![\\da-f@-])`)
}

const Event = proto.temporal.api.history.v1.HistoryEvent
