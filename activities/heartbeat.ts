import { heartbeat } from '@temporalio/activity'
import { SECOND } from '../domain/time.ts'

const EVERY_MS = 3 * SECOND

/**
 * Says every few seconds that it is still at work, so that a worker that died is missed soon and another takes over,
 * instead of only once the longest that an activity may take is over. Most activities are done before the first beat.
 */
export async function withHeartbeat<Answer>(act: () => Promise<Answer>): Promise<Answer> {
  const beats = setInterval(() => heartbeat(), EVERY_MS)
  try {
    return await act()
  } finally {
    clearInterval(beats)
  }
}
