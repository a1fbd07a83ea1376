import { createHmac } from 'node:crypto'
import { SECOND } from '../domain/time.ts'
import type { Journal } from './journal.ts'

/** When an event that was not taken is sent again; after the last, never. */
const PAUSES = [200, SECOND, 2 * SECOND, 5 * SECOND, 15 * SECOND, 60 * SECOND, 300 * SECOND] as const

/** An event as it will be sent, byte by byte. */
export interface CarrierEvent {
  id: string
  body: string
  /** EasyPost signs whole weights as decimals, whichever way it writes them. Both forms are met. */
  signed: 'as-written' | 'with-decimal-weights'
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

  async #deliver({ body, signed }: CarrierEvent): Promise<boolean> {
    try {
      const answer = await fetch(this.#url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-hmac-signature': signatureOf(body, signed, this.#secret) },
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

function signatureOf(body: string, signed: CarrierEvent['signed'], secret: string): string {
  const bytes = signed === 'as-written' ? body : body.replace(/("weight":\d+)(?=[,}])/g, '$1.0')
  const hex = createHmac('sha256', secret.normalize('NFKD')).update(bytes).digest('hex')
  return `hmac-sha256-hex=${hex}`
}
