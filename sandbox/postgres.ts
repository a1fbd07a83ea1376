import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import pg from 'pg'
import { freePort } from './free-port.ts'
import { type PostgresHome, postgresHome } from './postgres-home.ts'
import { endLeftover, launch } from './server-process.ts'

export interface RunningPostgres {
  /** `postgres://…`, with the password. */
  url: string
  pid: number
  stop(): Promise<void>
}

/**
 * A real PostgreSQL 18 on 127.0.0.1, with `database` in it, for as long as this process lives. Its data, password and
 * port stay in `folder` (or where `folder/postgres.json` says), so the next start finds everything, also after a kill
 * or a power cut: commits wait for the disk. `port` is a wish; without one it is the last one's; a port that somebody
 * uses is replaced by a free one.
 */
export async function startPostgres(wanted: {
  folder: string
  database: string
  port?: number
}): Promise<RunningPostgres> {
  const { folder, database } = wanted
  mkdirSync(folder, { recursive: true })
  const kept = readNote(folder)
  const home = postgresHome(folder, kept?.data)
  const cluster = join(home.data, 'cluster')
  await endPredecessor(cluster)
  if (!kept) clearAway(cluster, folder)
  // Noted before the cluster is made with it: a password that a kill lets us forget is a lost database.
  const note: Note = kept ?? { data: home.data, password: randomBytes(18).toString('base64url') }
  writeNote(folder, note)

  if (!existsSync(cluster)) initialise(home, cluster, note.password)
  const { server, port } = await startServer(home, cluster, folder, { ...note, port: wanted.port ?? note.port })
  writeNote(folder, { ...note, port })
  await createDatabase(urlOf('postgres', port, note.password), database)
  return { url: urlOf(database, port, note.password), pid: server.pid, stop: server.stop }
}

const USER = 'sendback'
const START_ATTEMPTS = 5

/** What one run leaves to the next, in `postgres.json`, for its own user's eyes only. */
interface Note {
  data: string
  password: string
  port?: number | undefined
}

function readNote(folder: string): Note | undefined {
  const path = join(folder, 'postgres.json')
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Note) : undefined // written just below
}

function writeNote(folder: string, note: Note): void {
  const path = join(folder, 'postgres.json')
  writeFileSync(`${path}.new`, `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}

/**
 * A cluster whose password nobody knows any more. Outside `folder`, its sandbox was deleted, and it goes the same way;
 * inside, somebody took `postgres.json` away, and should decide.
 */
function clearAway(cluster: string, folder: string): void {
  if (!existsSync(cluster)) return
  if (cluster.startsWith(resolve(folder) + sep))
    throw new Error(
      `${cluster} is a database without its postgres.json, which has the password. Bring it, or delete both.`,
    )
  rmSync(cluster, { recursive: true })
}

/** `initdb` writes beside and is renamed when it is through: a cluster that exists is a whole one. */
function initialise({ programs, data, owner }: PostgresHome, cluster: string, password: string): void {
  const making = `${cluster}.new`
  const passwordFile = join(data, 'password')
  rmSync(making, { recursive: true, force: true })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (owner) chownSync(passwordFile, owner.uid, owner.gid)
  const access = [`--username=${USER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
  // PostgreSQL's own locale: the same order of words on every machine.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  execFileSync(join(programs, 'initdb'), [`--pgdata=${making}`, ...access, ...locale], {
    ...owner,
    cwd: '/',
    env: { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  rmSync(passwordFile)
  renameSync(making, cluster)
}

/**
 * A start may fail although all is well: another program took the port just now, or the memory of a killed server is
 * not given back yet. So it is tried a few times.
 */
async function startServer({ programs, owner }: PostgresHome, cluster: string, folder: string, note: Note) {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(note.port)
    const settings = [
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'fsync=on',
      'timezone=UTC',
      'max_connections=200',
    ]
    const server = launch({
      name: 'PostgreSQL',
      program: join(programs, 'postgres'),
      args: ['-D', cluster, '-p', String(port), ...settings.flatMap(setting => ['-c', setting])],
      log: join(folder, 'postgres.log'),
      stopSignal: 'SIGINT',
      owner,
    })
    try {
      await server.ready(() => answers(urlOf('postgres', port, note.password)))
      return { server, port }
    } catch (error) {
      await server.stop()
      if (attempt === START_ATTEMPTS) throw error
      await new Promise(resolve => setTimeout(resolve, 500))
    }
  }
}

async function answers(url: string): Promise<'yes' | 'not-yet'> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
    await client.query('SELECT 1')
    return 'yes'
  } catch (error) {
    // Refused or cut off: it is not listening yet. 57P03: it is, and recovers from a kill first.
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === '57P03') return 'not-yet'
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

/**
 * Two servers on one cluster would ruin it, and PostgreSQL guards against that by the number in `postmaster.pid`. If
 * that is a server that a killed run left behind, it is ended; if the number now belongs to somebody else, which would
 * make PostgreSQL refuse for ever, the file is stale and goes.
 */
async function endPredecessor(cluster: string): Promise<void> {
  const lock = join(cluster, 'postmaster.pid')
  if (!existsSync(lock)) return
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0])
  if ((await endLeftover(pid, cluster, 'SIGINT')) === 'not-ours') rmSync(lock, { force: true })
}

function urlOf(database: string, port: number, password: string): string {
  return `postgres://${USER}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`
}
