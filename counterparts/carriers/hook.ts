import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Fact, ReportedFact } from '../../domain/fact.ts'
import { type RmaNumber, rmaNumber } from '../../domain/names.ts'
import type { HookReading, HookRequest } from '../hook.ts'
import { Tracker, tellingScan } from './easypost-tracker.ts'

const Event = z.object({ id: z.string(), description: z.string(), result: z.unknown() })

/**
 * EasyPost's webhook. `secrets`: any of them may have signed, so that one can be replaced in peace. EasyPost signs no
 * time, so an old event told again is genuine; its id keeps it from counting twice.
 *
 * Throws a ZodError or RangeError when a genuine event cannot be read: EasyPost then sends it again, and somebody sees it.
 */
export function readCarrierHook(request: HookRequest, config: { secrets: string[] }): HookReading {
  const signature = request.headers['x-hmac-signature']
  if (!signature) return { kind: 'forged', why: 'The header X-Hmac-Signature is missing.' }
  if (!config.secrets.some(secret => isSignedBy(secret, request.body, signature)))
    return { kind: 'forged', why: 'X-Hmac-Signature does not fit the body and any secret of ours.' }

  const event = Event.parse(JSON.parse(request.body.toString('utf8')))
  if (event.description !== 'tracker.updated') return { kind: 'ignored' }
  return { kind: 'facts', facts: [scanned(event.id, Tracker.parse(event.result))] }
}

function scanned(eventId: string, tracker: Tracker): ReportedFact {
  const rma = rmaOf(tracker)
  const fact: Fact = {
    name: 'carrierScanned',
    ...tellingScan(tracker),
    tracking: tracker.tracking_code,
    direction: tracker.metadata?.direction ?? 'to-client',
    label: tracker.metadata?.label ?? 'theirs',
  }
  return { source: 'easypost', eventId, by: 'carrier:easypost', fact, ...(rma ? { rma } : {}) }
}

/** A name that is not an RMA number says nothing: the records still know the parcel by its tracking code. */
function rmaOf(tracker: Tracker): RmaNumber | undefined {
  try {
    return tracker.metadata?.rma ? rmaNumber(tracker.metadata.rma) : undefined
  } catch {
    return undefined
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

function sameText(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)]
  return first.length === second.length && timingSafeEqual(first, second)
}
