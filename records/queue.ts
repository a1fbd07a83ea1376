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

/** Without what was asked for; and of its terms, which only a vendor's leg is shown by, no other's. */
export interface QueueRow extends Omit<Selectable<CasesTable>, 'request'> {
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
  let page = db
    .selectFrom('cases')
    .select(['rma', 'next_at'])
    .where(ON_TAB[tab])
    .orderBy('next_at', order)
    .orderBy('rma', order)
  if (search) page = page.where(isMeantBy(search))
  if (after)
    page = page.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('next_at', 'rma'), tab === 'closed' ? '<' : '>', tuple(after.nextAt, after.rma)),
    )
  return db
    .selectFrom(page.limit(limit).as('page'))
    .innerJoin('cases', 'cases.rma', 'page.rma')
    .select(SHOWN)
    .select([
      sql<QueueRow['terms']>`case when return_type = 'vendorReturn' then terms end`.as('terms'),
      sql<string | null>`(select name from customers where ref = cases.customer_ref)`.as('customer'),
      sql<string[]>`array(select serial from units where units.rma = cases.rma order by role, serial)`.as('serials'),
      sql<QueueRow['tasks']>`coalesce((select jsonb_agg(jsonb_build_object('id', id, 'kind', kind) order by id)
        from tasks where tasks.rma = cases.rma and done_at is null), '[]')`.as('tasks'),
    ])
    .orderBy('cases.next_at', order)
    .orderBy('cases.rma', order)
    .execute()
}

const SHOWN = [
  'cases.rma',
  'profile',
  'policy_version',
  'return_type',
  'ticket',
  'customer_ref',
  'client_type',
  'currency',
  'run_id',
  'stage',
  'outcome',
  'subject',
  'due_at',
  'bill_at',
  'money_at',
  'secured_until',
  'collateral',
  'disputed',
  'consent',
  'starts_at',
  'opened_at',
  'closed_at',
  'made_at',
  'cases.next_at',
] as const satisfies `${'' | 'cases.'}${keyof CasesTable}`[]

/** How many cases lie on each tab, of those that the search means. */
export async function queueCounts(db: Records, search?: string): Promise<Record<QueueTab, number>> {
  const counted = db
    .selectFrom('cases')
    .select(({ fn }) => [
      'stage',
      fn.countAll<number>().as('n'),
      fn.countAll<number>().filterWhere(ON_TAB['needs-a-person']).as('person'),
    ])
    .groupBy('stage')
  const byStage = await (search ? counted.where(isMeantBy(search)) : counted).execute()
  const of = (stage: CasesTable['stage']) => byStage.find(row => row.stage === stage)?.n ?? 0
  const sum = (part: 'n' | 'person') => byStage.reduce((all, row) => all + row[part], 0)
  return {
    'due-next': sum('n') - of('closed'),
    overdue: of('overdue'),
    'needs-a-person': sum('person'),
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
