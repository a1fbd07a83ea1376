import { parseArgs } from 'node:util'
import { MINUTE, SECOND } from '../domain/time.ts'
import { readBooks } from '../test/chaos/books.ts'
import { playStory, STORIES, type StoryName } from '../test/chaos/stories.ts'
import { forecast, storm } from '../test/chaos/storm.ts'
import { breaches } from '../test/invariants.ts'
import { newWorld } from '../test/world.ts'

/**
 * `npm run chaos -- --minutes 30 --seed 7`: round after round of cases, each of every ending, through 36 days of their
 * own time, while worker and Temporal are killed again and again. After each round everybody's books are compared. Ends
 * with 1 at the first round that is not as it should be; its seed is printed, and plays it again.
 */
const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string', default: '1' } },
})
const minutes = Number(values.minutes)
const firstSeed = Number(values.seed)
if (!(minutes > 0) || !Number.isInteger(firstSeed)) {
  console.error('Say --minutes as a number above zero and --seed as a whole number.')
  process.exit(2)
}

const KILLS = 10
const NAMES = Object.keys(STORIES) as StoryName[] // its own keys
const began = Date.now()
const box = await newWorld()
let wrong: string[] = []
for (let seed = firstSeed; wrong.length === 0 && Date.now() - began < minutes * MINUTE; seed += 1) {
  const roundBegan = Date.now()
  wrong = await round(seed)
  const took = Math.round((Date.now() - roundBegan) / SECOND)
  console.log(`seed ${seed}: ${NAMES.length} cases, ${KILLS} kills, ${took} s, ${wrong.length} wrong`)
}
for (const line of wrong) console.log(`  ${line}`)
await box.stop()
process.exit(wrong.length === 0 ? 0 : 1)

/** What is not as it should be, in sentences. */
async function round(seed: number): Promise<string[]> {
  const weather = storm(box, forecast(seed, KILLS))
  const played = await Promise.all(NAMES.map(async name => ({ name, one: await playStory(box, name) })))
  await weather
  await Promise.all(played.map(({ one }) => one.settled()))
  const astray = played.map(async ({ name, one }) => {
    const { stage, outcome } = await one.row()
    const { ends } = STORIES[name]
    const isThere = stage === ends.stage && outcome === ends.outcome
    return isThere ? [] : [`${one.rma} (${name}) is ${stage}, ${outcome}; it should be ${ends.stage}, ${ends.outcome}.`]
  })
  const books = await readBooks(
    box,
    played.map(({ one }) => one.rma),
  )
  return [...(await Promise.all(astray)).flat(), ...breaches(books)]
}
