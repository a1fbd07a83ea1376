import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { formsAt, type JsonSchema, policyJsonSchema, settingsAt, whatFits } from './json-schema.ts'
import { nearest } from './nearest.ts'
import { type Profile, profileSchema } from './profile.ts'

/**
 * Where something is wrong in a profile's file, what it is, and what would be right. Lines and columns count from 1;
 * `path` is `advanceReplacement.window`, and empty for the file as a whole.
 */
export interface Mistake {
  source: string
  line: number
  column: number
  path: string
  message: string
}

export type ReadProfile = { kind: 'profile'; profile: Profile } | { kind: 'mistakes'; mistakes: Mistake[] }

/** Reads one company's profile from YAML text. Every mistake is found at once, each at its place in the file. */
export function readProfile(yamlText: string, sourceName: string): ReadProfile {
  const lines = new LineCounter()
  const document = parseDocument(yamlText, { lineCounter: lines })
  const mistakeAt = (offset: number, path: string, message: string): Mistake => {
    const { line, col } = lines.linePos(offset)
    return { source: sourceName, line, column: col, path, message }
  }
  if (document.errors.length > 0)
    return {
      kind: 'mistakes',
      mistakes: document.errors.map(error => mistakeAt(error.pos[0], '', firstLine(error.message))),
    }
  const written = writtenIn(document)
  if (written.kind === 'unreadable') return { kind: 'mistakes', mistakes: [mistakeAt(0, '', written.message)] }
  // What the schema does not say in words of its own comes back empty, and is said from its published form.
  const read = profileSchema.safeParse(written.value, { error: () => '' })
  if (read.success) return { kind: 'profile', profile: read.data }
  const form = policyJsonSchema()
  const found = read.error.issues.flatMap(issue => places(issue, document, form))
  // A setting that is only misspelt is not missing as well.
  const misspelt = new Set(found.map(({ meant }) => meant))
  return {
    kind: 'mistakes',
    mistakes: found
      .map(({ path, offset, message }) => mistakeAt(offset, path.join('.'), message))
      .filter(({ path }) => !misspelt.has(path))
      .sort((a, b) => a.line - b.line || a.column - b.column),
  }
}

/** `acme.yaml:9:3: advanceReplacement.collateral: is "cash"; write one of …`, as compilers write it. */
export function mistakeLine({ source, line, column, path, message }: Mistake): string {
  return `${source}:${line}:${column}: ${path && `${path}: `}${message}`
}

/** An alias without its anchor, or aliases multiplied without end, only show once the document is put together. */
function writtenIn(document: Document): { kind: 'value'; value: unknown } | { kind: 'unreadable'; message: string } {
  try {
    return { kind: 'value', value: document.toJS() }
  } catch (error) {
    return { kind: 'unreadable', message: error instanceof Error ? error.message : String(error) }
  }
}

interface Place {
  path: PropertyKey[]
  offset: number
  message: string
  /** Of a misspelt setting, the path it was to have. */
  meant?: string
}

function places(issue: z.core.$ZodIssue, document: Document, form: JsonSchema): Place[] {
  const { path } = issue
  if (issue.code === 'unrecognized_keys') return issue.keys.map(key => unknownSetting([...path, key], document, form))
  const deeper = issue.code === 'invalid_union' ? deepest(issue) : undefined
  if (deeper) return deeper.flatMap(inner => places({ ...inner, path: [...path, ...inner.path] }, document, form))
  return [{ path, offset: offsetOf(document, path), message: wording(issue, document, form) }]
}

/** Where a setting may have one of several forms: the mistakes within the one that was meant, if it shows which. */
function deepest(issue: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue[] | undefined {
  const meant = issue.errors.filter(errors => errors.every(error => error.path.length > 0))
  return meant.length === 1 ? meant[0] : undefined
}

function unknownSetting(path: PropertyKey[], document: Document, form: JsonSchema): Place {
  const [key, around] = [String(path.at(-1)), path.slice(0, -1)]
  const known = settingsAt(around, form)
  const word = nearest(key, known)
  const advice = word ? `did you mean "${word}"?` : `leave it out; known are ${known.join(', ')}`
  return {
    path,
    offset: offsetOfKey(document, around, key),
    message: `there is no setting "${key}" here; ${advice}`,
    ...(word && !document.hasIn([...around, word]) && { meant: [...around, word].join('.') }),
  }
}

/** What stands there, and what would be right. */
function wording(issue: z.core.$ZodIssue, document: Document, form: JsonSchema): string {
  const { path } = issue
  const fits = issue.message || `write ${whatFits(formsAt(path, form))}`
  if (path.length > 0 && !document.hasIn(path)) return `is missing, and has no default; ${fits}`
  const node = document.getIn(path, true)
  const written = isScalar(node) ? JSON.stringify(node.value) : undefined
  return written === undefined || fits.includes(written) ? fits : `is ${written}; ${fits}`
}

/** Where a path's value begins; for what is not there, where it is missing. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let known = path.length; known >= 0; known--) {
    const node = document.getIn(path.slice(0, known), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}

/** An unknown setting stands at its name, not at its value. */
function offsetOfKey(document: Document, path: readonly PropertyKey[], key: string): number {
  const map = document.getIn(path, true)
  const pair = isMap(map) ? map.items.find(item => isScalar(item.key) && String(item.key.value) === key) : undefined
  return isScalar(pair?.key) && pair.key.range ? pair.key.range[0] : offsetOf(document, path)
}

/** The parser adds a drawing of the place, which we give as numbers. */
function firstLine(message: string): string {
  return message.split(' at line ')[0] ?? message
}
