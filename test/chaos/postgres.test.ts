import assert from 'node:assert/strict'
import type { RunningSandbox } from '../../sandbox/world.ts'
import { breaches } from '../invariants.ts'
import { newWorld } from '../world.ts'
import { readBooks } from './books.ts'
import { pause } from './played-case.ts'
import { playStory, STORIES, type StoryName } from './stories.ts'

const PLAYED: StoryName[] = ['never returned', 'returned after it was billed', 'cancelled before shipping']

describe('A database that is killed again and again', function () {
  this.timeout(10 * 60_000)
  let box: RunningSandbox
  before(async () => {
    box = await newWorld()
  })
  after(() => box.stop())

  it('GROUND-23: keeps what it confirmed; what was cut off in between is done once, and every case comes to its end', async () => {
    let kills = 0
    const storm = (async () => {
      for (; kills < 4; kills += 1) {
        await pause(3_000)
        await box.killPostgres()
        await pause(1_000)
        await box.startPostgres()
      }
    })()
    const [played] = await Promise.all([
      Promise.all(PLAYED.map(async name => ({ name, one: await playStory(box, name) }))),
      storm,
    ])
    for (const { name, one } of played) {
      await one.settled()
      const { stage, outcome } = await one.row()
      assert.deepEqual({ stage, outcome }, STORIES[name].ends, name)
    }
    const numbers = played.map(({ one }) => one.rma)
    assert.deepEqual(breaches(await readBooks(box, numbers)), [])
  })
})
