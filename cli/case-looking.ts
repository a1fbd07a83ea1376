import { type Command, Option } from 'commander'
import type { z } from 'zod'
import type { CaseOutlook } from '../api/case-view-routes.ts'
import type { CaseDocument, CaseEvent, CaseSummary, Comment, Letter, Trigger } from '../api/documents.ts'
import { STAGES } from '../domain/case.ts'
import { QUEUE_TABS } from '../records/queue.ts'
import { money } from './amounts.ts'
import { watchCommand } from './case-watch.ts'
import type { DeskOf } from './desk.ts'
import { examples } from './examples.ts'
import { pagesOf } from './pages.ts'
import { pathOf, query, wholeNumber } from './said.ts'
import { colours, type Json, printJson, printRows, say, type Terminal, withJson } from './terminal.ts'

type Case = z.output<typeof CaseDocument>
type Summary = z.output<typeof CaseSummary>

/** What is known of cases, and what becomes known of one. */
export function lookingAtCases(group: Command, terminal: Terminal, desk: DeskOf): void {
  listCommand(group, terminal, desk)
  countCommand(group, terminal, desk)
  viewCommand(group, terminal, desk)
  trailCommands(group, terminal, desk)
  watchCommand(group, terminal, desk)
}

interface ListOptions {
  stage?: string
  ticket?: string
  of?: string
  tab?: string
  search?: string
  limit: number
  json?: Json
}

function listCommand(group: Command, terminal: Terminal, desk: DeskOf): void {
  withJson(group.command('list'))
    .description('list cases, newest first; with a tab or a search, in the order in which they want somebody')
    .addOption(new Option('--stage <stage>', 'only those in this stage').choices(['approved', ...STAGES]))
    .option('--ticket <ticket>', 'only those of this ticket')
    .option('--of <rma>', 'only the vendor’s legs of this case')
    .addOption(new Option('--tab <tab>', 'a tab of the queue').choices(QUEUE_TABS).conflicts(['stage', 'ticket', 'of']))
    .addOption(
      new Option('--search <text>', 'a part of a number, ticket, serial or client’s name').conflicts([
        'stage',
        'ticket',
        'of',
      ]),
    )
    .option('--limit <number>', 'how many at most', wholeNumber, 50)
    .addHelpText(
      'after',
      examples(
        'sendback case list --stage overdue',
        'sendback case list --tab needs-a-person',
        'sendback case list --search "Ana Diaz"',
        'sendback case list --json rma,dueAt',
      ),
    )
    .action(async ({ json, limit, tab, search, ...wanted }: ListOptions, command: Command) => {
      const queued = tab !== undefined || search !== undefined
      const path = queued ? `/v1/queue${query({ tab, q: search })}` : `/v1/cases${query(wanted)}`
      const { rows, more } = await pagesOf<Summary>(desk(command), path, limit)
      if (json) return printJson(terminal, rows, json)
      printRows(
        terminal,
        ['rma', 'policy', 'stage', 'outcome', 'ticket', 'due', 'bills'],
        rows.map(one => [one.rma, one.policy, one.stage, one.outcome, one.ticket, one.dueAt, one.billAt]),
      )
      if (more) say(terminal, `There are more; ask with a --limit above ${limit}.`)
    })
}

function countCommand(group: Command, terminal: Terminal, desk: DeskOf): void {
  withJson(group.command('count'))
    .description('how many cases are on each tab of the queue')
    .option('--search <text>', 'only those that this is found in')
    .addHelpText('after', examples('sendback case count'))
    .action(async ({ search, json }: { search?: string; json?: Json }, command: Command) => {
      const counts = await desk(command).get<Record<string, number>>(`/v1/queue/counts${query({ q: search })}`)
      if (json) printJson(terminal, counts, json)
      else printRows(terminal, ['tab', 'cases'], Object.entries(counts))
    })
}

