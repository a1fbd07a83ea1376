import { isNode, LineCounter, parseDocument } from 'yaml'
import { policyBook } from './book.ts'
import { type Mistake, type ReadProfile, readProfile } from './load.ts'

export interface ProfileFile {
  source: string
  text: string
}

/** Reads the profiles that are to stand side by side. Each is told its own mistakes, and whether its id is taken. */
export function readProfiles(files: readonly ProfileFile[]): ReadProfile[] {
  return files.map((file, index) => {
    const read = readProfile(file.text, file.source)
    const taken = takenId(file, files.slice(0, index))
    if (!taken) return read
    const others = read.kind === 'mistakes' ? read.mistakes : []
    const mistakes = [...others, taken].sort((a, b) => a.line - b.line || a.column - b.column)
    return { kind: 'mistakes', mistakes }
  })
}

function takenId(file: ProfileFile, before: readonly ProfileFile[]): Mistake | undefined {
  const own = idIn(file.text)
  if (!own) return undefined
  const other = before.find(({ source, text }) => source !== file.source && idIn(text)?.id === own.id)
  const company = policyBook().find(own.id)?.company
  if (!other && !company) return undefined
  const holder = other ? other.source : `the policy of ${company} that comes with Sendback`
  const message = `is "${own.id}", which is the id of ${holder}; write an id of its own`
  return { source: file.source, line: own.line, column: own.column, path: 'id', message }
}

/** The id that a file gives itself, also where its profile has mistakes; absent where it gives none. */
function idIn(text: string): { id: string; line: number; column: number } | undefined {
  const lineCounter = new LineCounter()
  const node = parseDocument(text, { lineCounter }).getIn(['id'], true)
  if (!isNode(node) || !node.range) return undefined
  const { line, col } = lineCounter.linePos(node.range[0])
  return { id: String(node), line, column: col }
}
