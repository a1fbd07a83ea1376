import { caseNumber, type RmaNumber } from '../domain/names.ts'
import type { Role } from '../domain/staff-decision.ts'
import type { RunningSandbox } from '../sandbox/world.ts'

/** What an approval says beside the defaults of `openCase`. Amounts are in cents. */
export interface Approval {
  policy: 'focus' | 'voip-desk' | 'speco'
  units?: number
  loaners?: number
  /** The client's agreement to date and amount, which only `focus` waits for. */
  accepted?: 'yes'
  /** Whatever another kind of return is asked for with, each unit of it, and all of it. */
  eachUnit?: object
  more?: object
}

/** The people and machines around a sandbox, for suites that follow a case from its approval to its end. */
export class Desk {
  readonly box: RunningSandbox
  #n = 0

  constructor(box: RunningSandbox) {
    this.box = box
  }

  /** Asks the API; throws what it answered unless it agreed. */
  async ask(role: Role, method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
    return askAt(`${this.box.apiUrl}${path}`, method, body, { authorization: `Bearer ${this.box.keys[role]}` })
  }

  /** A ticket of a client of its own in the ticketing system. */
  async openTicket(client: Client): Promise<string> {
    const { name, email } = client
    const ticket = await askAt(`${this.box.ticketsUrl}/control/tickets`, 'POST', { requester: { name, email } })
    return String(ticket.id)
  }

  /** Posts an approval as the ticketing system would, for a unit that nobody has heard of. */
  async openCase(approval: Approval): Promise<DeskCase> {
    const client = this.newClient()
    const ticket = await this.openTicket(client)
    const asked = approvalBody(approval, client, ticket)
    const { rma } = await this.ask('ticketing', 'POST', '/v1/cases', asked)
    const serials = asked.units.map(unit => unit.serial)
    const theCase = new DeskCase(this, { rma: String(rma), ticket, client, serials })
    await theCase.rest()
    return theCase
  }

  newClient(): Client {
    const id = `${process.pid.toString(36)}${Date.now().toString(36)}${++this.#n}`
    return { id, name: SYNTHETIC.name, email: `${SYNTHETIC.mailbox}.${id}@client.example` }
  }
}

/** Who every client of a test is: what must be nowhere but in the records. */
export const SYNTHETIC = { name: 'Synthia Testperson', mailbox: 'synthia', street: '1 Synthetic Way', city: 'Albany' }

export interface Client {
  /** In the serial numbers of their units too. */
  id: string
  name: string
  email: string
}

/** Whatever came back: a test looks at what it is about, and fails on `undefined` where that is not there. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export type Answer = any

/** One case, and what is done to it. */
export class DeskCase {
  readonly desk: Desk
  readonly rma: RmaNumber
  readonly ticket: string
  readonly client: Client
  readonly serials: string[]

  constructor(desk: Desk, known: { rma: string; ticket: string; client: Client; serials: string[] }) {
    this.desk = desk
    this.rma = caseNumber(known.rma)
    this.ticket = known.ticket
    this.client = known.client
    this.serials = known.serials
  }

  /** What is asked of the vendor for the first unit: a case of its own. */
  vendorLeg(): DeskCase {
    const { desk, ticket, client, serials } = this
    return new DeskCase(desk, { rma: `${this.rma}/vendor/${this.serial}`, ticket, client, serials })
  }

