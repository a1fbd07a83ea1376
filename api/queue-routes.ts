import { z } from 'zod'
import { instant, isMoment } from '../domain/time.ts'
import { rma } from '../policies/wire.ts'
import { QUEUE_TABS, type QueuePlace, queueCounts, queuePage } from '../records/queue.ts'
import { caseSummary } from './case-document.ts'
import { CaseSummary, time } from './documents.ts'
import type { ApiHouse } from './house.ts'
import { malformed } from './problem.ts'
import { type Api, Paging, pageOf, problems } from './routes.ts'

const QueueEntry = CaseSummary.extend({
  customer: z.string().nullable().meta({ description: 'The client’s name.' }),
  serials: z.array(z.string()),
  nextAt: time.meta({ description: 'What is due next; of a closed case, when it closed.' }),
  tasks: z.array(z.object({ id: z.int(), kind: z.string() })).meta({ description: 'What waits for a person.' }),
}).meta({ id: 'QueueEntry' })

const asked = {
  q: z
    .string()
    .trim()
    .max(100)
    .optional()
    .meta({ description: 'A part of an RMA number, ticket, serial number, client’s name, address or reference.' }),
}

/** The desk's list of cases, in the order in which they want somebody. */
export function queueRoutes(app: Api, { records }: ApiHouse): void {
  app.get(
    '/v1/queue',
    {
      schema: {
        tags: ['Desk'],
        summary: 'Cases by what is due next',
        querystring: z.object({ ...Paging, ...asked, tab: z.enum(QUEUE_TABS).default('due-next') }),
        response: { 200: pageOf(QueueEntry), ...problems() },
      },
    },
    async request => {
      const { tab, q, cursor, limit } = request.query
      const rows = await queuePage(records, {
        tab,
        limit: limit + 1,
        ...(q && { search: q }),
        ...(cursor !== undefined && { after: readCursor(cursor) }),
      })
      const page = rows.slice(0, limit)
      const last = page.at(-1)
      return {
        data: page.map(row => ({
          ...caseSummary(row),
          customer: row.customer,
          serials: row.serials,
          nextAt: row.next_at,
          tasks: row.tasks,
        })),
        nextCursor: rows.length > limit && last ? cursorAfter({ nextAt: last.next_at, rma: last.rma }) : null,
      }
    },
  )

  app.get(
    '/v1/queue/counts',
    {
      schema: {
        tags: ['Desk'],
        summary: 'How many cases are on each tab of the queue',
        querystring: z.object(asked),
        response: { 200: z.record(z.enum(QUEUE_TABS), z.int()), ...problems() },
      },
    },
    async request => queueCounts(records, request.query.q),
  )
}

function cursorAfter({ nextAt, rma }: QueuePlace): string {
  return Buffer.from(`${nextAt} ${rma}`).toString('base64url')
}

function readCursor(cursor: string): QueuePlace {
  const [nextAt = '', number] = Buffer.from(cursor, 'base64url').toString().split(' ')
  const read = rma.safeParse(number)
  if (!read.success || !isMoment(nextAt))
    throw malformed([{ pointer: '/cursor', detail: 'expected the nextCursor of a page' }])
  return { nextAt: instant(nextAt), rma: read.data }
}
