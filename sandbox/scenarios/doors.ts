import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Role } from '../../domain/staff-decision.ts'
import { SECOND } from '../../domain/time.ts'

/** Where a sandbox is reached, and with which keys. */
export interface Addresses {
  apiUrl: string
  keys: Record<Role, string>
  mailboxUrl: string
  gatewayUrl: string
  ticketsUrl: string
  carrierUrl: string
  financeUrl: string
}

/** A "no" is an answer: who is asked may refuse, and a file may expect it. */
export type Answer =
  | { kind: 'done'; body: unknown }
  | { kind: 'refused'; code: string; detail: string; because: string[]; missing: string[]; rma: string | undefined }

/** Everything that a play says to the world, over HTTP. Throws an Error when something is broken rather than refused. */
export class Doors {
  readonly #at: Addresses

  constructor(addresses: Addresses) {
    this.#at = addresses
  }

  /** Asks the product, as somebody of this role. `key` is the request's `Idempotency-Key`. */
  tell(role: Role, path: string, body: object, key: string = randomUUID()): Promise<Answer> {
    return ask(`${this.#at.apiUrl}${path}`, {
      method: 'POST',
      headers: { ...this.#asRole(role), 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) },
      body: JSON.stringify(body),
    })
  }

  /** Reads from the product, with the key that sees all. */
  read<Form extends z.ZodType>(path: string, form: Form): Promise<z.output<Form>> {
    return got(`${this.#at.apiUrl}${path}`, form, { headers: this.#asRole('admin') })
  }

  /** Presses the button on a page that a letter led to. Answers where that leads, or a refusal. */
  async press(url: string, fields: Record<string, string>): Promise<{ status: number; location: string | null }> {
    const answer = await patiently(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
      redirect: 'manual',
    })
    await answer.arrayBuffer()
    return { status: answer.status, location: answer.headers.get('location') }
  }

  /** The words of a page that a letter led to, without its markup. */
  async open(url: string): Promise<string> {
    const answer = await patiently(url, {})
    if (!answer.ok) throw new Error(`The page answers ${answer.status}.`)
    return wordsOf(await answer.text())
  }

  letters(filter: string) {
    return got(`${this.#at.mailboxUrl}/mails?${filter}`, Letters)
  }

  refuseMail(order: object): Promise<Answer> {
    return this.#command(this.#at.mailboxUrl, 'refuse', order)
  }

  gateway(control: string, order: object): Promise<Answer> {
    return this.#command(this.#at.gatewayUrl, control, order)
  }

  /** What the gateway has on its books of a case, and the keys of ours that it has answered. */
  payments(rma: string) {
    return got(`${this.#at.gatewayUrl}/control/payments?rma=${encodeURIComponent(rma)}`, Payments)
  }

  carrier(control: string, order: object): Promise<Answer> {
    return this.#command(this.#at.carrierUrl, control, order)
  }

  /** The labels that were bought for a case: the address at which each is printed. */
  async labels(rma: string): Promise<string[]> {
    const shipments = await got(`${this.#at.carrierUrl}/control/shipments`, Shipments)
    return shipments.flatMap(({ reference, postage_label: label }) =>
      label && reference.startsWith(`${rma}/`) ? [label.label_url] : [],
    )
  }

  openTicket(order: object): Promise<Answer> {
    return this.#command(this.#at.ticketsUrl, 'tickets', order)
  }

  ticket(id: string) {
    return got(`${this.#at.ticketsUrl}/control/tickets/${id}`, Ticket)
  }

  /** What finance's receiver has taken in, its signature checked. */
  triggers(rma: string) {
    return got(`${this.#at.financeUrl}/triggers?rma=${encodeURIComponent(rma)}`, Triggers)
  }

  #command(url: string, control: string, order: object): Promise<Answer> {
    return ask(`${url}/control/${control}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(order),
    })
  }

  #asRole(role: Role): { authorization: string } {
    return { authorization: `Bearer ${this.#at.keys[role]}` }
  }
}

async function got<Form extends z.ZodType>(
  url: string,
  form: Form,
  request: RequestInit = {},
): Promise<z.output<Form>> {
  const answer = await ask(url, request)
  if (answer.kind === 'refused') throw new Error(`${url} answered ${answer.code}: ${answer.detail}`)
  return form.parse(answer.body)
}

async function ask(url: string, request: RequestInit): Promise<Answer> {
  const answer = await patiently(url, request)
  const words = await answer.text()
  const body = words === '' ? {} : parsed(words)
  if (answer.status < 400) return { kind: 'done', body }
  const { code = String(answer.status), because, missing, rma, ...said } = Refusal.parse(body)
  const detail = said.detail ?? said.message ?? words
  if (answer.status >= 500) throw new Error(`${request.method ?? 'GET'} ${url} answered ${answer.status}: ${detail}`)
  return { kind: 'refused', code, detail, because: because.map(({ rule }) => rule), missing, rma }
}

/** A problem document, or a counterpart's plain message. */
const Refusal = z.object({
  code: z.string().optional(),
  detail: z.string().optional(),
  message: z.string().optional(),
  because: z.array(z.object({ rule: z.string() })).default([]),
  missing: z.array(z.string()).default([]),
  rma: z.string().optional(),
})

const Letters = z.array(
  z.object({
    id: z.string(),
    at: z.string(),
    to: z.array(z.string()),
    subject: z.string(),
    text: z.string(),
    copies: z.int(),
  }),
)
export type Mail = z.output<typeof Letters>[number]

const Payments = z.object({
  keys: z.array(z.string()),
  payments: z.array(
    z.object({
      paymentIntent: z.object({
        id: z.string(),
        status: z.string(),
        currency: z.string(),
        amount_capturable: z.int(),
        amount_received: z.int(),
      }),
      captures: z.array(z.unknown()),
      refunds: z.array(z.object({ amount: z.int() })),
    }),
  ),
})

const Shipments = z.array(
  z.object({ reference: z.string(), postage_label: z.object({ label_url: z.string() }).nullable() }),
)

const Ticket = z.object({ comments: z.array(z.object({ body: z.string(), public: z.boolean() })) })

const Triggers = z.array(
  z.object({
    id: z.string(),
    type: z.string(),
    timestamp: z.string(),
    data: z.object({
      amount: z.int(),
      net: z.int(),
      fee: z.int(),
      tax: z.int(),
      currency: z.string(),
      method: z.string(),
    }),
  }),
)

const PATIENCE_MS = 600 * SECOND
/** Asked to slow down, or told to ask again in a moment, we do. */
const COME_BACK = new Set([429, 503])

async function patiently(url: string, request: RequestInit): Promise<Response> {
  const end = Date.now() + 2 * 60 * SECOND
  for (;;) {
    const answer = await fetch(url, { ...request, signal: AbortSignal.timeout(PATIENCE_MS) })
    if (!COME_BACK.has(answer.status) || Date.now() > end) return answer
    await answer.arrayBuffer()
    const after = Number(answer.headers.get('retry-after') ?? 1)
    await new Promise(resolve => setTimeout(resolve, Math.min(after || 1, 30) * SECOND))
  }
}

function parsed(words: string): unknown {
  try {
    return JSON.parse(words)
  } catch {
    return { message: words }
  }
}

function wordsOf(html: string): string {
  const entities: Record<string, string> = { amp: '&', quot: '"', '#x27': "'", lt: '<', gt: '>' }
  return html
    .replace(/<(head|script)>.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(\w+|#x27);/g, (whole, name) => entities[name] ?? whole)
    .replace(/\s+/g, ' ')
}
