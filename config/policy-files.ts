import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mistakeLine } from '../policies/load.ts'
import { readProfiles } from '../policies/load-together.ts'
import type { Profile } from '../policies/profile.ts'

/** A company's own policies: every `*.yaml` of a folder. Throws an Error that names every mistake in every file, with its line. */
export function readPolicyFiles(folder: string | undefined): Profile[] {
  if (folder === undefined) return []
  const read = readProfiles(
    filesIn(folder).map(name => ({ source: name, text: readFileSync(join(folder, name), 'utf8') })),
  )
  const mistakes = read.flatMap(one => (one.kind === 'mistakes' ? one.mistakes : []))
  if (mistakes.length > 0)
    throw new Error(
      `POLICY_DIR has policies that cannot be read:\n${mistakes.map(mistake => `  ${mistakeLine(mistake)}`).join('\n')}`,
    )
  return read.flatMap(one => (one.kind === 'profile' ? [one.profile] : []))
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter(name => /\.ya?ml$/.test(name))
      .sort()
  } catch (error) {
    throw new Error(`POLICY_DIR is no folder of policies: ${error instanceof Error ? error.message : error}`)
  }
}
