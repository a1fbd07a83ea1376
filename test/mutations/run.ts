import { fork } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { policyMutants } from './program.ts'
import { names, POLICIES, rulesOf } from './rules.ts'
import type { Mutant } from './sites.ts'
import { type Verdict, Workbench } from './workbench.ts'

const ROOT = resolve(import.meta.dirname, '../..')

interface Report {
  what: string
  change: string
  place: string
  rules: string[]
  verdict: Verdict
}

/**
 * Changes each number and each cell of every profile, table and default in turn, and demands a failing test that names
 * the rule which the value belongs to. `--every 25` tries every twenty-fifth of them, `--only speco` those whose file or
 * name has that in it. Exit code 1 when one survives.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      every: { type: 'string', default: '1' },
      only: { type: 'string', default: '' },
      share: { type: 'string' },
    },
  })
  const mutants = policyMutants(ROOT)
    .filter(({ file, what }) => `${file} ${what}`.includes(values.only))
    .filter((_, index) => index % Number(values.every) === 0)
  if (values.share !== undefined) return work(mutants, values.share)

  const workers = Math.max(1, Math.min(availableParallelism(), mutants.length))
  process.stdout.write(`${mutants.length} mutants of the policies, ${workers} at a time.\n`)
  const reports: Report[] = []
  await Promise.all(
    Array.from({ length: workers }, (_, index) => {
      const { every, only } = values
      const worker = fork(import.meta.filename, ['--every', every, '--only', only, '--share', `${index}/${workers}`])
      worker.on('message', (report: Report) => {
        reports.push(report)
        process.stdout.write(lineOf(report))
      })
      return new Promise<void>((ended, failed) =>
        worker.on('exit', code => (code === 0 ? ended() : failed(new Error(`A worker ended with code ${code}.`)))),
      )
    }),
  )
  const survivors = reports.filter(({ verdict }) => verdict.kind === 'survived')
  process.stdout.write(`${reports.length - survivors.length} caught, ${survivors.length} survived.\n`)
  process.exitCode = survivors.length > 0 || reports.length < mutants.length ? 1 : 0
}

/** One worker's share: every so many-th mutant, on a bench of its own. */
async function work(mutants: Mutant[], share: string): Promise<void> {
  const [index = 0, of = 1] = share.split('/').map(Number)
  const own = mutants.filter((_, n) => n % of === index)
  const bench = new Workbench(ROOT)
  // Whoever started us was stopped.
  process.once('disconnect', () => {
    bench.clear()
    process.exit(1)
  })
  try {
    const broken = await bench.unchanged([...new Set(own.flatMap(({ file }) => POLICIES[file]?.tests ?? []))].map(path))
    if (broken.length > 0) throw new Error(`The tests do not pass as they are: ${broken.join('; ')}`)
    for (const mutant of own) {
      const rules = rulesOf(mutant)
      const verdict = await bench.try(mutant, { tests: testsFor(mutant), isRight: title => names(title, rules) })
      process.send?.(reportOf(mutant, rules, verdict))
    }
  } finally {
    bench.clear()
    process.removeAllListeners('disconnect')
    process.disconnect?.()
  }
}

/** Those that are about the file first, then all others: a rule may be proven anywhere. */
function testsFor({ file }: Mutant): string[] {
  const others = readdirSync(join(ROOT, 'test/policies')).filter(name => name.endsWith('.test.ts') && !isSlow(name))
  return [...new Set([...(POLICIES[file]?.tests ?? []).map(path), ...others.map(name => `test/policies/${name}`)])]
}

function path(subject: string): string {
  return `test/policies/${subject}.test.ts`
}

/** Arithmetic of days in all zones, and all facts there are, take longest and name no rule of one value. */
function isSlow(name: string): boolean {
  return ['calendar.test.ts', 'every-decision.test.ts', 'json-schema.test.ts', 'load.test.ts'].includes(name)
}

function reportOf({ file, line, what, from, to }: Mutant, rules: string[], verdict: Verdict): Report {
  return { what, change: `${from} → ${to}`, place: `${file}:${line}`, rules, verdict }
}

function lineOf({ what, change, place, rules, verdict }: Report): string {
  const changed = `${place} ${what}: ${change}`
  switch (verdict.kind) {
    case 'caught':
      return `caught   ${changed}\n`
    case 'refused':
      return `refused  ${changed}\n`
    case 'survived':
      return `SURVIVED ${changed}; no failing test names ${rules.join(' or ')}${without(verdict.failed)}\n`
  }
}

function without(failed: readonly string[]): string {
  return failed.length === 0 ? '' : ` (these fail: ${failed.slice(0, 3).join('; ')})`
}

await main()
