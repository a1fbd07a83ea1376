import assert from 'node:assert/strict'
import type { RunningSandbox } from '../../sandbox/world.ts'
import { type Books, breaches } from '../invariants.ts'
import { newWorld } from '../world.ts'
import { readBooks } from './books.ts'
import type { PlayedCase } from './played-case.ts'
import { playStory, STORIES, type StoryName } from './stories.ts'
import { forecast, storm } from './storm.ts'

const SEED = 20_260_301
const KILLS = 10
const NAMES = Object.keys(STORIES) as StoryName[] // its own keys

describe(`Thirty-six days in which worker and Temporal are killed ten times (seed ${SEED})`, function () {
  this.timeout(10 * 60_000)
  let box: RunningSandbox
  let books: Books
  const played = new Map<StoryName, PlayedCase>()

  before(async () => {
    box = await newWorld()
    await Promise.all([
      storm(box, forecast(SEED, KILLS)),
      ...NAMES.map(async name => played.set(name, await playStory(box, name))),
    ])
    await Promise.all([...played.values()].map(one => one.settled()))
    books = await readBooks(
      box,
      [...played.values()].map(({ rma }) => rma),
    )
  })
  after(() => box.stop())

  for (const name of NAMES)
    it(`ends as it should: ${name}`, async () => {
      const one = played.get(name)! // `before` has played every one
      const { stage, outcome } = await one.row()
      const payments = books.payments.filter(({ rma }) => rma === one.rma)
      const paid = payments.flatMap(({ received, refunds }) => [received, ...refunds.map(amount => -amount)])
      const { ends, paid: expected } = STORIES[name]
      assert.deepEqual({ stage, outcome }, ends)
      assert.equal(
        paid.reduce((sum, amount) => sum + amount, 0),
        expected,
      )
    })

  it('GROUND-9: leaves no breach in anybody’s books', () => assert.deepEqual(breaches(books), []))
})
