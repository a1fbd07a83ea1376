import type { PolicyBook } from '../policies/book.ts'
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
import { type CellMistake, type Group, groupsOf, type Row } from './import-groups.ts'
import { malformed, ProblemError } from './problem.ts'

/** What one import may have: more than a day's approvals of any of the three companies. */
export const MOST_ROWS = 10_000

/** A file that is wrong all over says no more by saying all of it. */
const MOST_MISTAKES = 100

/** Rows that ask for one case, as a body of `POST /v1/cases` that nobody has checked yet. */
export interface WrittenCase {
  /** The number, or the ticket where the rows give no number. */
  number: string
  lines: number[]
  /** Undefined where it is not sure that the rows are one case. */
  body: Record<string, unknown> | undefined
  /** What could not even be made a body of. */
  mistakes: CellMistake[]
  /** Where a pointer into the body stands in the file. */
  cellOf(pointer: string): { line: number; column: string | null }
}

/**
 * Reads an import: a header, then a row for each unit; which rows are one case, `groupsOf` says. Throws a `malformed` problem
 * for a file that cannot be read as such. What a row's policy has its prices in goes for a row that says no currency.
 */
export function readImport(text: string, policies: PolicyBook): WrittenCase[] {
  const [header, ...csvRows] = rowsOf(text)
  if (!header) throw malformed([{ pointer: '', detail: `expected a header with some of ${COLUMNS.join(', ')}` }])
  assertColumns(header.cells)
  if (csvRows.length > MOST_ROWS)
    throw new ProblemError(
      'too-large',
      `The file has more than ${MOST_ROWS} rows, and no more go into one import. Send the rest as another.`,
    )
  const read = csvRows.map(row => rowOf(header.cells, row))
  assertWhole(read.flatMap(row => ('torn' in row ? [row] : [])))
  const rows = read.flatMap(row => ('torn' in row ? [] : [row]))
  return groupsOf(rows, policies).map(group =>
    group.doubts.length > 0 ? doubtful(group) : caseOf(group.rows, policies),
  )
}

function rowsOf(text: string): CsvRow[] {
  try {
    return readCsv(text, { rows: MOST_ROWS + 2, cells: COLUMNS.length })
  } catch (error) {
    throw malformed([{ pointer: '', detail: error instanceof Error ? error.message : String(error) }])
  }
}

function assertColumns(names: string[]): void {
  const mistakes: Mistake[] = []
  for (const [n, name] of names.entries())
    if (!COLUMNS.includes(name)) {
      const known = mistakes.some(({ detail }) => detail.startsWith('unknown'))
        ? ''
        : `; known are ${COLUMNS.join(', ')}`
      mistakes.push({ pointer: `/header/${n}`, detail: `unknown column "${name.slice(0, 60)}"${known}` })
    } else if (names.indexOf(name) !== n) mistakes.push({ pointer: `/header/${n}`, detail: `"${name}" comes twice` })
  if (mistakes.length > 0) throw malformed(mistakes)
}

/** Of a row with another number of cells nobody knows which stand under the wrong names, nor then whose row it is. */
function rowOf(header: string[], { line, cells }: CsvRow): Row | { line: number; torn: string } {
  if (cells.length !== header.length)
    return {
      line,
      torn: `has ${cells.length} cells, and the header ${header.length}; a cell with a comma needs quotes`,
    }
  const named = new Map(header.flatMap((name, n): [string, string][] => (cells[n] ? [[name, cells[n]]] : [])))
  const number = named.get('rma') ?? named.get('ticket')
  if (number === undefined) return { line, torn: 'has neither an rma nor a ticket; every row of a case gives one' }
  return { line, cells: named, number }
}

/** A torn row may belong to any case of the file, and none of them can be added to once it is open. */
function assertWhole(torn: readonly { line: number; torn: string }[]): void {
  if (torn.length === 0) return
  const errors = torn.slice(0, MOST_MISTAKES).map(({ line, torn }) => ({ pointer: `/lines/${line}`, detail: torn }))
  const detail = `Nothing was opened. Correct ${torn.length} rows, which may belong to any case of the file, and send it again.`
  throw new ProblemError('malformed', detail, { errors })
}

function doubtful({ rows, doubts }: Group): WrittenCase {
  const [{ line, number } = { line: 0, number: '' }] = rows
  return {
    number,
    lines: rows.map(row => row.line),
    body: undefined,
    mistakes: doubts,
    cellOf: () => ({ line, column: null }),
  }
}

function caseOf(rows: readonly Row[], policies: PolicyBook): WrittenCase {
  const mistakes: CellMistake[] = []
  const said = agreed(rows, mistakes)
  const [{ line: first, number } = { line: 0, number: '' }] = rows
  const currency = said.get('currency')?.text ?? policies.find(said.get('policy')?.text ?? '')?.currency
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
    body: { ...body, rma: number },
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
function agreed(rows: readonly Row[], mistakes: CellMistake[]): Map<CaseColumn, Cell> {
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

function listFor(line: number, cells: ReadonlyMap<string, string>, mistakes: CellMistake[]): List {
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
