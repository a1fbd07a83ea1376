import { type Kysely, sql } from 'kysely'

/** What is due next of a case, kept with it: the queue is read in this order, and counted without reading the cases. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table cases add column next_at timestamptz generated always as (case
    when stage = 'closed' then coalesce(closed_at, opened_at)
    when stage = 'overdue' then coalesce(bill_at, money_at, due_at, opened_at)
    else coalesce(least(due_at, secured_until), bill_at, money_at, opened_at) end) stored`.execute(db)
  await sql`create index cases_by_what_is_next on cases (next_at, rma) where stage <> 'closed'`.execute(db)
  await sql`create index cases_in_a_stage on cases (stage, next_at, rma)`.execute(db)
  await sql`create index tasks_open on tasks (rma) where done_at is null`.execute(db)
}
