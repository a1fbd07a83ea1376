import Stripe from 'stripe'
import type { ReportedFact } from '../../domain/fact.ts'
import { type Instant, instant, SECOND } from '../../domain/time.ts'
import type { HookReading, HookRequest } from '../hook.ts'
import { readMarks } from './marks.ts'
import { authorised, disputeFacts, expired } from './told.ts'

interface CardHookConfig {
  /** Several while a secret is being rotated: any of them is good. */
  secrets: string[]
  /** How old a signature may be. 300 unless told. */
  toleranceSeconds?: number
}

/**
 * Reads what the gateway tells us. It is a hint: whoever acts on it reads the payment back first. A dispute carries none
 * of our marks, so its fact comes without an `rma`; its `ref` is the payment it is about.
 */
export function readCardHook(request: HookRequest, config: CardHookConfig): HookReading {
  const opened = open(request, config)
  if ('kind' in opened) return opened
  const facts = factsIn(opened)
  return facts.length === 0 ? { kind: 'ignored' } : { kind: 'facts', facts }
}

function open(request: HookRequest, config: CardHookConfig): Stripe.Event | { kind: 'forged'; why: string } {
  const header = request.headers['stripe-signature']
  let why = header ? 'No webhook secret is configured.' : 'The Stripe-Signature header is missing.'
  if (header)
    for (const secret of config.secrets)
      try {
        const tolerance = config.toleranceSeconds ?? 300
        return Stripe.webhooks.constructEvent(request.body, header, secret, tolerance, undefined, request.now)
      } catch (error) {
        why = firstLine(error)
      }
  return { kind: 'forged', why }
}

function factsIn(event: Stripe.Event): ReportedFact[] {
  const at = instant(event.created * SECOND)
  switch (event.type) {
    case 'payment_intent.amount_capturable_updated':
      return authorised(event.data.object, at)
    case 'payment_intent.payment_failed':
      return declinedOnPage(event.id, event.data.object, at)
    case 'payment_intent.canceled': {
      const { id, metadata, cancellation_reason: why } = event.data.object
      // Our own release gives no reason: one that has a reason ran out, or was let go by somebody at the gateway.
      return why ? expired(id, metadata, at) : []
    }
    case 'charge.expired': {
      const { metadata, payment_intent: payment } = event.data.object
      const ref = typeof payment === 'string' ? payment : payment?.id
      return ref ? expired(ref, metadata, at) : []
    }
    case 'charge.dispute.created':
    case 'charge.dispute.closed':
      return disputeFacts(event.data.object, at)
    default:
      return []
  }
}

/** The bank said no on a page; each no is one of its own, and the page stays open for another card. */
function declinedOnPage(eventId: string, { id: ref, metadata }: Stripe.PaymentIntent, at: Instant): ReportedFact[] {
  const marks = readMarks(metadata)
  if (marks?.origin !== 'hold-page' && marks?.origin !== 'payment-page') return []
  return [{ source: 'cards', eventId, rma: marks.rma, by: 'cards:stripe', fact: { name: 'cardDeclined', at, ref } }]
}

function firstLine(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? error.message) : String(error)
}
