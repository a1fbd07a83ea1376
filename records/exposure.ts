import { sql } from 'kysely'
import type { Cents, Currency } from '../domain/money.ts'
import type { RmaNumber } from '../domain/names.ts'
import type { Instant } from '../domain/time.ts'
import type { Records } from './database.ts'
import type { CasesTable } from './tables.ts'

/** What one exchange stands to lose, in its own currency's minor units. */
export interface Exposure {
  rma: RmaNumber
  policy: string
  /** The client's name. */
  customer: string | null
  stage: CasesTable['stage']
  dueAt: Instant | null
  currency: Currency
  /** What the units that are still owed may cost, once a replacement has left for them. */
  out: Cents
  /** What a hold secures. An old one that has still to be let go beside its successor secures nothing more. */
  held: Cents
  /** How many holds there are for it: two while an old one has still to be let go. */
  holds: number
}

/** Every open exchange with something out or something held, by number. */
export async function exposures(db: Records, filter: { rma?: RmaNumber } = {}): Promise<Exposure[]> {
  const { rows } = await sql<Exposure>`
    select rma, profile as policy, (select name from customers where ref = customer_ref) as customer, stage,
      due_at as "dueAt", currency, owed.amount as out, coalesce(newest.amount, 0) as held, newest.holds
    from cases,
      lateral (
        select coalesce(sum(amount), 0)::bigint as amount from units
        where units.rma = cases.rma and units.state = 'owed' and ${hasLeft}) as owed,
      lateral (
        select (array_agg(amount order by placed_at desc))[1] as amount, count(*)::int as holds from holds
        where holds.rma = cases.rma and holds.state = 'live') as newest
    where return_type = 'advanceReplacement' and stage <> 'closed'
      and (owed.amount > 0 or newest.holds > 0) and cases.rma = coalesce(${filter.rma ?? null}, cases.rma)
    order by cases.rma`.execute(db)
  return rows
}

/** Before that the replacement is still ours. */
const hasLeft = sql`cases.stage not in ('submitted', 'approved', 'awaiting-approval', 'awaiting-hold', 'awaiting-shipment')`
