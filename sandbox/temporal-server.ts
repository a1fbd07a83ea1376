import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Connection } from '@temporalio/client'
import { SEARCH_ATTRIBUTES } from '../client/search-attributes.ts'
import { freePort } from './free-port.ts'
import { endLeftover, launch } from './server-process.ts'

export interface RunningTemporal {
  /** `127.0.0.1:7233`; the namespace is `default`. */
  address: string
  uiUrl?: string
  pid: number
  stop(): Promise<void>
}

/**
 * Temporal's development server, on a file in `folder`, for as long as this process lives: everything it took is there
 * after a stop or a kill (a power cut may cost the last instants). It skips time for a case that asks, as the time
 * machine does and as a production cluster refuses. With a `uiPort` it shows its web pages too. Ports are wishes: one
 * in use is replaced by a free one.
 */
export async function startTemporal(wanted: {
  folder: string
  /** The `temporal` program, as `findTemporal` found it. */
  binary: string
  port?: number
  uiPort?: number
}): Promise<RunningTemporal> {
  const folder = wanted.folder
  mkdirSync(folder, { recursive: true })
  const database = join(folder, 'temporal.db')
  await endPredecessor(folder, database)

  const port = await freePort(wanted.port)
  const uiPort = wanted.uiPort === undefined ? undefined : await freePort(wanted.uiPort)
  const server = launch({
    name: 'Temporal',
    program: wanted.binary,
    args: serverArguments(database, port, uiPort),
    // It leaves much garbage and keeps little: a few hundred megabytes for a tenth of its work.
    env: { GOGC: '400' },
    log: join(folder, 'temporal.log'),
    stopSignal: 'SIGTERM',
  })
  writeFileSync(pidFile(folder), `${server.pid}\n`)
  const address = `127.0.0.1:${port}`
  try {
    await server.ready(() => answers(address))
  } catch (error) {
    await server.stop()
    throw error
  }
  return {
    address,
    ...(uiPort === undefined ? {} : { uiUrl: `http://127.0.0.1:${uiPort}` }),
    pid: server.pid,
    async stop() {
      await server.stop()
      rmSync(pidFile(folder), { force: true })
    },
  }
}

function serverArguments(database: string, port: number, uiPort: number | undefined): string[] {
  const ui = uiPort === undefined ? ['--headless'] : ['--ui-port', String(uiPort), '--ui-disable-news-fetch']
  // Twice the speed of the defaults, and still nothing that was acknowledged is lost by a kill of the process.
  const pragmas = ['journal_mode=wal', 'synchronous=normal']
  // The second is the name that the first will have.
  const settings = ['frontend.WorkflowTimeSkippingEnabled=true', 'system.workflowTimeSkippingEnabled=true']
  const attributes = SEARCH_ATTRIBUTES.map(({ name, type }) => `${name}=${ATTRIBUTE_TYPE[type]}`)
  return [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), ...ui],
    ...['--db-filename', database, '--log-level', 'warn', '--log-format', 'json'],
    ...pragmas.flatMap(pragma => ['--sqlite-pragma', pragma]),
    ...settings.flatMap(setting => ['--dynamic-config-value', setting]),
    ...attributes.flatMap(attribute => ['--search-attribute', attribute]),
  ]
}

const ATTRIBUTE_TYPE = { KEYWORD: 'Keyword', DATETIME: 'Datetime' } as const

async function answers(address: string): Promise<'yes' | 'not-yet'> {
  try {
    const connection = await Connection.connect({ address, connectTimeout: 2_000 })
    try {
      await connection.workflowService.describeNamespace({ namespace: 'default' })
      return 'yes'
    } finally {
      await connection.close()
    }
  } catch {
    return 'not-yet'
  }
}

/** Two servers on one file would ruin it: what a killed run left behind is ended first. */
async function endPredecessor(folder: string, database: string): Promise<void> {
  if (!existsSync(pidFile(folder))) return
  await endLeftover(Number(readFileSync(pidFile(folder), 'utf8')), database, 'SIGTERM')
  rmSync(pidFile(folder), { force: true })
}

function pidFile(folder: string): string {
  return join(folder, 'temporal.pid')
}
