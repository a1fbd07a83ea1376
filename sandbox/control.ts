import { Duration } from 'luxon'
import { z } from 'zod'
import { caseNumber } from '../domain/names.ts'
import { instant } from '../domain/time.ts'
import type { Records } from '../records/database.ts'
import { factsWaiting } from '../records/facts.ts'
import type { Gateway } from './gateway/gateway.ts'
import { newPart, openPart } from './part.ts'
import type { Moment, TimeMachine } from './time-machine.ts'

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
}): Promise<Control> {
  const { machine, gateway, records } = options
  const app = newPart()
  app.post<{ Params: { rma: string } }>('/v1/sandbox/cases/:rma/clock', async request => {
    const rma = caseNumber(request.params.rma)
    const move = Move.parse(request.body)
    const moved = 'rest' in move ? await machine.rest(rma) : await machine.advance(rma, momentOf(move))
    // What ran out on the way is noticed at the gateway only now; its webhooks are on their way when we answer.
    await gateway.sweep(rma)
    await untilPassedOn(records, rma)
    const rested = await machine.rest(rma)
    return { ...moved, ...rested }
  })
  const url = await openPart(app, options.port)
  return { url, stop: () => app.close() }
}

function momentOf(move: { advance: string } | { until: string }): Moment {
  if ('until' in move) return { until: instant(move.until) }
  return { by: Duration.fromISO(move.advance).toMillis() }
}

/** The case is not at rest while a fact of its own is still on its way to it. */
async function untilPassedOn(records: Records, rma: ReturnType<typeof caseNumber>): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; await new Promise(resolve => setTimeout(resolve, 50)))
    if ((await factsWaiting(records, rma)) === 0) return
}
