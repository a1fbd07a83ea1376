import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import Mocha from 'mocha'
import { register } from 'tsx/cjs/api'
import type { Mutant } from './sites.ts'

/** What the tests of the policies are made of. */
const COPIED = ['package.json', 'tsconfig.json', 'domain', 'policies', 'sandbox/profiles', 'test/policies']

export type Verdict =
  /** By the test of this title. */
  | { kind: 'caught'; by: string }
  /** The schema takes no such profile, so the program does not even start. */
  | { kind: 'refused'; message: string }
  /** Tests that failed without naming the rule are none. */
  | { kind: 'survived'; failed: string[] }

export interface Trial {
  /** In the order in which they are tried; the first that fails by the right name ends the trial. */
  tests: readonly string[]
  isRight(title: string): boolean
}

/**
 * A copy of the policies and their tests, on which one value at a time is changed. What does not depend on that value
 * stays loaded, so a mutant takes as long as the tests that catch it.
 */
export class Workbench {
  readonly #folder = mkdtempSync(join(tmpdir(), 'mutants-'))
  readonly #root: string
  readonly #require: NodeJS.Require

  constructor(root: string) {
    this.#root = root
    for (const part of COPIED) cpSync(join(root, part), join(this.#folder, part), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(this.#folder, 'node_modules'))
    register()
    this.#require = createRequire(join(this.#folder, 'package.json'))
    // A property is broken by many examples or by none: a mutant needs few.
    fc.configureGlobal({ numRuns: 15 })
  }

  /** Runs tests on the policies as they are, and tells what fails: nothing may. */
  async unchanged(tests: readonly string[]): Promise<string[]> {
    const verdict = await this.#run({ tests, isRight: () => false })
    return verdict.kind === 'survived' ? verdict.failed : [verdict.kind]
  }

  async try(mutant: Mutant, trial: Trial): Promise<Verdict> {
    const path = join(this.#folder, mutant.file)
    writeFileSync(path, mutant.text)
    this.#forget(path)
    try {
      return this.#refusal() ?? (await this.#run(trial))
    } finally {
      cpSync(join(this.#root, mutant.file), path)
      this.#forget(path)
    }
  }

  clear(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #refusal(): Verdict | undefined {
    try {
      this.#require(join(this.#folder, 'policies/book.ts')).policyBook()
      return undefined
    } catch (error) {
      return { kind: 'refused', message: error instanceof Error ? error.message : String(error) }
    }
  }

  async #run({ tests, isRight }: Trial): Promise<Verdict> {
    const failed: string[] = []
    for (const test of tests) {
      for (const title of await this.#failuresIn(join(this.#folder, test), isRight)) {
        if (isRight(title)) return { kind: 'caught', by: title }
        failed.push(title)
      }
    }
    return { kind: 'survived', failed }
  }

  async #failuresIn(test: string, isRight: Trial['isRight']): Promise<string[]> {
    delete this.#require.cache[test]
    const mocha = new Mocha({ reporter: 'min', timeout: 20_000 })
    mocha.suite.emit('pre-require', globalThis, '', mocha)
    try {
      this.#require(test)
    } catch (error) {
      return [`${test} cannot be loaded: ${error instanceof Error ? error.message : error}`]
    }
    const failed: string[] = []
    const runner = new Mocha.Runner(mocha.suite, {})
    await new Promise(ended =>
      runner
        .on('fail', one => {
          failed.push(one.fullTitle())
          if (isRight(one.fullTitle())) runner.abort()
        })
        .run(ended),
    )
    runner.dispose()
    return failed
  }

  /** The module and all that is made of it, so that they are loaded anew. */
  #forget(path: string): void {
    const { cache } = this.#require
    const gone = new Set([path])
    for (const one of gone)
      for (const [name, module] of Object.entries(cache))
        if (module?.children.some(({ filename }) => filename === one)) gone.add(name)
    for (const name of gone) delete cache[name]
  }
}
