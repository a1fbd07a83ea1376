import type { Command } from 'commander'
import type { z } from 'zod'
import type { Task } from '../api/documents.ts'
import { type DeskOptions, openDesk } from './desk.ts'
import { examples } from './examples.ts'
import { printJson, printRows, type Terminal } from './terminal.ts'

/** What is not about one case: tasks. */
export function deskCommands(sendback: Command, terminal: Terminal): void {
  const desk = (command: Command) => openDesk(terminal, command.optsWithGlobals<DeskOptions>())

  const tasks = sendback.command('task').description('what people have to do')
  tasks
    .command('list')
    .description('list open tasks, oldest first')
    .option('--role <role>', 'only those for staff, manager or finance')
    .option('--json', 'print them as JSON')
    .addHelpText('after', examples('sendback task list --role manager'))
    .action(async (options: { role?: string; json?: true }, command: Command) => {
      const query = options.role ? `?${new URLSearchParams({ role: options.role })}` : ''
      const { data } = await desk(command).get<{ data: z.output<typeof Task>[] }>(`/v1/tasks${query}`)
      if (options.json) return printJson(terminal, data)
      printRows(
        terminal,
        ['id', 'rma', 'task', 'for', 'since'],
        data.map(one => [one.id, one.rma, one.kind, one.role, one.openedAt]),
      )
    })
  tasks
    .command('done <id>')
    .description('say that a task is done')
    .addHelpText('after', examples('sendback task done 17'))
    .action(async (id: string, _options: unknown, command: Command) => {
      const task = await desk(command).post<z.output<typeof Task>>(`/v1/tasks/${encodeURIComponent(id)}/done`, {})
      terminal.stdout.write(`${task.doneBy}\n`)
    })
}
