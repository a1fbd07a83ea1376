import { type Command, Option } from 'commander'
import type { z } from 'zod'
import type { DecisionAnswer } from '../api/deciding.ts'
import type { FactAnswer } from '../api/fact-routes.ts'
import type { Role } from '../domain/staff-decision.ts'
import type { DeskOf } from './desk.ts'
import { examples } from './examples.ts'
import { given, pathOf, type Said, wholeNumber } from './said.ts'
import { confirm, type Json, printJson, say, type Terminal, withJson } from './terminal.ts'

export type Decided = z.output<typeof DecisionAnswer>
export type Told = z.output<typeof FactAnswer>

/** A command that tells the API one thing about one case: its options are the fields of the body. */
export interface Step {
  name: string
  description: string
  /** The last part of the route: `/v1/cases/:rma/<path>`. */
  path: string
  options: Option[]
  /** What stands behind `sendback case <name> RMA-1001`. */
  examples: string[]
  /** Whose key of the sandbox is used; staff's otherwise. */
  as?: Role
  /** What a person is asked before money moves, or something that is not taken back. */
  asks?: (rma: string, said: Said) => string | undefined
}

export function must(flags: string, about: string, choices?: readonly string[]): Option {
  return may(flags, about, choices).makeOptionMandatory()
}

export function may(flags: string, about: string, choices?: readonly string[]): Option {
  const option = new Option(flags, about)
  return choices ? option.choices(choices) : option
}

/** A whole number: of days, or of minor units. */
export function number(option: Option): Option {
  return option.argParser(wholeNumber)
}

export const reason = () => must('--reason <text>', 'why; it stands in the audit trail')

export function stepCommand(group: Command, terminal: Terminal, desk: DeskOf, step: Step): void {
  const command = group.command(`${step.name} <rma>`).description(step.description)
  for (const option of step.options) command.addOption(option)
  if (step.asks) command.option('--yes', 'do not ask')
  withJson(command)
    .addHelpText('after', examples(...step.examples.map(words => `${wayTo(command)} RMA-1001${words && ` ${words}`}`)))
    .action(async (rma: string, options: Said & { json?: Json; yes?: true }) => {
      const { json, yes, ...said } = options
      const question = yes ? undefined : step.asks?.(rma, said)
      if (question) await confirm(terminal, question)
      const answer = await desk(command, step.as).post<Told | Decided>(`${pathOf(rma)}/${step.path}`, given(said))
      if (json) printJson(terminal, answer, json)
      else printAnswer(terminal, answer)
    })
}

/** As it is typed: `sendback case vendor rma`. */
function wayTo(command: Command): string {
  return command.parent ? `${wayTo(command.parent)} ${command.name()}` : command.name()
}

export function printAnswer(terminal: Terminal, answer: Told | Decided): void {
  if ('decision' in answer) {
    terminal.stdout.write(`${answer.case.stage}\n`)
    if (answer.case.billAt) say(terminal, `It is due before ${answer.case.dueAt} and bills at ${answer.case.billAt}.`)
    return
  }
  terminal.stdout.write(`${answer.verdict}\n`)
  if (answer.told === 'again') say(terminal, 'It was on record already, and counts once.')
  if (answer.verdict === 'after-close') say(terminal, 'The case had closed; it is on record.')
}
