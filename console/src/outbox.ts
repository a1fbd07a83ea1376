import { type ReactNode, useSyncExternalStore } from 'react'
import type { Problem, Session } from './api.ts'

/** For so long a press can be taken back. */
export const GRACE_MS = 6_000
/** What was taken back, or has gone well, is told for so long. */
const TOLD_MS = 6_000
const AT_ONCE = 4
const TRIES = 6
/** Of what is on its way while a page goes, browsers take 64 KiB in all, and throw at more. */
const ON_THE_WAY_MAX = 60_000
const KEPT = 'sendback.outbox'
const UNREACHED = 'Sendback cannot be reached. Nothing is lost: send it again, it is done once.'

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
  said?: string | undefined
}

export interface Sending {
  id: string
  title: string
  errands: readonly Errand[]
  /** `parked`: somebody else asked for it; it stays until they are back, and is not sent. */
  state: 'waiting' | 'taken-back' | 'going' | 'over' | 'parked'
  /** Who asked for it. */
  by: Asker
  /** By `performance.now()`: when it goes out. Absent while somebody has the notice in hand. */
  dueAt?: number | undefined
  /** The form, as it was filled in. */
  again?: Form
}

interface Asker {
  id: string
  name: string
}

export type Form = (close: () => void) => ReactNode

export interface Wanted {
  title: string
  errands: Omit<Errand, 'state' | 'key'>[]
  sent: 'after-a-moment' | 'now'
  again?: Form
}

/**
 * What was asked for and is not answered yet. It outlives the page that it was asked on, and with its keys also the
 * loading of another; what still waits when somebody leaves goes out at once. Nothing goes out but for whoever asked.
 */
class Outbox {
  /** As they stand for those who asked; nobody’s is parked here. */
  #sendings: readonly Sending[] = restored()
  #shown: readonly Sending[] = []
  #who: Asker | undefined
  /** Of others, what has been read and closed. */
  readonly #closed = new Set<string>()
  #returns = false
  readonly #readers = new Set<() => void>()
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()
  /** Told of every errand that has its answer. */
  answered: (errand: Errand) => void = () => {}

  /** Told when the session has ended under it. */
  ended: () => void = () => {}

