import assert from 'node:assert/strict'
import type { RunningSandbox } from '../../sandbox/world.ts'
import { newWorld } from '../world.ts'
import { besiege } from './many-hands.ts'

describe('Two workers, two APIs and two relays, of whom a worker is killed every few seconds', function () {
  this.timeout(5 * 60_000)
  let box: RunningSandbox
  before(async () => {
    box = await newWorld({ workers: 2, apis: 2, relays: 2 })
  })
  after(() => box.stop())

  it('GROUND-6: serve cases of many endings: nothing is lost, and nothing is done twice', async () => {
    const cases = 6
    const { wrong, kills, counted } = await besiege(box, { cases, atOnce: cases, every: 3_000 })
    assert.deepEqual(wrong, [])
    assert.ok(kills >= 2, `${kills} kills`)
    assert.equal(counted.cases, cases)
  })
})