function viewCommand(group: Command, terminal: Terminal, desk: DeskOf): void {
  withJson(group.command('view <rma>').alias('show'))
    .description('show one case, and what happens to it next')
    .option('--web', 'open its page in the console')
    .addHelpText(
      'after',
      examples(
        'sendback case view RMA-1001',
        'sendback case view RMA-1001 --json stage,units',
        'sendback case view RMA-1001 --web',
      ),
    )
    .action(async (rma: string, { json, web }: { json?: Json; web?: true }, command: Command) => {
      const there = desk(command)
      if (web) return openPage(terminal, `${there.url}/console/cases/${encodeURIComponent(rma)}`)
      const one = await there.get<Case>(pathOf(rma))
      if (json) return printJson(terminal, one, json)
      showCase(terminal, one, await there.get<CaseOutlook>(`${pathOf(rma)}/outlook`))
    })
}

/** To a pipe, and where there is no browser, goes the address alone. */
async function openPage(terminal: Terminal, url: string): Promise<void> {
  if (terminal.stdout.isTTY && (await terminal.browse?.(url))) return say(terminal, `${url} opens in your browser.`)
  terminal.stdout.write(`${url}\n`)
}

function showCase(terminal: Terminal, one: Case, { next }: CaseOutlook): void {
  const { bold } = colours(terminal)
  const line = (name: string, value: string | null) => (value === null ? [] : [[name, value]])
  terminal.stdout.write(`${bold(one.rma)}\n`)
  const facts = [
    ...line('return', one.returnType),
    ...line('policy', one.policyVersion === null ? one.policy : `${one.policy} (version ${one.policyVersion})`),
    ...line('stage', one.outcome ? `${one.stage}: ${one.outcome}` : one.stage),
    ...line('ticket', one.ticket),
    ...line('due', one.dueAt),
    ...line('bills', one.billAt),
    ...line('next', next ? `${next.at}: ${next.what}` : null),
    ...line('secured', one.securedUntil ? `${one.collateral} until ${one.securedUntil}` : one.collateral),
    ...one.units.map(unit => ['unit', `${unit.serial} ${unit.brand} ${unit.model}: ${unit.state}`]),
    ...(one.exceptions ?? []).map(exception => ['exception', `${exception.id} (${exception.kind})`]),
    ...one.tasks.map(task => ['task', `${task.id} ${task.kind} for ${task.role}: ${task.todo}`]),
  ]
  printRows(terminal, ['', ''], facts)
}

interface Trail<Row> {
  name: string
  description: string
  columns: string[]
  cells: (row: Row) => (string | number | null)[]
}

function trailCommands(group: Command, terminal: Terminal, desk: DeskOf): void {
  const trail = <Row>({ name, description, columns, cells }: Trail<Row>) =>
    withJson(group.command(`${name} <rma>`))
      .description(description)
      .addHelpText('after', examples(`sendback case ${name} RMA-1001`))
      .action(async (rma: string, { json }: { json?: Json }, command: Command) => {
        const { data } = await desk(command).get<{ data: Row[] }>(`${pathOf(rma)}/${name}`)
        if (json) printJson(terminal, data, json)
        else printRows(terminal, columns, data.map(cells))
      })
  trail<z.output<typeof CaseEvent>>({
    name: 'events',
    description: 'show the audit trail of a case',
    columns: ['at', 'who', 'what', 'because'],
    cells: ({ at, who, what, because }) => [at, who, what, because.join(' ')],
  })
  trail<z.output<typeof Letter>>({
    name: 'letters',
    description: 'show what its client was written; --json has the words',
    columns: ['at', 'kind', 'to', 'state', 'subject'],
    cells: ({ at, kind, recipient, state, subject }) => [at, kind, recipient, state, subject],
  })
  trail<z.output<typeof Comment>>({
    name: 'comments',
    description: 'show what was written into its ticket',
    columns: ['at', 'kind', 'ticket', 'state', 'words'],
    cells: ({ at, kind, ticket, state, body }) => [at, kind, ticket, state, body],
  })
  trail<z.output<typeof Trigger>>({
    name: 'triggers',
    description: 'show what finance was told of it',
    columns: ['at', 'type', 'amount', 'state', 'id'],
    cells: ({ at, type, amount, state, id }) => [at, type, money(amount), state, id],
  })
}
