import { type Command, Option } from 'commander'
import type { z } from 'zod'
import type { DeliveryLog, EndpointWithSecret } from '../api/finance-routes.ts'
import { DELIVERY_STATES } from '../domain/delivery.ts'
import { type Desk, desksFor } from './desk.ts'
import { examples } from './examples.ts'
import { pagesOf } from './pages.ts'
import { query, wholeNumber } from './said.ts'
import { CommandError, confirm, type Json, printJson, printRows, say, type Terminal, withJson } from './terminal.ts'

type WithSecret = z.output<typeof EndpointWithSecret>
type Endpoint = WithSecret['endpoint']
type Log = z.output<typeof DeliveryLog>
type Delivery = Omit<Log, 'url' | 'body' | 'log'>

/** Finance's webhooks: where they go, and how they went. */
export function financeCommands(sendback: Command, terminal: Terminal): void {
  endpointCommands(sendback, terminal)
  deliveryCommands(sendback, terminal)
}

function endpointCommands(sendback: Command, terminal: Terminal): void {
  const desk = (command: Command) => desksFor(terminal)(command, 'finance')
  const endpoints = sendback
    .command('endpoint')
    .description('where finance is told')
    .addHelpText('after', examples('sendback --as finance endpoint list'))
  const at = (id: string) => `/v1/webhook-endpoints/${encodeURIComponent(id)}`

  withJson(endpoints.command('list'))
    .description('list the endpoints')
    .addHelpText('after', examples('sendback --as finance endpoint list'))
    .action(async ({ json }: { json?: Json }, command: Command) => {
      const { data } = await desk(command).get<{ data: Endpoint[] }>('/v1/webhook-endpoints')
      if (json) return printJson(terminal, data, json)
      printRows(
        terminal,
        ['id', 'state', 'url', 'events', 'why'],
        data.map(one => [one.id, one.state, one.url, one.events?.join(',') ?? 'all', one.reason]),
      )
    })
  withJson(endpoints.command('add <url>'))
    .description('tell finance at one more address; prints its secret, this once')
    .option('--events <types>', 'which messages, with commas between; all otherwise')
    .option('--description <words>', 'whose it is')
    .addHelpText(
      'after',
      examples('sendback --as finance endpoint add https://finance.example.com/hooks --events rma.unreturned.billed'),
    )
    .action(async (url: string, options: { events?: string; description?: string; json?: Json }, command: Command) => {
      const { events, description } = options
      const asked = { url, ...(events && { events: events.split(',') }), ...(description && { description }) }
      printSecret(terminal, await desk(command).post<WithSecret>('/v1/webhook-endpoints', asked), options.json)
    })
  withJson(endpoints.command('rotate <id>'))
    .description('give it a new secret, and print that; the old one signs along for a while')
    .option('--overlap <hours>', 'how long the old one signs along', '24')
    .addHelpText('after', examples('sendback --as finance endpoint rotate ep_1f2e3d4c5b6a --overlap 48'))
    .action(async (id: string, options: { overlap: string; json?: Json }, command: Command) => {
      const asked = { overlapHours: Number(options.overlap) }
      printSecret(terminal, await desk(command).post<WithSecret>(`${at(id)}/rotate`, asked), options.json)
    })
  withJson(endpoints.command('disable <id>'))
    .description('hold what is for it')
    .requiredOption('--reason <words>', 'why')
    .addHelpText('after', examples('sendback --as finance endpoint disable ep_1f2e3d4c5b6a --reason "moving house"'))
    .action(async (id: string, options: { reason: string; json?: Json }, command: Command) => {
      const { reason, json } = options
      printState(terminal, await desk(command).post<Endpoint>(`${at(id)}/disable`, { reason }), json)
    })
  withJson(endpoints.command('enable <id>'))
    .description('enable it, and send what was held')
    .addHelpText('after', examples('sendback --as finance endpoint enable ep_1f2e3d4c5b6a'))
    .action(async (id: string, { json }: { json?: Json }, command: Command) => {
      printState(terminal, await desk(command).post<Endpoint>(`${at(id)}/enable`, {}), json)
    })
  withJson(endpoints.command('remove <id>'))
    .description('remove it for good; what it has not taken is dropped')
    .option('--yes', 'do not ask')
    .addHelpText('after', examples('sendback --as finance endpoint remove ep_1f2e3d4c5b6a --yes'))
    .action(async (id: string, { yes, json }: { yes?: true; json?: Json }, command: Command) => {
      if (!yes) await confirm(terminal, `Remove ${id}, and drop what it has not taken?`)
      const { dropped } = await desk(command).post<{ dropped: number }>(`${at(id)}/remove`, {})
      if (json) return printJson(terminal, { dropped }, json)
      terminal.stdout.write(`${dropped}\n`)
    })
  withJson(endpoints.command('test <id>'))
    .description('send it a message of type endpoint.test, and say how that went')
    .addHelpText('after', examples('sendback --as finance endpoint test configured'))
    .action(async (id: string, { json }: { json?: Json }, command: Command) => {
      const there = desk(command)
      const { id: delivery } = await there.post<Delivery>(`${at(id)}/test`, {})
      const tried = await firstTry(there, delivery)
      if (json) printJson(terminal, tried, json)
      else printLog(terminal, tried)
      if (tried.state !== 'delivered') throw new CommandError(`${delivery} is ${tried.state}.`)
    })
}

