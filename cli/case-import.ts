import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { ReadableStream } from 'node:stream/web'
import type { Command } from 'commander'
import type { Imported } from '../api/import-routes.ts'
import type { DeskOf } from './desk.ts'
import { examples } from './examples.ts'
import { bytesOf } from './input-file.ts'
import { CommandError, colours, harmless, type Json, printJson, say, type Terminal, withJson } from './terminal.ts'
import { underway } from './waiting.ts'

type Row = Extract<Imported, { kind: 'row' }>

interface ImportOptions {
  dryRun?: true
  refused?: string
  json?: Json
}

const HELP = `
The file has a header, then a row for each unit; rows with the same policy and rma, or ticket, are one case. Columns are
the fields of POST /v1/cases, such as policy, rma, customer.ref, customer.email, serial, brand, model, listPrice (399.00).
docs/cli.md and /docs list all of them. The same file sent again opens nothing twice.
${examples(
  'sendback case import approved.csv --dry-run',
  'sendback case import approved.csv --refused refused.csv',
  'cat approved.csv | sendback case import -',
)}`

/** `sendback case import`: many approved RMAs at once. */
export function importCommand(group: Command, terminal: Terminal, desk: DeskOf): void {
  withJson(group.command('import <file>'))
    .description('open many cases from a CSV file, or from standard input (-); ends with 1 when a row is refused')
    .option('--dry-run', 'check everything, and open nothing')
    .option('--refused <file>', 'write the rows that were refused into a file of their own, to be mended')
    .addHelpText('after', HELP)
    .action(async (file: string, { dryRun, refused, json }: ImportOptions, command: Command) => {
      const source = file === '-' ? await buffer(terminal.stdin) : bytesOf(terminal, file)
      const body = await desk(command).stream(`/v1/imports${dryRun ? '?dryRun=true' : ''}`, {
        method: 'POST',
        headers: { 'content-type': 'text/csv' },
        body: new Uint8Array(source),
      })
      const rows: Row[] = []
      const told = (row: Row) => {
        rows.push(row)
        if (!json) printRow(terminal, row)
      }
      const ending = await sendRows(terminal, body, told)
      if (json) printJson(terminal, rows, json)
      const wrong = rows.filter(row => row.result === 'refused')
      if (refused !== undefined) {
        const kept = ending.kind === 'cut-off' ? wrong.filter(row => row.rma !== rows.at(-1)?.rma) : wrong
        if (kept.length > 0 || ending.kind !== 'cut-off')
          await keepRefused(terminal, { file: refused, source, wrong: kept })
      }
      if (ending.kind === 'cut-off')
        throw new CommandError(
          `The answer was cut off after ${ending.done} of ${ending.rows} rows. Send the same file again.`,
        )
      if (ending.kind === 'stopped')
        throw new CommandError(`It stopped before line ${ending.line} (${ending.code}). ${ending.detail}`)
      say(terminal, inWords(ending, dryRun === true ? 'would be' : 'were'))
      if (wrong.length > 0) throw new CommandError(`${wrong.length} of ${rows.length} rows were refused.`)
    })
}

type Ending = Extract<Imported, { kind: 'ends' | 'stopped' }>

/** One without an ending was cut off on its way, maybe between two rows of one case. */
type CutOff = { kind: 'cut-off'; rows: number; done: number }

/** Reads the answer as it comes. */
async function sendRows(terminal: Terminal, body: ReadableStream, told: (row: Row) => void): Promise<Ending | CutOff> {
  const shown = underway(terminal, 'Reading the file …', { after: 0 })
  let [rows, done, refused] = [0, 0, 0]
  try {
    for await (const one of answersIn(body)) {
      if (one.kind === 'ends' || one.kind === 'stopped') return one
      if (one.kind === 'begins') rows = one.rows
      if (one.kind !== 'row') continue
      done += 1
      if (one.result === 'refused') refused += 1
      shown.says(`${done} of ${rows} rows${refused > 0 ? `, ${refused} refused` : ''}`)
      told(one)
    }
    return { kind: 'cut-off', rows, done }
  } finally {
    shown.end()
  }
}

/** Ends with the stream, and with the last whole line of one that breaks. */
async function* answersIn(body: ReadableStream): AsyncGenerator<Imported> {
  try {
    const lines = createInterface({ input: Readable.fromWeb(body), crlfDelay: Number.POSITIVE_INFINITY })
    for await (const line of lines) yield JSON.parse(line) as Imported // by the API's own schema for this route
  } catch {
    // What whoever reads it throws does not come here.
  }
}

/** A line each, in columns that are wide enough for most: who waits for thousands sees each when it is done. */
function printRow(terminal: Terminal, row: Row): void {
  const why = row.problem ? whyNot(row.line, row.problem) : ''
  const cells = [String(row.line), row.rma ?? '', WORDS[row.result], harmless(why).replaceAll('\n', ' ')]
  if (!terminal.stdout.isTTY) return void terminal.stdout.write(`${cells.join('\t')}\n`)
  const { green, red, dim } = colours(terminal)
  const [line = '', rma = '', result = ''] = cells
  const painted = { opened: green, known: dim, refused: red }[row.result](result.padEnd(12))
  terminal.stdout.write(`${line.padStart(6)}  ${rma.padEnd(22)}  ${painted}  ${cells[3]}`.trimEnd().concat('\n'))
}

const WORDS = { opened: 'opened', known: 'already open', refused: 'refused' } as const satisfies Record<
  Row['result'],
  string
>

/** What is wrong with this row; of another row of the same case, where to look. */
function whyNot(line: number, { code, detail, errors }: NonNullable<Row['problem']>): string {
  const own = errors.filter(error => error.line === line)
  if (own.length === 0) return `${code}: ${detail}`
  return `${code}: ${own.map(({ column, detail }) => (column === null ? detail : `${column} ${detail}`)).join('; ')}`
}

function inWords({ opened, known, refused }: Extract<Ending, { kind: 'ends' }>, verb: string): string {
  return `${opened} rows ${verb} opened, ${known} stood already, ${refused} ${verb} refused.`
}

interface Refused {
  file: string
  source: Buffer
  wrong: Row[]
}

/** The rows as they stand in the file, under its header, so that they can be mended and sent. */
async function keepRefused(terminal: Terminal, { file, source, wrong }: Refused): Promise<void> {
  if (wrong.length === 0) return say(terminal, `No row was refused, so ${file} was not written.`)
  const { readCsv } = await import('../api/csv.ts')
  const [header, ...rows] = readCsv(source.toString('utf8'))
  const lines = new Set(wrong.map(row => row.line))
  const kept = [header, ...rows.filter(row => lines.has(row.line))].flatMap(row => (row ? [`${row.raw}\n`] : []))
  writeFileSync(resolve(terminal.folder, file), kept.join(''))
  say(terminal, `The refused rows are in ${file}.`)
}
