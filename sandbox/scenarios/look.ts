import { z } from 'zod'
import { CaseDocument, CaseEvent, CaseSummary, Comment, Letter } from '../../api/documents.ts'
import { Exposure } from '../../api/exposure-route.ts'
import type { Play } from './play.ts'

/**
 * One look at everything that can be seen of a case; each thing is fetched once, when it is first asked for. The file's
 * own case, unless another number is named.
 */
export class Look {
  readonly #play: Play
  readonly #number: string | undefined
  readonly #seen = new Map<string, Promise<unknown>>()

  constructor(play: Play, number?: string) {
    this.#play = play
    this.#number = number
  }

  get number(): string {
    return this.#number ?? this.#play.theCase
  }

  /** The vendor's legs that belong to this case, ended ones too. */
  legs() {
    return this.#once('legs', async () => {
      const { data } = await this.#play.doors.read(
        `/v1/cases?of=${encodeURIComponent(this.number)}`,
        listOf(CaseSummary),
      )
      return data.map(leg => leg.rma)
    })
  }

  theCase() {
    return this.#once('case', () => this.#read('', CaseDocument))
  }

  events() {
    return this.#once('events', async () => (await this.#read('/events', listOf(CaseEvent))).data)
  }

  /** Letters that have left us. */
  letters() {
    return this.#once('letters', async () => {
      const { data } = await this.#read('/letters', listOf(Letter))
      return data.filter(letter => letter.state === 'sent')
    })
  }

  comments() {
    return this.#once('comments', async () => (await this.#read('/comments', listOf(Comment))).data)
  }

  mails() {
    return this.#once('mails', () => this.#play.doors.letters(`rma=${encodeURIComponent(this.number)}`))
  }

  /** A letter as it lies in the mailbox. */
  async mailOf({ messageId }: { messageId: string }) {
    return (await this.mails()).find(mail => withoutBrackets(mail.id) === withoutBrackets(messageId))
  }

  async payments() {
    return (await this.#gateway()).payments
  }

  /** Of all requests that the gateway has carried out for the case, those told again told once. */
  async gatewayKeys() {
    return (await this.#gateway()).keys
  }

  /** What finance's receiver took in, in the order of their own time. */
  triggers() {
    return this.#once('triggers', async () => {
      const all = await this.#play.doors.triggers(this.number)
      return [...all].sort((one, other) => (one.timestamp < other.timestamp ? -1 : 1))
    })
  }

  /** What the report of exposure says of this case; nothing for one that it does not name. */
  exposure() {
    return this.#once('exposure', async () => {
      const report = `/v1/reports/exposure?rma=${encodeURIComponent(this.number)}`
      return (await this.#play.doors.read(report, listOf(Exposure))).data[0]
    })
  }

  unidentified() {
    return this.#once(
      'unidentified',
      async () => (await this.#play.doors.read('/v1/unidentified-parcels', Parcels)).data,
    )
  }

  #gateway() {
    return this.#once('payments', () => this.#play.doors.payments(this.number))
  }

  #read<Form extends z.ZodType>(path: string, form: Form) {
    return this.#play.doors.read(`/v1/cases/${encodeURIComponent(this.number)}${path}`, form)
  }

  #once<Seen>(name: string, fetch: () => Promise<Seen>): Promise<Seen> {
    const seen = (this.#seen.get(name) as Promise<Seen> | undefined) ?? fetch() // each name has one fetch
    this.#seen.set(name, seen)
    return seen
  }
}

function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({ data: z.array(item) })
}

const Parcels = z.object({ data: z.array(z.object({ id: z.string(), serial: z.string() })) })

function withoutBrackets(id: string): string {
  return id.replace(/^<|>$/g, '')
}
