import type { FastifyReply } from 'fastify'
import { z } from 'zod'

/** `drop-after`: the request is carried out and its answer is lost on the way. */
const Reply = z.union([z.literal([401, 403, 409, 422, 429, 500]), z.literal('drop-after')])
export type FaultReply = z.infer<typeof Reply>

export const FaultOrder = z.object({ reply: Reply, times: z.int().min(1).default(1) })

/** What is to go wrong with the next requests, in the order in which it was asked for. */
export class PlannedFaults {
  #planned: FaultReply[] = []

  plan({ reply, times }: z.infer<typeof FaultOrder>): void {
    this.#planned.push(...Array<FaultReply>(times).fill(reply))
  }

  /** The next fault, if it fits: reading loses nothing, so only a request that changes something is dropped. */
  next(request: 'reads' | 'changes'): FaultReply | undefined {
    if (this.#planned[0] === 'drop-after' && request === 'reads') return undefined
    return this.#planned.shift()
  }
}

/** Carries the request out, and cuts the line instead of answering. */
export function dropAnswer(reply: FastifyReply): void {
  reply.send = () => {
    reply.hijack()
    reply.raw.destroy()
    return reply
  }
}
