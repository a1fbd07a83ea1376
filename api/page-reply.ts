import type { FastifyReply } from 'fastify'

/** Shows a client's page under this Content-Security-Policy. */
export function showPage(reply: FastifyReply, policy: string, status: number, page: string) {
  return unshared(reply, policy).code(status).type('text/html; charset=utf-8').send(page)
}

/** The address itself is the secret: it is not passed on, kept or framed. */
export function unshared(reply: FastifyReply, policy: string): FastifyReply {
  return reply
    .header('content-security-policy', policy)
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'no-store')
}
