import { Webhook } from 'standardwebhooks'
import { ask, excerpt } from '../ask.ts'
import { UnreachableError } from '../errors.ts'
import type { Finance, Trigger } from './port.ts'

const PATIENCE_MS = 15_000

/**
 * Finance's receiver, by https://www.standardwebhooks.com. `secrets` as `whsec_…`, the newest first: each signs, so
 * that a receiver may change over in its own time.
 */
export function webhookFinance(config: { url: string; secrets: string[] }): Finance {
  const signers = config.secrets.map(secret => new Webhook(secret))
  return {
    async deliver(trigger) {
      const body = bodyOf(trigger)
      const now = new Date()
      const answer = await ask('Finance', {
        method: 'POST',
        url: config.url,
        headers: {
          'content-type': 'application/json',
          'webhook-id': trigger.id,
          // Signatures stay on the wall clock, whatever the case's own time is.
          'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
          'webhook-signature': signers.map(signer => signer.sign(trigger.id, now, body)).join(' '),
        },
        body,
        timeoutMs: PATIENCE_MS,
      })
      if (answer.status < 200 || answer.status > 299)
        throw new UnreachableError(
          `Finance answered ${answer.status} to ${trigger.type} ${trigger.id}, expected 2xx: ${excerpt(answer.text)}`,
        )
    },
  }
}

function bodyOf({ type, at, ...data }: Trigger): string {
  return JSON.stringify({ type, timestamp: at, data })
}
