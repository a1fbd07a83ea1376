import type { Command } from 'commander'
import type { z } from 'zod'
import type { AgingReport, FailureReport, ReturnTimes, RiskReport } from '../api/report-routes.ts'
import { money } from './amounts.ts'
import { desksFor } from './desk.ts'
import { examples } from './examples.ts'
import { query } from './said.ts'
import { type Json, printJson, printRows, type Terminal, withJson } from './terminal.ts'

type Row = (string | number | null)[]

interface Report<Found> {
  name: string
  says: string
  columns: string[]
  rows(found: Found): Row[]
}

/** What managers look back on. */
export function reportCommands(sendback: Command, terminal: Terminal): void {
  const group = sendback
    .command('report')
    .description('ages, times to return, money at risk, and why units failed')
    .addHelpText('after', examples('sendback report aging --from 2026-01-01 --to 2026-03-31 --policy voip-desk'))
  reportCommand<z.output<typeof AgingReport>>(group, terminal, {
    name: 'aging',
    says: 'RMAs approved, by age of the device and kind of client',
    columns: ['age', 'client', 'rmas'],
    rows: ({ data }) => data.map(({ age, clientType, rmas }) => [age, clientType, rmas]),
  })
  reportCommand<z.output<typeof ReturnTimes>>(group, terminal, {
    name: 'time-to-return',
    says: 'how many failed units came back in time, late and never, and how long half and nine in ten of them took',
    columns: ['outcome', 'units', 'share', 'median days', '9 in 10 within'],
    rows: ({ outcomes, median, ninetieth }) =>
      outcomes.map(({ outcome, units, share }) => [
        ...[outcome, units, `${(share * 100).toFixed(1)} %`],
        ...(outcome === 'in-time' ? [median, ninetieth] : [null, null]),
      ]),
  })
  reportCommand<z.output<typeof RiskReport>>(group, terminal, {
    name: 'money-at-risk',
    says: 'what was out, held, unsecured and overdue at the end of each day',
    columns: ['day', 'out', 'held', 'unsecured', 'overdue'],
    rows: ({ data }) =>
      data.map(({ day, out, held, unsecured, overdue }) => [day, ...[out, held, unsecured, overdue].map(money)]),
  })
  reportCommand<z.output<typeof FailureReport>>(group, terminal, {
    name: 'failures',
    says: 'why units failed, by brand',
    columns: ['brand', 'finding', 'cause', 'units'],
    rows: ({ data }) => data.map(({ brand, finding, cause, units }) => [brand, finding, cause, units]),
  })
}

interface Asked {
  from?: string
  to?: string
  policy?: string
  csv?: true
  json?: Json
}

function reportCommand<Found>(group: Command, terminal: Terminal, { name, says, columns, rows }: Report<Found>): void {
  const desk = desksFor(terminal)
  withJson(group.command(name))
    .description(says)
    .option('--from <day>', 'the first day, as in 2026-03-01; 90 days in all when left out')
    .option('--to <day>', 'the last day; today when left out')
    .option('--policy <id>', 'one company’s cases')
    .option('--csv', 'print it as CSV, for a spreadsheet')
    .addHelpText('after', examples(`sendback report ${name}`, `sendback report ${name} --csv > ${name}.csv`))
    .action(async ({ csv, json, ...asked }: Asked, command: Command) => {
      if (csv) {
        terminal.stdout.write(await desk(command).text(`/v1/reports/${name}.csv${query({ ...asked })}`))
        return
      }
      const found = await desk(command).get<Found>(`/v1/reports/${name}${query({ ...asked })}`)
      if (json) return printJson(terminal, found, json)
      printRows(terminal, columns, rows(found))
    })
}
