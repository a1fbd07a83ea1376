import { randomBytes } from 'node:crypto'
import type { CaseOutlook } from '../api/case-view-routes.ts'
import type { MessageType } from '../domain/delivery.ts'
import type { Role } from '../domain/staff-decision.ts'
import type { Moved } from './clock-command.ts'
import type { Desk } from './desk.ts'
import { pathOf } from './said.ts'
import { CommandError } from './terminal.ts'

/** What a fresh case is to be of. On account, and with a card: what moves money, and what asks for a hold first. */
export type SampleKind = 'on-account' | 'with-a-hold' | 'not-needed' | 'subscription'

interface Event {
  what: string
}

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** A case has fewer moments of its own than this. */
const MOST_MOMENTS = 40

/** A fresh case of the sandbox: opened, told and moved through its own time, all of it through the API. */
export class SampleCase {
  readonly rma: string
  readonly serial: string
  readonly #desk: (role: Role) => Desk

  private constructor(desk: (role: Role) => Desk, opened: { rma: string; serial: string }) {
    this.#desk = desk
    this.rma = opened.rma
    this.serial = opened.serial
  }

  static async open(desk: (role: Role) => Desk, kind: SampleKind): Promise<SampleCase> {
    const tag = randomBytes(4).toString('hex').toUpperCase()
    const serial = `SAMPLE-${tag}`
    const { rma } = await desk('ticketing').post<{ rma: string }>('/v1/cases', approval(kind, tag, serial))
    const opened = new SampleCase(desk, { rma, serial })
    await opened.#clock({ rest: 'now' })
    return opened
  }

  async tell(role: Role, path: string, body: object = {}): Promise<void> {
    await this.#desk(role).post(`${pathOf(this.rma)}/${path}`, body)
    await this.#clock({ rest: 'now' })
  }

  async ships(): Promise<void> {
    const units = [{ serial: this.serial, replacementSerial: `NEW-${this.serial}` }]
    await this.tell('ticketing', 'replacement-shipped', { carrier: 'UPS', tracking: `1Z${this.serial}`, units })
  }

  /** Two days on the way, and at the client's door. */
  async isDelivered(): Promise<void> {
    await this.ships()
    await this.passes('P2D')
    await this.tell('ticketing', 'replacement-delivered')
  }

  receives(serial = this.serial): Promise<void> {
    return this.tell('receiver', 'device-received', { serial, packaging: 'original' })
  }

  inspects(found: object = { finding: 'fault-found', cause: 'Power supply failed' }): Promise<void> {
    return this.tell('staff', 'inspection', { serial: this.serial, ...found })
  }

  passes(duration: string): Promise<Moved> {
    return this.#clock({ advance: duration })
  }

  /** From one moment of the case's own to the next, until it has happened. */
  async passesUntil(happened: RegExp): Promise<void> {
    for (let n = 0; n < MOST_MOMENTS && !(await this.has(happened)); n += 1) {
      const { next } = await this.#desk('staff').get<CaseOutlook>(`${pathOf(this.rma)}/outlook`)
      if (!next) return
      await this.#clock({ until: new Date(Date.parse(next.at) + MINUTE_MS).toISOString() })
    }
  }

  async has(happened: RegExp): Promise<boolean> {
    const { data } = await this.#desk('staff').get<{ data: Event[] }>(`${pathOf(this.rma)}/events`)
    return data.some(({ what }) => happened.test(what))
  }

  async hasTold(type: MessageType): Promise<boolean> {
    const { data } = await this.#desk('finance').get<{ data: { type: string }[] }>(`${pathOf(this.rma)}/triggers`)
    return data.some(told => told.type === type)
  }

  #clock(move: object): Promise<Moved> {
    return this.#desk('staff').post<Moved>(`/v1/sandbox/cases/${encodeURIComponent(this.rma)}/clock`, move)
  }
}

/** Refuses politely where cases are real. */
export async function assertSandbox(desk: Desk): Promise<void> {
  const { surroundings } = await desk.get<{ surroundings: string }>('/v1/session')
  if (surroundings === 'sandbox') return
  throw new CommandError(
    `${desk.url} has real cases, and nothing is made to happen there. Start a sandbox with npm start, and try it on that.`,
  )
}

const USD = (amount: number) => ({ amount, currency: 'USD' })
const listed = (amount: number) => ({ listPrice: USD(amount) })

function approval(kind: SampleKind, tag: string, serial: string): object {
  const now = Date.now()
  const at = (daysAgo: number) => new Date(now - daysAgo * DAY_MS).toISOString()
  const on = (daysAgo: number) => at(daysAgo).slice(0, 10)
  const common = {
    reportedAt: at(4),
    clientType: 'direct-client',
    customer: {
      ref: `sample-${tag}`,
      name: 'Sample Client',
      email: `sample-${tag.toLowerCase()}@client.example`,
      zone: 'America/New_York',
      address: { street: '1 Main Street', city: 'Fresno', state: 'CA', postalCode: '93650', country: 'US' },
    },
  }
  switch (kind) {
    case 'on-account':
      return {
        ...common,
        policy: 'focus',
        termsAcceptedAt: at(3),
        units: [
          {
            serial,
            brand: 'Htek',
            model: 'UC926',
            shippedOn: on(420),
            replacementPrice: USD(13_500),
            ...listed(15_900),
          },
        ],
      }
    case 'with-a-hold':
      return {
        ...common,
        policy: 'speco',
        units: [
          { serial, brand: 'Speco', model: 'O4B7', shippedOn: on(200), paidPrice: USD(27_930), ...listed(39_900) },
        ],
      }
    case 'not-needed':
      return {
        ...common,
        policy: 'focus',
        returnType: 'orderedNotNeededReturn',
        order: { number: `ORDER-${tag}` },
        units: [
          { serial, brand: 'Yealink', model: 'T54W', paidPrice: USD(18_000), tax: USD(1_598), deliveredAt: at(6) },
        ],
      }
    case 'subscription':
      return {
        ...common,
        policy: 'focus',
        returnType: 'subscriptionCancellation',
        subscription: { service: 'FocusCloud', monthlyFee: USD(12_000), pastDue: USD(24_000) },
        mail: { receivedAt: at(4), confirmation: 'known-to-staff' },
      }
  }
}
