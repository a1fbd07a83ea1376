import { fork } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { policyMutants } from './program.ts'
import type { Mutant } from './sites.ts'
import { NAMES_A_RULE, Workbench } from './workbench.ts'

const ROOT = resolve(import.meta.dirname, '../..')

/** Arithmetic of days and the reading of YAML have no rule of their own, and take the longest. */
const LEFT_OUT = new Set(['calendar', 'json-schema', 'load', 'request'])

interface Report {
  what: string
  change: string
  place: string
  /** The first failing test that names a rule; absent when the mutant survived. */
  caughtBy?: string
}

/**
 * Changes each number and each cell of every profile and table in turn, and demands a failing test that names the rule.
 * `--every 25` tries every twenty-fifth of them. Exit code 1 when one survives.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { every: { type: 'string', default: '1' }, share: { type: 'string' } } })
  const every = Number(values.every)
  const mutants = policyMutants(ROOT).filter((_, index) => index % every === 0)
  if (values.share !== undefined) return work(mutants, values.share)

  const workers = Math.max(1, availableParallelism())
  process.stdout.write(`${mutants.length} mutants of the policies, ${workers} at a time.\n`)
  const reports: Report[] = []
  await Promise.all(
    Array.from({ length: workers }, (_, index) => {
      const worker = fork(import.meta.filename, ['--every', values.every, '--share', `${index}/${workers}`])
      worker.on('message', (report: Report) => {
        reports.push(report)
        const verdict = report.caughtBy ? 'caught  ' : 'SURVIVED'
        process.stdout.write(`${verdict} ${report.place} ${report.what}: ${report.change}\n`)
      })
      return new Promise<void>((ended, failed) =>
        worker.on('exit', code => (code === 0 ? ended() : failed(new Error(`A worker ended with code ${code}.`)))),
      )
    }),
  )
  const survivors = reports.filter(report => report.caughtBy === undefined)
  process.stdout.write(`${reports.length - survivors.length} caught, ${survivors.length} survived.\n`)
  process.exitCode = survivors.length > 0 || reports.length < mutants.length ? 1 : 0
}

/** One worker's share: every so many-th mutant, on a bench of its own. */
async function work(mutants: Mutant[], share: string): Promise<void> {
  const [index = 0, of = 1] = share.split('/').map(Number)
  const tests = readdirSync(join(ROOT, 'test/policies'))
    .filter(name => name.endsWith('.test.ts') && !LEFT_OUT.has(name.slice(0, -'.test.ts'.length)))
    .map(name => `test/policies/${name}`)
  const bench = new Workbench(ROOT, tests)
  try {
    const broken = await bench.unchanged()
    if (broken.length > 0) throw new Error(`The tests do not pass as they are: ${broken.join('; ')}`)
    for (const mutant of mutants.filter((_, n) => n % of === index)) process.send?.(reportOf(await bench.try(mutant)))
  } finally {
    rmSync(bench.folder, { recursive: true, force: true })
  }
}

function reportOf({ mutant, failed }: { mutant: Mutant; failed: string[] }): Report {
  const { file, line, what, from, to } = mutant
  const caughtBy = failed.find(title => NAMES_A_RULE.test(title))
  return { what, change: `${from} → ${to}`, place: `${file}:${line}`, ...(caughtBy !== undefined && { caughtBy }) }
}

await main()
