import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { type Command, Option } from 'commander'
import type { z } from 'zod'
import type { DecisionAnswer } from '../api/deciding.ts'
import type { ReceiptAnswer } from '../api/dock-routes.ts'
import type { CaseDocument, CaseEvent, CaseSummary } from '../api/documents.ts'
import type { FactAnswer } from '../api/fact-routes.ts'
import { RETURN_TYPES, type ReturnType } from '../domain/case.ts'
import { VERDICTS, type Verdict } from '../domain/staff-decision.ts'
import { type Desk, type DeskOptions, openDesk } from './desk.ts'
import { examples } from './examples.ts'
import { given, pathOf, wholeNumber } from './said.ts'
import { CommandError, colours, confirm, printJson, printRows, say, type Terminal } from './terminal.ts'
import { vendorCommands } from './vendor-commands.ts'

type Case = z.output<typeof CaseDocument>
type Summary = z.output<typeof CaseSummary>
type Event = z.output<typeof CaseEvent>
type Receipt = z.output<typeof ReceiptAnswer>
type Told = z.output<typeof FactAnswer>
type Decided = z.output<typeof DecisionAnswer>

/** `sendback case …`: what the desk and the dock do with one case. */
export function caseCommands(sendback: Command, terminal: Terminal): void {
  const group = sendback.command('case').description('open, look at and move cases').addHelpText('after', CASE_EXAMPLES)
  const desk = (command: Command): Desk => openDesk(terminal, command.optsWithGlobals<DeskOptions>())
  reading(group, terminal, desk)
  telling(group, terminal, desk)
  deciding(group, terminal, desk)
  vendorCommands(group, terminal, desk)
}

interface OpenOptions {
  file: string
  returnType?: ReturnType
  mail?: string
  json?: true
}

type DeskOf = (command: Command) => Desk

const CASE_EXAMPLES = examples('sendback case list', 'sendback case show RMA-1001', 'sendback case events RMA-1001')

function reading(group: Command, terminal: Terminal, desk: DeskOf): void {
  group
    .command('open')
    .description('open a case for an approved RMA')
    .requiredOption('--file <path>', 'what is asked for, as JSON; - reads standard input')
    .addOption(
      new Option('--return-type <type>', 'which return is asked for, where the file does not say').choices(
        RETURN_TYPES,
      ),
    )
    .option('--mail <id>', 'the mail that asks to cancel: its receipt dates the case')
    .option('--json', 'print the case as JSON')
    .addHelpText(
      'after',
      examples(
        'sendback case open --file approval.json',
        'sendback case open --mail 17 --file focuscloud.json',
        'sendback case open --file cameras.json --return-type virtualReturn',
        'cat approval.json | sendback case open --file -',
      ),
    )
    .action(async (options: OpenOptions, command: Command) => {
      const route = options.mail === undefined ? '/v1/cases' : `/v1/mails/${encodeURIComponent(options.mail)}/case`
      const opened = await desk(command).post<Case>(route, await readApproval(terminal, options))
      if (options.json) return printJson(terminal, opened)
      terminal.stdout.write(`${opened.rma}\n`)
      say(terminal, `Opened under ${opened.policy}; it is ${opened.stage}.`)
    })

  group
    .command('list')
    .description('list cases, newest first')
    .option('--stage <stage>', 'only those in this stage')
    .option('--ticket <ticket>', 'only those of this ticket')
    .option('--of <rma>', 'only the vendor’s legs of this case')
    .option('--limit <number>', 'how many at most', wholeNumber, 50)
    .option('--json', 'print them as JSON')
    .addHelpText('after', examples('sendback case list --stage overdue', 'sendback case list --json | jq .rma'))
    .action(async (options: ListOptions, command: Command) => {
      const { stage, ticket, of, limit, json } = options
      const query = new URLSearchParams({
        limit: String(limit),
        ...(stage && { stage }),
        ...(ticket && { ticket }),
        ...(of && { of }),
      })
      const { data, nextCursor } = await desk(command).get<{ data: Summary[]; nextCursor: string | null }>(
        `/v1/cases?${query}`,
      )
      if (json) return printJson(terminal, data)
      const rows = data.map(one => [one.rma, one.policy, one.stage, one.outcome, one.ticket, one.dueAt, one.billAt])
      printRows(terminal, ['rma', 'policy', 'stage', 'outcome', 'ticket', 'due', 'bills'], rows)
      if (nextCursor) say(terminal, `There are more; ask with a --limit above ${limit}.`)
    })

  group
    .command('show <rma>')
    .description('show one case')
    .option('--json', 'print it as JSON')
    .addHelpText('after', examples('sendback case show RMA-1001', 'sendback case show RMA-1001 --json | jq .units'))
    .action(async (rma: string, options: { json?: true }, command: Command) => {
      const one = await desk(command).get<Case>(pathOf(rma))
      if (options.json) printJson(terminal, one)
      else showCase(terminal, one)
    })

  group
    .command('events <rma>')
    .description('show the audit trail of a case')
    .option('--json', 'print it as JSON')
    .addHelpText('after', examples('sendback case events RMA-1001'))
    .action(async (rma: string, options: { json?: true }, command: Command) => {
      const { data } = await desk(command).get<{ data: Event[] }>(`${pathOf(rma)}/events`)
      if (options.json) return printJson(terminal, data)
      printRows(
        terminal,
        ['at', 'who', 'what', 'because'],
        data.map(one => [one.at, one.who, one.what, one.because.join(' ')]),
      )
    })
}

