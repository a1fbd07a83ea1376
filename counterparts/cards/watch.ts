import type Stripe from 'stripe'
import type { ReportedFact } from '../../domain/fact.ts'
import { type Instant, instant, ms, SECOND } from '../../domain/time.ts'
import { type StripeConfig, stripeClient } from './client.ts'
import { closePage } from './hold-page.ts'
import { inOurWords } from './stripe-errors.ts'
import { disputeFacts, paymentFacts } from './told.ts'

/**
 * What the gateway should have told us, asked for: a webhook may be lost. Each fact bears the name that its webhook
 * gives it, so that it counts once, whichever comes first. Throws as `Cards` does.
 */
export interface CardWatch {
  /** `over`: nothing comes of this page any more, beyond the facts. */
  page(ref: string): Promise<{ kind: 'open' } | { kind: 'over'; facts: ReportedFact[] }>
  /** Nobody wants the page any more: it takes no card from now on. The facts are of a client who was quicker. */
  closePage(ref: string): Promise<ReportedFact[]>
  hold(ref: string): Promise<ReportedFact[]>
  /** Of all disputes that were opened since then. */
  disputes(since: Instant): Promise<ReportedFact[]>
}

export function stripeWatch(config: StripeConfig): CardWatch {
  const stripe = stripeClient(config)
  return {
    page: ref =>
      told(async () => {
        const page = await stripe.checkout.sessions.retrieve(ref)
        return page.status === 'open' ? { kind: 'open' } : { kind: 'over', facts: await factsOf(stripe, page) }
      }),
    closePage: ref => told(async () => factsOf(stripe, await closePage(stripe, ref))),
    hold: ref => told(async () => paymentFacts(await retrieve(stripe, ref))),
    disputes: since =>
      told(async () => {
        const facts: ReportedFact[] = []
        const opened = { created: { gte: Math.floor(ms(since) / SECOND) }, limit: 100 }
        for await (const dispute of stripe.disputes.list(opened))
          facts.push(...disputeFacts(dispute, instant(Date.now())))
        return facts
      }),
  }
}

async function factsOf(stripe: Stripe, page: Stripe.Checkout.Session): Promise<ReportedFact[]> {
  const { payment_intent: payment } = page
  const ref = typeof payment === 'string' ? payment : payment?.id
  return ref ? paymentFacts(await retrieve(stripe, ref)) : []
}

function retrieve(stripe: Stripe, ref: string): Promise<Stripe.PaymentIntent> {
  return stripe.paymentIntents.retrieve(ref, { expand: ['latest_charge'] })
}

async function told<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask()
  } catch (error) {
    throw inOurWords(error)
  }
}
