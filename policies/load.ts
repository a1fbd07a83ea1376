import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { type Profile, profileSchema } from './profile.ts'

/** Where and what is wrong in a profile's file. Lines and columns count from 1; `path` is `advanceReplacement.window`. */
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
  const read = profileSchema.safeParse(written.value, { error: wordMissing })
  if (read.success) return { kind: 'profile', profile: read.data }
  return {
    kind: 'mistakes',
    mistakes: read.error.issues
      .flatMap(places)
      .map(({ path, message }) => mistakeAt(offsetOf(document, path), path.join('.'), message))
      .sort((a, b) => a.line - b.line || a.column - b.column),
  }
}

/** An alias without its anchor, or aliases multiplied without end, only show once the document is put together. */
function writtenIn(document: Document): { kind: 'value'; value: unknown } | { kind: 'unreadable'; message: string } {
  try {
    return { kind: 'value', value: document.toJS() }
  } catch (error) {
    return { kind: 'unreadable', message: error instanceof Error ? error.message : String(error) }
  }
}

function wordMissing(issue: { input?: unknown }): string | undefined {
  return issue.input === undefined ? 'this setting is missing, and has no default' : undefined
}

interface Place {
  path: PropertyKey[]
  message: string
}

/** An unknown key stands at the key itself, and there may be several. */
function places(issue: z.core.$ZodIssue): Place[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({ path: [...issue.path, key], message: `there is no setting "${key}" here` }))
  return [{ path: issue.path, message: issue.message }]
}

/** Where a path's value begins; for what is not there, where it is missing. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let known = path.length; known >= 0; known--) {
    const node = document.getIn(path.slice(0, known), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}

/** The parser adds a drawing of the place, which we give as numbers. */
function firstLine(message: string): string {
  return message.split(' at line ')[0] ?? message
}
