import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request of ours, as `POST /v1/payment_intents/:id/capture`, and what the oracle had against it. */
export interface Shown {
  shape: string
  wrong?: string
}

/**
 * Stands between our adapter and the sandbox's gateway: every request goes to the oracle first, then to the gateway,
 * whose answer comes back. So a whole story is told in requests that each fit the published API.
 */
export async function standBetween(oracle: string, gateway: string) {
  const shown: Shown[] = []
  const server = createServer(async (request, response) => {
    const body = await bytesOf(request)
    const verdict = await pass(oracle, request, body)
    const shape = `${request.method} ${shapeOf(request.url ?? '')}`
    shown.push(verdict.ok ? { shape } : { shape, wrong: await verdict.text() })
    const answer = await pass(gateway, request, body)
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // listens on TCP
    shown,
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

function pass(to: string, { method = 'GET', url = '/', headers }: IncomingMessage, body: Buffer): Promise<Response> {
  const { authorization, 'content-type': type, 'idempotency-key': key, 'stripe-version': version } = headers
  const ours = { authorization, 'content-type': type, 'idempotency-key': key, 'stripe-version': version }
  const sent = Object.entries(ours).filter(entry => entry[1] !== undefined) as [string, string][] // just filtered, none comes twice
  return fetch(`${to}${url}`, { method, headers: sent, ...(method === 'POST' && { body: new Uint8Array(body) }) })
}

function shapeOf(url: string): string {
  return (url.split('?')[0] ?? '').replace(/\b(pi|cs_test|cs|re|cus|pm)_[A-Za-z0-9]+/, ':id')
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}
