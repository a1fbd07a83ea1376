import { Webhook } from 'standardwebhooks'
import { ask, excerpt } from '../ask.ts'
import { RefusedError } from '../errors.ts'
import type { Tickets } from './port.ts'

const PARTY = 'The ticketing system'
const PATIENCE_MS = 10_000

/**
 * Any ticketing system that takes JSON: each comment is a POST to one address, signed by https://www.standardwebhooks.com.
 * Its `webhook-id` is the comment's marker, so that whoever counts ids writes it once. `secret` as in `whsec_…`.
 */
export function jsonTickets({ url, secret }: { url: string; secret: string }): Tickets {
  const webhook = new Webhook(secret)
  return {
    async comment({ ticket, marker, body, stage }) {
      const data = { ticket, marker, body, public: false, ...(stage && { stage }) }
      const text = JSON.stringify({ type: 'ticket.comment', timestamp: new Date().toISOString(), data })
      const now = new Date()
      const answer = await ask(PARTY, {
        method: 'POST',
        url,
        headers: {
          'content-type': 'application/json',
          'webhook-id': marker,
          'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
          'webhook-signature': webhook.sign(marker, now, text),
        },
        body: text,
        timeoutMs: PATIENCE_MS,
      })
      if (answer.status >= 200 && answer.status < 300) return 'written'
      if (answer.status === 409) return 'already-there'
      if ([404, 410].includes(answer.status)) return 'ticket-gone'
      throw new RefusedError(`${PARTY} answered ${answer.status} to a comment: ${excerpt(answer.text)}`)
    },

    // It can be told, and not asked: whoever starts a case there names the client.
    requester: async () => undefined,
  }
}