function telling(group: Command, terminal: Terminal, desk: DeskOf): void {
  group
    .command('receive <rma>')
    .description('a unit has come in')
    .requiredOption('--serial <serial>', 'its serial number')
    .option('--received-at <time>', 'when it came in, as in 2026-04-03T15:00:00Z; now otherwise')
    .option('--by-hand', 'the client brought it')
    .option('--missing-packaging', 'it came without its original packaging')
    .option('--wrong-item', 'something else was in the box')
    .option('--empty-box', 'nothing was in the box')
    .option('--photo <url...>', 'where its photos lie; an empty box and a wrong item need one')
    .addHelpText(
      'after',
      examples(
        'sendback case receive RMA-1001 --serial C1',
        'sendback case receive RMA-1001 --serial C1 --received-at 2026-04-03T15:00:00Z --by-hand',
      ),
    )
    .action(async (rma: string, options: ReceiveOptions, command: Command) => {
      const answer = await desk(command).post<Receipt>(`${pathOf(rma)}/device-received`, receiptOf(options))
      terminal.stdout.write(`${answer.verdict}\n`)
      say(terminal, answer.told === 'again' ? `It was on record already. ${answer.note}` : answer.note)
    })

  group
    .command('ship <rma>')
    .description('the replacement is on its way')
    .option('--shipped-at <time>', 'when; now otherwise')
    .option('--carrier <name>', 'by whom')
    .option('--tracking <code>', 'under which code')
    .option('--replacement <serial=serial...>', 'which replacement stands for which failed unit: C1=R1')
    .addHelpText(
      'after',
      examples('sendback case ship RMA-1001 --carrier UPS --tracking 1Z999AA10123456784 --replacement C1=R1'),
    )
    .action(async (rma: string, options: ShipOptions, command: Command) => {
      const { shippedAt, carrier, tracking, replacement = [] } = options
      const body = { ...given({ shippedAt, carrier, tracking }), units: replacement.map(pair) }
      told(terminal, await desk(command).post<Told>(`${pathOf(rma)}/replacement-shipped`, body))
    })

  group
    .command('deliver <rma>')
    .description('the replacement was delivered; with a reason, this corrects an earlier word')
    .option('--delivered-at <time>', 'when; now otherwise')
    .option('--reason <text>', 'why the delivery is corrected')
    .addHelpText(
      'after',
      examples('sendback case deliver RMA-1001 --delivered-at 2026-03-05T15:12:00Z --reason "Signed delivery slip"'),
    )
    .action(async (rma: string, options: { deliveredAt?: string; reason?: string }, command: Command) => {
      const answer = await desk(command).post<Told | Decided>(`${pathOf(rma)}/replacement-delivered`, given(options))
      if ('decision' in answer) decided(terminal, answer)
      else told(terminal, answer)
    })
}

