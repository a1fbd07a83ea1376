import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { SECOND } from '../../domain/time.ts'
import type { HookRequest } from '../hook.ts'
import { type CarrierHookReading, sameText } from './hook.ts'
import { marksIn, scansIn, Track } from './shippo-track.ts'

const OLDEST_MS = 300 * SECOND

const Event = z.object({ event: z.string(), data: z.unknown() })

/**
 * Shippo's webhook. Shippo signs where its support has set that up, over time and body; where it has not, the secret stands
 * in the address that Shippo was given (`?token=`). `secrets`: any of them is good. Shippo's events have no id.
 *
 * Throws a ZodError or RangeError when a genuine event cannot be read: Shippo then sends it again, and somebody sees it.
 */
export function readShippoHook(request: HookRequest, { secrets }: { secrets: string[] }): CarrierHookReading {
  const why = whyForged(request, secrets)
  if (why) return { kind: 'forged', why }
  const event = Event.parse(JSON.parse(request.body.toString('utf8')))
  if (event.event !== 'track_updated') return { kind: 'ignored' }
  const track = Track.parse(event.data)
  const scans = scansIn(track)
  if (scans.length === 0) return { kind: 'ignored' }
  return { kind: 'parcel', told: { source: 'shippo', tracking: track.tracking_number, scans, marks: marksIn(track) } }
}

function whyForged({ headers, token, body, now }: HookRequest, secrets: string[]): string | undefined {
  const signature = headers['shippo-auth-signature']
  if (signature === undefined) {
    const isGood = token !== undefined && secrets.some(secret => sameText(token, secret))
    return isGood ? undefined : 'Neither Shippo-Auth-Signature nor a token of ours came with it.'
  }
  const { t = '', v1 = '' } = Object.fromEntries(signature.split(',').map(part => part.trim().split('=', 2)))
  if (!/^\d{1,12}$/.test(t) || Math.abs(now - Number(t) * SECOND) > OLDEST_MS)
    return 'Shippo-Auth-Signature is older than five minutes, or names no time.'
  const isGood = secrets.some(secret =>
    sameText(v1, createHmac('sha256', secret).update(`${t}.`).update(body).digest('hex')),
  )
  return isGood ? undefined : 'Shippo-Auth-Signature does not fit the body and any secret of ours.'
}
