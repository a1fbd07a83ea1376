import { createHash } from 'node:crypto'
import { after, HOUR, type Instant, MINUTE, SECOND } from '../../domain/time.ts'

/**
 * How long after each try the next one comes: the first goes out at once, and the tenth is the last, a good three days
 * later. As https://www.standardwebhooks.com and its senders have it.
 */
const WAITS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const

/** Many that failed together do not come back together: up to a tenth later, the same for the same delivery and try. */
const JITTER = 0.1

/**
 * When the try after number `tries` (from 1) is due, or `undefined` when that was the last. A receiver may ask for more
 * time (`Retry-After`, in seconds), a day at most.
 */
export function nextTryAt(
  tried: { delivery: string; tries: number; asOf: Instant },
  retryAfterSeconds = 0,
): Instant | undefined {
  const wait = WAITS[tried.tries - 1]
  if (wait === undefined) return undefined
  const jittered = wait * (1 + JITTER * fraction(`${tried.delivery}#${tried.tries}`))
  return after(tried.asOf, Math.round(Math.max(jittered, Math.min(retryAfterSeconds * SECOND, 24 * HOUR))))
}

/** From 0 to 1, even over all texts. */
function fraction(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32
}
