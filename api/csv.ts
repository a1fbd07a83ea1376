import { CsvError, parse } from 'csv-parse/sync'

/** RFC 4180, with CRLF at the end of every line. A cell that a spreadsheet would take for a formula is made text. */
export function csv(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map(row => `${row.map(cell).join(',')}\r\n`).join('')
}

function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const harmless = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

export interface CsvRow {
  /** On which line of the file it begins, counted from 1. */
  line: number
  cells: string[]
  /** As it stands in the file. */
  raw: string
}

const UNLIMITED = { rows: Number.MAX_SAFE_INTEGER, cells: Number.MAX_SAFE_INTEGER }

/**
 * Reads CSV as spreadsheets write it: with or without a BOM, any end of line, cells in quotes, and commas, semicolons or
 * tabs between them; empty lines are nothing. It reads no more rows than `atMost`. Throws an Error that says where a
 * quotation mark is never closed, or which line has more cells than `atMost`.
 */
export function readCsv(text: string, atMost: { rows: number; cells: number } = UNLIMITED): CsvRow[] {
  const lines = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const [header = ''] = lines.trimStart().split('\n', 1)
  let upTo = 0
  try {
    const found: unknown = parse(lines, {
      delimiter: [',', ';', '\t'].find(one => header.includes(one)) ?? ',',
      info: true,
      raw: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: atMost.rows,
      ...(atMost !== UNLIMITED && {
        cast: (value: string, { index, lines }: { index: number; lines: number }) => {
          if (index >= atMost.cells) throw new RangeError(`line ${lines} has more than ${atMost.cells} cells`)
          return value
        },
      }),
      trim: true,
      onRecord: (record, { lines }) => {
        upTo = lines
        return record
      },
    })
    return (found as Found[]).map(rowOf) // with `info` and `raw` a record is one of three
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new Error(`what follows line ${upTo} cannot be read: a quotation mark is opened there and never closed`)
  }
}

interface Found {
  record: string[]
  info: { lines: number }
  raw: string
}

/** `info` counts to the line on which it ends. */
function rowOf({ record, info, raw }: Found): CsvRow {
  const own = raw.replace(/^\s*\n|\n$/g, '')
  return { line: info.lines - (own.match(/\n/g)?.length ?? 0), cells: record, raw: own }
}
