import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type RmaNumber, rmaNumber, serialNumber, vendorLegNumber } from '../../domain/names.ts'
import type { Role } from '../../domain/staff-decision.ts'
import { DAY } from '../../domain/time.ts'
import { Doors } from '../scenarios/doors.ts'
import type { RunningSandbox } from '../world.ts'
import type { Changes, SamplePlay } from './plays.ts'

const SAMPLES = new URL('../samples/', import.meta.url)

const Approval = z.looseObject({
  policy: z.string(),
  ticket: z.string(),
  customer: z.looseObject({ ref: z.string(), name: z.string(), email: z.string() }),
  units: z.array(z.looseObject({ serial: z.string(), model: z.string() })).default([]),
})
type Approval = z.infer<typeof Approval>

/** Which start of this sandbox, and which play of that start where several share a sample. */
export interface Nth {
  run: number
  play: number
}

const Opened = z.looseObject({ rma: z.string() })

/**
 * Tells one sample case from outside, over HTTP alone: the ticketing system approves, the warehouse ships, the carrier
 * scans, the client clicks, the dock receives, and days go by on the case's own clock.
 */
export class Storyteller {
  readonly approval: Approval
  readonly #doors: Doors
  #rma: RmaNumber | undefined

  /** `nth` tells apart the cases of one sample: each has a client, a ticket and units of its own. */
  constructor(box: RunningSandbox, { sample, changes = {} }: Pick<SamplePlay, 'sample' | 'changes'>, nth: Nth) {
    this.#doors = new Doors(box)
    const written: unknown = JSON.parse(readFileSync(new URL(`${sample}.json`, SAMPLES), 'utf8'))
    this.approval = Approval.parse(asOfToday(changed(written, changes)))
    const { units, customer } = this.approval
    const suffix = nth.play === 0 ? `${nth.run}` : `${nth.run}.${nth.play}`
    for (const unit of units) unit.serial = `${unit.serial}/${suffix}`
    customer.ref = `${customer.ref}-${suffix}`
    this.approval.ticket = `${Number(this.approval.ticket) + 100_000 * nth.play + 1000 * (nth.run - 1)}`
  }

  get rma(): RmaNumber {
    if (!this.#rma) throw new Error('The case is not open yet.')
    return this.#rma
  }

  /** What is asked of the vendor for this case's first unit: a case of its own. */
  get leg(): RmaNumber {
    return vendorLegNumber(this.rma, serialNumber(this.serial))
  }

  get serial(): string {
    return this.approval.units[0]?.serial ?? ''
  }

  async opens(): Promise<void> {
    const { ticket, customer } = this.approval
    const requester = { name: customer.name, email: customer.email }
    await this.#doors.openTicket({ id: Number(ticket), subject: `RMA for ${this.serial || customer.name}`, requester })
    const body = Opened.parse(await this.#ask('ticketing', '/v1/cases', this.approval))
    this.#rma = rmaNumber(body.rma)
    await this.#clock({ rest: 'now' })
  }

  /** The client follows the letter's link and puts a card in at the gateway's page. */
  async authorises(card: string): Promise<void> {
    const link = (await this.#doors.letters(`rma=${this.rma}`))
      .flatMap(mail => mail.text.match(/\S+\/authorize\/[\w-]+/) ?? [])
      .at(-1)
    if (!link) throw new Error(`${this.rma} has mailed no link.`)
    await this.#doors.press(link, { consent: 'agreed' })
    await this.#doors.gateway('authorise', { rma: this.rma, card })
    await this.passes('PT10M')
  }

  async ships(what: 'a replacement' | 'the same'): Promise<void> {
    const replaced = what === 'a replacement' ? this.approval.units : []
    const units = replaced.map(unit => ({ serial: unit.serial, replacementSerial: `NEW-${unit.serial}` }))
    await this.tells('staff', 'replacement-shipped', { carrier: 'UPS', tracking: this.#tracking, units })
  }

  /** The carrier's own webhook says so. */
  async scans(
    status: string,
    way: 'to-client' | 'to-us' = 'to-client',
    label: 'ours' | 'theirs' = 'theirs',
  ): Promise<void> {
    const tracking = way === 'to-client' ? this.#tracking : `${this.#tracking}B`
    await this.#doors.carrier('scan', { rma: this.rma, tracking, status, direction: way, label })
    await this.passes('PT10M')
  }

  receives(details: object = {}): Promise<void> {
    return this.tells('receiver', 'device-received', { serial: this.serial, packaging: 'original', ...details })
  }

  inspects(cause: string): Promise<void> {
    return this.tells('staff', 'inspection', {
      serial: this.serial,
      finding: 'fault-found',
      cause,
      reason: 'Bench report.',
    })
  }

  async tells(role: Role, what: string, body: object): Promise<void> {
    await this.#ask(role, `/v1/cases/${this.rma}/${what}`, body)
    await this.#clock({ rest: 'now' })
  }

  /** What the desk and the vendor tell each other about the first unit. */
  async dealsWithVendor(role: Role, what: string, body: object): Promise<void> {
    await this.tells(role, what, { serial: this.serial, ...body })
    await this.#clock({ rest: 'now' }, this.leg)
  }

  async decidesOnLeg(what: 'cancellation' | 'finish', reason: string): Promise<void> {
    await this.#ask('staff', `/v1/cases/${encodeURIComponent(this.leg)}/${what}`, { reason })
    await this.#clock({ rest: 'now' }, this.leg)
    await this.#clock({ rest: 'now' })
  }

  /** Days go by, on this case's clock alone: `P12D`. Answers where it stands then. */
  passes(duration: string): Promise<string> {
    return this.#clock({ advance: duration })
  }

  async #clock(move: object, rma: RmaNumber = this.rma): Promise<string> {
    const moved = z
      .object({ now: z.string() })
      .parse(await this.#ask('admin', `/v1/sandbox/cases/${encodeURIComponent(rma)}/clock`, move))
    return moved.now
  }

  get #tracking(): string {
    return `1Z${this.approval.ticket}`
  }

  async #ask(role: Role, path: string, body: object): Promise<unknown> {
    const answer = await this.#doors.tell(role, path, body)
    if (answer.kind === 'refused') throw new Error(`${path} was refused: ${answer.code}. ${answer.detail}`)
    return answer.body
  }
}

/** The day on which the samples were written. */
const WRITTEN_ON = Date.parse('2026-11-22T00:00:00Z')

/** The same sample, as if it had been written today: each date and time in it is as many days ago as it was then. */
function asOfToday(written: unknown): unknown {
  const days = Math.floor((Date.now() - WRITTEN_ON) / DAY)
  const moved = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(moved)
    if (isFields(value)) return Object.fromEntries(Object.entries(value).map(([field, held]) => [field, moved(held)]))
    if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d(T.*Z)?$/.test(value)) return value
    const day = new Date(Date.parse(`${value.slice(0, 10)}T00:00:00Z`) + days * DAY)
    return day.toISOString().slice(0, 10) + value.slice(10)
  }
  return moved(written)
}

/** The sample with a play's own details laid over it, field by field. */
function changed(written: unknown, changes: Changes): unknown {
  if (!isFields(written)) return written
  const laid = Object.entries(changes).map(([field, value]) => [
    field,
    isFields(value) ? changed(written[field] ?? {}, value) : value,
  ])
  return { ...written, ...Object.fromEntries(laid) }
}

function isFields(value: unknown): value is Changes {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