  constructor() {
    // On a phone the page may never be heard of again once it is hidden.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') void this.flush()
    })
    window.addEventListener('pagehide', () => {
      void this.flush()
      for (const { id, state, errands } of this.#sendings)
        if (state === 'going') for (const n of errands.keys()) void this.#run(id, n)
      for (const wake of pausing) wake()
    })
    window.addEventListener('beforeunload', event => {
      if (this.#returns) return
      const open = this.#sendings.filter(isUnanswered)
      const goAtOnce = open.every(sending => sending.state === 'waiting' && this.#isMine(sending))
      const errands = open.flatMap(sending => sending.errands)
      const bytes = errands.reduce((sum, { body }) => sum + bytesOf(body && JSON.stringify(body)), 0)
      if (!goAtOnce || bytes > ON_THE_WAY_MAX) event.preventDefault()
    })
    this.#become(this.#sendings)
  }

  /** From now on it is they who ask: what they asked for before goes on, what others did stays where it is. */
  signedIn({ kind, id, name }: Session): void {
    this.#who = { id: `${kind} ${id}`, name: name || id }
    this.#become(this.#sendings.filter(sending => this.#isMine(sending) || isUnanswered(sending)))
    for (const sending of this.#sendings.filter(sending => this.#isMine(sending) && isUnanswered(sending))) {
      if (sending.state !== 'waiting') void this.go(sending.id)
      else if (sending.dueAt !== undefined) this.letGo(sending.id)
    }
  }

  /** Nobody asks: nothing goes out. */
  signedOut(): void {
    this.#who = undefined
    for (const { id, state } of this.#sendings) if (state === 'waiting') clearTimeout(this.#timers.get(id))
    for (const wake of pausing) wake()
    this.#become(this.#sendings)
  }

  /** The way out leads back into this very tab, where everything is kept. */
  leadsBack(): void {
    this.#returns = true
  }

  readonly read = (): readonly Sending[] => this.#shown

  readonly listen = (reader: () => void): (() => void) => {
    this.#readers.add(reader)
    return () => this.#readers.delete(reader)
  }

  add({ title, errands, sent, again }: Wanted): void {
    if (!this.#who) return // only who is signed in sees a form
    const id = newKey()
    const sending: Sending = {
      id,
      title,
      errands: errands.map(errand => ({ ...errand, key: newKey(), state: 'waiting' })),
      state: 'waiting',
      by: this.#who,
      dueAt: performance.now() + GRACE_MS,
      ...(again && { again }),
    }
    this.#become([...this.#sendings, sending])
    if (sent === 'now') void this.go(id)
    else this.#later(id, GRACE_MS, () => void this.go(id))
  }

  /** The one that was asked for last and still waits. */
  get last(): Sending | undefined {
    return this.#shown.findLast(sending => sending.state === 'waiting')
  }

  takeBack(id: string): void {
    if (this.#mine(id)?.state !== 'waiting') return
    this.#change(id, { state: 'taken-back', dueAt: undefined })
    this.#later(id, TOLD_MS, () => this.dismiss(id))
  }

  /** As long as somebody has the notice under their pointer, or is on one of its buttons, nothing goes out. */
  hold(id: string): void {
    if (this.#mine(id)?.state !== 'waiting') return
    clearTimeout(this.#timers.get(id))
    this.#change(id, { dueAt: undefined })
  }

  letGo(id: string): void {
    if (this.#mine(id)?.state !== 'waiting') return
    this.#change(id, { dueAt: performance.now() + GRACE_MS })
    this.#later(id, GRACE_MS, () => void this.go(id))
  }

  /** Sends what waits; what was not answered before is sent again under its own key. */
  async go(id: string): Promise<void> {
    const sending = this.#mine(id)
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
    await Promise.all(this.#shown.filter(({ state }) => state === 'waiting').map(({ id }) => this.go(id)))
  }

  /** Of somebody else’s only the sight of it. */
  dismiss(id: string): void {
    if (this.#shown.some(sending => sending.id === id && sending.state === 'parked')) {
      this.#closed.add(id)
      return this.#become(this.#sendings)
    }
    clearTimeout(this.#timers.get(id))
    this.#timers.delete(id)
    this.#become(this.#sendings.filter(sending => sending.id !== id))
  }

  async #run(id: string, n: number): Promise<void> {
    const errand = this.#mine(id)?.errands[n]
    if (!errand || (errand.state !== 'waiting' && errand.state !== 'unanswered')) return
    this.#settle(id, n, { state: 'sending' })
    const asker = this.#who?.id
    const answer = await ask(errand, () => asker !== undefined && this.#who?.id === asker)
    this.#settle(id, n, { state: answer.state, said: answer.said })
    const after = this.#find(id)?.errands[n]
    if (after) this.answered(after)
    if (answer.signedOut) this.ended()
  }

  #settle(id: string, n: number, change: Partial<Errand>): void {
    const sending = this.#find(id)
    if (sending)
      this.#change(id, { errands: sending.errands.map((errand, m) => (m === n ? { ...errand, ...change } : errand)) })
  }

  #find(id: string): Sending | undefined {
    return this.#sendings.find(sending => sending.id === id)
  }

  #mine(id: string): Sending | undefined {
    const sending = this.#find(id)
    return sending && this.#isMine(sending) ? sending : undefined
  }

  #isMine({ by }: Sending): boolean {
    return by.id === this.#who?.id
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
    this.#shown = sendings
      .filter(sending => this.#isMine(sending) || !this.#closed.has(sending.id))
      .map(sending => (this.#isMine(sending) ? sending : { ...sending, state: 'parked' }))
    keep(sendings.filter(isUnanswered))
    for (const reader of this.#readers) reader()
  }
}

function isUnanswered({ state, errands }: Sending): boolean {
  return state !== 'taken-back' && errands.some(({ state }) => state !== 'done' && state !== 'refused')
}

function keep(sendings: readonly Sending[]): void {
  try {
    if (sendings.length === 0) sessionStorage.removeItem(KEPT)
    else sessionStorage.setItem(KEPT, JSON.stringify(sendings))
  } catch {
    // Where nothing may be kept, whoever leaves is asked all the same.
  }
}

/** What was on its way may have arrived: under its key it is asked for again. */
function restored(): Sending[] {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? '[]') as Sending[] // as `keep` wrote it
    return kept.map(sending => ({
      ...sending,
      state: sending.state === 'waiting' ? 'waiting' : 'over',
      errands: sending.errands.map(errand =>
        errand.state === 'sending' ? { ...errand, state: 'unanswered', said: UNREACHED } : errand,
      ),
    }))
  } catch {
    return []
  }
}

/** Cuts short each wait before something is asked again. */
const pausing = new Set<() => void>()
let bytesOnTheWay = 0

export const outbox = new Outbox()

export function useOutbox(): readonly Sending[] {
  return useSyncExternalStore(outbox.listen, outbox.read)
}

interface Answered {
  state: 'done' | 'refused' | 'unanswered'
  said?: string
  signedOut?: boolean
}

/** Sends it, also while the page goes away; asks again for as long as the API says so and `mayGo` does. */
async function ask({ url, body, key }: Errand, mayGo: () => boolean): Promise<Answered> {
  let said = UNREACHED
  const told = body && JSON.stringify(body)
  for (let n = 1; n <= TRIES && mayGo(); n++) {
    try {
      const answer = await post(url, told, key)
      if (answer.ok) return { state: 'done' }
      const problem = (await answer.json()) as Partial<Problem> // every error of the API is a problem document
      said = problem.detail ?? said
      if (answer.status === 401) return { state: 'unanswered', said, signedOut: true }
      if (answer.status < 500 && answer.status !== 429 && problem.code !== 'in-flight')
        return { state: 'refused', said }
      await pause(1_000 * Math.min(Number(answer.headers.get('retry-after')) || n, 5))
    } catch {
      await pause(500 * n)
    }
  }
  return { state: 'unanswered', said }
}

/** What does not fit beside the rest goes without outliving the page; it is kept until it is answered. */
async function post(url: string, body: string | null, key: string): Promise<Response> {
  const bytes = bytesOf(body)
  bytesOnTheWay += bytes
  try {
    return await fetch(url, {
      method: 'POST',
      keepalive: bytesOnTheWay <= ON_THE_WAY_MAX,
      headers: {
        'sendback-console': '1',
        'idempotency-key': key,
        ...(body !== null && { 'content-type': 'application/json' }),
      },
      body,
    })
  } finally {
    bytesOnTheWay -= bytes
  }
}

function bytesOf(body: string | null): number {
  return body === null ? 0 : new TextEncoder().encode(body).length
}

/** Wherever it runs: `randomUUID` is for pages that came by HTTPS. */
function newKey(): string {
  const bytes = Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0'))
  return `console-${bytes.join('')}`
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => {
    const wake = () => {
      clearTimeout(timer)
      pausing.delete(wake)
      resolve()
    }
    const timer = setTimeout(wake, ms)
    pausing.add(wake)
  })
}