function deliveryCommands(sendback: Command, terminal: Terminal): void {
  const desk = (command: Command) => desksFor(terminal)(command, 'finance')
  const deliveries = sendback
    .command('delivery')
    .description('what finance is told, and how that went')
    .addHelpText('after', examples('sendback --as finance delivery list --state dead'))
  const at = (id: string) => `/v1/deliveries/${encodeURIComponent(id)}`

  withJson(deliveries.command('list'))
    .description('list deliveries, newest first')
    .addOption(new Option('--state <state>', 'only those in this state').choices(DELIVERY_STATES))
    .option('--rma <rma>', 'of one case')
    .option('--endpoint <id>', 'to one endpoint')
    .option('--trigger <id>', 'of one message')
    .option('--limit <number>', 'how many at most', wholeNumber, 50)
    .addHelpText('after', examples('sendback --as finance delivery list --state dead'))
    .action(async ({ json, limit, ...wanted }: DeliveryOptions, command: Command) => {
      const { rows, more } = await pagesOf<Delivery>(desk(command), `/v1/deliveries${query({ ...wanted })}`, limit)
      if (json) return printJson(terminal, rows, json)
      printRows(
        terminal,
        ['id', 'type', 'state', 'tries', 'next'],
        rows.map(one => [one.id, one.type, one.state, one.attempts, one.nextAttemptAt]),
      )
      if (more) say(terminal, `There are more; ask with a --limit above ${limit}.`)
    })
  withJson(deliveries.command('count'))
    .description('how many deliveries are in each state')
    .option('--rma <rma>', 'of one case')
    .option('--endpoint <id>', 'to one endpoint')
    .addHelpText('after', examples('sendback --as finance delivery count'))
    .action(async ({ json, ...wanted }: { rma?: string; endpoint?: string; json?: Json }, command: Command) => {
      const counts = await desk(command).get<Record<string, number>>(`/v1/deliveries/counts${query({ ...wanted })}`)
      if (json) printJson(terminal, counts, json)
      else printRows(terminal, ['state', 'deliveries'], Object.entries(counts))
    })
  withJson(deliveries.command('view <id>').alias('show'))
    .description('show every try of a delivery; --json has what is sent')
    .addHelpText('after', examples('sendback --as finance delivery view trg_RMA-1001_trigger_1/configured'))
    .action(async (id: string, { json }: { json?: Json }, command: Command) => {
      const shown = await desk(command).get<Log>(at(id))
      return json ? printJson(terminal, shown, json) : printLog(terminal, shown)
    })
  withJson(deliveries.command('resend <id>'))
    .description('send it again at once, under the same webhook-id')
    .addHelpText('after', examples('sendback --as finance delivery resend trg_RMA-1001_trigger_1/configured'))
    .action(async (id: string, { json }: { json?: Json }, command: Command) => {
      printState(terminal, await desk(command).post<Delivery>(`${at(id)}/resend`, {}), json)
    })
}

interface DeliveryOptions {
  state?: string
  rma?: string
  endpoint?: string
  trigger?: string
  limit: number
  json?: Json
}

/** The secret alone is data: it can be piped to where it is kept. */
function printSecret(terminal: Terminal, made: WithSecret, json: Json | undefined): void {
  const { endpoint, secret } = made
  if (json) return printJson(terminal, made, json)
  say(terminal, `${endpoint.id} is signed for with this secret; it is not shown again.`)
  terminal.stdout.write(`${secret}\n`)
}

function printState(terminal: Terminal, one: Endpoint | Delivery, json: Json | undefined): void {
  if (json) printJson(terminal, one, json)
  else terminal.stdout.write(`${one.state}\n`)
}

function printLog(terminal: Terminal, { log }: Log): void {
  printRows(
    terminal,
    ['try', 'at', 'how', 'status', 'ms', 'answer'],
    log.map(one => [one.n, one.at, one.outcome, one.status, one.milliseconds, one.excerpt]),
  )
}

/** A try takes fifteen seconds at most; a worker that is down, longer. */
async function firstTry(desk: Desk, delivery: string): Promise<Log> {
  for (const end = Date.now() + 30_000; ; await new Promise(resolve => setTimeout(resolve, 300))) {
    const shown = await desk.get<Log>(`/v1/deliveries/${encodeURIComponent(delivery)}`)
    if (shown.log.length > 0 || shown.state === 'held') return shown
    if (Date.now() > end) throw new CommandError(`${delivery} was not tried within 30 s. Is a worker running?`)
  }
}
