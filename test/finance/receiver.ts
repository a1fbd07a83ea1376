import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'

export interface Received {
  id: string
  body: string
  type: string
  data: Record<string, unknown>
  /** Which of the receiver's secrets found it genuine. */
  under: string[]
}

/** How it answers: a status, or not at all until it is let go. */
type Reply = number | Promise<number>

/**
 * Finance's side, written with the `standardwebhooks` package alone: whoever reads its page could have written this. It
 * keeps what is genuine, and answers as it is told to; 204 otherwise.
 */
export class Receiver {
  readonly received: Received[] = []
  readonly forged: string[] = []
  /** The answers to come, the next one first. */
  replies: Reply[] = []
  /** What is answered once those are used up. */
  otherwise: Reply = 204
  secrets: string[] = []
  readonly #server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', chunk => chunks.push(chunk))
    request.on('end', async () => {
      const taken = this.#take(request.headers, Buffer.concat(chunks).toString())
      const status = taken ? await (this.replies.shift() ?? this.otherwise) : 401
      response.writeHead(status).end(status === 204 ? undefined : `Said ${status}.`)
    })
  })

  static async open(): Promise<Receiver> {
    const receiver = new Receiver()
    await new Promise<void>(resolve => receiver.#server.listen(0, '127.0.0.1', resolve))
    return receiver
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hooks` // it listens on TCP
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise(resolve => this.#server.close(resolve))
  }

  /** What came about one case, in its order. */
  about(rma: string): Received[] {
    return this.received.filter(({ data }) => data.rma === rma)
  }

  #take(headers: IncomingHttpHeaders, body: string): boolean {
    const plain = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
    const under = this.secrets.filter(secret => isGenuine(secret, body, plain))
    if (under.length === 0) {
      this.forged.push(body)
      return false
    }
    const { type, data } = JSON.parse(body) as Pick<Received, 'type' | 'data'> // it is genuine
    this.received.push({ id: plain['webhook-id'] ?? '', body, type, data, under })
    return true
  }
}

function isGenuine(secret: string, body: string, headers: Record<string, string>): boolean {
  try {
    new Webhook(secret).verify(body, headers)
    return true
  } catch {
    return false
  }
}
