import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import pc from 'picocolors'
import { closingTable } from './demo/closing-table.ts'
import { EVERY_END } from './demo/every-end.ts'
import { perform } from './demo/perform.ts'
import { PLAYS } from './demo/plays.ts'
import { openSandbox, type RunningSandbox } from './world.ts'

const { values } = parseArgs({
  options: {
    /** Ends after the table: 0 when every case ended as it should. */
    once: { type: 'boolean', default: false },
    /** Plays every kind of return to each of its ends. */
    all: { type: 'boolean', default: false },
    /** Starts everything, and plays nothing. */
    quiet: { type: 'boolean', default: false },
    folder: { type: 'string', default: fileURLToPath(new URL('../.sandbox', import.meta.url)) },
    port: { type: 'string', default: '8080' },
  },
})

/** `npm start`: the sandbox, Sendback in it, and the sample cases of the three companies. */
async function main(): Promise<number> {
  const began = Date.now()
  console.log(pc.dim('Starting Temporal, PostgreSQL, the counterparts, a worker and the API …'))
  const box = await openSandbox({ folder: values.folder, apiPort: Number(values.port), temporalUi: 'shown' })
  const stopped = untilAskedToStop()
  try {
    console.log(pc.dim(`Up after ${seconds(began)} s. Each case runs on its own clock from here.\n`))
    const trouble = values.quiet ? 0 : await play(box, stopped)
    if (values.once) return trouble
    console.log(addresses(box))
    await stopped
    return 0
  } finally {
    console.log(pc.dim('\nStopping; everything is kept for the next start.'))
    await box.stop()
  }
}

async function play(box: RunningSandbox, stopped: Promise<void>): Promise<number> {
  const began = Date.now()
  const performances = await Promise.race([
    perform(box, values.all ? [...PLAYS, ...EVERY_END] : PLAYS, nextRun(box.folder), line => console.log(line)),
    stopped,
  ])
  if (!performances) return 1
  console.log(`\n${await closingTable(box.records, performances)}\n`)
  const troubled = performances.filter(performance => performance.trouble !== undefined)
  for (const { rma, play: told, trouble } of troubled) console.log(pc.red(`${rma ?? told.sample}: ${trouble}`))
  console.log(
    pc.dim(`${performances.length} cases in ${seconds(began)} s, ${troubled.length} of them not as they should be.`),
  )
  return troubled.length === 0 ? 0 : 1
}

function addresses(box: RunningSandbox): string {
  return [
    '',
    `Console        ${box.apiUrl}/console`,
    `API            ${box.apiUrl}/docs`,
    `Temporal       ${box.temporal.uiUrl ?? 'without pages'}, its own clients at ${box.temporal.address}`,
    `Mailbox        ${box.mailboxUrl}`,
    `Ticket desk    ${box.ticketsUrl}`,
    `Card gateway   ${box.gatewayUrl}`,
    `Carrier        ${box.carrierUrl}`,
    `Finance desk   ${box.financeUrl}`,
    `Sign-in        ${box.identityUrl}, with a sample person for each role`,
    `Keys           ${join(box.folder, 'keys.json')}, one per role`,
    '',
    'Ctrl-C stops everything; the next start finds it as it was.',
  ].join('\n')
}

/** The same clients come again with each start; their units and tickets are new. */
function nextRun(folder: string): number {
  const path = join(folder, 'runs')
  const run = existsSync(path) ? Number(readFileSync(path, 'utf8')) + 1 : 1
  writeFileSync(path, `${run}\n`)
  return run
}

function untilAskedToStop(): Promise<void> {
  return new Promise(resolve => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(1)
}

main().then(
  code => process.exit(code),
  error => {
    console.error(pc.red(error instanceof Error ? error.message : String(error)))
    process.exit(1)
  },
)