  get #path(): string {
    return `/v1/cases/${encodeURIComponent(this.rma)}`
  }

  get serial(): string {
    const [serial] = this.serials
    if (serial === undefined) throw new Error(`${this.rma} was opened without units.`)
    return serial
  }

  /** Tells a fact or asks for a decision, and waits until the case has done what follows from it. */
  async tell(path: string, body: object = {}, role: Role = 'admin'): Promise<Answer> {
    const answer = await this.desk.ask(role, 'POST', `${this.#path}/${path}`, body)
    await this.rest()
    return answer
  }

  async ship(said: object = {}): Promise<void> {
    const units = this.serials.map(serial => ({ serial, replacementSerial: replacementFor(serial) }))
    await this.tell('replacement-shipped', { carrier: 'UPS', tracking: `1Z${this.client.id}`, units, ...said })
  }

  /** Goes through the link in the client's last letter, and gives a card at the gateway's page. */
  async authorise(card = 'visa'): Promise<void> {
    const mails = await askAt(`${this.desk.box.mailboxUrl}/mails?rma=${this.rma}`, 'GET')
    const links = mails.flatMap(({ text }: { text: string }) => text.match(/http\S+\/authorize\/[\w-]+/g) ?? [])
    const page = await pressed(links.at(-1), { consent: 'agreed' })
    await pressed(page, { card })
    await this.rest()
  }

  async advance(duration: string): Promise<void> {
    await this.#clock({ advance: duration })
  }

  async rest(): Promise<void> {
    await this.#clock({ rest: 'now' })
  }

  async #clock(move: object): Promise<void> {
    await this.desk.ask('admin', 'POST', `/v1/sandbox${this.#path.slice(3)}/clock`, move)
  }

  /** As the API shows it. */
  show(): Promise<Answer> {
    return this.desk.ask('admin', 'GET', this.#path)
  }

  /** What the API lists of it: `letters`, `comments`, `events`, `triggers`. */
  async list(what: 'letters' | 'comments' | 'events' | 'triggers'): Promise<Answer[]> {
    return (await this.desk.ask('admin', 'GET', `${this.#path}/${what}`)).data
  }

  async tasks(): Promise<Answer[]> {
    return (await this.desk.ask('admin', 'GET', `/v1/tasks?rma=${encodeURIComponent(this.rma)}&state=all`)).data
  }

  /** What the client has in their mailbox. */
  mails(): Promise<Answer[]> {
    return askAt(`${this.desk.box.mailboxUrl}/mails?to=${this.client.email}`, 'GET')
  }

  /** What stands in the ticket. */
  async ticketComments(): Promise<Answer[]> {
    return (await askAt(`${this.desk.box.ticketsUrl}/control/tickets/${this.ticket}`, 'GET')).comments
  }

  /** What is on record of it in the end, with nothing in it that another case would not have too. */
  async record() {
    const { stage, outcome, units, ledger } = await this.show()
    const kinds = async (what: 'letters' | 'comments'): Promise<string[]> =>
      (await this.list(what)).map(word => word.kind).sort()
    return {
      stage: String(stage),
      outcome: String(outcome),
      units: units.map((unit: Answer) => `${unit.role} ${unit.state}`),
      letters: await kinds('letters'),
      inTheMailbox: (await this.mails()).length,
      comments: await kinds('comments'),
      inTheTicket: (await this.ticketComments()).length,
      ledger: ledger.map((line: Answer): string => `${line.kind} ${line.amount.amount}`) as string[],
      triggers: (await this.list('triggers')).map(trigger => `${trigger.type} ${trigger.amount.amount}`),
      tasks: (await this.tasks()).map(task => `${task.kind} ${task.doneAt ? 'done' : 'open'}`).sort(),
      audit: (await this.list('events')).map(event => event.what),
    }
  }
}

export function replacementFor(serial: string): string {
  return `${serial}R`
}

export function approvalBody(approval: Approval, client: Client, ticket: string) {
  const { policy, units = 1, loaners = 0, accepted, eachUnit = {}, more = {} } = approval
  const usd = (amount: number) => ({ amount, currency: 'USD' })
  const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString()
  return {
    policy,
    ticket,
    clientType: 'direct-client',
    currency: 'USD',
    reportedAt: day(3),
    ...(accepted && { termsAcceptedAt: day(1) }),
    customer: {
      ref: `client-${client.id}`,
      name: client.name,
      email: client.email,
      address: { street: SYNTHETIC.street, city: SYNTHETIC.city, state: 'NY', postalCode: '12207', country: 'US' },
    },
    internalComment: 'Dead port, tested with two cables.',
    siteAnswer: 'Their switch feeds another voltage.',
    qualified: 'remotely',
    units: Array.from({ length: units }, (_, n) => ({
      serial: `${client.id}U${n + 1}`.toUpperCase(),
      brand: 'Yealink',
      model: 'T54W',
      shippedOn: day(15).slice(0, 10),
      replacementPrice: usd(219_00),
      listPrice: usd(259_00),
      paidPrice: usd(199_00),
      ...eachUnit,
    })),
    ...(loaners > 0 && {
      loaners: Array.from({ length: loaners }, (_, n) => ({
        serial: `${client.id}L${n + 1}`.toUpperCase(),
        brand: 'Yealink',
        model: 'T53',
        bookPrice: usd(150_00),
      })),
    }),
    ...more,
  }
}

/** A decision that the case has not answered within five seconds is asked for again, under the key that it was given. */
async function askAt(url: string, method: 'GET' | 'POST', body?: unknown, headers: object = {}): Promise<Answer> {
  const answer = await fetch(url, {
    method,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const said = await answer.text()
  if (answer.ok) return JSON.parse(said)
  const { code, updateId } = answer.status === 503 ? JSON.parse(said) : {}
  if (code === 'pending') return askAt(url, method, body, { ...headers, 'idempotency-key': updateId })
  throw new Error(`${method} ${url} answered ${answer.status}: ${said}`)
}

/** Presses a page's button, and answers where that leads. */
async function pressed(url: string, fields: Record<string, string>): Promise<string> {
  const answer = await fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) })
  const next = answer.headers.get('location')
  if (!next) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`)
  return next
}
