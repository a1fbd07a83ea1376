import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Cards, HoldPageOrder, HoldReading, Intent } from '../../../counterparts/cards/port.ts'
import { stripeCards } from '../../../counterparts/cards/stripe.ts'
import { type CardWatch, stripeWatch } from '../../../counterparts/cards/watch.ts'
import type { HookRequest } from '../../../counterparts/hook.ts'
import { cents, currency, type Money } from '../../../domain/money.ts'
import { type RmaNumber, rmaNumber } from '../../../domain/names.ts'
import { after, type Instant, instant } from '../../../domain/time.ts'
import { startGateway } from '../../../sandbox/gateway/gateway.ts'

export const API_KEY = 'sk_test_till'
export const SECRET = 'whsec_till'
export const MORNING = instant('2026-03-02T09:00:00Z')

/** A gateway on its own port, our adapter before it, a webhook behind it, and a clock per case. */
export interface Till {
  cards: Cards
  watch: CardWatch
  url: string
  /** Lets time pass for one case only. */
  pass(rma: RmaNumber, milliseconds: number): void
  now(rma: RmaNumber): Instant
  control(name: string, body: object): Promise<{ status: number; body: Record<string, unknown> }>
  payments(rma: RmaNumber): Promise<Payment[]>
  sweep(rma?: RmaNumber): Promise<void>
  /** Webhooks as they came in, in order. */
  hooks: (HookRequest & { type: string })[]
  /** Waits until every event there is so far was taken; fails after two seconds. */
  hooksTaken(): Promise<void>
  /** How the webhook answers from now on. */
  answerHooks(status: number): void
  restart(): Promise<void>
  close(): Promise<void>
}

export interface Payment {
  paymentIntent: {
    id: string
    status: string
    amount: number
    metadata: Record<string, string>
    statement_descriptor_suffix: string | null
  }
  charges: { id: string; status: string; amount_captured: number }[]
  captures: { amount: number }[]
  refunds: { amount: number }[]
}

export async function openTill(journal?: string): Promise<Till> {
  const clocks = new Map<string | undefined, Instant>()
  const now = (rma: RmaNumber | undefined) => clocks.get(rma) ?? MORNING
  const inbox = await openInbox()
  const options = { apiKey: API_KEY, webhookUrl: inbox.url, webhookSecret: SECRET, ...(journal ? { journal } : {}) }
  const start = (port: number) => startGateway({ ...options, port, caseNow: async rma => now(rma) })
  let gateway = await start(0)
  const { url } = gateway
  return {
    cards: stripeCards({ apiKey: API_KEY, apiBase: url }),
    watch: stripeWatch({ apiKey: API_KEY, apiBase: url }),
    url,
    pass: (rma, milliseconds) => clocks.set(rma, after(now(rma), milliseconds)),
    now,
    control: async (name, body) => {
      const answer = await fetch(`${url}/control/${name}`, {
        method: 'POST',
        headers: { connection: 'close' },
        body: JSON.stringify(body),
      })
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> } // a JSON object
    },
    payments: async rma => {
      const answer = await fetch(`${url}/control/payments?rma=${rma}`, { headers: { connection: 'close' } })
      return ((await answer.json()) as { payments: Payment[] }).payments // what the control documents
    },
    sweep: rma => gateway.sweep(rma),
    hooks: inbox.hooks,
    hooksTaken: async () => {
      // Not on a connection from before a restart.
      const headers = { authorization: `Bearer ${API_KEY}`, connection: 'close' }
      const pending = async () => {
        const list = await (await fetch(`${url}/v1/events?limit=100`, { headers })).json()
        return (list as { data: { pending_webhooks: number }[] }).data.some(event => event.pending_webhooks > 0) // the API's list
      }
      for (let waited = 0; await pending(); waited += 10) {
        if (waited > 2_000) throw new Error('Some events were never taken.')
        await pause(10)
      }
    },
    answerHooks: inbox.answer,
    restart: async () => {
      await gateway.stop()
      gateway = await start(Number(new URL(url).port))
    },
    close: async () => {
      await gateway.stop()
      await inbox.close()
    },
  }
}

/** An intent as the ledger keeps it: what was remembered is handed in at the next attempt. */
export function ledgerLine(attempt = 0, ref?: string): Intent & { remembered: string[] } {
  const remembered: string[] = []
  return {
    attempt,
    ...(ref ? { ref } : {}),
    remembered,
    remember: async remembering => {
      remembered.push(remembering)
    },
  }
}

export function usd(amount: number): Money {
  return { amount: cents(amount), currency: currency('USD') }
}

export function pageOrder(rma: RmaNumber, change: Partial<HoldPageOrder> = {}): HoldPageOrder {
  return {
    key: `${rma}:hold:1`,
    rma,
    amount: usd(399_00),
    purpose: 'hold',
    consent: 'agreed',
    language: 'en',
    extended: 'if-available',
    customer: { customerRef: `client of ${rma}`, remember: async () => {} },
    returnUrl: 'https://returns.example.com/thanks',
    backUrl: 'https://returns.example.com/back',
    ...change,
  }
}

export type Held = Extract<HoldReading, { kind: 'held' }>

/** The client follows the link and authorises; what our side then reads back. */
export async function authorised(
  till: Till,
  rma: RmaNumber,
  card = 'visa',
  change: Partial<HoldPageOrder> = {},
): Promise<Held> {
  const line = ledgerLine()
  await till.cards.openHoldPage(pageOrder(rma, change), line)
  await till.control('authorise', { rma, card })
  const reading = await till.cards.readHold(line.remembered[0]!)
  if (reading.kind !== 'held') throw new Error(`Expected a live hold, got ${JSON.stringify(reading)}.`)
  return reading
}

/** An order for the card a hold has left behind. */
export function cardOrder(rma: RmaNumber, key: string, hold: Held, amount = usd(399_00)) {
  if (!hold.card) throw new Error('The hold left no stored card behind.')
  return { key: `${rma}:${key}`, rma, amount, ...hold.card }
}

let cases = 0
export function newCase(): RmaNumber {
  cases += 1
  return rmaNumber(`RMA-${5000 + cases}`)
}

async function openInbox() {
  const hooks: Till['hooks'] = []
  let status = 200
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    const headers = request.headers as Record<string, string | undefined> // none of ours comes twice
    if (status === 200) hooks.push({ body, headers, now: Date.now(), type: JSON.parse(body.toString()).type })
    response.writeHead(status).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`, // listens on TCP
    hooks,
    answer: (next: number) => {
      status = next
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
