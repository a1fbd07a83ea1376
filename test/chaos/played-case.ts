import { randomUUID } from 'node:crypto'
import { type RmaNumber, rmaNumber } from '../../domain/names.ts'
import type { Role } from '../../domain/staff-decision.ts'
import { after, DAY, type Instant, instant, SECOND } from '../../domain/time.ts'
import type { RunningSandbox } from '../../sandbox/world.ts'

/** What the approval says beside the defaults: one unit at 399.00, secured by a card hold. */
export interface Approved {
  policy?: 'acceptance' | 'acceptance-business-days'
  units?: number
  /** What is asked for instead, in the API's own fields: another kind of return. */
  instead?: (openedAt: Instant, units: object[]) => object
}

/**
 * One case, and everybody who has to do with it. They are patient: whatever is not answered while something is down is
 * asked again under the same key, as every machine should.
 */
export class PlayedCase {
  readonly rma: RmaNumber
  readonly serials: string[]
  readonly openedAt: Instant
  readonly #box: RunningSandbox

  private constructor(box: RunningSandbox, known: { rma: string; serials: string[]; openedAt: Instant }) {
    this.#box = box
    this.rma = rmaNumber(known.rma)
    this.serials = known.serials
    this.openedAt = known.openedAt
  }

  static async open(
    box: RunningSandbox,
    { policy = 'acceptance', units = 1, instead }: Approved = {},
  ): Promise<PlayedCase> {
    const id = randomUUID().slice(0, 8).toUpperCase()
    const client = { name: 'Ana Diaz', email: `ana-${id.toLowerCase()}@client.example` }
    const ticket = await patiently(`${box.ticketsUrl}/control/tickets`, { requester: client })
    const openedAt = instant(Date.now())
    const serials = Array.from({ length: units }, (_, n) => `${id}U${n + 1}`)
    const asked = serials.map(serial => ({
      serial,
      brand: 'Speco',
      model: 'O8B8',
      listPrice: { amount: PRICE, currency: 'USD' },
    }))
    const opened = await patiently(
      `${box.apiUrl}/v1/cases`,
      {
        policy,
        ticket: String(ticket.id),
        currency: 'USD',
        reportedAt: openedAt,
        customer: { ref: `client-${id}`, ...client, address: ADDRESS },
        units: asked,
        ...instead?.(openedAt, asked),
      },
      signed(box, 'ticketing'),
    )
    return new PlayedCase(box, { rma: String(opened.rma), serials, openedAt })
  }

  get serial(): string {
    return this.serials[0]! // every case has a unit
  }

  /** This many days after the case was opened, in its own time. */
  day(n: number): Instant {
    return after(this.openedAt, n * DAY)
  }

