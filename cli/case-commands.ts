import type { Command } from 'commander'
import { importCommand } from './case-import.ts'
import { lookingAtCases } from './case-looking.ts'
import { movingCases } from './case-moving.ts'
import { openingCases } from './case-opening.ts'
import { CANCELLATIONS, DECISIONS, FACTS } from './case-steps.ts'
import { desksFor } from './desk.ts'
import { examples } from './examples.ts'
import { stepCommand } from './step-command.ts'
import type { Terminal } from './terminal.ts'
import { vendorCommands } from './vendor-commands.ts'

/** `sendback case …`: what the desk and the dock do with one case. */
export function caseCommands(sendback: Command, terminal: Terminal): void {
  const desk = desksFor(terminal)
  const group = sendback
    .command('case')
    .description('open, look at and move cases')
    .addHelpText(
      'after',
      examples('sendback case list', 'sendback case view RMA-1001', 'sendback case events RMA-1001'),
    )
  group.commandsGroup('Open:')
  openingCases(group, terminal, desk)
  importCommand(group, terminal, desk)
  group.commandsGroup('Look:')
  lookingAtCases(group, terminal, desk)
  group.commandsGroup('Tell what happened:')
  movingCases(group, terminal, desk)
  for (const step of FACTS) stepCommand(group, terminal, desk, step)
  group.commandsGroup('Decide:')
  for (const step of DECISIONS) stepCommand(group, terminal, desk, step)
  group.commandsGroup('Services that are cancelled:')
  for (const step of CANCELLATIONS) stepCommand(group, terminal, desk, step)
  group.commandsGroup('Vendors:')
  vendorCommands(group, terminal, desk)
}
