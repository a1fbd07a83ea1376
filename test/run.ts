import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import Mocha from 'mocha'
import { mochaHooks } from './world.ts'

/**
 * `npm test` runs everything; `npm test -- test/policies` what is in a folder, `npm test -- 'test/**\/codec.test.ts'`
 * what fits a pattern, `npm test -- -g 'thirty days'` what is named so. The last line says how it went.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { grep: { type: 'string', short: 'g' } },
})
const ROOT = resolve(import.meta.dirname, '..')

const mocha = new Mocha({
  timeout: 120_000,
  reporter: 'spec',
  // A forgotten `.only` must not pass for the whole suite.
  forbidOnly: positionals.length === 0 && values.grep === undefined,
  ...(values.grep === undefined ? {} : { grep: values.grep }),
})
mocha.rootHooks(mochaHooks)
for (const file of chosenFiles()) mocha.addFile(resolve(ROOT, file))
try {
  await mocha.loadFilesAsync()
} catch (error) {
  console.error(error)
  console.log('0 passed, 1 failed')
  process.exit(1)
}

// By way of `exit`, so that the servers that tests have started end with us.
process.once('SIGINT', () => process.exit(130))
process.once('SIGTERM', () => process.exit(143))

const runner = mocha.run(() => {
  const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {}
  if (passes + failures + pending === 0)
    console.error('No test fits that. Say npm test -- <folder, file or pattern>, or -g <name>.')
  console.log(`${passes} passed, ${failures} failed`)
  process.exit(passes > 0 && failures === 0 ? 0 : 1)
})

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
