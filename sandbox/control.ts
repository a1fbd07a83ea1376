import type { FastifyInstance } from 'fastify'
import { Duration } from 'luxon'
import { z } from 'zod'
import { caseNumber, type RmaNumber } from '../domain/names.ts'
import { after, instant, ms } from '../domain/time.ts'
import { openLegsOf } from '../records/cases.ts'
import type { Records } from '../records/database.ts'
import { underway } from '../records/deliveries.ts'
import { factsWaiting } from '../records/facts.ts'
import type { Gateway } from './gateway/gateway.ts'
import { newPart, openPart } from './part.ts'
import type { Moment, Moved, TimeMachine } from './time-machine.ts'

export interface Control {
  url: string
  stop(): Promise<void>
}

const Move = z
  .object({
    /** An ISO 8601 duration of the case's own time, such as `P11D` or `PT2H`. */
    advance: z.string().refine(text => Duration.fromISO(text).isValid, 'an ISO 8601 duration, as in P11D'),
  })
  .or(z.object({ until: z.iso.datetime({ offset: true }) }))
  .or(z.object({ rest: z.literal('now') }))

/** The sandbox's own controls: each case's clock. The API passes `/v1/sandbox/…` on to here. */
export async function startControl(options: {
  port: number
  machine: TimeMachine
  gateway: Gateway
  records: Records
  /** Where each of the others listens. */
  parts: Parts
}): Promise<Control> {
  const { machine, gateway, records, parts } = options
  const app = newPart()
  addParts(app, parts)
  app.post<{ Params: { rma: string } }>('/v1/sandbox/cases/:rma/clock', async request => {
    const rma = caseNumber(request.params.rma)
    const move = Move.parse(request.body)
    const moved = await moveOne(machine, rma, move)
    // What ran out on the way is noticed at the gateway only now; its webhooks are on their way when we answer.
    await gateway.sweep(rma)
    // A vendor's leg goes along with its client's case; by its own number it is moved alone.
    for (const leg of await openLegsOf(records, rma)) await moveOne(machine, leg, alongWith(moved, move))
    await untilPassedOn(records, rma)
    const rested = await machine.rest(rma)
    await untilTold(machine, records, rma, rested, move)
    return { ...moved, ...rested }
  })
  const url = await openPart(app, options.port)
  return { url, stop: () => app.close() }
}

export type Parts = Record<'mailbox' | 'tickets' | 'carrier' | 'finance' | 'gateway', string>

/** What of the others can be seen and done from here: what they show of a case, and their levers. */
const SHOWN = ['mails', 'triggers', 'messages', 'control']

interface PartPath {
  Params: { part: string; '*': string }
}

/** The other parts, at one address: a page of ours need not know where each of them listens. */
function addParts(app: FastifyInstance, parts: Parts): void {
  app.get('/v1/sandbox/parts', async () => parts)
  app.route<PartPath>({
    method: ['GET', 'POST'],
    url: '/v1/sandbox/parts/:part/*',
    handler: async (request, reply) => {
      const { part, '*': path } = request.params
      const room = path.split('/')[0] ?? ''
      if (!Object.hasOwn(parts, part) || !SHOWN.includes(room)) {
        const message = `Here are ${Object.keys(parts).join(', ')}, each with ${SHOWN.join(', ')}.`
        return reply.status(404).send({ message })
      }
      const { search } = new URL(request.url, 'http://control')
      const answer = await fetch(`${parts[part as keyof Parts]}/${path}${search}`, {
        method: request.method,
        ...(request.method === 'POST' && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(request.body ?? {}),
        }),
      })
      const said = await answer.text()
      return reply
        .status(answer.status === 204 ? 200 : answer.status)
        .type('application/json')
        .send(said === '' ? '{}' : said)
    },
  })
}

type Move = z.output<typeof Move>

function moveOne(machine: TimeMachine, rma: RmaNumber, move: Move): Promise<Moved> {
  return 'rest' in move ? machine.rest(rma) : machine.advance(rma, momentOf(move))
}

/** To where its client's case has come; that one may have closed on the way, and its clock with it. */
function alongWith(moved: Moved, move: Move): Move {
  return 'advance' in move && moved.state === 'running' ? { until: moved.now } : move
}

function momentOf(move: { advance: string } | { until: string }): Moment {
  if ('until' in move) return { until: instant(move.until) }
  return { by: Duration.fromISO(move.advance).toMillis() }
}

/**
 * What finance is told goes along with its case, as long after its telling as the case is; what a case has told that has
 * closed goes on by itself. A first try is waited for.
 */
async function untilTold(
  machine: TimeMachine,
  records: Records,
  rma: RmaNumber,
  moved: Moved,
  move: Move,
): Promise<void> {
  for (const { id, at, made_at } of await underway(records, rma)) {
    const sinceTold = moved.state === 'unknown' ? 0 : ms(moved.now) - ms(at)
    if (moved.state === 'closed' && 'advance' in move) await machine.advance(id, momentOf(move))
    else await machine.advance(id, { until: after(made_at, Math.max(0, sinceTold)) })
  }
}

/** The case is not at rest while a fact of its own is still on its way to it. */
async function untilPassedOn(records: Records, rma: RmaNumber): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; await new Promise(resolve => setTimeout(resolve, 50)))
    if ((await factsWaiting(records, rma)) === 0) return
}
