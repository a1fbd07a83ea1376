import { sql } from 'kysely'
import type { Cents, Currency } from '../domain/money.ts'
import { EXCHANGE, NOT_DELIVERED, replacementIs, resolvedAs } from '../domain/on-record.ts'
import type { Instant, LocalDate } from '../domain/time.ts'
import type { Records } from './database.ts'
import { announcesMarks, ours, type Period, receipts } from './reports.ts'

/** What exchanges stood to lose at the end of a day, in one currency's minor units. */
export interface RiskOfDay {
  day: LocalDate
  currency: Currency
  /** What the units still owed may cost, once a replacement has left for them. */
  out: Cents
  /** What holds secured, before shipping too. */
  held: Cents
  /** Of what was out, what no hold of its own case secured. */
  unsecured: Cents
  /** Of what was out, what was past its due mark. */
  overdue: Cents
}

/**
 * The end of each day of the period, for every currency that there is in it, as the facts are known now: what was
 * corrected since is corrected here. The last day stands as of `until`, and there are none after it.
 */
export async function riskByDay(db: Records, period: Period, until: Instant): Promise<RiskOfDay[]> {
  const { rows } = await sql<RiskOfDay>`
    with exchange as (select * from ${ours(period)} where return_type = 'advanceReplacement'),
    ${receipts}, ${spans},
    evening as (
      select exchange.rma, currency, day::date, least((day::date + 1)::timestamp at time zone zone, ${until}) as at
      from exchange join life using (rma), generate_series(
        greatest(${period.from}::date, (began_at at time zone zone)::date),
        least(${period.to}::date, (least(ended_at, ${until}) at time zone zone)::date), interval '1 day') as day),
    sent as (
      select evening.rma, day, sum(owed.amount)::bigint as amount
      from evening join away on away.rma = evening.rma and away.since < evening.at and away.until >= evening.at
        join owed on owed.rma = evening.rma and (owed.until is null or owed.until >= evening.at)
      where away.is_out group by 1, 2),
    secured as (
      select distinct on (evening.rma, day) evening.rma, day, holds.amount
      from evening join holds on holds.rma = evening.rma and placed_at < evening.at
        and (holds.ended_at is null or holds.ended_at >= evening.at)
      order by evening.rma, day, placed_at desc),
    marked as (
      select evening.rma, day, bool_or(due.at < evening.at) as is_overdue
      from evening join due on due.rma = evening.rma and due.since < evening.at and due.until >= evening.at
      group by 1, 2),
    stood as (
      select day, currency, coalesce(sent.amount, 0) as out, coalesce(secured.amount, 0) as held,
        case when is_overdue then coalesce(sent.amount, 0) else 0 end as overdue
      from evening left join sent using (rma, day) left join secured using (rma, day) left join marked using (rma, day)),
    days as (
      select day::date, currency
      from generate_series(${period.from}::date, ${period.to}::date, interval '1 day') as day,
        (select distinct currency from stood where out > 0 or held > 0) as known
      where day::date <= (select max((${until}::timestamptz at time zone zone)::date) from exchange))
    select to_char(days.day, 'YYYY-MM-DD') as day, days.currency, coalesce(sum(out), 0)::bigint as out,
      coalesce(sum(held), 0)::bigint as held, coalesce(sum(greatest(0, out - held)), 0)::bigint as unsecured,
      coalesce(sum(overdue), 0)::bigint as overdue
    from days left join stood using (day, currency)
    group by 1, 2 order by 1, 2`.execute(db)
  return rows
}

const LEFT = [EXCHANGE.shipped, EXCHANGE.shippedToldLate, EXCHANGE.delivered]
const WITH_NOBODY = [EXCHANGE.backUndelivered, EXCHANGE.swapped, ...NOT_DELIVERED.map(replacementIs)]
const LET_BE = [resolvedAs('forgive'), EXCHANGE.lostOnItsWay, EXCHANGE.settledByHand]

/**
 * From when until when: `away`, a replacement was out; `owed`, a unit was to come back; `due`, a due mark stood; `life`,
 * any of it mattered.
 */
const spans = sql`
  away as (
    select rma, since, lead(since, 1, 'infinity') over (partition by rma order by since, id) as until, is_out from (
      select rma, id, (detail->>'at')::timestamptz as since, what = any(${LEFT}) as is_out
      from audit where what = any(${[...LEFT, ...WITH_NOBODY]})) as moved),
  charged as (
    select rma, serial, max(at) as at from ledger
    where kind in ('captured', 'charged', 'invoiced') and obligation in ('return', 'loaner') group by 1, 2),
  forgiven as (select rma, max(at) as at from audit where what = any(${LET_BE}) group by 1),
  owed as (
    select units.rma, units.amount, case when units.state = 'owed' and stage <> 'closed' then null
      else coalesce(
        least(receipt.at, case when units.state in ('billed', 'kept', 'refunded') then charged.at end),
        forgiven.at, closed_at, opened_at) end as until
    from units join exchange using (rma) left join receipt using (rma, serial) left join charged using (rma, serial)
      left join forgiven using (rma)),
  announced as (
    select rma, (detail->>'dueAt')::timestamptz as due_at, at as since,
      lead(at, 1, 'infinity') over (partition by rma order by id) as until
    from audit where ${announcesMarks}),
  due as (
    select rma, since, until, case when until = 'infinity' then coalesce(exchange.due_at, announced.due_at)
      else announced.due_at end as at
    from announced join exchange using (rma)
    union all
    select rma, '-infinity', 'infinity', due_at from exchange
    where due_at is not null and not exists (select from announced where announced.rma = exchange.rma)),
  life as (
    select rma, least(min(away.since), min(placed_at)) as began_at,
      coalesce(max(exchange.closed_at), 'infinity') as ended_at
    from exchange left join away using (rma) left join holds using (rma) group by rma
    having least(min(away.since), min(placed_at)) is not null)`
