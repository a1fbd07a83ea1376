import { Refused, type Schemas } from './api.ts'

/** What the sandbox's parts answer of a case, as far as the page shows it. */
export interface Mail {
  id: string
  rma: string | null
  at: string
  to: string[]
  subject: string
  text: string
  copies: number
}

export interface Payment {
  paymentIntent: { id: string; status: string; amount: number; amount_received: number; currency: string }
  captures: { id: string; amount: number }[]
  refunds: { id: string; amount: number }[]
  disputes: { id: string; status: string }[]
}

export interface Tracker {
  id: string
  tracking_code: string
  carrier: string
  status: string
  metadata: { rma?: string; direction?: string; label?: string }
  tracking_details: { datetime: string; status: string }[]
}

export interface Trigger {
  id: string
  type: string
  timestamp: string
  data: { rma?: string | null; amount?: { amount: number; currency: string } }
  deliveries: number
}

export type Parts = Record<'mailbox' | 'tickets' | 'carrier' | 'finance' | 'gateway', string>

/** Asks the sandbox's controls, by way of the API; throws what they answered unless it was done. */
export async function sandbox<Answer>(path: string, order?: Record<string, unknown>): Promise<Answer> {
  const answer = await fetch(`/v1/sandbox/${path}`, {
    headers: { 'sendback-console': '1', ...(order && { 'content-type': 'application/json' }) },
    ...(order && { method: 'POST', body: JSON.stringify(order) }),
  }).catch(() => {
    throw new Refused({ detail: 'The sandbox cannot be reached.' })
  })
  const said: unknown = await answer.json()
  if (answer.ok) return said as Answer // what the part of the sandbox behind this path answers
  const { detail, message } = said as { detail?: string; message?: string } // a problem of the API, or of a part
  throw new Refused({ detail: detail ?? message ?? 'The sandbox says no.' })
}

/** The pages of ours that a letter leads its reader to. */
export function linksIn({ text }: Mail): { href: string; title: string }[] {
  const found = text.match(/https?:\/\/[^\s<>")\]]+\/(?:r|authorize)\/[^\s<>")\]]+/g) ?? []
  return [...new Set(found)].map(href => ({
    href,
    title: href.includes('/authorize/') ? 'What the letter asks for' : 'The client’s own page',
  }))
}

/** Tracking numbers that the case has told of, newest last. */
export function trackingNumbersIn(events: Schemas['CaseEvent'][]): string[] {
  const told = events.flatMap(({ detail: { tracking, parcels } }) => [tracking, parcels])
  const words = told.flatMap(one => (typeof one === 'string' ? one.split(/[\s,;]+/) : []))
  return [...new Set(words.filter(word => /\d/.test(word) && word.length >= 6))]
}
