import { type ExpressionBuilder, type Selectable, sql } from 'kysely'
import type { RmaNumber } from '../domain/names.ts'
import type { Instant } from '../domain/time.ts'
import type { Records } from './database.ts'
import type { CasesTable, Tables } from './tables.ts'

/** The heaps that a desk works from. A case lies on as many of them as it fits. */
export const QUEUE_TABS = ['due-next', 'overdue', 'needs-a-person', 'awaiting-hold', 'in-transit', 'closed'] as const
export type QueueTab = (typeof QUEUE_TABS)[number]

export interface QueuePlace {
  nextAt: Instant
  rma: RmaNumber
}

export interface QueueRow extends Selectable<CasesTable> {
  customer: string | null
  serials: string[]
  tasks: { id: number; kind: string }[]
}

type Cases = ExpressionBuilder<Tables, 'cases'>

const ON_TAB = {
  'due-next': ({ eb }: Cases) => eb('stage', '<>', 'closed'),
  overdue: ({ eb }: Cases) => eb('stage', '=', 'overdue'),
  'needs-a-person': ({ eb, selectFrom }: Cases) =>
    eb('rma', 'in', selectFrom('tasks').select('rma').where('done_at', 'is', null).where('rma', 'is not', null)),
  'awaiting-hold': ({ eb }: Cases) => eb('stage', '=', 'awaiting-hold'),
  'in-transit': ({ eb }: Cases) => eb('stage', '=', 'in-transit'),
  closed: ({ eb }: Cases) => eb('stage', '=', 'closed'),
} as const satisfies Record<QueueTab, unknown>

/** One page of a tab: what is due next first; of what has closed, the latest first. */
export async function queuePage(
  db: Records,
  { tab, search, after, limit }: { tab: QueueTab; search?: string; after?: QueuePlace; limit: number },
): Promise<QueueRow[]> {
  const order = tab === 'closed' ? 'desc' : 'asc'
  let page = db.selectFrom('cases').selectAll().where(ON_TAB[tab]).orderBy('next_at', order).orderBy('rma', order)
  if (search) page = page.where(isMeantBy(search))
  if (after)
    page = page.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('next_at', 'rma'), tab === 'closed' ? '<' : '>', tuple(after.nextAt, after.rma)),
    )
  return db
    .selectFrom(page.limit(limit).as('cases'))
    .selectAll('cases')
    .select([
      sql<string | null>`(select name from customers where ref = cases.customer_ref)`.as('customer'),
      sql<string[]>`array(select serial from units where units.rma = cases.rma order by role, serial)`.as('serials'),
      sql<QueueRow['tasks']>`coalesce((select jsonb_agg(jsonb_build_object('id', id, 'kind', kind) order by id)
        from tasks where tasks.rma = cases.rma and done_at is null), '[]')`.as('tasks'),
    ])
    .orderBy('next_at', order)
    .orderBy('rma', order)
    .execute()
}

/** How many cases lie on each tab, of those that the search means. */
export async function queueCounts(db: Records, search?: string): Promise<Record<QueueTab, number>> {
  const stages = db
    .selectFrom('cases')
    .select(['stage', ({ fn }) => fn.countAll<number>().as('n')])
    .groupBy('stage')
  const waiting = db
    .selectFrom('cases')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where(ON_TAB['needs-a-person'])
  const [byStage, person] = await Promise.all([
    (search ? stages.where(isMeantBy(search)) : stages).execute(),
    (search ? waiting.where(isMeantBy(search)) : waiting).executeTakeFirstOrThrow(),
  ])
  const of = (stage: CasesTable['stage']) => byStage.find(row => row.stage === stage)?.n ?? 0
  const all = byStage.reduce((sum, { n }) => sum + n, 0)
  return {
    'due-next': all - of('closed'),
    overdue: of('overdue'),
    'needs-a-person': person.n,
    'awaiting-hold': of('awaiting-hold'),
    'in-transit': of('in-transit'),
    closed: of('closed'),
  }
}

/** A part of the RMA's number, the ticket, a serial number, or the client's name, mail address or reference. */
function isMeantBy(search: string) {
  const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  // A serial number is found however it was spelled; where nothing is left of the search, it is none.
  const serial = search.replace(/[\s\\%_-]/g, '')
  return sql<boolean>`(rma ilike ${like} or ticket ilike ${like} or customer_ref ilike ${like}
    or customer_ref in (select ref from customers where name ilike ${like} or email ilike ${like})
    or ${serial} <> '' and rma in (
      select rma from units where serial ilike ${`%${serial}%`} or replacement ilike ${`%${serial}%`}))`
}
