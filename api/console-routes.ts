import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import files from '@fastify/static'
import type { Api } from './routes.ts'

/** What `npm run build:console` makes. */
const BUILT = fileURLToPath(new URL('../console/dist', import.meta.url))

/** The staff's pages: one document for all their addresses, and the files it is made of. All data comes from /v1. */
export async function consoleRoutes(app: Api): Promise<void> {
  await app.register(files, {
    root: join(BUILT, 'assets'),
    prefix: '/console/assets/',
    decorateReply: false,
    // Each name carries a hash of what is in it.
    immutable: true,
    maxAge: '365d',
  })
  const page = join(BUILT, 'index.html')
  for (const url of ['/console', '/console/*'])
    app.get(url, { schema: { hide: true } }, async (_request, reply) => {
      if (!existsSync(page)) return reply.code(503).type('text/plain').send('Not built yet: npm run build:console.\n')
      const nonce = randomBytes(16).toString('base64')
      return reply
        .type('text/html; charset=utf-8')
        .header('content-security-policy', policyWith(nonce))
        .header('cache-control', 'no-cache')
        .send(readFileSync(page, 'utf8').replaceAll('__NONCE__', nonce))
    })
}

/** Everything comes from here. The components write styles of their own, which the nonce lets in. */
function policyWith(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')
}
