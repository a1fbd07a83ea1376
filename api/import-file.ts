import type { Mistake } from '../policies/wire.ts'
import { examplePrice, minorUnits } from '../policies/written-price.ts'
import { type CsvRow, readCsv } from './csv.ts'
import {
  type CaseColumn,
  COLUMNS,
  isCaseColumn,
  isUnitColumn,
  ROLE_COLUMN,
  readingOf,
  type UnitColumn,
} from './import-columns.ts'
import { malformed, ProblemError } from './problem.ts'

/** What one import may have: more than a day's approvals of any of the three companies. */
export const MOST_ROWS = 10_000

/** A mistake in one cell, or in a whole row where no column is named. */
export interface CellMistake {
  line: number
  column: string | null
  detail: string
}

/** Rows that ask for one case, as a body of `POST /v1/cases` that nobody has checked yet. */
export interface WrittenCase {
  /** The number, or the ticket where the rows give no number; `undefined` when they have neither. */
  number: string | undefined
  lines: number[]
  body: Record<string, unknown>
  /** What could not even be made a body of. */
  mistakes: CellMistake[]
  /** Where a pointer into the body stands in the file. */
  cellOf(pointer: string): { line: number; column: string | null }
}

/**
 * Reads an import: a header, then a row for each unit; rows of one policy with the same number, or ticket, are one case,
 * wherever they stand. Throws a `malformed` problem for a file that cannot be read as such. `currencyOf` a policy is what its
 * prices are in where the row says nothing.
 */
export function readImport(text: string, currencyOf: (policy: string) => string | undefined): WrittenCase[] {
  const [header, ...rows] = rowsOf(text)
  if (!header) throw malformed([{ pointer: '', detail: `expected a header with some of ${COLUMNS.join(', ')}` }])
  assertColumns(header.cells)
  if (rows.length > MOST_ROWS)
    throw new ProblemError(
      'too-large',
      `The file has more than ${MOST_ROWS} rows, and no more go into one import. Send the rest as another.`,
    )
  const groups = new Map<string, Row[]>()
  for (const csvRow of rows) {
    const row = rowOf(header.cells, csvRow)
    const key = keyOf(row)
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()].map(group => caseOf(group, currencyOf))
}

interface Row {
  line: number
  cells: Map<string, string>
  mistakes: CellMistake[]
}

function rowsOf(text: string): CsvRow[] {
  try {
    return readCsv(text, MOST_ROWS + 2)
  } catch (error) {
    throw malformed([{ pointer: '', detail: error instanceof Error ? error.message : String(error) }])
  }
}

function assertColumns(names: string[]): void {
  const mistakes: Mistake[] = []
  for (const [n, name] of names.entries())
    if (!COLUMNS.includes(name))
      mistakes.push({ pointer: `/header/${n}`, detail: `unknown column "${name}"; known are ${COLUMNS.join(', ')}` })
    else if (names.indexOf(name) !== n) mistakes.push({ pointer: `/header/${n}`, detail: `"${name}" comes twice` })
  if (mistakes.length > 0) throw malformed(mistakes)
}

/** Without its empty cells. A row of another length is told of as such: its cells may stand under the wrong names. */
function rowOf(header: string[], { line, cells }: CsvRow): Row {
  const named = header.flatMap((name, n): [string, string][] => (cells[n] ? [[name, cells[n]]] : []))
  const isWhole = cells.length === header.length
  const detail = `has ${cells.length} cells, and the header has ${header.length}; a cell with a comma needs quotes`
  return { line, cells: new Map(named), mistakes: isWhole ? [] : [{ line, column: null, detail }] }
}

/** A number means something under its policy only. A row without one is a case by itself, to be refused. */
function keyOf({ line, cells }: Row): string {
  const { policy, rma, ticket } = Object.fromEntries(cells)
  if (rma === undefined && ticket === undefined) return JSON.stringify([line])
  return JSON.stringify([policy, rma === undefined ? 'ticket' : 'rma', rma ?? ticket])
}

