import { timingSafeEqual } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { z } from 'zod'
import type { HookRequest } from '../hook.ts'
import type { TicketHookReading } from './hook.ts'

const Approved = z.object({ type: z.literal('rma.approved'), data: z.looseObject({ ticket: z.string() }) })

/**
 * An approval as JSON: signed by https://www.standardwebhooks.com with a secret as in `whsec_…`, or, from a system that
 * cannot sign, with one of the secrets in the header `X-Webhook-Secret`. Any of the secrets is good.
 */
export function readJsonHook({ body, headers }: HookRequest, secrets: string[]): TicketHookReading {
  const told = headers['x-webhook-secret']
  const text = body.toString('utf8')
  const genuine = secrets.some(secret =>
    headers['webhook-signature'] === undefined
      ? told !== undefined && sameText(told, secret)
      : secret.startsWith('whsec_') && isSigned(secret, text, headers),
  )
  if (!genuine) return { kind: 'forged', why: 'Neither a signature that fits nor a secret of ours came with it.' }
  const read = Approved.safeParse(readJson(text))
  return read.success ? { kind: 'asked', ticket: read.data.data.ticket, asked: read.data.data } : { kind: 'unreadable' }
}

function isSigned(secret: string, text: string, headers: HookRequest['headers']): boolean {
  const { 'webhook-id': id = '', 'webhook-timestamp': at = '', 'webhook-signature': signature = '' } = headers
  try {
    new Webhook(secret).verify(text, { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature })
    return true
  } catch {
    return false
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function sameText(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)]
  return first.length === second.length && timingSafeEqual(first, second)
}
