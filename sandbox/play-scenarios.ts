import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { ROLES } from '../domain/staff-decision.ts'
import type { Addresses } from './scenarios/doors.ts'
import { type Outcome, playScenario } from './scenarios/player.ts'
import { report } from './scenarios/report.ts'
import { sideBySide } from './scenarios/side-by-side.ts'
import { openSandbox } from './world.ts'

const AT_ONCE = 16
/** Where `npm start` keeps its sandbox. */
const FOLDER = fileURLToPath(new URL('../.sandbox', import.meta.url))

/**
 * `npm run scenario FILE…`: plays each file, side by side, and says what differed. In the sandbox that is running
 * already (`npm start`), or else in one of its own. Ends with 0 when all have passed, 1 when not, 2 without a file.
 */
async function main(files: string[]): Promise<number> {
  if (files.length === 0) {
    console.error('Say which files: npm run scenario -- test/scenarios/043-never-returned.yaml')
    return 2
  }
  const missing = files.filter(file => !existsSync(file))
  if (missing.length > 0) {
    console.error(`There is no ${missing.join(', no ')}.`)
    return 2
  }
  const running = await runningSandbox()
  if (running) return playAll(files, running)
  console.log('No sandbox is running, so one is started for these files.')
  const folder = mkdtempSync(join(tmpdir(), 'sendback-scenarios-'))
  const own = await openSandbox({ folder })
  try {
    return await Promise.race([playAll(files, own), interrupted()])
  } finally {
    await own.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Ctrl-C: what was started is stopped first. */
function interrupted(): Promise<number> {
  return new Promise(resolve => process.once('SIGINT', () => resolve(130)))
}

async function playAll(files: string[], world: Addresses): Promise<number> {
  const outcomes = await sideBySide(files, AT_ONCE, async file => {
    const outcome = await playScenario(readFileSync(file, 'utf8'), world)
    console.log(report(file, outcome))
    return outcome
  })
  const count = (kind: Outcome['kind']) => outcomes.filter(outcome => outcome.kind === kind).length
  console.log(`${count('passed')} passed, ${count('differs')} differ, ${count('not-played')} not played`)
  return count('passed') === outcomes.length ? 0 : 1
}

const port = z.int()
const Keys = z.object({ url: z.string(), keys: z.record(z.enum(ROLES), z.string()) })
const Ports = z.object({ mailbox: port, tickets: port, carrier: port, finance: port, gateway: port })

/** The sandbox of `npm start`, by the keys and ports it wrote down, if it still answers. */
async function runningSandbox(): Promise<Addresses | undefined> {
  const written = (name: string): unknown => JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))
  if (!existsSync(join(FOLDER, 'keys.json')) || !existsSync(join(FOLDER, 'ports.json'))) return undefined
  const { url: apiUrl, keys } = Keys.parse(written('keys.json'))
  const ports = Ports.parse(written('ports.json'))
  const at = (port: number) => `http://127.0.0.1:${port}`
  try {
    await fetch(`${apiUrl}/healthz`, { signal: AbortSignal.timeout(2_000) })
  } catch {
    return undefined
  }
  return {
    apiUrl,
    keys,
    mailboxUrl: at(ports.mailbox),
    gatewayUrl: at(ports.gateway),
    ticketsUrl: at(ports.tickets),
    carrierUrl: at(ports.carrier),
    financeUrl: at(ports.finance),
  }
}

process.exit(await main(process.argv.slice(2)))
