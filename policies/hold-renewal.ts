import { after, DAY, type Instant, latest, ms } from '../domain/time.ts'

/**
 * When a hold is renewed: a day before the gateway lets it lapse (`captureBefore`), so that a broken renewal is noticed
 * while the old hold still stands. Never in the first half of its life: a hold of a day or less would be renewed for ever.
 */
export function renewAt(hold: { captureBefore: Instant; placedAt: Instant }): Instant {
  const life = Math.max(0, ms(hold.captureBefore) - ms(hold.placedAt))
  return latest(after(hold.captureBefore, -DAY), after(hold.captureBefore, -Math.floor(life / 2)))
}
