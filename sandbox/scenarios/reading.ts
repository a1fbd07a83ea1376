import { type Document, isMap, isNode, LineCounter, type Node, parseDocument } from 'yaml'
import { z } from 'zod'
import { Approval } from './approval.ts'
import { EXPECTATIONS } from './expectations.ts'
import { details, text, time, unknownWord } from './forms.ts'
import { HAPPENINGS } from './happenings.ts'
import type { Scenario, Step } from './scenario.ts'

/** Where a file is wrong, and how. Lines count from 1. */
export interface Mistake {
  line: number
  message: string
}

export type ReadScenario = { kind: 'scenario'; scenario: Scenario } | { kind: 'mistakes'; mistakes: Mistake[] }

/** Reads a scenario's file. Every mistake is found at once, each with its line. */
export function readScenario(yaml: string): ReadScenario {
  const lines = new LineCounter()
  // Every scalar is the text that stands there: 399.00 keeps its cents, and a serial number its zeros.
  const document = parseDocument(yaml, { schema: 'failsafe', lineCounter: lines })
  if (document.errors.length > 0)
    return {
      kind: 'mistakes',
      mistakes: document.errors.map(error => ({
        line: lines.linePos(error.pos[0]).line,
        message: error.message.split(' at line ')[0] ?? error.message,
      })),
    }
  const read = File.safeParse(document.toJS(), { reportInput: true })
  const lineOf = (path: readonly PropertyKey[]) => lines.linePos(offsetOf(document, path)).line
  if (!read.success)
    return {
      kind: 'mistakes',
      mistakes: read.error.issues
        .flatMap(placesOf)
        .map(({ path, message }) => ({ line: lineOf(path), message: said(path, message) }))
        .sort((one, other) => one.line - other.line),
    }
  const { approval, steps, ...head } = read.data
  return {
    kind: 'scenario',
    scenario: {
      ...head,
      approval: approval ?? Approval.parse({}),
      steps: steps.map((step, index) => ({ ...step, line: lineOf(['steps', index]) })),
    },
  }
}

const WHEN = 'as the clock strikes'
const STEP_WORDS = ['at', WHEN, 'expect', ...Object.keys(HAPPENINGS)]

/** One thing that happens, what is expected, or both: first the one, then the other. */
const StepForm = z
  .record(z.string(), z.unknown(), 'expected a step with its time, as in "- at: 2026-03-05 10:12"')
  .transform((written, context): Omit<Step, 'line'> => {
    const wrong = (path: string, message: string) =>
      context.issues.push({ code: 'custom', input: written, path: [path], message })
    const words = Object.keys(written)
    for (const word of words) if (!STEP_WORDS.includes(word)) wrong(word, unknownWord(word, STEP_WORDS))
    const [name, ...more] = words.filter(word => Object.hasOwn(HAPPENINGS, word))
    for (const other of more) wrong(other, 'one thing happens in a step; give this one a step of its own')
    if (name === undefined && !('expect' in written))
      wrong('at', 'nothing happens in this step, and nothing is expected')
    if (!('at' in written)) wrong('at', 'missing; every step has its time, or "same time" as the step before')
    const at = 'at' in written ? part(context, StepTime, written.at, ['at']) : undefined
    const act = name === undefined ? undefined : part(context, HAPPENINGS[name], written[name], [name])
    const expected = 'expect' in written ? part(context, Expected, written.expect, ['expect']) : []
    return {
      at: at ?? 'same time',
      name,
      act,
      when: WHEN in written ? 'as the clock strikes' : 'at rest',
      checks: expected ?? [],
    }
  })

const StepTime = z.union([z.literal('same time'), time], {
  error: issue => (issue.code === 'invalid_union' ? issue.errors.at(-1)?.[0]?.message : undefined),
})

const Expected = z
  .record(z.string(), z.unknown(), 'expected what is expected, as in "stage: overdue"')
  .transform((written, context) =>
    Object.entries(written).flatMap(([name, wanted]) => {
      if (!Object.hasOwn(EXPECTATIONS, name)) {
        const message = unknownWord(name, Object.keys(EXPECTATIONS))
        context.issues.push({ code: 'custom', input: written, path: [name], message })
        return []
      }
      const check = part(context, EXPECTATIONS[name], wanted, [name])
      return check ? [{ name, check }] : []
    }),
  )

const File = details({
  number: text,
  title: text,
  policy: text.default('acceptance'),
  starts: time,
  approval: z.exactOptional(Approval),
  steps: z.array(StepForm, 'expected a list of steps'),
})

/** Reads a part by its own form; its mistakes are the whole's, at their place. */
function part<Form extends z.ZodType>(
  context: z.core.$RefinementCtx,
  form: Form | undefined,
  written: unknown,
  path: PropertyKey[],
): z.output<Form> | undefined {
  const read = form?.safeParse(written, { reportInput: true })
  if (read?.success) return read.data
  for (const issue of read?.error.issues ?? [])
    context.issues.push({
      code: 'custom',
      input: written,
      path: [...path, ...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])],
      message: wording(issue),
    })
  return undefined
}

/** An unknown word stands where it is written, and there may be several. */
function placesOf(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string }[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({ path: [...issue.path, key], message: issue.message }))
  return [{ path: issue.path, message: wording(issue) }]
}

function wording(issue: z.core.$ZodIssue): string {
  return 'input' in issue && issue.input === undefined && issue.code === 'invalid_type'
    ? `missing; ${issue.message}`
    : issue.message
}

/** The last word of the path is what one looks for on the line; a message about a word itself names it already. */
function said(path: readonly PropertyKey[], message: string): string {
  const last = path.findLast(step => typeof step === 'string')
  return last === undefined || message.startsWith(`"${String(last)}"`) ? message : `${String(last)}: ${message}`
}

/** Where a path's key stands in the file; for what is missing, where it would have stood. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let known = path.length; known >= 0; known--) {
    const holder: unknown = document.getIn(path.slice(0, Math.max(0, known - 1)), true)
    const key = path[known - 1]
    const pair = isMap(holder) ? holder.items.find(item => String(item.key) === key) : undefined
    const node: unknown = pair?.key ?? document.getIn(path.slice(0, known), true)
    if (isNode(node) && (node as Node).range) return (node as Node).range?.[0] ?? 0 // just found to be one
  }
  return 0
}
