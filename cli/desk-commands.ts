import type { Command } from 'commander'
import type { z } from 'zod'
import type { Letter, Task } from '../api/documents.ts'
import { desksFor } from './desk.ts'
import { examples } from './examples.ts'
import { pagesOf } from './pages.ts'
import { query, wholeNumber } from './said.ts'
import { type Json, printJson, printRows, say, type Terminal, withJson } from './terminal.ts'

/** What is not about one case: tasks, letters, rules, and who one is. */
export function deskCommands(sendback: Command, terminal: Terminal): void {
  taskCommands(sendback, terminal)
  letterCommand(sendback, terminal)
  ruleCommand(sendback, terminal)
  withJson(sendback.command('whoami'))
    .description('whose key is used, and what it may do')
    .addHelpText('after', examples('sendback whoami', 'sendback --as manager whoami'))
    .action(async ({ json }: { json?: Json }, command: Command) => {
      const there = desksFor(terminal)(command)
      const session = await there.get<{ id: string; role: string; surroundings: string }>('/v1/session')
      if (json) return printJson(terminal, session, json)
      terminal.stdout.write(`${session.role}:${session.id}\n`)
      say(terminal, `At ${there.url}, a ${session.surroundings === 'sandbox' ? 'sandbox' : 'production server'}.`)
    })
}

interface TaskOptions {
  role?: string
  rma?: string
  all?: true
  json?: Json
}

function taskCommands(sendback: Command, terminal: Terminal): void {
  const desk = desksFor(terminal)
  const tasks = sendback
    .command('task')
    .description('what people have to do')
    .addHelpText('after', examples('sendback task list', 'sendback task done 17'))
  withJson(tasks.command('list'))
    .description('list open tasks, oldest first')
    .option('--role <role>', 'only those for staff, manager or finance')
    .option('--rma <rma>', 'only those of one case')
    .option('--all', 'those that are done too')
    .addHelpText('after', examples('sendback task list --role manager', 'sendback task list --rma RMA-1001 --all'))
    .action(async ({ role, rma, all, json }: TaskOptions, command: Command) => {
      const asked = query({ role, rma, state: all ? 'all' : undefined })
      const { data } = await desk(command).get<{ data: z.output<typeof Task>[] }>(`/v1/tasks${asked}`)
      if (json) return printJson(terminal, data, json)
      printRows(
        terminal,
        ['id', 'rma', 'task', 'for', 'since', 'what to do'],
        data.map(one => [one.id, one.rma, one.kind, one.role, one.openedAt, one.todo]),
      )
    })
  withJson(tasks.command('done <id>'))
    .description('say that a task is done')
    .addHelpText('after', examples('sendback task done 17'))
    .action(async (id: string, { json }: { json?: Json }, command: Command) => {
      const task = await desk(command).post<z.output<typeof Task>>(`/v1/tasks/${encodeURIComponent(id)}/done`, {})
      if (json) printJson(terminal, task, json)
      else terminal.stdout.write(`${task.doneBy}\n`)
    })
}

function letterCommand(sendback: Command, terminal: Terminal): void {
  const group = sendback
    .command('letter')
    .description('what clients were written')
    .addHelpText('after', examples('sendback letter list', 'sendback case letters RMA-1001'))
  withJson(group.command('list'))
    .description('list letters of all cases, newest first; --json has the words')
    .option('--limit <number>', 'how many at most', wholeNumber, 50)
    .addHelpText('after', examples('sendback letter list --limit 10'))
    .action(async ({ limit, json }: { limit: number; json?: Json }, command: Command) => {
      const { rows } = await pagesOf<z.output<typeof Letter>>(desksFor(terminal)(command), '/v1/letters', limit)
      if (json) return printJson(terminal, rows, json)
      printRows(
        terminal,
        ['at', 'rma', 'kind', 'to', 'state', 'subject'],
        rows.map(one => [one.at, one.rma, one.kind, one.recipient, one.state, one.subject]),
      )
    })
}

function ruleCommand(sendback: Command, terminal: Terminal): void {
  const group = sendback
    .command('rule')
    .description('the rules that a decision may name')
    .addHelpText('after', examples('sendback rule list'))
  withJson(group.command('list'))
    .description('list every rule in words')
    .addHelpText('after', examples('sendback rule list'))
    .action(async ({ json }: { json?: Json }, command: Command) => {
      const { data } = await desksFor(terminal)(command).get<{ data: Record<string, string> }>('/v1/rules')
      if (json) printJson(terminal, data, json)
      else printRows(terminal, ['rule', 'words'], Object.entries(data))
    })
}
