import type { WindowTerms } from '../../domain/terms.ts'
import { type Instant, instant } from '../../domain/time.ts'
import { windowAgenda } from '../../policies/return-window.ts'
import { Desk, delivered, zone } from './window-desk.ts'

/** All that a window of nobody's return brings, delivered on Thursday 5 March: when and what, in New York's days. */
export function diary(window: WindowTerms): string[] {
  return new Desk(window).until('2026-06-01T00:00:00Z').acted.map(({ at, what }) => `${at.slice(5, 10)} ${what}`)
}

/** How a return stands at a moment, delivered on Thursday 5 March, day 10 being 15 March and day 30 4 April. */
export function standingAt(window: WindowTerms, now: string) {
  return windowAgenda({ window, zone, facts: new Desk(window).facts, now: instant(now) }).standing
}

/** When money moves for a window whose replacement was delivered then, and nothing comes back. */
export function moneyMovesAt(window: WindowTerms, anchor: Instant = delivered): string | undefined {
  const desk = new Desk(window, anchor)
  return desk.until('2028-01-01T00:00:00Z').acted.find(({ what }) => what.startsWith('money@'))?.at
}
