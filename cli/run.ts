import { Command, CommanderError } from 'commander'
import { ConfigError } from '../config/config.ts'
import { caseCommands } from './case-commands.ts'
import { clockCommand } from './clock-command.ts'
import { completionCommands } from './completion-command.ts'
import { deskCommands } from './desk-commands.ts'
import { doctorCommand } from './doctor-command.ts'
import { examples } from './examples.ts'
import { financeCommands } from './finance-commands.ts'
import { keyCommands } from './key-commands.ts'
import { listenCommand } from './listen-command.ts'
import { mailCommands } from './mail-commands.ts'
import { moneyCommands } from './money-commands.ts'
import { parcelCommands } from './parcel-commands.ts'
import { peopleCommands } from './people-commands.ts'
import { policyCommands } from './policy-commands.ts'
import { reportCommands } from './report-commands.ts'
import { CommandError, EXIT, type Exit, say, type Terminal } from './terminal.ts'
import { triggerCommand } from './trigger-command.ts'

/** Runs one command line and says how it ended. Nothing but `terminal` is touched, so tests run it as it is. */
export async function run(words: readonly string[], terminal: Terminal): Promise<Exit> {
  try {
    await program(terminal).parseAsync(words, { from: 'user' })
    return EXIT.ok
  } catch (error) {
    // Commander has said what was wrong already; help and version are no mistakes.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.error
    if (error instanceof ConfigError) {
      say(terminal, error.message)
      return EXIT.error
    }
    if (!(error instanceof CommandError)) throw error
    say(terminal, error.message)
    return error.exit
  }
}

/** Every command, and the two by which a shell completes them. */
export function program(terminal: Terminal): Command {
  const sendback = commands(terminal)
  completionCommands(sendback, terminal, () => commands(terminal))
  return sendback
}

function commands(terminal: Terminal): Command {
  const sendback = new Command('sendback')
    .description('Returns that keep their promises, at the command line.')
    .option('--url <url>', 'where the API is (SENDBACK_URL; the sandbox of this folder otherwise)')
    .option('--key <key>', 'an API key (SENDBACK_KEY; a key of the sandbox otherwise)')
    .option('--as <role>', 'which of the sandbox’s keys to use (staff, or the one that the command needs)')
    .option('--idempotency-key <key>', 'the same key asks for the same thing, not for another one')
    .configureOutput({ writeOut: text => terminal.stdout.write(text), writeErr: text => terminal.stderr.write(text) })
    .exitOverride()
    .showSuggestionAfterError()
    .addHelpText(
      'after',
      examples(
        'sendback case open --file approval.json',
        'sendback case list --stage overdue',
        'sendback case receive RMA-1001 --serial C1',
      ),
    )
  sendback.commandsGroup('Cases:')
  caseCommands(sendback, terminal)
  parcelCommands(sendback, terminal)
  mailCommands(sendback, terminal)
  deskCommands(sendback, terminal)
  sendback.commandsGroup('Money:')
  moneyCommands(sendback, terminal)
  financeCommands(sendback, terminal)
  listenCommand(sendback, terminal)
  reportCommands(sendback, terminal)
  sendback.commandsGroup('Set-up:')
  policyCommands(sendback, terminal)
  keyCommands(sendback, terminal)
  peopleCommands(sendback, terminal)
  sendback.commandsGroup('Sandbox:')
  triggerCommand(sendback, terminal)
  clockCommand(sendback, terminal)
  sendback.commandsGroup('This program:')
  doctorCommand(sendback, terminal)
  return sendback
}
