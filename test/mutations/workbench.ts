import { cpSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import Mocha from 'mocha'
import { register } from 'tsx/cjs/api'
import type { Mutant } from './sites.ts'

/** What the tests of the policies are made of. */
const COPIED = ['package.json', 'tsconfig.json', 'domain', 'policies', 'sandbox/profiles', 'test/policies']

/** A test that fails on a mutant has to be about a rule, and says so. */
export const NAMES_A_RULE = /\b(FO|VD|SP)-\d+|\bsettled:[a-z0-9-]+/

export interface Verdict {
  mutant: Mutant
  /** Titles of the tests that failed. A mutant that cannot even be loaded fails them all. */
  failed: string[]
}

/**
 * A copy of the policies and their tests, on which one value at a time is changed. Everything else stays loaded, so a
 * mutant takes as long as its tests do.
 */
export class Workbench {
  readonly #folder = mkdtempSync(join(tmpdir(), 'mutants-'))
  readonly #root: string
  readonly #tests: string[]
  readonly #require: NodeJS.Require

  constructor(root: string, tests: string[]) {
    this.#root = root
    this.#tests = tests
    for (const part of COPIED) cpSync(join(root, part), join(this.#folder, part), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(this.#folder, 'node_modules'))
    register()
    this.#require = createRequire(join(this.#folder, 'package.json'))
    // A property is broken by many examples or by none: a mutant needs few.
    fc.configureGlobal({ numRuns: 15 })
  }

  get folder(): string {
    return this.#folder
  }

  /** Runs all tests on the policies as they are; they have to pass. */
  unchanged(): Promise<string[]> {
    return this.#failures()
  }

  async try(mutant: Mutant): Promise<Verdict> {
    const path = join(this.#folder, mutant.file)
    writeFileSync(path, mutant.text)
    try {
      return { mutant, failed: await this.#failures() }
    } finally {
      cpSync(join(this.#root, mutant.file), path)
    }
  }

  async #failures(): Promise<string[]> {
    for (const path of Object.keys(this.#require.cache))
      if (path.startsWith(this.#folder) && !path.includes('node_modules')) delete this.#require.cache[path]
    const mocha = new Mocha({ reporter: 'min', timeout: 20_000 })
    const failed: string[] = []
    mocha.suite.emit('pre-require', globalThis, '', mocha)
    try {
      for (const test of this.#tests) this.#require(join(this.#folder, test))
    } catch (error) {
      return [
        `settled:schema does not allow it: ${error instanceof Error ? error.message.slice(0, 200) : String(error)}`,
      ]
    }
    const runner = new Mocha.Runner(mocha.suite, {})
    await new Promise(resolve => runner.on('fail', test => failed.push(test.fullTitle())).run(resolve))
    runner.dispose()
    return failed
  }
}
