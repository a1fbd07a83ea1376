import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { instant, SECOND } from '../../domain/time.ts'
import type { HookRequest } from '../hook.ts'
import { marksIn, scansIn, Tracking } from './aftership-tracking.ts'
import { type CarrierHookReading, sameText } from './hook.ts'

/** `ts`: seconds since 1970. */
const Event = z.object({ event: z.string(), event_id: z.string().min(1), ts: z.number(), msg: z.unknown() })

/**
 * AfterShip's tracking webhook. `secrets`: any of them may have signed. AfterShip signs no time, so an old event told again
 * is genuine; its id keeps it from counting twice.
 *
 * Throws a ZodError or RangeError when a genuine event cannot be read: AfterShip then sends it again, and somebody sees it.
 */
export function readAftershipHook(
  { headers, body }: HookRequest,
  { secrets }: { secrets: string[] },
): CarrierHookReading {
  const signature = headers['aftership-hmac-sha256']
  if (!signature) return { kind: 'forged', why: 'The header aftership-hmac-sha256 is missing.' }
  if (!secrets.some(secret => sameText(signature, createHmac('sha256', secret).update(body).digest('base64'))))
    return { kind: 'forged', why: 'aftership-hmac-sha256 does not fit the body and any secret of ours.' }
  const event = Event.parse(JSON.parse(body.toString('utf8')))
  if (event.event !== 'tracking_update') return { kind: 'ignored' }
  const tracking = Tracking.parse(event.msg)
  const scans = scansIn(tracking, instant(event.ts * SECOND))
  return {
    kind: 'parcel',
    told: {
      source: 'aftership',
      eventId: event.event_id,
      tracking: tracking.tracking_number,
      scans,
      marks: marksIn(tracking),
    },
  }
}
