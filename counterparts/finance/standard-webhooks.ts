import http from 'node:http'
import https from 'node:https'
import { Webhook } from 'standardwebhooks'
import { SECOND } from '../../domain/time.ts'
import type { Finance, Message, Reception } from './port.ts'
import { type AllowedNetworks, assertAddressable, ForbiddenAddressError, guardedLookup } from './safe-address.ts'

/** From the name's resolution to the answer's last byte that we read. */
const PATIENCE_MS = 15 * SECOND
/** What a receiver answers is for whoever looks for a fault, and nobody needs more of it. */
const EXCERPT_BYTES = 500

/**
 * Finance's receivers, by https://www.standardwebhooks.com. Redirects are not followed, and only addresses that
 * `safe-address.ts` lets pass are connected to.
 */
export function webhookFinance(config: { allowed: AllowedNetworks; patienceMs?: number }): Finance {
  const { allowed, patienceMs = PATIENCE_MS } = config
  return {
    async deliver(message, endpoint) {
      const began = performance.now()
      const answer = await send(message, endpoint, allowed, patienceMs).catch(notSent)
      return { ...answer, milliseconds: Math.round(performance.now() - began) }
    },
  }
}

type Answered = Omit<Reception, 'milliseconds'>

async function send(
  message: Message,
  { url, secrets }: { url: string; secrets: string[] },
  allowed: AllowedNetworks,
  patienceMs: number,
): Promise<Answered> {
  const to = assertAddressable(url, allowed)
  const { request: open } = to.protocol === 'http:' ? http : https
  return new Promise((resolve, reject) => {
    const request = open(to, {
      method: 'POST',
      headers: { ...headersOf(message, secrets), 'content-length': Buffer.byteLength(message.body) },
      // A connection of its own: one that was opened earlier was looked at earlier.
      agent: false,
      lookup: guardedLookup(to.protocol, allowed),
      signal: AbortSignal.timeout(patienceMs),
    })
    request.on('error', reject)
    request.once('response', response => {
      // The status is the answer; what follows it may be cut off.
      void excerptOf(response)
        .catch(() => '')
        .then(excerpt => resolve(answered(response, excerpt)))
    })
    request.end(message.body)
  })
}

function headersOf({ id, body }: Message, secrets: string[]): Record<string, string> {
  const now = new Date()
  return {
    'content-type': 'application/json',
    'user-agent': 'sendback',
    'webhook-id': id,
    // Signatures stay on the wall clock, whatever the case's own time is.
    'webhook-timestamp': String(Math.floor(now.getTime() / SECOND)),
    'webhook-signature': secrets.map(secret => new Webhook(secret).sign(id, now, body)).join(' '),
  }
}

/** The answer's beginning. The rest is not waited for: a receiver must not keep us by talking on. */
async function excerptOf(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes >= EXCERPT_BYTES) break
  }
  response.destroy()
  return readable(Buffer.concat(chunks).subarray(0, EXCERPT_BYTES).toString('utf8'))
}

function answered({ statusCode: status = 0, headers }: http.IncomingMessage, excerpt: string): Answered {
  const retryAfter = Number(headers['retry-after'])
  return {
    outcome: status >= 200 && status <= 299 ? 'received' : status === 410 ? 'gone' : 'refused',
    status,
    excerpt,
    ...(retryAfter > 0 && Number.isFinite(retryAfter) && { retryAfter: Math.ceil(retryAfter) }),
  }
}

/** Whatever kept it from being sent, or its answer from being read. */
function notSent(error: unknown): Answered {
  if (error instanceof ForbiddenAddressError) return { outcome: 'forbidden', excerpt: error.message }
  const why = error instanceof Error ? (error.name === 'AbortError' ? 'No answer in time.' : error.message) : `${error}`
  return { outcome: 'unreachable', excerpt: readable(why).slice(0, EXCERPT_BYTES) }
}

/** Without what a database cannot keep, or a terminal would obey. */
function readable(text: string): string {
  return text.replace(/[\p{Cc}\u{fffd}]+/gu, ' ').trim()
}
