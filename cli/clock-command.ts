import { type Command, Option } from 'commander'
import { desksFor } from './desk.ts'
import { examples } from './examples.ts'
import { CommandError, type Json, printJson, say, type Terminal, withJson } from './terminal.ts'

export interface Moved {
  state: 'running' | 'closed' | 'unknown'
  now?: string
}

/** `sendback clock …`: time goes by for one case of the sandbox. */
export function clockCommand(sendback: Command, terminal: Terminal): void {
  const desk = desksFor(terminal)
  withJson(sendback.command('clock <rma>'))
    .description('let time go by for one case, in the sandbox')
    .option('--advance <duration>', 'how much, as in P11D or PT2H')
    .addOption(new Option('--until <time>', 'until when, as in 2026-04-03T15:00:00Z').conflicts('advance'))
    .addHelpText('after', examples('sendback clock RMA-1001 --advance P11D'))
    .action(async (rma: string, options: { advance?: string; until?: string; json?: Json }, command: Command) => {
      const { json, ...move } = options
      if (move.advance === undefined && move.until === undefined)
        throw new CommandError('Say --advance P11D, or --until 2026-04-03T15:00:00Z.')
      const moved = await desk(command).post<Moved>(`/v1/sandbox/cases/${encodeURIComponent(rma)}/clock`, move)
      if (json) return printJson(terminal, moved, json)
      terminal.stdout.write(`${moved.now ?? ''}\n`)
      say(terminal, `${rma} is ${moved.state}.`)
    })
}
