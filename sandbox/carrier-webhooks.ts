import { createHmac } from 'node:crypto'
import { SECOND } from '../domain/time.ts'
import type { Dialect } from './carrier-dialects.ts'
import type { Journal } from './journal.ts'

/** When an event that was not taken is sent again; after the last, never. */
const PAUSES = [200, SECOND, 2 * SECOND, 5 * SECOND, 15 * SECOND, 60 * SECOND, 300 * SECOND] as const

/** An event as it will be sent, byte by byte. */
export interface CarrierEvent {
  id: string
  dialect: Dialect
  body: string
  /**
   * EasyPost signs whole weights as decimals, whichever way it writes them: both forms are met. Shippo does not sign for everybody:
   * then the secret stands in the address.
   */
  signed: 'as-written' | 'with-decimal-weights' | 'by-token'
  state: 'withheld' | 'waiting' | 'taken'
}

/** Sends events, signed, until they are taken with a 2xx or `PAUSES` are over. What waited at a stop is sent again. */
export class CarrierWebhooks {
  readonly #events: Journal<CarrierEvent>
  readonly #url: string
  readonly #secret: string
  readonly #stopped = new AbortController()
  readonly #timers = new Set<NodeJS.Timeout>()

  constructor(events: Journal<CarrierEvent>, url: string, secret: string) {
    this.#events = events
    this.#url = url
    this.#secret = secret
  }

  /** Takes up what an earlier run left behind. */
  start(): void {
    for (const event of this.#events.all()) if (event.state === 'waiting') this.#later(event, 0)
  }

  /** Sends it once, now; should that fail, again later by itself. Says whether it was taken at once. */
  async send(event: CarrierEvent): Promise<boolean> {
    this.#events.put(event.id, { ...event, state: 'waiting' })
    return this.#attempt(event, 0)
  }

  stop(): void {
    this.#stopped.abort()
    for (const timer of this.#timers) clearTimeout(timer)
  }

  async #attempt(event: CarrierEvent, tries: number): Promise<boolean> {
    const taken = await this.#deliver(event)
    if (this.#stopped.signal.aborted) return taken
    if (taken) this.#events.put(event.id, { ...event, state: 'taken' })
    else this.#later(event, tries)
    return taken
  }

  #later(event: CarrierEvent, tries: number): void {
    const pause = PAUSES[tries]
    if (pause === undefined) return
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      void this.#attempt(event, tries + 1)
    }, pause)
    timer.unref()
    this.#timers.add(timer)
  }

  async #deliver(event: CarrierEvent): Promise<boolean> {
    const { dialect, body, signed } = event
    const isSigned = signed !== 'by-token'
    try {
      const answer = await fetch(`${this.#url}/${dialect}${isSigned ? '' : `?token=${this.#secret}`}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(isSigned && SIGNATURE[dialect](event, this.#secret)) },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(10 * SECOND)]),
      })
      await answer.arrayBuffer()
      return answer.ok
    } catch {
      return false
    }
  }
}

type Sign = (event: Pick<CarrierEvent, 'body' | 'signed'>, secret: string) => Record<string, string>

const SIGNATURE: Record<Dialect, Sign> = {
  easypost: ({ body, signed }, secret) => {
    const bytes = signed === 'with-decimal-weights' ? body.replace(/("weight":\d+)(?=[,}])/g, '$1.0') : body
    const hex = createHmac('sha256', secret.normalize('NFKD')).update(bytes).digest('hex')
    return { 'x-hmac-signature': `hmac-sha256-hex=${hex}` }
  },
  shippo: ({ body }, secret) => {
    const t = Math.floor(Date.now() / SECOND)
    const hex = createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')
    return { 'shippo-auth-signature': `t=${t},v1=${hex}` }
  },
  aftership: ({ body }, secret) => ({
    'aftership-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
  }),
}
