import { join } from 'node:path'
import { Webhook } from 'standardwebhooks'
import { z } from 'zod'
import { CATALOGUE } from '../counterparts/finance/catalogue.ts'
import type { MessageType } from '../domain/delivery.ts'
import { Journal } from './journal.ts'
import { newPart, openPart } from './part.ts'

export interface FinanceDeskOptions {
  /** 0 for any free one. */
  port: number
  /** A folder. Without it the desk remembers for one run. */
  journal?: string
  /** `whsec_…` */
  secret: string
}

export interface FinanceDesk {
  url: string
  stop(): Promise<void>
}

const Body = z.object({
  type: z.enum(Object.keys(CATALOGUE) as MessageType[]), // its keys are the types
  timestamp: z.iso.datetime(),
  data: z.looseObject({ rma: z.string().nullish() }),
})

/** A message as it was told, once; `deliveries` counts how often. */
export interface ReceivedTrigger extends z.infer<typeof Body> {
  id: string
  deliveries: number
}

const Failure = z.object({ times: z.int().min(1).default(1), status: z.int().min(300).max(599).default(500) })

/**
 * Finance's receiver. It trusts nothing but a signature that the Standard Webhooks library finds genuine, takes nothing
 * that the catalogue does not describe, keeps each `webhook-id` once, shows them at `/messages`, those about money at `/triggers`, and fails on command (`/control/fail`).
 */
export async function startFinanceDesk(options: FinanceDeskOptions): Promise<FinanceDesk> {
  const triggers = new Journal<ReceivedTrigger>(options.journal && join(options.journal, 'triggers.jsonl'))
  const verifier = new Webhook(options.secret)
  let failures: number[] = []
  const app = newPart()
  // The signature covers the bytes, so they are kept as they came.
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body))

  app.post('/', async (request, reply) => {
    const id = String(request.headers['webhook-id'] ?? '')
    const body = String(request.body)
    if (!isGenuine(verifier, body, request.headers))
      return reply.status(401).send({ message: 'The signature does not fit.' })
    const [failure, ...later] = failures
    failures = later
    if (failure) return reply.status(failure).send({ message: 'Planned.' })
    const told = Body.parse(JSON.parse(body))
    CATALOGUE[told.type].data.parse(told.data)
    const trigger = triggers.get(id) ?? { id, ...told, deliveries: 0 }
    triggers.put(id, { ...trigger, deliveries: trigger.deliveries + 1 })
    return reply.status(204).send()
  })

  app.get<{ Querystring: { rma?: string } }>('/triggers', async ({ query: { rma } }) =>
    triggers.all().filter(({ type, data }) => type.startsWith('rma.') && (!rma || data.rma === rma)),
  )
  app.get('/messages', async () => triggers.all())

  app.post('/control/fail', async (request, reply) => {
    const { times, status } = Failure.parse(JSON.parse(String(request.body)))
    failures.push(...Array<number>(times).fill(status))
    return reply.status(204).send()
  })

  const url = await openPart(app, options.port)
  return {
    url,
    stop: async () => {
      await app.close()
      triggers.close()
    },
  }
}

function isGenuine(verifier: Webhook, body: string, headers: Record<string, string | string[] | undefined>): boolean {
  try {
    verifier.verify(body, Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])))
    return true
  } catch {
    return false
  }
}
