import { text } from 'node:stream/consumers'
import { type Command, Option } from 'commander'
import type { z } from 'zod'
import type { CaseDocument } from '../api/documents.ts'
import { RETURN_TYPES, type ReturnType } from '../domain/case.ts'
import { VERDICTS, type Verdict } from '../domain/staff-decision.ts'
import type { DeskOf } from './desk.ts'
import { examples } from './examples.ts'
import { textOf } from './input-file.ts'
import { pathOf } from './said.ts'
import { type Decided, printAnswer } from './step-command.ts'
import { CommandError, type Json, printJson, say, type Terminal, withJson } from './terminal.ts'

type Case = z.output<typeof CaseDocument>

interface FileOptions {
  file: string
  returnType?: ReturnType
  json?: Json
}

/** Whether an RMA is granted, its case, and what support has found where a policy waits for that. */
export function openingCases(group: Command, terminal: Terminal, desk: DeskOf): void {
  openCommand(group, terminal, desk)
  askCommand(group, terminal, desk)
  approveCommand(group, terminal, desk)
}

function fromFile(command: Command): Command {
  return command
    .requiredOption('--file <path>', 'what is asked for, as JSON; - reads standard input')
    .addOption(
      new Option('--return-type <type>', 'which return is asked for, where the file does not say').choices(
        RETURN_TYPES,
      ),
    )
}

function openCommand(group: Command, terminal: Terminal, desk: DeskOf): void {
  withJson(
    fromFile(group.command('open').description('open a case for an approved RMA')).option(
      '--mail <id>',
      'the mail that asks to cancel: its receipt dates the case',
    ),
  )
    .addHelpText(
      'after',
      examples(
        'sendback case open --file approval.json',
        'sendback case open --mail 17 --file focuscloud.json',
        'sendback case open --file cameras.json --return-type virtualReturn',
        'cat approval.json | sendback case open --file -',
      ),
    )
    .action(async (options: FileOptions & { mail?: string }, command: Command) => {
      const route = options.mail === undefined ? '/v1/cases' : `/v1/mails/${encodeURIComponent(options.mail)}/case`
      const opened = await desk(command).post<Case>(route, await readApproval(terminal, options))
      if (options.json) return printJson(terminal, opened, options.json)
      terminal.stdout.write(`${opened.rma}\n`)
      say(terminal, `Opened under ${opened.policy}; it is ${opened.stage}.`)
    })
}

interface Granted {
  decision: 'granted' | 'refused'
  reason?: string
  missing?: string[]
  because: { rule: string; words: string }[]
}

function askCommand(group: Command, terminal: Terminal, desk: DeskOf): void {
  withJson(fromFile(group.command('ask').description('ask whether the policy grants an RMA, and change nothing')))
    .addHelpText('after', examples('sendback case ask --file approval.json'))
    .action(async (options: FileOptions, command: Command) => {
      const answer = await desk(command).post<Granted>('/v1/decisions', await readApproval(terminal, options))
      if (options.json) return printJson(terminal, answer, options.json)
      terminal.stdout.write(`${answer.decision}\n`)
      if (answer.reason) say(terminal, answer.reason)
      if (answer.missing && answer.missing.length > 0) say(terminal, `Supply: ${answer.missing.join(', ')}`)
      for (const { rule, words } of answer.because) say(terminal, `  ${rule}  ${words}`)
    })
}

interface ApproveOptions {
  verdict: Verdict
  reason: string
  ticket?: string
  internalComment?: string
  siteAnswer?: string
  photos?: string[]
  json?: Json
}

function approveCommand(group: Command, terminal: Terminal, desk: DeskOf): void {
  withJson(group.command('approve <rma>'))
    .description('say what support found, or answer a request that is granted case by case')
    .addOption(
      new Option('--verdict <verdict>', 'what was found, or is granted').choices(VERDICTS).makeOptionMandatory(),
    )
    .requiredOption('--reason <text>', 'why')
    .option('--ticket <ticket>', 'the ticket, where the request named none')
    .option('--internal-comment <text>', 'what support wrote into the ticket')
    .option('--site-answer <text>', 'why it failed on site, if it was tested here')
    .option('--photos <url...>', 'where photos of the fault lie')
    .addHelpText(
      'after',
      examples(
        'sendback case approve RMA-1001 --verdict qualified --internal-comment "No display" --reason "Boot loop"',
        'sendback case approve RMA-1001 --verdict resolved-remotely --reason "A cable was loose"',
        'sendback case approve RMA-1001 --verdict approved --reason "Three bullet cameras, one site"',
      ),
    )
    .action(async (rma: string, { json, ...found }: ApproveOptions, command: Command) => {
      const answer = await desk(command).post<Decided>(`${pathOf(rma)}/approval`, found)
      if (json) printJson(terminal, answer, json)
      else printAnswer(terminal, answer)
    })
}

async function readApproval(terminal: Terminal, { file, returnType }: FileOptions): Promise<unknown> {
  const source = file === '-' ? await text(terminal.stdin) : textOf(terminal, file)
  const name = file === '-' ? 'Standard input' : file
  const body = parseBody(name, source)
  if (!returnType || typeof body !== 'object' || body === null) return body
  if ('returnType' in body && body.returnType !== returnType)
    throw new CommandError(`${name} asks for returnType "${body.returnType}", and --return-type for "${returnType}".`)
  return { ...body, returnType }
}

function parseBody(name: string, source: string): unknown {
  try {
    return JSON.parse(source)
  } catch (error) {
    throw new CommandError(`${name} is not JSON: ${error instanceof Error ? error.message : error}`)
  }
}