function caseOf(rows: Row[], currencyOf: (policy: string) => string | undefined): WrittenCase {
  const mistakes = rows.flatMap(row => row.mistakes)
  const said = agreed(rows, mistakes)
  const number = said.get('rma')?.text ?? said.get('ticket')?.text
  const first = rows[0]?.line ?? 0
  if (number === undefined)
    mistakes.push({ line: first, column: 'rma', detail: 'missing; a row gives its case’s number, or its ticket' })
  const currency = said.get('currency')?.text ?? currencyOf(said.get('policy')?.text ?? '')
  const read = (column: CaseColumn | UnitColumn, { line, text }: Cell) => {
    const found = valueIn(column, text, currency)
    if ('wrong' in found) mistakes.push({ line, column, detail: found.wrong })
    return 'value' in found ? found.value : undefined
  }
  const body: Record<string, unknown> = {}
  for (const [column, cell] of said) put(body, column.split('.'), read(column, cell))
  const listed: Record<List, number[]> = { units: [], loaners: [] }
  for (const { line, cells } of rows) {
    const list = listFor(line, cells, mistakes)
    const unit: Record<string, unknown> = {}
    for (const [column, text] of cells) if (isUnitColumn(column)) unit[column] = read(column, { line, text })
    if (Object.keys(unit).length === 0) continue
    body[list] = [...((body[list] as unknown[] | undefined) ?? []), unit] // made a list here
    listed[list].push(line)
  }
  return {
    number,
    lines: rows.map(row => row.line),
    body: { ...body, ...(number !== undefined && { rma: number }) },
    mistakes,
    cellOf: pointer => cellAt(pointer, { first, said, listed }),
  }
}

type List = 'units' | 'loaners'

interface Cell {
  line: number
  text: string
}

/** What the rows of a case say of it: all the same, or nothing. */
function agreed(rows: Row[], mistakes: CellMistake[]): Map<CaseColumn, Cell> {
  const said = new Map<CaseColumn, Cell>()
  for (const { line, cells } of rows)
    for (const [column, text] of cells) {
      if (!isCaseColumn(column)) continue
      const before = said.get(column)
      if (!before) said.set(column, { line, text })
      else if (before.text !== text)
        mistakes.push({ line, column, detail: `is not what line ${before.line} says, which asks for the same case` })
    }
  return said
}

function listFor(line: number, cells: Map<string, string>, mistakes: CellMistake[]): List {
  const role = cells.get(ROLE_COLUMN) ?? 'failed'
  if (role !== 'failed' && role !== 'loaner')
    mistakes.push({ line, column: ROLE_COLUMN, detail: 'expected failed or loaner' })
  return role === 'loaner' ? 'loaners' : 'units'
}

/** What is no price or number is left for the form to be refused, where no better word can be said. */
function valueIn(
  column: CaseColumn | UnitColumn,
  text: string,
  currency: string | undefined,
): { value: unknown } | { wrong: string } {
  switch (readingOf(column)) {
    case 'text':
      return { value: text }
    case 'list':
      return { value: text.split(/\s+/) }
    case 'number':
      return /^\d{1,6}$/.test(text) ? { value: Number(text) } : { wrong: 'expected a whole number' }
    case 'price':
      return priceIn(text, currency)
  }
}

function priceIn(text: string, currency: string | undefined): { value: unknown } | { wrong: string } {
  // Without a policy, or with a currency that is none, the case is refused for that.
  if (currency === undefined || !/^[A-Z]{3}$/.test(currency)) return { value: 0 }
  const amount = minorUnits(text, currency)
  if (amount !== undefined) return { value: { amount, currency } }
  return { wrong: `expected a price in ${currency} such as ${examplePrice(currency)}` }
}

function put(into: Record<string, unknown>, [name = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) into[name] = value
  else {
    const inner = (into[name] as Record<string, unknown> | undefined) ?? {} // only we have put anything there
    put(inner, rest, value)
    into[name] = inner
  }
}

/** `/units/1/listPrice` is the second unit's row, under `listPrice`; `/customer/email` the first row that says it. */
function cellAt(
  pointer: string,
  { first, said, listed }: { first: number; said: Map<CaseColumn, Cell>; listed: Record<List, number[]> },
): { line: number; column: string | null } {
  const [top = '', nth = '', ...field] = pointer.split('/').slice(1)
  if (top === 'units' || top === 'loaners') return { line: listed[top][Number(nth)] ?? first, column: columnAt(field) }
  const column = columnAt(pointer.split('/').slice(1))
  return { line: (column && said.get(column as CaseColumn)?.line) || first, column }
}

/** The longest part of a path that is a column: `listPrice/currency` stands under `listPrice`. */
function columnAt(path: string[]): string | null {
  for (let length = path.length; length > 0; length -= 1) {
    const column = path.slice(0, length).join('.')
    if (COLUMNS.includes(column)) return column
  }
  return path.length > 0 ? path.join('.') : null
}
