import assert from 'node:assert/strict'
import type { RunningSandbox } from '../../sandbox/world.ts'
import { newWorld } from '../world.ts'
import { playedIn } from './played-in.ts'

describe('Cases end alike', function () {
  this.timeout(240_000)
  let box: RunningSandbox
  before(async () => {
    box = await newWorld({ workers: 2 })
  })
  after(() => box.stop())

  it('with two workers that share them', async () => {
    const { histories } = await playedIn(box)
    const hands = histories.flat().flatMap(event => event.workflowTaskStartedEventAttributes?.identity ?? [])
    assert.equal(new Set(hands).size, 2, 'both had a hand in it')
  })
})
