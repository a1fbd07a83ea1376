import { z } from 'zod'
import { type Instant, instant } from '../domain/time.ts'
import { rma, time } from '../policies/wire.ts'
import { addLine } from '../records/audit.ts'
import { listLetters } from '../records/letter-list.ts'
import { findTask, finishTask, listTasks } from '../records/tasks.ts'
import { taskDocument } from './case-document.ts'
import { Letter, Task } from './documents.ts'
import type { ApiHouse } from './house.ts'
import { caseNow } from './inbox.ts'
import { letterDocument } from './letter-document.ts'
import { malformed, ProblemError } from './problem.ts'
import { type Api, Paging, pageOf, problems } from './routes.ts'
import { signedIn } from './sign-in.ts'

/** What the desk looks through: tasks, letters. */
export function deskRoutes(app: Api, house: ApiHouse): void {
  taskRoutes(app, house)
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
          of: z.enum(['all', 'no-case']).default('all').meta({ description: '`no-case`: those of no case alone.' }),
        }),
        response: { 200: z.object({ data: z.array(Task) }), ...problems() },
      },
    },
    async request => {
      const { rma, role, state, of } = request.query
      const tasks = await listTasks(records, { state, of, ...(rma && { rma }), ...(role && { role }) })
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
