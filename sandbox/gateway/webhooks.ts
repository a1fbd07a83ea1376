import { createHmac } from 'node:crypto'
import { MINUTE, SECOND } from '../../domain/time.ts'
import { seconds } from './acquirer.ts'
import { type Books, type GatewayEvent, newId } from './books.ts'

const API_VERSION = '2026-10-28.endive'
/** When an event is sent again, after it was not taken; the last is repeated until `TRIES` are over. */
const PAUSES = [200, SECOND, 5 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE] as const
const TRIES = 30

/**
 * Sends events, signed, until they are taken with a 2xx: at least once, in no promised order. What was not taken when
 * the gateway stopped is sent when it starts again.
 */
export class Webhooks {
  readonly #books: Books
  readonly #url: string
  readonly #secret: string
  readonly #stopped = new AbortController()
  readonly #timers = new Set<NodeJS.Timeout>()
  readonly #sending = new Set<Promise<void>>()

  constructor(books: Books, url: string, secret: string) {
    this.#books = books
    this.#url = url
    this.#secret = secret
  }

  /** Takes up what an earlier run left behind. */
  start(): void {
    for (const event of this.#books.events.all()) if (event.pending_webhooks > 0) this.#send(event, 1)
  }

  announce(type: string, object: object, at: number): void {
    const id = newId('evt')
    const event = this.#books.events.put(id, {
      id,
      object: 'event',
      type,
      api_version: API_VERSION,
      created: seconds(at),
      data: { object },
      livemode: false,
      pending_webhooks: 1,
    })
    this.#send(event, 1)
  }

  async stop(): Promise<void> {
    this.#stopped.abort()
    for (const timer of this.#timers) clearTimeout(timer)
    await Promise.all(this.#sending)
  }

  #send(event: GatewayEvent, attempt: number): void {
    const sending = this.#deliver(event).then(taken => {
      this.#sending.delete(sending)
      if (this.#stopped.signal.aborted) return
      if (taken) this.#books.events.put(event.id, { ...event, pending_webhooks: 0 })
      else if (attempt < TRIES) this.#later(event, attempt)
    })
    this.#sending.add(sending)
  }

  #later(event: GatewayEvent, attempt: number): void {
    const pause = PAUSES[Math.min(attempt, PAUSES.length) - 1]
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      this.#send(event, attempt + 1)
    }, pause)
    timer.unref()
    this.#timers.add(timer)
  }

  async #deliver(event: GatewayEvent): Promise<boolean> {
    const body = JSON.stringify(event)
    try {
      const answer = await fetch(this.#url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': this.#signature(body) },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(10 * SECOND)]),
      })
      await answer.arrayBuffer()
      return answer.ok
    } catch {
      return false // Not there, too slow, or we are stopping.
    }
  }

  /** On the wall clock, whatever the time of the case is. */
  #signature(body: string): string {
    const timestamp = seconds(Date.now())
    return `t=${timestamp},v1=${createHmac('sha256', this.#secret).update(`${timestamp}.${body}`).digest('hex')}`
  }
}
