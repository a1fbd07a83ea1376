import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { HookRequest } from '../../../counterparts/hook.ts'

/** Takes in webhooks as the API does, byte by byte. */
export class Listener {
  readonly heard: (HookRequest & { path: string })[] = []
  refusing = 0
  readonly #server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const headers = request.headers as Record<string, string>
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://listener')
    const token = searchParams.get('token')
    this.heard.push({ path: pathname, body: Buffer.concat(chunks), headers, ...(token && { token }), now: Date.now() })
    response.writeHead(this.refusing-- > 0 ? 503 : 204).end()
  })

  async start(): Promise<string> {
    await new Promise<void>(resolve => this.#server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  stop(): Promise<unknown> {
    this.#server.closeAllConnections()
    return new Promise(resolve => this.#server.close(resolve))
  }
}
