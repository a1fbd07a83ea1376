import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildProduct } from '../sandbox/build.ts'
import { sideBySide } from '../sandbox/scenarios/side-by-side.ts'
import { findTemporal } from '../sandbox/temporal-binary.ts'
import type { Findings } from './part.ts'

/**
 * `npm test` runs everything; `npm test -- test/policies` what is in a folder, `npm test -- 'test/**\/codec.test.ts'`
 * what fits a pattern, `npm test -- -g 'thirty days'` what is named so. The last line says how it went.
 *
 * Cases wait far more than they work, so the files are parted, and the parts run side by side, each in a process of its
 * own. What a part says is shown when it has ended, in one piece.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { grep: { type: 'string', short: 'g' } },
})
const ROOT = resolve(import.meta.dirname, '..')
/** Two more than there are processors, for cases wait more than they work. Each may hold a sandbox in memory. */
const AT_ONCE = Math.min(availableParallelism(), 4) + 2

/** Files that can share a sandbox share one of so many: with a single one they would be the last to end. */
const SHARED_WORLDS = 2

/** The rest is in the order of their names; whoever takes minutes begins first, so that nobody is left over at the end. */
const LONGEST = [
  'test/scenarios.test.ts',
  'test/chaos/fault-points.test.ts',
  'test/modes/nothing-remembered.test.ts',
  'test/chaos/random-kills.test.ts',
]

const running = new Set<ChildProcess>()
process.once('exit', () => running.forEach(child => void child.kill('SIGTERM')))
process.once('SIGINT', () => process.exit(130))
process.once('SIGTERM', () => process.exit(143))

const { measured, others } = partsOf(chosenFiles())
// Fetched once, before several would fetch it at the same time.
const together = others.length > 1 ? await forAll() : []
const atOnce = others.length + measured.length === 1 ? 'alone' : 'side by side'
const findings = [
  ...(await sideBySide(others, AT_ONCE, files => run(files, atOnce))),
  // On a quiet machine, or they would measure the others.
  ...(await sideBySide(measured, 1, files => run(files, 'alone'))),
]
process.exit(summedUp(findings))

/** What every sandbox would make for itself. */
async function forAll(): Promise<string[]> {
  await findTemporal()
  const folder = mkdtempSync(join(tmpdir(), 'sendback-test-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  await buildProduct(folder)
  return [`--built=${folder}`]
}

function summedUp(findings: Findings[]): number {
  const count = (of: 'passed' | 'skipped') => findings.reduce((sum, found) => sum + found[of], 0)
  const failed = findings.flatMap(found => found.failed)
  if (count('passed') + count('skipped') + failed.length === 0)
    console.error('No test fits that. Say npm test -- <folder, file or pattern>, or -g <name>.')
  if (failed.length > 0) console.log(['', 'Failed:', ...failed.map(title => `  ${title}`), ''].join('\n'))
  console.log(`${count('passed')} passed, ${failed.length} failed`)
  return count('passed') > 0 && failed.length === 0 ? 0 : 1
}

/** One process for some files. One that ends without a word has failed, whatever its tests said before. */
async function run(files: string[], how: 'alone' | 'side by side'): Promise<Findings> {
  const began = Date.now()
  const options = [
    // A forgotten `.only` must not pass for the whole suite.
    ...(positionals.length === 0 && values.grep === undefined ? ['--forbid-only'] : []),
    ...(values.grep === undefined ? [] : [`--grep=${values.grep}`]),
    ...together,
  ]
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/part.ts', ...options, ...files], {
    cwd: ROOT,
    stdio: how === 'alone' ? ['ignore', 'inherit', 'inherit', 'ipc'] : ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  running.add(child)
  const said: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk))
  let found: Findings | undefined
  child.on('message', message => {
    found = message as Findings // what part.ts sends
  })
  const ended = await new Promise<string | number>(resolve =>
    child.once('close', (code, signal) => resolve(signal ?? code ?? 'an error')),
  )
  running.delete(child)
  process.stdout.write(Buffer.concat(said))
  if (how === 'side by side') console.log(`  ${files.length} files in ${Math.round((Date.now() - began) / 1000)} s\n`)
  return found ?? { passed: 0, failed: [`${files.join(', ')}: ended with ${ended} before it was through`], skipped: 0 }
}

/**
 * What a file starts says where it runs: a file with a sandbox of its own in a process of its own, files that can share
 * one in a few, and all that needs none dealt out to as many as run at once, last.
 */
function partsOf(files: string[]): { measured: string[][]; others: string[][] } {
  const starts = (file: string, what: RegExp) => what.test(readFileSync(resolve(ROOT, file), 'utf8'))
  const rank = (file: string) => (LONGEST.includes(file) ? LONGEST.indexOf(file) : LONGEST.length)
  const own = files.filter(file => starts(file, /\b(newWorld|openSandbox)\(/)).sort((a, b) => rank(a) - rank(b))
  const shared = files.filter(file => !own.includes(file) && starts(file, /\bsharedWorld\(/))
  const small = dealt(
    files.filter(file => !own.includes(file) && !shared.includes(file)),
    AT_ONCE,
  )
  const isMeasured = (file: string) => file.startsWith('test/cost/')
  const alone = own.filter(file => !isMeasured(file)).map(file => [file])
  const others = [
    ...alone.slice(0, LONGEST.length),
    ...dealt(shared, SHARED_WORLDS),
    ...alone.slice(LONGEST.length),
    ...small,
  ]
  return {
    measured: [own.filter(isMeasured)].filter(part => part.length > 0),
    others: others.filter(part => part.length > 0),
  }
}

/** Neighbours are alike, so each goes to another hand. */
function dealt(files: string[], hands: number): string[][] {
  return Array.from({ length: hands }, (_, hand) => files.filter((_, index) => index % hands === hand))
}

function chosenFiles(): string[] {
  const files = readdirSync(resolve(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
    .map(file => `test/${file.replaceAll('\\', '/')}`)
    .filter(file => file.endsWith('.test.ts'))
    .sort()
  const chosen = positionals.map(asPattern)
  return chosen.length === 0 ? files : files.filter(file => chosen.some(pattern => pattern.test(file)))
}

/** `*` stays within a folder, `**` does not; a folder stands for all that is in it. */
function asPattern(glob: string): RegExp {
  const path = glob.replace(/^\.?\//, '').replace(/\/$/, '')
  const pattern = path
    .replace(/[.+^${}()|[\]\\?]/g, '\\$&')
    .replace(/\*\*\/|\*/g, star => (star === '*' ? '[^/]*' : '(?:.*/)?'))
  return new RegExp(`^${pattern}(/|$)`)
}
