import pc from 'picocolors'
import { findCase } from '../../records/cases.ts'
import type { Records } from '../../records/database.ts'
import { ledgerOf } from '../../records/ledger.ts'
import { lettersOf } from '../../records/letters.ts'
import type { LedgerKind } from '../../records/tables.ts'
import { triggersOf } from '../../records/triggers.ts'
import type { Performance } from './perform.ts'

const HEADINGS = [
  'case',
  'company',
  'unit',
  'story',
  'outcome',
  'held',
  'captured',
  'invoiced',
  'refunded',
  'letters',
  'triggers',
]

/** One row per sample case: how it ended, and what moved. */
export async function closingTable(records: Records, performances: Performance[]): Promise<string> {
  const rows = await Promise.all(performances.map(performance => row(records, performance)))
  const table = [HEADINGS, ...rows]
  const widths = HEADINGS.map((_, column) => Math.max(...table.map(cells => cells[column]?.length ?? 0)))
  const lines = table.map(cells =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const [heading = '', ...rest] = lines
  return [pc.bold(heading), ...rest.map((line, n) => (performances[n]?.trouble ? pc.red(line) : line))].join('\n')
}

async function row(records: Records, { rma, story, play, trouble }: Performance): Promise<string[]> {
  const { policy, units } = story.approval
  const head = [
    rma ?? '-',
    policy,
    [...new Set(units.map(unit => unit.model))].join(', ') || (play.sample.split('-').at(-1) ?? ''),
    play.title,
  ]
  if (!rma) return [...head, trouble ?? '']
  const ledger = await ledgerOf(records, rma)
  const total = (...kinds: LedgerKind[]) =>
    money(ledger.filter(line => kinds.includes(line.kind)).reduce((sum, line) => sum + line.amount, 0))
  const held = money(Math.max(0, ...ledger.filter(line => line.kind === 'held').map(line => line.amount)))
  return [
    ...head,
    (await findCase(records, rma))?.outcome ?? 'open',
    held,
    total('captured', 'charged'),
    total('invoiced'),
    total('refunded'),
    String((await lettersOf(records, rma)).filter(letter => letter.state === 'sent').length),
    String((await triggersOf(records, rma)).filter(trigger => trigger.state === 'delivered').length),
  ]
}

function money(minor: number): string {
  return minor === 0 ? '-' : `$${(minor / 100).toFixed(2)}`
}
