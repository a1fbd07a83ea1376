import assert from 'node:assert/strict'
import type { WindowAgenda, WindowFacts } from '../../domain/ruling.ts'
import type { WindowTerms } from '../../domain/terms.ts'
import { type Instant, instant } from '../../domain/time.ts'
import { windowAgenda } from '../../policies/return-window.ts'
import { termsOf } from './granted.ts'

export const zone = 'America/New_York'
export const acceptance = termsOf('acceptance').window
export const delivered = instant('2026-03-05T15:12:00Z')

/** One case's window as the workflow keeps it: facts, a clock, and everything that was done, with its time. */
export class Desk {
  facts: WindowFacts = { anchor: delivered, anchorVersion: 1, extensionDays: 0, pauses: [], done: [] }
  now: Instant
  readonly acted: { at: Instant; what: string }[] = []
  readonly window: WindowTerms
  readonly zone: string
  mail: 'works' | 'bounces' = 'works'

  constructor(window: WindowTerms = acceptance, anchor: Instant = delivered, inZone = zone) {
    this.window = window
    this.zone = inZone
    this.facts.anchor = anchor
    this.now = anchor
  }

  ask(): WindowAgenda {
    return windowAgenda({ window: this.window, zone: this.zone, facts: this.facts, now: this.now })
  }

  /** Does what is due until nothing is. */
  act(): WindowAgenda {
    for (let round = 0; round < 20; round++) {
      const agenda = this.ask()
      if (agenda.due.length === 0) return agenda
      for (const occasion of agenda.due) {
        this.acted.push({ at: this.now, what: occasion.key })
        this.facts.done.push(occasion.key)
        const isAgain = occasion.key.startsWith('final-notice-again')
        if (occasion.kind === 'final-notice' && (this.mail === 'works' || isAgain)) this.facts.finalNoticeAt = this.now
        this.kinds.push(occasion.kind)
      }
    }
    throw new Error('The agenda never comes to rest.')
  }

  readonly kinds: string[] = []

  /** Lives on until a moment, waking when the agenda says so. */
  until(moment: Instant | string): this {
    const end = instant(moment)
    for (let round = 0; round < 200; round++) {
      const { next } = this.act()
      if (!next || next > end) {
        this.now = end
        this.act()
        return this
      }
      assert.ok(next > this.now, 'the agenda wakes the case later than now')
      this.now = next
    }
    throw new Error('The agenda never ends.')
  }

  /** Nothing runs until a moment: the worker is down. */
  sleepUntil(moment: Instant | string): this {
    this.now = instant(moment)
    this.act()
    return this
  }

  when(what: string): string[] {
    return this.acted.filter(act => act.what === what).map(act => act.at)
  }
}
