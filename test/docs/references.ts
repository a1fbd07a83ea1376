import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { apiReference } from './api-reference.ts'
import { cliReference } from './cli-reference.ts'
import { configurationTable } from './configuration-table.ts'
import { eventsReference } from './events-reference.ts'

/** The pages that are made from the code, as they have to be: `npm run docs` writes them, a test holds them to it. */
export async function references(): Promise<Record<string, string>> {
  return {
    'docs/cli.md': made(cliReference()),
    'docs/reference/api.md': made(await apiReference()),
    'docs/reference/events.md': made(eventsReference()),
    'docs/configuration.md': withTable(read('docs/configuration.md'), configurationTable()),
  }
}

export function read(page: string): string {
  return readFileSync(at(page), 'utf8')
}

export function at(page: string): string {
  return resolve(import.meta.dirname, '../..', page)
}

/** The first table of a page gives way to this one. */
function withTable(page: string, table: string): string {
  return page.replace(/^\|[\s\S]*?\n(?=\n)/m, () => `${table}\n`)
}

function made(page: string): string {
  return `${page.replace('\n', '\n\n<!-- Made by `npm run docs`; not written by hand. -->\n')}\n`
}
