import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import Mocha from 'mocha'
import { builtBefore, mochaHooks } from './world.ts'

/** What one process has found; it goes to `run.ts`, which started it. */
export interface Findings {
  passed: number
  failed: string[]
  skipped: number
}

/** Runs the files it is given, one after the other in this process: `run.ts` starts one of these for each part. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { grep: { type: 'string' }, built: { type: 'string' }, 'forbid-only': { type: 'boolean', default: false } },
})

const mocha = new Mocha({
  timeout: 120_000,
  reporter: 'spec',
  forbidOnly: values['forbid-only'],
  ...(values.grep === undefined ? {} : { grep: values.grep }),
})
if (values.built !== undefined) builtBefore(values.built)
mocha.rootHooks(mochaHooks)
for (const file of positionals) mocha.addFile(resolve(file))

// By way of `exit`, so that the servers that tests have started end with us; and with us, when `run.ts` is gone.
process.once('SIGINT', () => process.exit(130))
process.once('SIGTERM', () => process.exit(143))
process.once('disconnect', () => process.exit(1))

const findings = await mocha.loadFilesAsync().then(runAll, (error: unknown) => {
  console.error(error)
  return { passed: 0, failed: [`${positionals.join(', ')} cannot be loaded`], skipped: 0 }
})
process.send?.(findings, () => process.exit(findings.failed.length === 0 ? 0 : 1))

function runAll(): Promise<Findings> {
  const failed: string[] = []
  return new Promise(resolve => {
    const runner = mocha.run(() => {
      const { passes = 0, pending = 0 } = runner.stats ?? {}
      resolve({ passed: passes, failed, skipped: pending })
    })
    runner.on('fail', test => failed.push(test.fullTitle()))
  })
}
