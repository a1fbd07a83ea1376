import { type Kysely, sql } from 'kysely'

/**
 * What each obligation may cost at most, frozen when it arose (invariant 1): a unit's own amount says nothing of a
 * deductible, a quote or a refund. Cases from before this table knew three kinds, all limited by the unit's amount.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table obligations (
    rma text not null references cases, obligation text not null, serial text, amount bigint not null check (amount >= 0),
    at timestamptz not null)`.execute(db)
  await sql`create unique index obligation_once on obligations (rma, obligation, coalesce(serial, ''))`.execute(db)
  await sql`insert into obligations (rma, obligation, serial, amount, at)
    select rma, obligation, serial, amount, opened_at from units join cases using (rma)
    join (values ('failed', 'return'), ('failed', 'damage'), ('loaner', 'loaner')) as arisen (role, obligation) using (role)
    where return_type = 'advanceReplacement' and terms is not null`.execute(db)
  await sql`create trigger obligations_never_changed before update or delete on obligations
    for each row execute function never_changed()`.execute(db)
  await sql`create trigger obligations_never_emptied before truncate on obligations
    for each statement execute function never_changed()`.execute(db)
}
