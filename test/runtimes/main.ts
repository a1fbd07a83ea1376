import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'

/**
 * `npm run test:runtimes`: a short leg of the suite on every Node that we support, each fetched through npm into our
 * cache; `npm run test:runtimes -- 24` on one. The leg has a test of each room, and API, worker and relay started as
 * they are run. Ends with 1 when it fails on one of them.
 */
const VERSIONS = ['20.19.0', '22.23.3', '24.21.0']
const LEG = [
  'test/config',
  'test/domain',
  'test/policies/calendar.test.ts',
  'test/records/inbox.test.ts',
  'test/client/codec.test.ts',
  'test/cli/run.test.ts',
  'test/api/keys.test.ts',
  'test/modes/stopping.test.ts',
  // Started from source, as a company does.
  'test/modes/codec-on.test.ts',
]
const ROOT = resolve(import.meta.dirname, '../..')
const CACHE = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'sendback', 'node')

const wanted = process.argv.slice(2)
const chosen = VERSIONS.filter(
  version => wanted.length === 0 || wanted.some(one => `${version}.`.startsWith(`${one}.`)),
)
if (chosen.length === 0) {
  console.error(`Say one of ${VERSIONS.join(', ')}, or its first number.`)
  process.exit(2)
}

const verdicts: string[] = []
for (const version of chosen) {
  const began = Date.now()
  const code = await run(nodeOf(version))
  const took = Math.round((Date.now() - began) / 1_000)
  verdicts.push(`Node ${version}: ${code === 0 ? 'passed' : 'failed'} in ${took} s`)
  if (code !== 0) process.exitCode = 1
}
console.log(verdicts.join('\n'))

/** The program of that version, fetched if need be. */
function nodeOf(version: string): string {
  const name = `node-${process.platform}-${process.arch}`
  const home = join(CACHE, version)
  const program = join(home, 'node_modules', name, 'bin', 'node')
  if (!existsSync(program)) {
    mkdirSync(home, { recursive: true })
    const words = [
      'install',
      '--prefix',
      home,
      '--no-save',
      '--no-package-lock',
      '--ignore-scripts',
      `${name}@${version}`,
    ]
    const { status } = spawnSync('npm', words, { cwd: home, stdio: ['ignore', 'ignore', 'inherit'] })
    if (status !== 0 || !existsSync(program))
      throw new Error(`npm has no ${name}@${version} for us, or cannot be reached.`)
  }
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' })
  if (stdout.trim() !== `v${version}`)
    throw new Error(`${program} is ${stdout.trim()}, not v${version}. Delete ${home}.`)
  return program
}

function run(program: string): Promise<number> {
  const child = spawn(program, ['--import', 'tsx', 'test/run.ts', ...LEG], {
    cwd: ROOT,
    stdio: 'inherit',
    // For what is started by name.
    env: { ...process.env, PATH: [dirname(program), process.env.PATH].join(delimiter) },
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal))
  return new Promise(ended => child.once('close', code => ended(code ?? 1)))
}
