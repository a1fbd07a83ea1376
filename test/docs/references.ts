import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { apiReference } from './api-reference.ts'
import { cliReference } from './cli-reference.ts'
import { configurationTable } from './configuration-table.ts'
import { eventsReference } from './events-reference.ts'
import { taskTable } from './task-table.ts'

/** The pages that are made from the code, as they have to be: `npm run docs` writes them, a test holds them to it. */
export async function references(): Promise<Record<string, string>> {
  return {
    'docs/cli.md': made(cliReference()),
    'docs/reference/api.md': made(await apiReference()),
    'docs/reference/events.md': made(eventsReference()),
    'docs/configuration.md': withTable(read('docs/configuration.md'), configurationTable()),
    'docs/operations.md': withTable(read('docs/operations.md'), taskTable()),
  }
}

export function read(page: string): string {
  return readFileSync(at(page), 'utf8')
}

export function at(page: string): string {
  return resolve(import.meta.dirname, '../..', page)
}

/** The table of a page that has the same titles gives way to this one. */
function withTable(page: string, table: string): string {
  const titles = table.slice(0, table.indexOf('\n') + 1)
  const from = page.indexOf(titles)
  if (from < 0) throw new Error(`The page has no table that begins ${titles}`)
  return page.slice(0, from) + table + page.slice(page.indexOf('\n\n', from))
}

function made(page: string): string {
  return `${page.replace('\n', '\n\n<!-- Made by `npm run docs`; not written by hand. -->\n')}\n`
}
