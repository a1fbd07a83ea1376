import { createHmac, randomUUID } from 'node:crypto'
import { SECOND } from '../domain/time.ts'

/** Which tags a ticket must have, all of them, and which it must not. */
export interface DeskTrigger {
  all: string[]
  none: string[]
}

export interface TicketWebhooks {
  /** Looks whether the trigger's conditions hold for this ticket, and sends its webhook if they do. */
  look(ticket: { id: number; tags: string[] }): void
  are(how: 'lost' | 'sent' | 'sent-twice'): void
  stop(): void
}

/** Zendesk asks three times more after 409, and after 429 and 503 if `Retry-After` is below a minute; nothing else. */
const MOST_TRIES = 4
const PATIENCE_MS = 12 * SECOND

/** A trigger's webhook, signed as Zendesk signs: base64 of HMAC-SHA256 over the timestamp and the body. */
export function ticketWebhooks(trigger: DeskTrigger, to: { url: string; secret: string } | undefined): TicketWebhooks {
  const stopped = new AbortController()
  let how: 'lost' | 'sent' | 'sent-twice' = 'sent'

  async function send({ url, secret }: { url: string; secret: string }, body: string): Promise<void> {
    const invocation = randomUUID()
    for (let tries = 1; tries <= MOST_TRIES; tries++) {
      const timestamp = new Date().toISOString().replace(/\.\d+/, '')
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-zendesk-webhook-id': 'sandbox-rma-approved',
          'x-zendesk-webhook-invocation-id': invocation,
          'x-zendesk-webhook-signature-timestamp': timestamp,
          'x-zendesk-webhook-signature': createHmac('sha256', secret)
            .update(timestamp + body)
            .digest('base64'),
        },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([stopped.signal, AbortSignal.timeout(PATIENCE_MS)]),
      }).catch(() => undefined)
      await answer?.arrayBuffer().catch(() => undefined)
      const pause = pauseAfter(answer)
      if (pause === undefined || stopped.signal.aborted) return
      await new Promise(resolve => setTimeout(resolve, pause).unref())
    }
  }

  return {
    look({ id, tags }) {
      if (!to || how === 'lost') return
      if (!trigger.all.every(tag => tags.includes(tag)) || trigger.none.some(tag => tags.includes(tag))) return
      const body = JSON.stringify({ schema: 'rma.approved/1', ticket_id: String(id) })
      for (let n = 0; n < (how === 'sent-twice' ? 2 : 1); n++) void send(to, body)
    },
    are(now) {
      how = now
    },
    stop: () => stopped.abort(),
  }
}

function pauseAfter(answer: Response | undefined): number | undefined {
  if (answer?.status === 409) return SECOND
  const seconds = Number(answer?.headers.get('retry-after'))
  return answer && [429, 503].includes(answer.status) && seconds > 0 && seconds < 60 ? seconds * SECOND : undefined
}
