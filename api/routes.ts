import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { mistakesIn, rma } from '../policies/wire.ts'
import { malformed, PROBLEMS, Problem, type ProblemCode } from './problem.ts'

/** The server with routes that are typed by their zod schemas. */
export type Api = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>

export const OfCase = z.object({ rma })

/** A page of a longer list. `nextCursor` asks for the page after it. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ data: z.array(item), nextCursor: z.string().nullable() })
}

export const Paging = {
  cursor: z.string().max(200).optional().meta({ description: '`nextCursor` of the page before.' }),
  limit: z.coerce.number('expected a number').int().min(1).max(200).default(50),
}

/** A body as the documentation shows it. Under `examples`, what a form turns into something else would be left out. */
export function shown<Body extends z.ZodType>(body: Body, example: z.input<Body>): Body {
  return body.meta({ 'x-examples': { usual: { value: example } } })
}

/** For a body that is kept as it was told: checked like any other, but handed on in the sender's own words. */
export function asTold({ schema }: { schema: unknown }) {
  return (data: unknown) => {
    if (!(schema instanceof z.ZodType)) throw new Error('Routes are described by zod schemas.')
    const read = schema.safeParse(data ?? {}, { reportInput: true })
    return read.success ? { value: data } : { error: malformed(mistakesIn(read.error)) }
  }
}

/** The problems a route may answer with, for the API's own document. */
export function problems(...codes: ProblemCode[]) {
  const all: ProblemCode[] = ['malformed', 'key-unknown', 'not-allowed', 'too-many', ...codes]
  const statuses = new Set(all.map(code => PROBLEMS[code].status))
  const ofStatus = (status: number) => all.filter(code => PROBLEMS[code].status === status)
  return Object.fromEntries(
    [...statuses].map(status => [
      status,
      {
        description: ofStatus(status)
          .map(code => `${code}: ${PROBLEMS[code].title}`)
          .join('. '),
        content: { 'application/problem+json': { schema: Problem } },
      },
    ]),
  )
}
