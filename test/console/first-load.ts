import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'

const ASSETS = resolve(import.meta.dirname, '../../console/dist/assets')

/** The scripts that the console's document names, and those that these cannot begin without. */
export function firstLoad(): string[] {
  const page = readFileSync(join(ASSETS, '../index.html'), 'utf8')
  const wanted = [...page.matchAll(/\/console\/assets\/([\w-]+\.js)"/g)].flatMap(([, file]) => file ?? [])
  const found = new Set(wanted)
  for (const file of found)
    for (const [, other] of script(file).matchAll(/(?:from|import)\s*["']\.\/([\w-]+\.js)["']/g))
      if (other) found.add(other)
  return [...found]
}

export function packedSize(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(script(file)).length, 0)
}

function script(file: string): string {
  return readFileSync(join(ASSETS, file), 'utf8')
}
