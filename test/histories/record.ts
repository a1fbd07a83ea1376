import { randomUUID } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TASK_QUEUE } from '../../client/cases.ts'
import type { RunningSandbox } from '../../sandbox/world.ts'
import { rmaNumber } from '../../domain/names.ts'
import { listDeliveries } from '../../records/deliveries.ts'
import { eventually } from '../chaos/played-case.ts'
import { Desk } from '../desk.ts'
import { STORIES, type Story } from '../stories.ts'
import { newWorld } from '../world.ts'
import { type History, historyToJson } from './history-json.ts'

/** Workflows beside the cases': each is played to its end, and says the id it had. */
const BESIDE = {
  'finance told of a charge': async (box, desk) => {
    const { rma } = await STORIES['never returned, captured from the hold'](desk)
    return eventually('finance was not told', async () => {
      const [told] = await listDeliveries(box.records, { rma: rmaNumber(rma), state: 'delivered', limit: 1 })
      return told?.id
    })
  },
  'the books compared': async box => {
    const workflowId = `reconciliation-${randomUUID()}`
    await box.client.workflow.execute('reconciliation', { workflowId, taskQueue: TASK_QUEUE, args: [{}] })
    return workflowId
  },
} as const satisfies Record<string, (box: RunningSandbox, desk: Desk) => Promise<string>>

type Name = Story | keyof typeof BESIDE

/**
 * Plays stories in a sandbox and keeps their histories, for the replay of every later version. What was recorded stays
 * as it is: without a name, stories that have no history yet; with names, another history of each.
 * Run as `node --import tsx test/histories/record.ts [NAME…]`.
 */
async function main(names: Name[]): Promise<void> {
  const box = await newWorld()
  try {
    const desk = new Desk(box)
    await Promise.all(
      names.map(async name => {
        const workflowId =
          name in BESIDE
            ? await BESIDE[name as keyof typeof BESIDE](box, desk)
            : (await STORIES[name as Story](desk)).rma
        const handle = box.client.workflow.getHandle(workflowId)
        const { status } = await handle.describe()
        if (status.name !== 'COMPLETED') throw new Error(`${name}: ${workflowId} is ${status.name}, not at its end.`)
        const file = fileFor(name)
        writeFileSync(file, asLines(await handle.fetchHistory()), { flag: 'wx' })
        console.log(`${name}: ${file}`)
      }),
    )
  } finally {
    await box.stop()
  }
}

/** The story's next number. */
function fileFor(name: Name): string {
  const words = name.replace(/[^a-z]+/g, '-')
  for (let n = 1; ; n++) {
    const file = join(import.meta.dirname, `${words}.${n}.json`)
    if (!existsSync(file)) return file
  }
}

/** One event a line. */
function asLines(history: History): string {
  const { events } = historyToJson(history)
  return `{"events":[\n${events.map(event => JSON.stringify(event)).join(',\n')}\n]}\n`
}

const known = [...Object.keys(STORIES), ...Object.keys(BESIDE)] as Name[] // the record's own keys
const asked = process.argv.slice(2)
const unknown = asked.filter(name => !known.some(story => story === name))
if (unknown.length > 0)
  throw new RangeError(`There is no story "${unknown.join('", "')}"; see test/stories.ts and this file.`)
const unrecorded = known.filter(name => fileFor(name).endsWith('.1.json'))
await main(asked.length > 0 ? known.filter(name => asked.includes(name)) : unrecorded)
process.exit(0)
