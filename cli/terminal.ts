import { createInterface } from 'node:readline/promises'
import type { Command } from 'commander'
import pc from 'picocolors'

/** Where a command reads and writes: data to stdout, talk to stderr. */
export interface Terminal {
  env: Record<string, string | undefined>
  /** Where files and `.sandbox/` are looked for. */
  folder: string
  stdin: NodeJS.ReadableStream & { isTTY?: boolean }
  stdout: { write(text: string): unknown; isTTY?: boolean; columns?: number }
  stderr: { write(text: string): unknown; isTTY?: boolean }
  /** Opens a page, and answers whether there is a browser. */
  browse?(url: string): Promise<boolean>
  /** Asked for, it is aborted by Ctrl-C, which then ends nothing by itself. */
  interruption?(): AbortSignal
}

/** How a command ended, as gh has it. */
export const EXIT = { ok: 0, error: 1, cancelled: 2, auth: 4 } as const
export type Exit = (typeof EXIT)[keyof typeof EXIT]

/** Ends a command with a word to whoever typed it. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly exit: Exit
  constructor(message: string, exit: Exit = EXIT.error) {
    super(message)
    this.exit = exit
  }
}

/** A list for people in a terminal, tab-separated lines for programs behind a pipe. */
export function printRows(
  terminal: Terminal,
  columns: readonly string[],
  rows: readonly (string | number | null)[][],
): void {
  const cells = rows.map(row => row.map(cell => (cell === null ? '' : oneLine(String(cell)))))
  if (!terminal.stdout.isTTY) {
    for (const row of cells) terminal.stdout.write(`${row.join('\t')}\n`)
    return
  }
  const widths = columns.map((column, n) => Math.max(column.length, ...cells.map(row => row[n]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, n) => cell.padEnd(widths[n] ?? 0))
      .join('  ')
      .trimEnd()
  terminal.stdout.write(`${colours(terminal).dim(line(columns.map(column => column.toUpperCase())))}\n`)
  for (const row of cells) terminal.stdout.write(`${line(row)}\n`)
}

/** What `--json` was said with: nothing, or the fields that are wanted, with commas between. */
export type Json = true | string

export function withJson(command: Command): Command {
  return command.option('--json [fields]', 'print it as JSON; with commas between, only these fields')
}

/** One thing, or a list of them; of each the fields that were asked for. */
export function printJson(terminal: Terminal, value: unknown, json: Json = true): void {
  const shown = json === true ? value : Array.isArray(value) ? value.map(one => pick(one, json)) : pick(value, json)
  terminal.stdout.write(`${JSON.stringify(shown, null, terminal.stdout.isTTY ? 2 : 0)}\n`)
}

export function pick(value: unknown, json: Json): unknown {
  if (json === true) return value
  const known = Object(value) as Record<string, unknown> // an object, if only an empty one
  const fields = json.split(',').map(field => field.trim())
  const unknown = fields.filter(field => !Object.hasOwn(known, field))
  if (unknown.length > 0)
    throw new CommandError(`There is no ${unknown.join(', ')}. Its fields are ${Object.keys(known).join(', ')}.`)
  return Object.fromEntries(fields.map(field => [field, known[field]]))
}

export function say(terminal: Terminal, text: string): void {
  terminal.stderr.write(`${text}\n`)
}

export function colours(terminal: Terminal) {
  return pc.createColors(terminal.stdout.isTTY === true && !terminal.env.NO_COLOR)
}

/** Asks a person. Where nobody can be asked, the answer must have been given beforehand. */
export async function confirm(terminal: Terminal, question: string): Promise<void> {
  if (!terminal.stdin.isTTY) throw new CommandError(`${question} Nobody is here to be asked: add --yes.`)
  const asking = createInterface({ input: terminal.stdin, terminal: false })
  terminal.stderr.write(`${question} [y/N] `)
  const answer = await asking.question('')
  asking.close()
  if (!/^y(es)?$/i.test(answer.trim())) throw new CommandError('Nothing was changed.', EXIT.cancelled)
}

/** What strangers wrote moves no cursor and changes no title; its lines stay lines. */
export function harmless(text: string): string {
  return text.replace(/[^\P{Cc}\n]+/gu, ' ')
}

/** A cell must not break its line, nor move the cursor. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}]+/gu, ' ')
}

/** A time as somebody at a terminal reads it. */
export function minute(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`
}
