import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { MINUTE } from '../../domain/time.ts'
import type { HookRequest } from '../hook.ts'
import type { TicketHookReading } from './hook.ts'

const LONGEST_AGE_MS = 5 * MINUTE
/** Longer than any number of a ticket, and too short for anything else. */
const Hint = z.object({
  ticket_id: z
    .union([z.string(), z.int()])
    .transform(String)
    .pipe(z.string().regex(/^\d{1,15}$/)),
})

/**
 * A trigger's webhook, signed over its timestamp and its bytes with no mark between them. `secrets`: any of them may
 * have signed. Only the ticket's number counts of what it says: the rest is read from the ticket.
 */
export function readZendeskHook({ body, headers, now }: HookRequest, secrets: string[]): TicketHookReading {
  const signature = headers['x-zendesk-webhook-signature']
  const timestamp = headers['x-zendesk-webhook-signature-timestamp']
  if (!signature || !timestamp) return { kind: 'forged', why: 'The headers of Zendesk’s signature are missing.' }
  if (!secrets.some(secret => sameText(signature, signatureOf(secret, timestamp, body))))
    return { kind: 'forged', why: 'The signature does not fit the timestamp, the body and any secret of ours.' }
  const age = Math.abs(now - Date.parse(timestamp))
  if (!(age <= LONGEST_AGE_MS))
    return { kind: 'forged', why: `It was signed at ${timestamp}: not within five minutes.` }
  const hint = Hint.safeParse(readJson(body))
  return hint.success ? { kind: 'ticket', ticket: hint.data.ticket_id } : { kind: 'unreadable' }
}

function signatureOf(secret: string, timestamp: string, body: Buffer): string {
  return createHmac('sha256', secret).update(timestamp).update(body).digest('base64')
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

function sameText(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)]
  return first.length === second.length && timingSafeEqual(first, second)
}
