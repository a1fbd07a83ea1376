import type { Command } from 'commander'
import { readEnvironment } from '../config/env.ts'
import { exampleEnv } from '../config/example.ts'
import { type DeskOptions, openDesk } from './desk.ts'
import type { Check } from './doctor/examine.ts'
import { examples } from './examples.ts'
import { CommandError, colours, printJson, printRows, say, type Terminal } from './terminal.ts'

/** `sendback doctor`: whether all is there that Sendback needs, and how to mend what is not. `sendback env`: where to begin. */
export function doctorCommand(sendback: Command, terminal: Terminal): void {
  sendback
    .command('env')
    .description('print a .env with every variable, to be filled in')
    .addHelpText('after', examples('sendback env > .env'))
    .action(() => void terminal.stdout.write(exampleEnv()))
  sendback
    .command('doctor')
    .description('look at every connection of the set-up in the environment or .env; without one, ask the API')
    .option('--api', 'ask the API, whatever the environment says')
    .option('--json', 'print what was found as JSON')
    .addHelpText('after', examples('sendback doctor', 'sendback doctor --json', 'sendback doctor --api'))
    .action(async ({ api, json }: { api?: true; json?: true }, command: Command) => {
      if (api || !hasSetUp(terminal)) return askApi(command, terminal, json)
      // Whatever speaks to a counterpart is read for this alone: other commands need not wait for it.
      const { examine } = await import('./doctor/examine.ts')
      const checks = await examine(terminal.env)
      if (json) printJson(terminal, { ready: isWell(checks) ? 'yes' : 'no', checks })
      else for (const check of checks) terminal.stdout.write(`${inWords(terminal, check)}\n`)
      const ill = checks.filter(({ finding }) => finding === 'ill').length
      if (ill > 0) throw new CommandError(ill === 1 ? 'One thing is wrong.' : `${ill} things are wrong.`)
      say(terminal, 'All is well.')
    })
}

function hasSetUp({ env }: Terminal): boolean {
  const { own, temporal } = readEnvironment(env)
  return Object.keys(own).some(name => name !== 'LOG_LEVEL') || Object.keys(temporal).length > 0
}

function isWell(checks: readonly Check[]): boolean {
  return checks.every(({ finding }) => finding !== 'ill')
}

function inWords(terminal: Terminal, check: Check): string {
  const { green, red, dim, bold } = colours(terminal)
  const name = check.check.padEnd(20)
  switch (check.finding) {
    case 'well':
      return `${green('ok')}    ${name} ${check.says}`
    case 'left-out':
      return `${dim('–')}     ${name} ${dim(check.says)}`
    case 'ill':
      return `${red('wrong')} ${bold(name)} ${check.says}\n${' '.repeat(27)}${check.cure}`
  }
}

async function askApi(command: Command, terminal: Terminal, json: true | undefined): Promise<void> {
  const health = await openDesk(terminal, command.optsWithGlobals<DeskOptions>()).health()
  if (json) printJson(terminal, health)
  else printRows(terminal, ['what', 'how'], Object.entries(health.checks))
  if (health.ready === 'no')
    throw new CommandError('The API cannot work like this; what it takes in is kept until it can.')
}