  /** Tells a fact, or asks for a decision. `key` makes two tellings one. */
  async tell(path: string, body: object = {}, said: { role?: Role; key?: string } = {}): Promise<void> {
    const headers = signed(this.#box, said.role ?? 'admin')
    await patiently(`${this.#box.apiUrl}/v1/cases/${this.rma}/${path}`, body, {
      ...headers,
      ...(said.key && { 'idempotency-key': said.key }),
    })
  }

  /** Goes through the link in the client's letter, and gives a card at the gateway's page. */
  async authorise(): Promise<void> {
    const link = await eventually(`${this.rma} has no letter with a link`, () => this.#link())
    const page = await pressed(link, { consent: 'agreed' })
    await pressed(page, { card: 'visa' })
  }

  async #link(): Promise<string | undefined> {
    const answer = await fetch(`${this.#box.mailboxUrl}/mails?rma=${this.rma}`)
    const mails = (await answer.json()) as { text: string }[] // as the mailbox shows them
    return mails.flatMap(({ text }) => /https?:\/\/\S+\/authorize\/[\w-]+/.exec(text)?.[0] ?? []).at(-1)
  }

  /** Until the hold is in place: nothing ships before. */
  async secured(): Promise<void> {
    await eventually(`${this.rma} is not secured`, async () => (await this.row()).collateral === 'held' || undefined)
  }

  async ship(at?: Instant): Promise<void> {
    await this.tell('replacement-shipped', {
      carrier: 'UPS',
      tracking: `1Z${this.serial}`,
      units: this.serials.map(serial => ({ serial, replacementSerial: `${serial}R` })),
      ...(at && { shippedAt: at }),
    })
  }

  async deliver(at?: Instant): Promise<void> {
    await this.tell('replacement-delivered', at ? { deliveredAt: at } : {})
  }

  async receive(at?: Instant, serial = this.serial): Promise<void> {
    await this.tell('device-received', { serial, ...(at && { receivedAt: at }) }, { role: 'receiver' })
  }

  /** Inspects what is here, once the case knows of it. */
  async inspect(serial = this.serial): Promise<void> {
    await this.rest()
    await this.tell('inspection', { serial, finding: 'fault-found', cause: 'A cold joint.' })
  }

  async keepOriginal(): Promise<void> {
    await this.tell('kept-original', { serials: [this.serial], reason: 'The client threw it away.' })
  }

  async cancel(): Promise<void> {
    await this.tell('cancellation', { reason: 'The fault was in the cabling.' })
  }

  /** The bank lets the hold go behind everybody's back. */
  async loseHold(webhook: 'sent' | 'withheld'): Promise<void> {
    await patiently(`${this.#box.gatewayUrl}/control/expire`, { rma: this.rma, webhook })
  }

  /** Moves the case's own clock there, unless it is later already. */
  async goTo(at: Instant): Promise<void> {
    await this.#clock({ until: at })
  }

  /** Until the case has done all that it can do now. */
  async rest(): Promise<Instant> {
    const { now } = await this.#clock({ rest: 'now' })
    return instant(String(now))
  }

  /** Until nothing is underway any more, not even a try in a while; a closed case has ended in Temporal too. */
  async settled(): Promise<void> {
    await eventually(`${this.rma} has something underway`, async () => {
      // What was tried in a while goes on with other work, so every look is at a case at rest.
      await this.rest()
      const { status, raw } = await this.#box.client.workflow.getHandle(this.rma).describe()
      if (status.name !== 'RUNNING') return true
      const isClosing = (await this.row()).stage === 'closed'
      return isClosing || raw.pendingActivities?.length ? undefined : true
    })
  }

  #clock(move: object): Promise<Record<string, unknown>> {
    return patiently(`${this.#box.apiUrl}/v1/sandbox/cases/${this.rma}/clock`, move, signed(this.#box, 'admin'))
  }

  /** Asked again while the database is away. */
  row() {
    const { records } = this.#box
    return eventually(`${this.rma} cannot be read`, () =>
      records
        .selectFrom('cases')
        .selectAll()
        .where('rma', '=', this.rma)
        .executeTakeFirstOrThrow()
        .catch(error => {
          if (error instanceof Error && 'code' in error) return undefined
          throw error
        }),
    )
  }
}

export const PRICE = 399_00
const ADDRESS = { street: '1 Main Street', city: 'Albany', state: 'NY', postalCode: '12207', country: 'US' }
const PATIENCE_MS = 240 * SECOND

/** Asks until there is an answer: for some minutes, and three times at least, as one look may take that long by itself. */
export async function eventually<Answer>(
  otherwise: string | (() => string),
  look: () => Promise<Answer | undefined> | Answer | undefined,
): Promise<Answer> {
  const end = Date.now() + PATIENCE_MS
  for (let looks = 1; ; looks += 1) {
    const answer = await look()
    if (answer !== undefined) return answer
    if (Date.now() > end && looks >= 3)
      throw new Error(`${typeof otherwise === 'string' ? otherwise : otherwise()} after ${PATIENCE_MS / SECOND} s.`)
    await pause(100)
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds))
}

function signed({ keys }: RunningSandbox, role: Role): Record<string, string> {
  return { authorization: `Bearer ${keys[role]}` }
}

/** Posts until it is taken; a "no" is thrown. What tells or decides carries one key, so that it counts once. */
async function patiently(url: string, body: object, headers: Record<string, string> = {}) {
  const key = url.includes('/v1/sandbox/') ? {} : { 'idempotency-key': randomUUID() }
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...key, ...headers },
    body: JSON.stringify(body),
  }
  let last = 'nothing'
  return eventually(
    () => `POST ${url} still answers ${last}`,
    async () => {
      const answer = await fetch(url, request).catch(() => undefined)
      const words = await answer?.text().catch(() => undefined)
      if (!answer || words === undefined) return undefined
      last = `${answer.status}: ${words}`
      if (isBusy(answer)) return void (await pause(500))
      if (!answer.ok) throw new Error(`POST ${url} answered ${last}`)
      return (words === '' ? {} : JSON.parse(words)) as Record<string, unknown> // whoever asked knows what comes back
    },
  )
}

/** Presses a page's button, and answers where that leads. */
async function pressed(url: string, fields: Record<string, string>): Promise<string> {
  return eventually(`${url} leads nowhere`, async () => {
    const answer = await fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) })
    const said = await answer.text()
    const next = answer.headers.get('location')
    if (next) return next
    if (!isBusy(answer)) throw new Error(`${url} answered ${answer.status}: ${said}`)
    await pause(500)
    return undefined
  })
}

/** Slow down, something is down, or the case has not heard yet of what it is asked about: ask again. */
function isBusy({ status }: Response): boolean {
  return status >= 500 || status === 429 || status === 409
}
