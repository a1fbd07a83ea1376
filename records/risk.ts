import { sql } from 'kysely'
import type { Cents, Currency } from '../domain/money.ts'
import { EXCHANGE, NOT_DELIVERED, replacementIs, resolvedAs } from '../domain/on-record.ts'
import type { Instant, LocalDate } from '../domain/time.ts'
import type { Records } from './database.ts'
import { allAtOnce, announcesMarks, ours, type Period, receipts } from './reports.ts'

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
 * corrected since is corrected here. There are no days after that of `until`.
 *
 * Whatever begins at an instant counts from the evening of its day on, and no more from the evening of the day on which
 * it ends. So each case is a row of changes, and a day the sum of all before it.
 */
export async function riskByDay(db: Records, period: Period, until: Instant): Promise<RiskOfDay[]> {
  const { from, to } = period
  return allAtOnce<RiskOfDay>(
    db,
    sql`
    with exchange as (select * from ${ours(period)} where return_type = 'advanceReplacement'),
    ${receipts}, ${spans}, ${shifts},
    stand as (
      select rma, day, sum(sum(out)) over earlier as out, sum(sum(held)) over earlier as held,
        sum(sum(overdue)) over earlier as overdue
      from shift where day < 'infinity' group by rma, day window earlier as (partition by rma order by day)),
    change as (
      select rma, day, out - lag(out, 1, 0) over before as out, held - lag(held, 1, 0) over before as held,
        greatest(0, out - held) - lag(greatest(0, out - held), 1, 0) over before as unsecured,
        overdue - lag(overdue, 1, 0) over before as overdue
      from stand window before as (partition by rma order by day)),
    changed as (
      select currency, greatest(day, ${from}::date) as day, sum(out) as out, sum(held) as held,
        sum(unsecured) as unsecured, sum(overdue) as overdue
      from change join exchange using (rma) where day <= ${to}::date group by 1, 2),
    known as (
      select day::date, currency
      from generate_series(${from}::date, ${to}::date, interval '1 day') as day,
        (select distinct currency from changed) as currencies
      where day::date <= (select max((${until}::timestamptz at time zone zone)::date) from exchange)),
    total as (
      select known.day, currency, sum(coalesce(out, 0)) over earlier as out, sum(coalesce(held, 0)) over earlier as held,
        sum(coalesce(unsecured, 0)) over earlier as unsecured, sum(coalesce(overdue, 0)) over earlier as overdue
      from known left join changed using (day, currency)
      window earlier as (partition by currency order by known.day))
    select to_char(day, 'YYYY-MM-DD') as day, currency, out::bigint, held::bigint, unsecured::bigint, overdue::bigint
    from (select *, max(out + held) over (partition by currency) as most from total) as total
    where most > 0 order by 1, 2`,
  )
}

const LEFT = [EXCHANGE.shipped, EXCHANGE.shippedToldLate, EXCHANGE.delivered]
const WITH_NOBODY = [EXCHANGE.backUndelivered, EXCHANGE.swapped, ...NOT_DELIVERED.map(replacementIs)]
const LET_BE = [resolvedAs('forgive'), EXCHANGE.lostOnItsWay, EXCHANGE.settledByHand]

/** From when until when: `away`, a replacement was out; `owed`, a unit was to come back; `due`, a due mark stood. */
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
    select units.rma, units.amount, case when units.state = 'owed' and stage <> 'closed' then 'infinity'
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
    where due_at is not null and rma not in (select rma from announced))`

/** The days on which a case's sums change, and by how much. Of two holds at once, the newer is the one that counts. */
const shifts = sql`
  sent as (
    select rma, (away.since at time zone zone)::date as since,
      (least(away.until, owed.until) at time zone zone)::date as until, amount
    from away join owed using (rma) join exchange using (rma) where is_out and away.since < owed.until),
  late as (
    select rma, greatest(sent.since, (due.since at time zone zone)::date, (due.at at time zone zone)::date) as since,
      least(sent.until, (due.until at time zone zone)::date) as until, amount
    from sent join due using (rma) join exchange using (rma)),
  hold as (
    select rma, amount, placed_at, (placed_at at time zone zone)::date as since,
      (coalesce(ended_at, 'infinity') at time zone zone)::date as until
    from holds join exchange using (rma)),
  cover as (
    select distinct on (rma, day) rma, day, case when since <= day and day < until then amount else 0 end as amount
    from (select rma, since as day from hold union select rma, until from hold) as mark
      join hold using (rma)
    order by rma, day, (since <= day and day < until) desc, placed_at desc),
  shift as (
    select rma, since as day, amount as out, 0 as held, 0 as overdue from sent
    union all select rma, until, -amount, 0, 0 from sent
    union all select rma, since, 0, 0, amount from late where since < until
    union all select rma, until, 0, 0, -amount from late where since < until
    union all select rma, day, 0, amount - lag(amount, 1, 0) over (partition by rma order by day), 0 from cover)`
