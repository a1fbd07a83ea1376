import fastify, { type FastifyInstance } from 'fastify'
import { z } from 'zod'

/** A part of the sandbox that speaks HTTP. What it is told wrongly it answers with a 400 that says so. */
export function newPart(): FastifyInstance {
  const app = fastify({ forceCloseConnections: true, bodyLimit: 10 * 1024 * 1024 })
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof z.ZodError) return reply.status(400).send({ message: z.prettifyError(error) })
    const { statusCode = 500, message } = error as Error & { statusCode?: number } // Fastify's own errors carry one
    return reply.status(statusCode).send({ message })
  })
  return app
}

/** Listens on this machine only; port 0 takes any free one. Answers the part's address, without a slash at the end. */
export async function openPart(app: FastifyInstance, port: number): Promise<string> {
  return app.listen({ port, host: '127.0.0.1' })
}
