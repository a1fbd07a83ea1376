import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Role } from '../../domain/staff-decision.ts'
import { type Instant, instant, SECOND } from '../../domain/time.ts'
import { Aliases } from './aliases.ts'
import { DEFAULT_UNITS } from './approval.ts'
import type { Answer, Doors } from './doors.ts'
import type { Scenario } from './scenario.ts'
import { Almanac, type WrittenTime } from './times.ts'

/** One file, being played: what it speaks of, and what that is in the world. */
export class Play {
  readonly scenario: Scenario
  readonly doors: Doors
  readonly policy: Policy
  readonly almanac: Almanac
  readonly aliases = new Aliases()
  /** The case's number, once the approval was taken. */
  rma: string | undefined
  /** Cases that the file was about before it turned to another. */
  readonly formerly: string[] = []
  /** What the last act was answered with. */
  answer: Answer | undefined
  /** Does the last act again, in the same words. */
  again: () => Promise<Answer> = async () => {
    throw new Error('Nothing has been done yet that could be done again.')
  }
  /** The parcels of the last shipment, and events the carrier keeps to itself. */
  parcels: string[] = []
  shipments = 0
  withheld: string[] = []
  /** Letters and comments that were there when the file last looked, by their ids. */
  seen: ReadonlySet<string> = new Set()
  #ticket: Promise<string> | undefined
  #savedCard: Promise<object> | undefined

  private constructor(scenario: Scenario, doors: Doors, policy: Policy) {
    this.scenario = scenario
    this.doors = doors
    this.policy = policy
    this.almanac = new Almanac(policy.zone, scenario.starts, instant(Date.now() + HEAD_START_MS))
  }

  /** Throws an Error for a policy that the world does not know. */
  static async of(scenario: Scenario, doors: Doors): Promise<Play> {
    const { data } = await doors.read('/v1/policies', Policies)
    const policy = data.find(one => one.id === scenario.policy)
    if (!policy)
      throw new Error(`There is no policy "${scenario.policy}" here; known are ${data.map(one => one.id).join(', ')}.`)
    return new Play(scenario, doors, policy)
  }

  /** The failed units, as the file has them. */
  get units() {
    return this.scenario.approval.units ?? DEFAULT_UNITS
  }

  get mailAddress(): string {
    return `ana-${this.aliases.id.toLowerCase()}@client.example`
  }

  /** What the world says, in the file's names and years. */
  inFile(words: string): string {
    return this.almanac.textInFile(this.aliases.inFile(words))
  }

  /** A ticket of the file's own, opened when it is first asked for. */
  ticket(): Promise<string> {
    this.#ticket ??= this.doors
      .openTicket({ requester: { name: 'Ana Diaz', email: this.mailAddress } })
      .then(answer => (answer.kind === 'done' ? String(NewTicket.parse(answer.body).id) : ''))
    return this.#ticket
  }

  /** What the company has of a card that the client has stored at the gateway before. */
  savedCard(card: string): Promise<object> {
    this.#savedCard ??= this.doors
      .gateway('store-card', { card })
      .then(answer =>
        answer.kind === 'done' ? StoredCard.parse(answer.body) : Promise.reject(new Error(answer.detail)),
      )
    return this.#savedCard
  }

  /** The case's number; an Error when the approval was refused. */
  get theCase(): string {
    if (this.rma === undefined) throw new Error('There is no case: the approval was refused.')
    return this.rma
  }

  /** From here on the file is about another case. */
  turnTo(rma: string): void {
    if (this.rma !== undefined) this.formerly.push(this.rma)
    this.rma = rma
  }

  /** Asks the product in somebody's name, and remembers how, for whoever says it again. */
  tell(role: Role, path: string, body: object): Promise<Answer> {
    const key = randomUUID()
    return this.act(() => this.doors.tell(role, path, body, key))
  }

  async act(act: () => Promise<Answer>): Promise<Answer> {
    this.again = act
    return act()
  }

  /** As `act`, for what reaches the case by a webhook: waits until the case has heard of it. */
  async heard(act: () => Promise<Answer>): Promise<Answer> {
    const before = await this.lines()
    const answer = await act()
    if (answer.kind === 'done')
      for (const end = Date.now() + WEBHOOK_MS; Date.now() < end; await pause())
        if ((await this.lines()) > before) break
    return answer
  }

  /** Moves the case's own clock there, unless it is later already, and waits until the case is at rest. */
  async goTo(time: WrittenTime): Promise<void> {
    if (this.rma !== undefined) await this.#clock({ until: this.almanac.inWorld(time) })
  }

  async rest(): Promise<void> {
    if (this.rma !== undefined) await this.#clock({ rest: 'now' })
  }

  async #clock(move: { until: Instant } | { rest: 'now' }): Promise<void> {
    const answer = await this.doors.tell('admin', `/v1/sandbox/cases/${this.theCase}/clock`, move)
    if (answer.kind === 'refused') throw new Error(`The clock of ${this.rma} does not move: ${answer.detail}`)
  }

  private async lines(): Promise<number> {
    return (await this.doors.read(`/v1/cases/${this.theCase}/events`, Lines)).data.length
  }
}

/** A file that begins now is put off a little, so that its case can still be started in time. */
const HEAD_START_MS = 60 * SECOND
const WEBHOOK_MS = 10 * SECOND

const Policies = z.object({ data: z.array(z.object({ id: z.string(), zone: z.string(), currency: z.string() })) })
type Policy = z.output<typeof Policies>['data'][number]
const StoredCard = z.object({ gatewayCustomer: z.string(), card: z.string() })
const NewTicket = z.object({ id: z.int() })
const Lines = z.object({ data: z.array(z.unknown()) })

export function pause(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 250))
}
