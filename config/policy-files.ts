import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readProfile } from '../policies/load.ts'
import type { Profile } from '../policies/profile.ts'

/** A company's own policies: every `*.yaml` of a folder. Throws an Error that names every mistake in every file, with its line. */
export function readPolicyFiles(folder: string | undefined): Profile[] {
  if (folder === undefined) return []
  const files = readdirSync(folder)
    .filter(name => /\.ya?ml$/.test(name))
    .sort()
  const read = files.map(name => readProfile(readFileSync(join(folder, name), 'utf8'), name))
  const mistakes = read.flatMap(one => (one.kind === 'mistakes' ? one.mistakes : []))
  if (mistakes.length > 0) {
    const lines = mistakes.map(
      ({ source, line, column, path, message }) => `  ${source}:${line}:${column} ${path}: ${message}`,
    )
    throw new Error(`POLICY_DIR has policies that cannot be read:\n${lines.join('\n')}`)
  }
  return read.flatMap(one => (one.kind === 'profile' ? [one.profile] : []))
}
