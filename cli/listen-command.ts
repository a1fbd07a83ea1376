import type { Command } from 'commander'
import { Webhook } from 'standardwebhooks'
import { z } from 'zod'
import type { DeliveryLog, EndpointWithSecret } from '../api/finance-routes.ts'
import { MESSAGE_TYPES } from '../domain/delivery.ts'
import { money } from './amounts.ts'
import { type Desk, desksFor, reasonOf } from './desk.ts'
import { examples } from './examples.ts'
import { follow } from './following.ts'
import { query } from './said.ts'
import { CommandError, colours, type Json, minute, pick, say, type Terminal, withJson } from './terminal.ts'
import { underway } from './waiting.ts'

type Log = z.output<typeof DeliveryLog>
type Delivery = Pick<Log, 'id' | 'message' | 'type' | 'rma'>
type Endpoint = z.output<typeof EndpointWithSecret>['endpoint']

interface ListenOptions {
  forwardTo?: string
  events?: string
  rma?: string
  json?: Json
}

const LOOK_EVERY_MS = 2_000
/** As long as finance's own receivers have. */
const RECEIVER_MS = 15_000
const PAGE = 50

const HELP = `
It shows what finance is told from now on, wherever else that goes: nothing is added to the endpoints, and no delivery waits
for it. What is forwarded has the body, the webhook-id and the signature of Standard Webhooks, by a secret that is the same
each time for the same key. It is forwarded once. Ctrl-C ends it, with 0.
${examples(
  'sendback listen',
  'sendback listen --forward-to http://127.0.0.1:3000/hooks --events rma.unreturned.billed,rma.kept.billed',
)}`

/** `sendback listen`: what finance is told, as it is told. */
export function listenCommand(sendback: Command, terminal: Terminal): void {
  withJson(sendback.command('listen'))
    .description('show what finance is told, as it is told, and forward it to a receiver of your own')
    .option('--forward-to <url>', 'send each message there, signed')
    .option('--events <types>', 'only these messages, with commas between')
    .option('--rma <rma>', 'only what is about one case')
    .addHelpText('after', HELP)
    .action(async (options: ListenOptions, command: Command) => {
      const desk = desksFor(terminal)(command, 'finance')
      const { forwardTo, json } = options
      const wanted = typesIn(options.events)
      const receiver = forwardTo === undefined ? undefined : receiverAt(desk, forwardTo)
      const page = `/v1/deliveries${query({ rma: options.rma, limit: PAGE })}`
      await assertTold(desk)
      const seen = new Set((await desk.get<{ data: Delivery[] }>(page)).data.map(one => one.message))
      say(terminal, `Listening to what finance is told at ${desk.url}.`)
      if (receiver) say(terminal, `${forwardTo} gets it, signed with ${receiver.secret}`)
      const shown = underway(terminal, 'Nothing yet …', { after: 0, interruption: 'is taken' })
      await follow(terminal, desk, {
        concerns: () => true,
        everyMs: LOOK_EVERY_MS,
        async look() {
          for (const { id, message, type } of await unseen(desk, page, seen)) {
            if (wanted && !wanted.includes(type)) {
              seen.add(message)
              continue
            }
            const log = await desk.get<Log>(`/v1/deliveries/${encodeURIComponent(id)}`)
            const forwarded = await receiver?.send(log)
            if (json) terminal.stdout.write(`${JSON.stringify(pick(asDocument(log, forwarded), json))}\n`)
            else printMessage(terminal, log, forwarded)
            seen.add(message)
            shown.says('Waiting for the next …')
          }
        },
      }).finally(() => shown.end())
    })
}

/** What has come since, the oldest first. The list is newest first, and a page that has something known is the last. */
async function unseen(desk: Desk, page: string, seen: ReadonlySet<string>): Promise<Delivery[]> {
  const found = new Map<string, Delivery>()
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { data, nextCursor }: { data: Delivery[]; nextCursor: string | null } = await desk.get(
      cursor === '' ? page : `${page}&cursor=${encodeURIComponent(cursor)}`,
    )
    // To several endpoints it is one message.
    for (const one of data) if (!seen.has(one.message)) found.set(one.message, one)
    cursor = data.some(one => seen.has(one.message)) ? null : nextCursor
  }
  return [...found.values()].reverse()
}

function typesIn(events: string | undefined): string[] | undefined {
  const types = events?.split(',').map(type => type.trim())
  const unknown = types?.filter(type => !MESSAGE_TYPES.some(known => known === type)) ?? []
  if (unknown.length === 0) return types
  throw new CommandError(
    `Finance is told nothing of type ${unknown.join(', ')}; known are ${MESSAGE_TYPES.join(', ')}.`,
  )
}

/** Without any endpoint nothing is on its way to anybody, and there is nothing to be seen. */
async function assertTold(desk: Desk): Promise<void> {
  const { data } = await desk.get<{ data: Endpoint[] }>('/v1/webhook-endpoints')
  if (data.some(one => one.state !== 'removed')) return
  throw new CommandError('There is no endpoint, so nothing is told: sendback endpoint add <url> makes one.')
}

type Forwarded = { status: number; milliseconds: number } | { unreachable: string }

interface Receiver {
  secret: string
  send(log: Log): Promise<Forwarded>
}

function receiverAt(desk: Desk, url: string): Receiver {
  if (!URL.canParse(url))
    throw new CommandError(`--forward-to is an address such as http://127.0.0.1:3000; got "${url}".`)
  const secret = `whsec_${desk.secretFor('sendback listen').toString('base64')}`
  const webhook = new Webhook(secret)
  return {
    secret,
    async send({ message, body: sent }) {
      const [body, at] = [JSON.stringify(sent), new Date()]
      const headers = {
        'content-type': 'application/json',
        'webhook-id': message,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
        'webhook-signature': webhook.sign(message, at, body),
      }
      try {
        const signal = AbortSignal.timeout(RECEIVER_MS)
        const answer = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' })
        await answer.arrayBuffer()
        return { status: answer.status, milliseconds: Date.now() - at.getTime() }
      } catch (error) {
        return { unreachable: reasonOf(error) }
      }
    },
  }
}

function asDocument({ message, type, rma, at, body }: Log, forwarded: Forwarded | undefined) {
  return { id: message, type, rma, at, body, forwarded: forwarded ?? null }
}

function printMessage(terminal: Terminal, log: Log, forwarded: Forwarded | undefined): void {
  const { at, type, rma, message } = log
  const cells = [at, type, rma ?? '', amountIn(log.body), message, forwarded ? outcome(forwarded) : '']
  if (!terminal.stdout.isTTY) return void terminal.stdout.write(`${cells.join('\t')}\n`)
  const { bold, dim, green, red } = colours(terminal)
  const paint = forwarded && 'status' in forwarded && forwarded.status < 300 ? green : red
  const words = [dim(minute(at)), bold(type), rma ?? '', amountIn(log.body), forwarded ? paint(outcome(forwarded)) : '']
  terminal.stdout.write(`${words.filter(Boolean).join('  ')}\n`)
}

function outcome(forwarded: Forwarded): string {
  if ('unreachable' in forwarded) return `unreachable: ${forwarded.unreachable}`
  return `${forwarded.status} in ${forwarded.milliseconds} ms`
}

const Moved = z.object({ data: z.object({ amount: z.int(), currency: z.string() }) })

/** Of a message about money. */
function amountIn(body: unknown): string {
  const read = Moved.safeParse(body)
  return read.success ? money(read.data.data) : ''
}
