import { parseArgs } from 'node:util'
import { SECOND } from '../domain/time.ts'
import { besiege } from '../test/chaos/many-hands.ts'
import { newWorld } from '../test/world.ts'

/**
 * `npm run chaos:hands -- --cases 200`: so many cases, each of the next ending, through 36 days of their own time, served
 * by two workers, two APIs and two relays, while a worker is killed every few seconds. Then everybody's books are
 * compared: ours, the gateway's, the mailbox's, the tickets', finance's. Ends with 1 when something is lost or twice.
 */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '200' },
    'at-once': { type: 'string', default: '40' },
    every: { type: 'string', default: '4' },
    workers: { type: 'string', default: '2' },
    apis: { type: 'string', default: '2' },
    relays: { type: 'string', default: '2' },
  },
})
const [cases, atOnce, every, workers, apis, relays] = [
  values.cases,
  values['at-once'],
  values.every,
  values.workers,
  values.apis,
  values.relays,
].map(Number) as [number, number, number, number, number, number]
if (![cases, atOnce, every, workers, apis].every(n => n > 0) || !(relays >= 0)) {
  console.error('Say numbers above zero; --every in seconds.')
  process.exit(2)
}

const began = Date.now()
const box = await newWorld({ workers, apis, relays })
const { wrong, kills, counted } = await besiege(box, { cases, atOnce, every: every * SECOND })
await box.stop()
const took = Math.round((Date.now() - began) / SECOND)
console.log(`${cases} cases, ${workers} workers, ${apis} APIs, ${relays} relays, ${kills} kills, ${took} s`)
for (const [what, count] of Object.entries(counted)) console.log(`  ${what}: ${count}`)
for (const line of wrong) console.log(`  wrong: ${line}`)
console.log(wrong.length === 0 ? 'Nothing lost, nothing twice.' : `${wrong.length} wrong.`)
process.exit(wrong.length === 0 ? 0 : 1)