function deciding(group: Command, terminal: Terminal, desk: DeskOf): void {
  group
    .command('approve <rma>')
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
    .action(async (rma: string, options: ApproveOptions, command: Command) => {
      decided(terminal, await desk(command).post<Decided>(`${pathOf(rma)}/approval`, options))
    })

  group
    .command('extend <rma>')
    .description('give the client more time')
    .requiredOption('--days <number>', 'by how many days', wholeNumber)
    .requiredOption('--reason <text>', 'why')
    .addHelpText('after', examples('sendback case extend RMA-1001 --days 10 --reason "Travelling until the 20th"'))
    .action(async (rma: string, { days, reason }: { days: number; reason: string }, command: Command) => {
      decided(terminal, await desk(command).post<Decided>(`${pathOf(rma)}/extension`, { days, reason }))
    })

  group
    .command('cancel <rma>')
    .description('cancel the case; in an exchange, after shipping the return is still owed')
    .requiredOption('--reason <text>', 'why')
    .option('--yes', 'do not ask')
    .addHelpText('after', examples('sendback case cancel RMA-1001 --reason "The fault was in the cabling" --yes'))
    .action(async (rma: string, { reason, yes }: { reason: string; yes?: true }, command: Command) => {
      if (!yes) await confirm(terminal, `Cancel ${rma}?`)
      decided(terminal, await desk(command).post<Decided>(`${pathOf(rma)}/cancellation`, { reason }))
    })

  group
    .command('inspect <rma>')
    .description('say what the inspection of a returned unit found')
    .requiredOption('--serial <serial>', 'its serial number')
    .requiredOption('--finding <finding>', 'fault-found, no-trouble-found or client-damage')
    .option('--cause <text>', 'why it failed')
    .option('--packaging <packaging>', 'original or missing')
    .option('--quote <amount>', 'for damage by the client, in minor units: 39900 is $399.00', wholeNumber)
    .addHelpText(
      'after',
      examples('sendback case inspect RMA-1001 --serial C1 --finding fault-found --cause "Water in the housing"'),
    )
    .action(async (rma: string, options: Record<string, string | number>, command: Command) => {
      decided(terminal, await desk(command).post<Decided>(`${pathOf(rma)}/inspection`, given(options)))
    })
}

interface ApproveOptions {
  verdict: Verdict
  reason: string
  ticket?: string
  internalComment?: string
  siteAnswer?: string
  photos?: string[]
}

interface ListOptions {
  stage?: string
  ticket?: string
  of?: string
  limit: number
  json?: true
}

interface ReceiveOptions {
  serial: string
  receivedAt?: string
  byHand?: true
  missingPackaging?: true
  wrongItem?: true
  emptyBox?: true
  photo?: string[]
}

interface ShipOptions {
  shippedAt?: string
  carrier?: string
  tracking?: string
  replacement?: string[]
}

function receiptOf({ serial, receivedAt, byHand, missingPackaging, wrongItem, emptyBox, photo }: ReceiveOptions) {
  return {
    serial,
    ...(receivedAt && { receivedAt }),
    ...(byHand && { method: 'hand-delivered' }),
    ...(missingPackaging && { packaging: 'missing' }),
    ...(wrongItem && { contents: 'wrong-item' }),
    ...(emptyBox && { contents: 'empty-box' }),
    ...(photo && { photos: photo }),
  }
}

function showCase(terminal: Terminal, one: Case): void {
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
    ...line('secured', one.securedUntil ? `${one.collateral} until ${one.securedUntil}` : one.collateral),
    ...one.units.map(unit => ['unit', `${unit.serial} ${unit.brand} ${unit.model}: ${unit.state}`]),
    ...(one.exceptions ?? []).map(exception => ['exception', `${exception.id} (${exception.kind})`]),
    ...one.tasks.map(task => ['task', `${task.id} ${task.kind} for ${task.role}`]),
  ]
  printRows(terminal, ['', ''], facts)
}

function told(terminal: Terminal, { verdict, told }: Told): void {
  terminal.stdout.write(`${verdict}\n`)
  if (told === 'again') say(terminal, 'It was on record already, and counts once.')
  if (verdict === 'after-close') say(terminal, 'The case had closed; it is on record.')
}

function decided(terminal: Terminal, { case: view }: Decided): void {
  terminal.stdout.write(`${view.stage}\n`)
  if (view.billAt) say(terminal, `It is due before ${view.dueAt} and bills at ${view.billAt}.`)
}

async function readApproval(
  terminal: Terminal,
  { file, returnType }: { file: string; returnType?: ReturnType },
): Promise<unknown> {
  const source = file === '-' ? await text(terminal.stdin) : readFile(resolve(terminal.folder, file))
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

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new CommandError(`Cannot read ${path}: ${error instanceof Error ? error.message : error}`)
  }
}

function pair(text: string): { serial: string; replacementSerial: string } {
  const [serial, replacementSerial, ...rest] = text.split('=')
  if (!serial || !replacementSerial || rest.length > 0)
    throw new CommandError(`--replacement is failed unit = replacement, as in C1=R1; got "${text}".`)
  return { serial, replacementSerial }
}
