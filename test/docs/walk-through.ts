import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** A document of ours, by its path. */
export function documentAt(path: string): string {
  return readFileSync(resolve(import.meta.dirname, '../..', path), 'utf8')
}

export interface Step {
  /** The sentence above the commands. */
  says: string
  commands: string
  /** What a reader is shown right below, shortened: of JSON the last line that is printed, of text any lines. */
  answer?: { kind: 'json' | 'text'; shown: string }
}

/** Every block marked `sh`, verbatim, with the sentence above it and the answer that follows it at once. */
export function stepsIn(markdown: string): Step[] {
  const blocks = /(?:([^\n.:]+)[^\n]*\n\n)?^```sh\n([\s\S]*?)^```\n(?:```(json|text)\n([\s\S]*?)^```$)?/gm
  return [...markdown.matchAll(blocks)].map(([, says = '', commands = '', kind, shown]) => ({
    says,
    commands,
    ...(shown !== undefined && { answer: { kind: kind === 'json' ? 'json' : 'text', shown } }),
  }))
}

/** Steps one after the other in one shell; what each printed can be told apart again by `printedBy`. */
export function inOneShell(steps: Step[]): string {
  return steps.map(({ commands }) => commands).join(`\necho '${CUT}'\n`)
}

export function printedBy(output: string): string[] {
  return output.split(`${CUT}\n`)
}

const CUT = '--- the next block ---'

/** Throws an AssertionError unless a step printed what the reader is shown below it. */
export function assertAnswered({ answer }: Step, printed = ''): void {
  if (answer?.kind === 'json') {
    const last = printed.trim().split('\n').at(-1) ?? ''
    assertContains(JSON.parse(last), JSON.parse(answer.shown), last)
  }
  if (answer?.kind === 'text') {
    const lines = answer.shown.trim().split('\n').map(asPattern)
    assert.match(printed, new RegExp(lines.join('[\\s\\S]*?'), 'm'))
  }
}

/** `…` stands for anything, and one space for as many as there are. */
function asPattern(line: string): string {
  const parts = line.trim().split(/\s*…\s*/)
  return `^${parts.map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')).join('.*')}$`
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
