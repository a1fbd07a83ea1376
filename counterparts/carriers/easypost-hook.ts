import { createHmac } from 'node:crypto'
import { z } from 'zod'
import type { HookRequest } from '../hook.ts'
import { scansOrStatus, Tracker } from './easypost-tracker.ts'
import { type CarrierHookReading, sameText } from './hook.ts'
import { marksOf } from './parcel-told.ts'

const Event = z.object({ id: z.string(), description: z.string(), result: z.unknown() })

/**
 * EasyPost's webhook. `secrets`: any of them may have signed, so that one can be replaced in peace. EasyPost signs no
 * time, so an old event told again is genuine; its id keeps it from counting twice.
 *
 * Throws a ZodError or RangeError when a genuine event cannot be read: EasyPost then sends it again, and somebody sees it.
 */
export function readEasypostHook(request: HookRequest, config: { secrets: string[] }): CarrierHookReading {
  const signature = request.headers['x-hmac-signature']
  if (!signature) return { kind: 'forged', why: 'The header X-Hmac-Signature is missing.' }
  if (!config.secrets.some(secret => isSignedBy(secret, request.body, signature)))
    return { kind: 'forged', why: 'X-Hmac-Signature does not fit the body and any secret of ours.' }

  const event = Event.parse(JSON.parse(request.body.toString('utf8')))
  if (event.description !== 'tracker.updated') return { kind: 'ignored' }
  const tracker = Tracker.parse(event.result)
  return {
    kind: 'parcel',
    told: {
      source: 'easypost',
      eventId: event.id,
      tracking: tracker.tracking_code,
      scans: scansOrStatus(tracker),
      marks: marksOf(tracker.metadata ?? {}),
    },
  }
}

/**
 * EasyPost signs whole weights as decimals, `614.0`, whichever way they are written in the body it sends; its own
 * client library rewrites them before it compares. Both forms are genuine.
 */
function isSignedBy(secret: string, body: Buffer, signature: string): boolean {
  return [body, withDecimalWeights(body.toString('utf8'))].some(signed =>
    sameText(signature, signatureOf(secret, signed)),
  )
}

function withDecimalWeights(body: string): string {
  return body.replace(/("weight":\s*\d+)(?=\s*[,}])/g, '$1.0')
}

function signatureOf(secret: string, body: Buffer | string): string {
  const hex = createHmac('sha256', secret.normalize('NFKD')).update(body).digest('hex')
  return `hmac-sha256-hex=${hex}`
}
