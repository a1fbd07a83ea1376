import Stripe from 'stripe'
import type { Fact, ReportedFact } from '../../domain/fact.ts'
import { cents } from '../../domain/money.ts'
import { instant, SECOND } from '../../domain/time.ts'
import type { HookReading, HookRequest } from '../hook.ts'
import { type Marks, readMarks } from './marks.ts'

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
  const told = factIn(opened)
  if (!told) return { kind: 'ignored' }
  return { kind: 'facts', facts: [{ source: 'cards', eventId: opened.id, by: 'cards:stripe', ...told }] }
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

function factIn(event: Stripe.Event): Pick<ReportedFact, 'rma' | 'fact'> | undefined {
  const at = instant(event.created * SECOND)
  switch (event.type) {
    case 'payment_intent.amount_capturable_updated': {
      const { id: ref, metadata } = event.data.object
      return fromPage(metadata, marks => ({ name: 'cardAuthorised', at, ref, consent: marks.consent }))
    }
    case 'payment_intent.payment_failed': {
      const { id: ref, metadata } = event.data.object
      return fromPage(metadata, () => ({ name: 'cardDeclined', at, ref }))
    }
    case 'payment_intent.canceled': {
      const { id: ref, metadata, cancellation_reason: why } = event.data.object
      // Our own release gives no reason: one that has a reason ran out, or was let go by somebody at the gateway.
      return why ? ofHold(metadata, { name: 'holdExpired', at, ref }) : undefined
    }
    case 'charge.expired': {
      const { metadata, payment_intent: payment } = event.data.object
      const ref = idOf(payment)
      return ref ? ofHold(metadata, { name: 'holdExpired', at, ref }) : undefined
    }
    case 'charge.dispute.created': {
      const ref = idOf(event.data.object.payment_intent)
      return ref ? ofDispute(event.data.object, { name: 'disputeOpened', at, ref }) : undefined
    }
    case 'charge.dispute.closed': {
      const dispute = event.data.object
      const ref = idOf(dispute.payment_intent)
      // A warning that was closed, or a dispute that was prevented, took no money: as good as won.
      const verdict = dispute.status === 'lost' ? 'lost' : 'won'
      const amount = cents(dispute.amount)
      return ref ? ofDispute(dispute, { name: 'disputeClosed', at, ref, verdict, amount }) : undefined
    }
    default:
      return undefined
  }
}

/** Only what the client did on a page of the gateway's: the outcome of our own renewals and charges we have from the answer. */
function fromPage(metadata: Stripe.Metadata, fact: (marks: Marks) => Fact) {
  const marks = readMarks(metadata)
  return marks?.origin === 'hold-page' || marks?.origin === 'payment-page'
    ? { rma: marks.rma, fact: fact(marks) }
    : undefined
}

function ofHold(metadata: Stripe.Metadata, fact: Fact) {
  const marks = readMarks(metadata)
  return marks && marks.origin !== 'charge' ? { rma: marks.rma, fact } : undefined
}

function ofDispute(dispute: Stripe.Dispute, fact: Fact) {
  const rma = readMarks(dispute.metadata)?.rma
  return rma ? { rma, fact } : { fact }
}

function idOf(expandable: string | { id: string } | null): string | undefined {
  return typeof expandable === 'string' ? expandable : expandable?.id
}

function firstLine(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? error.message) : String(error)
}
