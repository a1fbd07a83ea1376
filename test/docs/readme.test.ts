import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { delimiter, dirname, resolve } from 'node:path'
import { promisify } from 'node:util'
import { findTemporal } from '../../sandbox/temporal-binary.ts'
import type { RunningSandbox } from '../../sandbox/world.ts'
import { sharedWorld } from '../world.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const README = readFileSync(resolve(ROOT, 'README.md'), 'utf8')
const run = promisify(execFile)

describe('The README’s walk-through', () => {
  const steps = stepsIn(README)
  let said: string[]

  before(async function () {
    this.timeout(300_000)
    said = await inOneTerminal(
      steps.map(step => step.commands),
      await sharedWorld(),
    )
  })

  for (const [n, { says, answer }] of steps.entries())
    if (answer !== undefined)
      it(`answers as shown: ${says}`, () => {
        const last = said[n]?.trim().split('\n').at(-1) ?? ''
        assertContains(JSON.parse(last), JSON.parse(answer), last)
      })

  it('is there, with commands and with answers', () => {
    assert.ok(steps.length >= 12, `only ${steps.length} steps were found`)
    assert.ok(steps.filter(step => step.answer !== undefined).length >= 10)
  })
})

interface Step {
  /** The sentence above the commands. */
  says: string
  commands: string
  /** What a reader is shown right below: the last line that the commands print, shortened. */
  answer?: string | undefined
}

/** Every block marked `sh`, verbatim, with the sentence above it and the `json` block that follows it at once. */
function stepsIn(markdown: string): Step[] {
  const blocks = /(?:([^\n.:]+)[^\n]*\n\n)?^```sh\n([\s\S]*?)^```\n(?:```json\n([\s\S]*?)^```$)?/gm
  return [...markdown.matchAll(blocks)].map(([, says = '', commands = '', answer]) => ({ says, commands, answer }))
}

/** Runs the blocks one after the other in one shell, where the sandbox is another than `npm start`'s. */
async function inOneTerminal(blocks: string[], box: RunningSandbox): Promise<string[]> {
  const temporal = await findTemporal()
  const script = blocks.map(block => replaced(block, { BOX: box.folder, TEMPORAL: temporal })).join(`\necho '${CUT}'\n`)
  const path = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`
  const surroundings = { cwd: ROOT, env: { ...process.env, PATH: path } }
  const { stdout } = await run('bash', ['-eu', '-o', 'pipefail', '-c', script], surroundings)
  return stdout.split(`${CUT}\n`)
}

const CUT = '--- the next block ---'

/** The two values that the README sets and a reader may change. */
function replaced(block: string, values: Record<string, string>): string {
  return Object.entries(values).reduce(
    (text, [name, value]) => text.replace(new RegExp(`^${name}=.*$`, 'm'), `${name}='${value}'`),
    block,
  )
}

/** Whether all that is expected stands in what was said: fields by name, list entries in their order, any time for a time. */
function assertContains(actual: unknown, expected: unknown, all: string): void {
  assert.ok(contains(actual, expected), `expected ${JSON.stringify(expected)}\n in ${all}`)
}

function contains(actual: unknown, expected: unknown): boolean {
  if (Array.isArray(expected)) return Array.isArray(actual) && containsInOrder(actual, expected)
  if (typeof expected === 'object' && expected !== null)
    return Object.entries(expected).every(([key, value]) => contains(Object(actual)[key], value))
  return isTime(expected) ? isTime(actual) : actual === expected
}

function containsInOrder(actual: unknown[], expected: unknown[]): boolean {
  if (expected.length === 0) return actual.length === 0
  let from = 0
  return expected.every(wanted => {
    const found = actual.findIndex((one, n) => n >= from && contains(one, wanted))
    from = found + 1
    return found >= 0
  })
}

function isTime(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)
}
