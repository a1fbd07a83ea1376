import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { buildApi } from '../api/app.ts'
import type { ApiHouse } from '../api/house.ts'
import { instant } from '../domain/time.ts'
import { policyBook } from '../policies/book.ts'
import { migrate, openRecords } from '../records/database.ts'
import { makeKey } from '../records/keys.ts'
import { QUEUE_TABS } from '../records/queue.ts'
import { startPostgres } from '../sandbox/postgres.ts'
import { buildConsole, openBrowser, pageFor } from '../test/console/browser.ts'
import { type LongestTasks, workThroughList } from '../test/console/long-list.ts'
import { writeManyCases } from '../test/records/many-cases.ts'

/**
 * `npm run bench:queue -- --cases 10000 --readers 3 --rounds 10`: the real API on a PostgreSQL of its own, with so many
 * cases, read by so many desks at once: every tab, searches, counts, and page after page. Prints how long the answers
 * took, and the longest tasks of the queue's page in a browser. Ends with 1 when one in twenty answers takes longer than
 * `--limit` milliseconds, or typing a search keeps the page longer than 100.
 */
const SEARCHES = ['garcia', 'RMA-1042', 'T5417', 'A1', 'a1-b 2', 'person77@', 'nobody has this', 'R5']
const DEEP_PAGES = 20
/** A tenth of a second is what people take for at once. */
const TYPING_LIMIT = 100

interface Reading {
  url: string
  key: string
  rounds: number
}

/** What was asked, and how many milliseconds its answer took. */
type Taken = [kind: string, took: number]

// A process of ours, which `reader` has started, is told what to read.
if (process.send) process.once('message', async reading => process.send?.(await read(reading as Reading)))
else process.exitCode = await measure()

async function measure(): Promise<number> {
  const { values } = parseArgs({
    options: {
      cases: { type: 'string', default: '10000' },
      readers: { type: 'string', default: '3' },
      rounds: { type: 'string', default: '10' },
      limit: { type: 'string', default: '200' },
    },
  })
  const { cases, readers, rounds, limit } = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Number(value)]),
  ) as Record<keyof typeof values, number> // the same names
  if (![cases, readers, rounds, limit].every(n => Number.isInteger(n) && n > 0)) {
    console.error('Say whole numbers above zero.')
    return 2
  }
  const folder = mkdtempSync(join(tmpdir(), 'sendback-bench-'))
  const postgres = await startPostgres({ folder, database: 'sendback' })
  const records = openRecords({ url: postgres.url, connections: 10 })
  await migrate(records)
  await writeManyCases(records, cases, instant(Date.now()))
  const key = await makeKey(records, { id: 'bench', role: 'staff', name: 'bench' })
  const app = buildApi(houseOf(records))
  const url = await app.listen({ host: '127.0.0.1', port: 0 })

  await read({ url, key, rounds: 1 })
  const taken = (await Promise.all(Array.from({ length: readers }, () => reader({ url, key, rounds })))).flat()
  const page = await measurePage(url, key)
  await app.close()
  await records.destroy()
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })

  const said = `${cases} cases, ${readers} readers, ${taken.length} answers`
  const isQuick = tell(said, taken, limit)
  const isSmooth = tellOfPage(page)
  return isQuick && isSmooth ? 0 : 1
}

/** To be read, the API asks nothing else of the world. */
function houseOf(records: ApiHouse['records']): ApiHouse {
  return {
    records,
    policies: policyBook(),
    publicUrl: 'http://127.0.0.1:8080',
    surroundings: { kind: 'production' },
    requestsPerMinute: 10_000_000,
    trustedProxies: [],
    ticketing: { kind: 'none' },
    log: pino({ level: 'silent' }),
  } as unknown as ApiHouse
}

/** In a process of its own, so that its waiting is not the API's. */
function reader(reading: Reading): Promise<Taken[]> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url))
    child.once('message', taken => {
      resolve(taken as Taken[]) // what `read` has found
      child.disconnect()
    })
    child.once('exit', code => reject(new Error(`A reader ended with ${code}.`)))
    child.send(reading)
  })
}

async function read({ url, key, rounds }: Reading): Promise<Taken[]> {
  const taken: Taken[] = []
  const ask = async (kind: string, path: string) => {
    const began = performance.now()
    const answer = await fetch(url + path, { headers: { authorization: `Bearer ${key}` } })
    const body = await answer.text()
    taken.push([kind, performance.now() - began])
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${body}`)
    return JSON.parse(body) as { nextCursor?: string | null }
  }
  for (let round = 0; round < rounds; round++) {
    for (const tab of QUEUE_TABS) {
      await ask('a tab', `/v1/queue?tab=${tab}`)
      await ask('the counts', '/v1/queue/counts')
      const q = SEARCHES[(round + QUEUE_TABS.indexOf(tab)) % SEARCHES.length] ?? ''
      await ask('a search', `/v1/queue?tab=${tab}&q=${encodeURIComponent(q)}`)
      await ask('its counts', `/v1/queue/counts?q=${encodeURIComponent(q)}`)
    }
    let cursor: string | null | undefined = (await ask('a tab', '/v1/queue')).nextCursor
    for (let page = 0; page < DEEP_PAGES && cursor; page++)
      cursor = (await ask('a page further on', `/v1/queue?cursor=${cursor}`)).nextCursor
  }
  return taken
}

function tell(said: string, taken: Taken[], limit: number): boolean {
  const kinds = [...new Set(taken.map(([kind]) => kind))]
  const row = (kind: string, some: Taken[]) => {
    const sorted = some.map(([, took]) => took).sort((one, other) => one - other)
    const at = (share: number) => Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0)
    return { kind, answers: some.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), longest: at(1) }
  }
  const all = row('all', taken)
  console.log(said)
  console.table([
    ...kinds.map(kind =>
      row(
        kind,
        taken.filter(([one]) => one === kind),
      ),
    ),
    all,
  ])
  const isIn = all.p95 <= limit
  console.log(`95th percentile: ${all.p95} ms, ${isIn ? 'within' : 'over'} ${limit} ms`)
  return isIn
}

/** The queue's page in a browser, with 500 rows on it; `undefined` where there is none. */
async function measurePage(url: string, key: string): Promise<LongestTasks | undefined> {
  const browser = await openBrowser()
  if (!browser) return undefined
  buildConsole()
  const page = await pageFor(browser, { url, key })
  const took = await workThroughList(page, { pages: 9, search: 'garcia 41' })
  await browser.close()
  return took
}

function tellOfPage(took: LongestTasks | undefined): boolean {
  if (!took) {
    console.log('No Chromium on this machine: the page was not measured.')
    return true
  }
  const isSmooth = took.typing <= TYPING_LIMIT
  console.log(`The page’s longest task with ${took.rows} rows, in ms: 0 stands for less than 50`)
  console.table([{ ...took }])
  console.log(`Typing: ${isSmooth ? 'within' : 'over'} ${TYPING_LIMIT} ms`)
  return isSmooth
}
