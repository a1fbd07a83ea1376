import { type Command, Option } from 'commander'
import type { z } from 'zod'
import type { LedgerLine } from '../api/documents.ts'
import type { Exposure } from '../api/exposure-route.ts'
import type { Mismatch } from '../api/finance-routes.ts'
import { LEDGER_KINDS } from '../records/tables.ts'
import { money } from './amounts.ts'
import { desksFor } from './desk.ts'
import { examples } from './examples.ts'
import { pagesOf } from './pages.ts'
import { query, wholeNumber } from './said.ts'
import { type Json, printJson, printRows, say, type Terminal, withJson } from './terminal.ts'

/** Which movements. */
interface Filter {
  from?: string
  to?: string
  kind?: string
  rma?: string
  policy?: string
}

interface Sums {
  currency: string
  lines: number
  taken: Amount
  givenBack: Amount
}

type Amount = Parameters<typeof money>[0]

/** What has moved, what is out, and what does not add up. */
export function moneyCommands(sendback: Command, terminal: Terminal): void {
  ledgerCommands(sendback, terminal)
  exposureCommand(sendback, terminal)
  mismatchCommand(sendback, terminal)
}

function ledgerCommands(sendback: Command, terminal: Terminal): void {
  const desk = desksFor(terminal)
  const group = sendback
    .command('ledger')
    .description('every movement of money')
    .addHelpText('after', examples('sendback ledger list', 'sendback ledger export > ledger.csv'))
  const filtered = (command: Command) =>
    command
      .option('--from <time>', 'at or after this time, as in 2026-03-01T00:00:00Z')
      .option('--to <time>', 'before this time')
      .addOption(new Option('--kind <kind>', 'only movements of this kind').choices(LEDGER_KINDS))
      .option('--rma <rma>', 'of one case')
      .option('--policy <id>', 'of one company')

  withJson(filtered(group.command('list')))
    .description('list movements of money, oldest first')
    .option('--limit <number>', 'how many at most', wholeNumber, 50)
    .addHelpText('after', examples('sendback --as finance ledger list --from 2026-03-01T00:00:00Z'))
    .action(async ({ json, limit, ...wanted }: Filter & { limit: number; json?: Json }, command: Command) => {
      const path = `/v1/ledger${query({ ...wanted })}`
      const { rows, more } = await pagesOf<z.output<typeof LedgerLine>>(desk(command, 'finance'), path, limit)
      if (json) return printJson(terminal, rows, json)
      printRows(
        terminal,
        ['id', 'at', 'rma', 'what', 'for', 'serial', 'amount'],
        rows.map(one => [one.id, one.at, one.rma, one.kind, one.obligation, one.serial, money(one.amount)]),
      )
      if (more) say(terminal, `There are more; ask with a --limit above ${limit}.`)
    })

  withJson(filtered(group.command('sum')))
    .description('what the movements of money come to, in each currency')
    .addHelpText('after', examples('sendback --as finance ledger sum --policy speco'))
    .action(async ({ json, ...wanted }: Filter & { json?: Json }, command: Command) => {
      const { data } = await desk(command, 'finance').get<{ data: Sums[] }>(`/v1/ledger/sums${query({ ...wanted })}`)
      if (json) return printJson(terminal, data, json)
      printRows(
        terminal,
        ['currency', 'lines', 'taken', 'given back'],
        data.map(one => [one.currency, one.lines, money(one.taken), money(one.givenBack)]),
      )
    })

  filtered(group.command('export'))
    .description('print movements of money as CSV, for a spreadsheet')
    .addHelpText('after', examples('sendback --as finance ledger export > ledger.csv'))
    .action(async (wanted: Filter, command: Command) => {
      terminal.stdout.write(await desk(command, 'finance').text(`/v1/ledger.csv${query({ ...wanted })}`))
    })
}

function exposureCommand(sendback: Command, terminal: Terminal): void {
  const desk = desksFor(terminal)
  withJson(sendback.command('exposure'))
    .description('what is out with clients, and what secures it')
    .option('--rma <rma>', 'of one case')
    .addHelpText('after', examples('sendback exposure', 'sendback exposure --rma RMA-1001'))
    .action(async ({ rma, json }: { rma?: string; json?: Json }, command: Command) => {
      const { data } = await desk(command).get<{ data: z.output<typeof Exposure>[] }>(
        `/v1/reports/exposure${query({ rma })}`,
      )
      if (json) return printJson(terminal, data, json)
      printRows(
        terminal,
        ['rma', 'policy', 'stage', 'out', 'held', 'unsecured'],
        data.map(one => [one.rma, one.policy, one.stage, money(one.out), money(one.held), money(one.unsecured)]),
      )
    })
}

function mismatchCommand(sendback: Command, terminal: Terminal): void {
  const desk = desksFor(terminal)
  const group = sendback
    .command('mismatch')
    .description('what does not add up between gateway, ledger and finance')
    .addHelpText('after', examples('sendback mismatch list'))
  withJson(group.command('list'))
    .description('list what does not add up, newest first')
    .option('--all', 'what has been settled too')
    .option('--limit <number>', 'how many at most', wholeNumber, 50)
    .addHelpText('after', examples('sendback --as finance mismatch list --all'))
    .action(async ({ all, limit, json }: { all?: true; limit: number; json?: Json }, command: Command) => {
      const path = `/v1/mismatches${query({ state: all ? 'all' : undefined })}`
      const { rows, more } = await pagesOf<z.output<typeof Mismatch>>(desk(command, 'finance'), path, limit)
      if (json) return printJson(terminal, rows, json)
      printRows(
        terminal,
        ['id', 'kind', 'rma', 'ref', 'found', 'settled'],
        rows.map(one => [one.id, one.kind, one.rma, one.ref, one.foundAt, one.settledAt]),
      )
      if (more) say(terminal, `There are more; ask with a --limit above ${limit}.`)
    })
}
