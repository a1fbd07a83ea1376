import { condition } from '@temporalio/workflow'
import { type Instant, instant, ms } from '../domain/time.ts'

/** The case's own time, as history has it. */
export function now(): Instant {
  return instant(Date.now())
}

/**
 * One timer for all that a case waits for. It is set for the earliest instant asked for, and left as it is while only
 * later ones are asked for: waking once too early costs less history than setting timers again and again.
 */
export class Alarm {
  readonly #wanted = new Map<symbol, { at: Instant; why: string }>()

  /** Resolves when `until` has come or `met` holds, whichever is first. Waits for `met` alone without an instant. */
  async wait(met: () => boolean, until?: Instant, why = 'the next step'): Promise<void> {
    const waiter = Symbol(why)
    if (until !== undefined) this.#wanted.set(waiter, { at: until, why })
    try {
      await condition(() => met() || (until !== undefined && until <= now()))
    } finally {
      this.#wanted.delete(waiter)
    }
  }

  /** Rings for ever; run beside the story. */
  async run(): Promise<never> {
    for (;;) {
      await condition(() => this.#earliest() !== undefined)
      const next = this.#earliest()
      if (!next) continue
      const summary = `${next.why}, ${next.at.slice(0, 16)}Z`
      await condition(() => (this.#earliest()?.at ?? next.at) < next.at, Math.max(1, ms(next.at) - Date.now()), {
        summary,
      })
    }
  }

  /** What is waited for first. */
  get next(): { at: Instant; what: string } | null {
    const first = this.#earliest()
    return first ? { at: first.at, what: first.why } : null
  }

  #earliest(): { at: Instant; why: string } | undefined {
    let first: { at: Instant; why: string } | undefined
    for (const wanted of this.#wanted.values()) if (!first || wanted.at < first.at) first = wanted
    return first
  }
}
