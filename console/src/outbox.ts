import { type ReactNode, useSyncExternalStore } from 'react'
import { type Problem, Refused } from './api.ts'

/** For so long a press can be taken back. */
export const GRACE_MS = 6_000
/** What was taken back, or has gone well, is told for so long. */
const TOLD_MS = 6_000
const AT_ONCE = 4
const TRIES = 6

/** One request, under a key of its own: sent again, it is answered and not done twice. */
export interface Errand {
  /** Whom it is about, as the desk says it. */
  about: string
  rma: string | null
  url: string
  body: Record<string, unknown> | null
  key: string
  state: 'waiting' | 'sending' | 'done' | 'refused' | 'unanswered'
  /** The API’s own words, of what was refused or not answered. */
  said?: string
}

export interface Sending {
  id: string
  title: string
  errands: readonly Errand[]
  state: 'waiting' | 'taken-back' | 'going' | 'over'
  /** By `performance.now()`: when it goes out. Absent while somebody has the notice in hand. */
  dueAt?: number | undefined
  /** The form, as it was filled in. */
  again?: Form
}

export type Form = (close: () => void) => ReactNode

export interface Wanted {
  title: string
  errands: Omit<Errand, 'state' | 'key'>[]
  sent: 'after-a-moment' | 'now'
  again?: Form
}

/**
 * What was asked for and is not answered yet. It outlives the page that it was asked on; what still waits when somebody
 * leaves goes out at once.
 */
class Outbox {
  #sendings: readonly Sending[] = []
  readonly #readers = new Set<() => void>()
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()
  /** Told of every errand that has its answer. */
  answered: (errand: Errand) => void = () => {}

  constructor() {
    // On a phone the page may never be heard of again once it is hidden.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') void this.flush()
    })
    window.addEventListener('pagehide', () => {
      void this.flush()
      for (const { id, state, errands } of this.#sendings)
        if (state === 'going') for (const n of errands.keys()) void this.#run(id, n)
    })
  }

  readonly read = (): readonly Sending[] => this.#sendings

  readonly listen = (reader: () => void): (() => void) => {
    this.#readers.add(reader)
    return () => this.#readers.delete(reader)
  }

  add({ title, errands, sent, again }: Wanted): string {
    const id = newKey()
    const sending: Sending = {
      id,
      title,
      errands: errands.map(errand => ({ ...errand, key: newKey(), state: 'waiting' })),
      state: 'waiting',
      dueAt: performance.now() + GRACE_MS,
      ...(again && { again }),
    }
    this.#become([...this.#sendings, sending])
    if (sent === 'now') void this.go(id)
    else this.#later(id, GRACE_MS, () => void this.go(id))
    return id
  }

  /** The one that was asked for last and still waits. */
  get last(): Sending | undefined {
    return this.#sendings.findLast(sending => sending.state === 'waiting')
  }

  takeBack(id: string): void {
    if (this.#find(id)?.state !== 'waiting') return
    this.#change(id, { state: 'taken-back', dueAt: undefined })
    this.#later(id, TOLD_MS, () => this.dismiss(id))
  }

  /** As long as somebody has the notice under their pointer, or is on one of its buttons, nothing goes out. */
  hold(id: string): void {
    if (this.#find(id)?.state !== 'waiting') return
    clearTimeout(this.#timers.get(id))
    this.#change(id, { dueAt: undefined })
  }

  letGo(id: string): void {
    if (this.#find(id)?.state !== 'waiting') return
    this.#change(id, { dueAt: performance.now() + GRACE_MS })
    this.#later(id, GRACE_MS, () => void this.go(id))
  }

  /** Sends what waits; what was not answered before is sent again under its own key. */
  async go(id: string): Promise<void> {
    const sending = this.#find(id)
    if (!sending || sending.state === 'going' || sending.state === 'taken-back') return
    clearTimeout(this.#timers.get(id))
    this.#change(id, { state: 'going', dueAt: undefined })
    const left = [...sending.errands.keys()]
    const hand = async () => {
      for (let n = left.shift(); n !== undefined; n = left.shift()) await this.#run(id, n)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, hand))
    this.#change(id, { state: 'over' })
    const all = this.#find(id)?.errands ?? []
    if (all.every(errand => errand.state === 'done')) this.#later(id, TOLD_MS, () => this.dismiss(id))
  }

  /** Everything that waits goes out now. */
  async flush(): Promise<void> {
    await Promise.all(this.#sendings.filter(({ state }) => state === 'waiting').map(({ id }) => this.go(id)))
  }

  dismiss(id: string): void {
    clearTimeout(this.#timers.get(id))
    this.#timers.delete(id)
    this.#become(this.#sendings.filter(sending => sending.id !== id))
  }

  async #run(id: string, n: number): Promise<void> {
    const errand = this.#find(id)?.errands[n]
    if (!errand || (errand.state !== 'waiting' && errand.state !== 'unanswered')) return
    this.#settle(id, n, { state: 'sending' })
    this.#settle(id, n, await ask(errand))
    const after = this.#find(id)?.errands[n]
    if (after) this.answered(after)
  }

  #settle(id: string, n: number, change: Partial<Errand>): void {
    const sending = this.#find(id)
    if (sending)
      this.#change(id, { errands: sending.errands.map((errand, m) => (m === n ? { ...errand, ...change } : errand)) })
  }

  #find(id: string): Sending | undefined {
    return this.#sendings.find(sending => sending.id === id)
  }

  #change(id: string, change: Partial<Sending>): void {
    this.#become(this.#sendings.map(sending => (sending.id === id ? { ...sending, ...change } : sending)))
  }

  #later(id: string, ms: number, act: () => void): void {
    clearTimeout(this.#timers.get(id))
    this.#timers.set(id, setTimeout(act, ms))
  }

  #become(sendings: readonly Sending[]): void {
    this.#sendings = sendings
    for (const reader of this.#readers) reader()
  }
}

export const outbox = new Outbox()

export function useOutbox(): readonly Sending[] {
  return useSyncExternalStore(outbox.listen, outbox.read)
}

/** Asks for what is awaited on the spot; throws what was answered unless it was done. Asked again, it is done once. */
export async function askOnce(errand: Pick<Errand, 'url' | 'body' | 'key'>): Promise<void> {
  const { state, said } = await ask(errand)
  if (state !== 'done') throw new Refused(said === undefined ? {} : { detail: said })
}

/** Sends it, also while the page goes away; asks again for as long as the API says so. */
async function ask({ url, body, key }: Pick<Errand, 'url' | 'body' | 'key'>): Promise<Pick<Errand, 'state' | 'said'>> {
  let said = 'Sendback cannot be reached. Nothing is lost: send it again, it is done once.'
  for (let n = 1; n <= TRIES; n++) {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        keepalive: true,
        headers: {
          'sendback-console': '1',
          'idempotency-key': key,
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
      })
      if (answer.ok) return { state: 'done' }
      const problem = (await answer.json()) as Partial<Problem> // every error of the API is a problem document
      said = problem.detail ?? said
      if (answer.status < 500 && answer.status !== 429 && problem.code !== 'in-flight')
        return { state: 'refused', said }
      await pause(1_000 * Math.min(Number(answer.headers.get('retry-after')) || n, 5))
    } catch {
      await pause(500 * n)
    }
  }
  return { state: 'unanswered', said }
}

/** Wherever it runs: `randomUUID` is for pages that came by HTTPS. */
export function newKey(): string {
  const bytes = Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0'))
  return `console-${bytes.join('')}`
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}
