import type { RunningSandbox } from '../../sandbox/world.ts'
import { pause } from './played-case.ts'

/** A kill, and how long what was killed stays away: milliseconds of ours. */
interface Kill {
  after: number
  of: 'worker' | 'Temporal'
  away: number
}

/** The same seed is the same weather. */
export function forecast(seed: number, kills: number): Kill[] {
  const random = randomFrom(seed)
  return Array.from({ length: kills }, () => ({
    after: 1_000 + Math.floor(random() * 4_000),
    of: random() < 0.6 ? 'worker' : 'Temporal',
    away: Math.floor(random() * 2_000),
  }))
}

/** Kills, waits, and starts again what it killed. */
export async function storm(box: RunningSandbox, kills: Kill[]): Promise<void> {
  for (const { after, of, away } of kills) {
    await pause(after)
    if (of === 'worker') await box.workers.killAll()
    else await box.killTemporal()
    await pause(away)
    if (of === 'worker') await box.workers.start()
    else await box.startTemporal()
  }
}

/** Numbers from 0 to 1 (mulberry32): good enough for weather, and the same on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
