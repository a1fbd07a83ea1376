import { z } from 'zod'
import { type Instant, instant } from '../domain/time.ts'
import { rma, time } from '../policies/wire.ts'
import { addLine } from '../records/audit.ts'
import { listLedger } from '../records/ledger.ts'
import { listLetters } from '../records/letter-list.ts'
import { findTask, finishTask, listTasks } from '../records/tasks.ts'
import { ledgerLine, taskDocument } from './case-document.ts'
import { csv } from './csv.ts'
import { LedgerLine, Letter, Task } from './documents.ts'
import type { ApiHouse } from './house.ts'
import { caseNow } from './inbox.ts'
import { letterDocument } from './letter-document.ts'
import { malformed, ProblemError } from './problem.ts'
import { type Api, Paging, pageOf, problems } from './routes.ts'
import { signedIn } from './sign-in.ts'

/** What the desk looks through: tasks, money, letters. */
export function deskRoutes(app: Api, house: ApiHouse): void {
  taskRoutes(app, house)
  ledgerRoutes(app, house)
  letterRoute(app, house)
}

function taskRoutes(app: Api, house: ApiHouse): void {
  const { records } = house
  app.get(
    '/v1/tasks',
    {
      schema: {
        tags: ['Desk'],
        summary: 'What people have to do, oldest first',
        querystring: z.object({
          rma: rma.optional(),
          role: z.enum(['staff', 'manager', 'finance']).optional(),
          state: z.enum(['open', 'all']).default('open'),
        }),
        response: { 200: z.object({ data: z.array(Task) }), ...problems() },
      },
    },
    async request => {
      const { rma, role, state } = request.query
      const tasks = await listTasks(records, { state, ...(rma && { rma }), ...(role && { role }) })
      return { data: tasks.map(taskDocument) }
    },
  )

  app.post(
    '/v1/tasks/:id/done',
    {
      schema: {
        tags: ['Desk'],
        summary: 'Say that a task is done',
        params: z.object({ id: z.coerce.number('expected the id of a task').int().min(1) }),
        response: { 200: Task, ...problems('not-found') },
      },
    },
    async request => {
      const who = signedIn(request)
      const { id } = request.params
      const known = await findTask(records, id)
      if (!known) throw new ProblemError('not-found', `There is no task ${id}. GET /v1/tasks lists those there are.`)
      if (known.done_at) return taskDocument(known)
      if (known.role === 'manager' && who.role !== 'manager' && who.role !== 'admin')
        throw new ProblemError('not-allowed', `Task ${id} (${known.kind}) is a manager's.`)
      const at = known.rma ? await caseNow(house, known.rma) : instant(Date.now())
      const done = (await finishTask(records, id, who.name, at)) ?? known
      await addLine(records, known.rma, at, { who: who.name, what: `task done: ${known.kind}`, detail: { task: id } })
      return taskDocument(done)
    },
  )
}

const Range = {
  from: time.optional().meta({ description: 'At or after this time.' }),
  to: time.optional().meta({ description: 'Before this time.' }),
}

function ledgerRoutes(app: Api, { records }: ApiHouse): void {
  app.get(
    '/v1/ledger',
    {
      schema: {
        tags: ['Desk'],
        summary: 'Movements of money, oldest first',
        querystring: z.object({ ...Paging, ...Range }),
        response: { 200: pageOf(LedgerLine), ...problems() },
      },
    },
    async request => {
      const { cursor, limit, from, to } = request.query
      const after = cursor === undefined ? undefined : Number(cursor)
      if (Number.isNaN(after)) throw malformed([{ pointer: '/cursor', detail: 'expected the nextCursor of a page' }])
      const rows = await listLedger(records, {
        limit: limit + 1,
        ...(after && { after }),
        ...(from && { from }),
        ...(to && { to }),
      })
      const page = rows.slice(0, limit)
      return { data: page.map(ledgerLine), nextCursor: rows.length > limit ? String(page.at(-1)?.id) : null }
    },
  )

  app.get(
    '/v1/ledger.csv',
    {
      schema: {
        tags: ['Desk'],
        summary: 'Movements of money, for a spreadsheet',
        querystring: z.object(Range),
        produces: ['text/csv'],
      },
    },
    async (request, reply) => {
      const { from, to } = request.query
      reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="ledger.csv"')
      return csv([LEDGER_COLUMNS, ...(await ledgerRows(records, { ...(from && { from }), ...(to && { to }) }))])
    },
  )
}

const LEDGER_COLUMNS = ['id', 'at', 'rma', 'kind', 'obligation', 'serial', 'amount', 'currency']
const ROWS_AT_ONCE = 1_000

async function ledgerRows(records: ApiHouse['records'], range: { from?: Instant; to?: Instant }) {
  const rows: (string | number | null)[][] = []
  for (let after = 0; ; ) {
    const some = await listLedger(records, { ...range, after, limit: ROWS_AT_ONCE })
    for (const { id, at, rma, kind, obligation, serial, amount, currency } of some)
      rows.push([id, at, rma, kind, obligation, serial, amount, currency])
    if (some.length < ROWS_AT_ONCE) return rows
    after = some.at(-1)?.id ?? after
  }
}

function letterRoute(app: Api, { records }: ApiHouse): void {
  app.get(
    '/v1/letters',
    {
      schema: {
        tags: ['Desk'],
        summary: 'Letters of all cases, newest first',
        querystring: z.object(Paging),
        response: { 200: pageOf(Letter), ...problems() },
      },
    },
    async request => {
      const { cursor, limit } = request.query
      const before = cursor === undefined ? undefined : readPlace(cursor)
      const rows = await listLetters(records, { limit: limit + 1, ...(before && { before }) })
      const page = rows.slice(0, limit)
      const last = page.at(-1)
      return {
        data: page.map(letterDocument),
        nextCursor: rows.length > limit && last ? placeOf(last.at, last.message_id) : null,
      }
    },
  )
}

const Place = z.tuple([time, z.string()])

function placeOf(at: Instant, messageId: string): string {
  return Buffer.from(JSON.stringify([at, messageId])).toString('base64url')
}

function readPlace(cursor: string): { at: Instant; messageId: string } {
  const wrong = malformed([{ pointer: '/cursor', detail: 'expected the nextCursor of a page' }])
  try {
    const [at, messageId] = Place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return { at, messageId }
  } catch {
    throw wrong
  }
}
