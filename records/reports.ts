import { type RawBuilder, sql } from 'kysely'
import type { ClientType } from '../domain/case.ts'
import { EXCHANGE, inspectedAs, REMINDED, resolvedAs } from '../domain/on-record.ts'
import { FINDINGS, type Finding } from '../domain/staff-decision.ts'
import type { AgeBand } from '../domain/standard-terms.ts'
import type { Instant, LocalDate } from '../domain/time.ts'
import { ageOf } from '../policies/age.ts'
import { timeOn } from '../policies/calendar.ts'
import type { Records } from './database.ts'

/** Calendar days, each in the zone of the case's own policy; both ends count. */
export interface Period {
  from: LocalDate
  to: LocalDate
  /** One company's alone. */
  policy?: string
}

/** `unlisted-brand`: older than 30 days, with a warranty that nobody knows. `not-counted`: its policy counts no age. */
export const COUNTED_AGES = [
  'within-30-days',
  '31-days-to-expiry',
  'after-warranty',
  'unlisted-brand',
  'not-counted',
] as const satisfies (AgeBand | 'unlisted-brand' | 'not-counted')[]
type CountedAge = (typeof COUNTED_AGES)[number]

export interface AgedRmas {
  age: CountedAge
  clientType: ClientType | null
  rmas: number
}

/** RMAs approved in the period, by the age of their oldest unit as it was frozen at approval (VD-7), and by client. */
export async function rmasByAge(db: Records, period: Period): Promise<AgedRmas[]> {
  const { rows } = await sql<OldestUnits>`
    with oldest as (
      select distinct on (rma) client_type, zone, unit->'age'->>'band' as band, unit->>'brand' as brand,
        case when return_type = 'advanceReplacement' and unit ? 'succession' and not unit ? 'age'
          then unit->'chain'->>'chainStartedOn' end as started_on,
        ${dayOf(sql`(request->>'reportedAt')::timestamptz`)} as reported_on
      from ${ours(period)}, jsonb_array_elements(terms->'units') as unit
      where ${dayOf(sql`(terms->>'approvedAt')::timestamptz`)} ${within(period)}
      order by rma, coalesce(unit->'age'->>'startedOn', unit->'chain'->>'chainStartedOn'))
    select band, client_type as "clientType", count(*)::int as rmas,
      case when started_on is not null then brand end as brand, started_on as "startedOn",
      case when started_on is not null then reported_on end as "reportedOn",
      case when started_on is not null then zone end as zone
    from oldest group by 1, 2, 4, 5, 6, 7`.execute(db)
  const cells = new Map<string, AgedRmas>()
  for (const row of rows) {
    const { clientType, rmas } = row
    const age = countedAge(row)
    const known = cells.get(`${age} ${clientType}`)
    cells.set(`${age} ${clientType}`, { age, clientType, rmas: rmas + (known?.rmas ?? 0) })
  }
  return [...cells.values()].sort(
    (one, other) =>
      COUNTED_AGES.indexOf(one.age) - COUNTED_AGES.indexOf(other.age) ||
      String(one.clientType).localeCompare(String(other.clientType)),
  )
}

/** Units that are alike in all that their age depends on. */
interface OldestUnits {
  band: CountedAge | null
  clientType: ClientType | null
  rmas: number
  /** Only where an exchange's terms leave the age to be counted from its warranty chain. */
  brand: string | null
  startedOn: LocalDate | null
  reportedOn: LocalDate | null
  zone: string | null
}

function countedAge({ band, brand, startedOn, reportedOn, zone }: OldestUnits): CountedAge {
  if (band) return band
  if (!brand || !startedOn || !reportedOn || !zone) return 'not-counted'
  const at = timeOn(reportedOn, '12:00', zone)
  const age = ageOf(
    { brand, shippedOn: startedOn, reportedAt: at, receivedAt: at },
    { zone, ageMeasuredAt: 'reported' },
  )
  return age.kind === 'known' ? age.band : age.kind === 'unlisted-brand' ? age.kind : 'not-counted'
}

/**
 * `in-time`: here before its due mark, extensions and pauses counted. `never`: nobody waits for it any more, or it was
 * billed and has not come since. `still-out`: still owed.
 */
export const RETURN_OUTCOMES = ['in-time', 'late', 'never', 'still-out'] as const
export type ReturnOutcome = (typeof RETURN_OUTCOMES)[number]

export interface Returned {
  outcome: ReturnOutcome
  /** Calendar days from the replacement's delivery, day 0, to the receipt; null while there is none. */
  day: number | null
  units: number
}

/** Failed units whose replacement was delivered in the period: when they came back, by outcome and day. */
export async function timesToReturn(db: Records, period: Period): Promise<Returned[]> {
  const rows = await allAtOnce<Returned>(
    db,
    sql`
    with exchange as (select * from ${ours(period)} where return_type = 'advanceReplacement'),
    delivery as (
      select rma, id, coalesce(detail->>'after', detail->>'at')::timestamptz as at from audit
      where what = any(${[EXCHANGE.delivered, EXCHANGE.deliveryConfirmed, EXCHANGE.deliveryCorrected]})),
    announced as (
      select distinct on (rma) rma, (detail->>'dueAt')::timestamptz as due_at from audit where ${announcesMarks}
      order by rma, id desc),
    ${receipts},
    returned as (
      select units.state, exchange.*, receipt.at as back_at, delivered.at as delivered_at,
        coalesce(exchange.due_at, announced.due_at, ${firstInstantAfter('dueDays')}) as due
      from exchange join units using (rma) left join receipt using (rma, serial) left join announced using (rma),
        lateral (
          select at from delivery where delivery.rma = exchange.rma
          order by receipt.at is not null and at > receipt.at, id desc limit 1) as delivered
      where units.role = 'failed')
    select case when back_at < due then 'in-time' when back_at is not null then 'late'
        when state = 'owed' and stage <> 'closed' then 'still-out' else 'never' end as outcome,
      greatest(0, ${dayOf(sql`back_at`)} - ${dayOf(sql`delivered_at`)}) as day, count(*)::int as units
    from returned where ${dayOf(sql`delivered_at`)} ${within(period)}
    group by 1, back_at is null, 2 order by 2, 1`,
  )
  return rows.map(row => (row.outcome === 'in-time' || row.outcome === 'late' ? row : { ...row, day: null }))
}

export interface Failures {
  brand: string
  finding: Finding
  /** In the words of whoever inspected it; null where nobody said. */
  cause: string | null
  units: number
}

/** What inspections in the period found last of each unit, by brand and cause, the most frequent first. */
export async function failures(db: Records, period: Period): Promise<Failures[]> {
  const { rows } = await sql<Omit<Failures, 'finding'> & { what: string }>`
    with inspected as (
      select distinct on (rma, serial) brand_key, brand, what, ${dayOf(sql`audit.at`)} as day,
        nullif(btrim(regexp_replace(detail->>'cause', '\\s+', ' ', 'g')), '') as cause
      from ${ours(period)} join audit using (rma) join units using (rma)
      where what = any(${FINDINGS.map(inspectedAs)}) and detail->>'serial' = serial
      order by rma, serial, audit.id desc),
    spelled as (select brand_key, mode() within group (order by brand) as brand from inspected group by 1)
    select spelled.brand, what, mode() within group (order by cause) as cause, count(*)::int as units
    from inspected join spelled using (brand_key) where day ${within(period)}
    group by brand_key, spelled.brand, what, lower(cause)
    order by sum(count(*)) over (partition by brand_key) desc, brand_key, units desc, what, lower(cause)`.execute(db)
  return rows.map(({ what, ...row }) => ({
    ...row,
    finding: FINDINGS.find(finding => inspectedAs(finding) === what) ?? 'fault-found',
  }))
}

/**
 * Reads whole tables into one another. The planner takes what a `with` gives for a few rows, and would go through all of
 * them for each of the others.
 */
export function allAtOnce<Row>(db: Records, query: RawBuilder<unknown>): Promise<Row[]> {
  return db.transaction().execute(async trx => {
    await sql`set local enable_nestloop = off`.execute(trx)
    return (await query.$castTo<Row>().execute(trx)).rows
  })
}

/** The day on which something happened last; what lies after it, nobody knows yet. */
export async function lastLineAt(db: Records): Promise<Instant | undefined> {
  const row = await db
    .selectFrom('audit')
    .select(({ fn }) => fn.max('at').as('at'))
    .where('rma', 'is not', null)
    .executeTakeFirst()
  return row?.at ?? undefined
}

/** A company's approved cases, each with the zone that its days are counted in. The vendor's legs are nobody's RMA. */
export function ours({ policy }: Pick<Period, 'policy'>) {
  return sql`(
    select *, terms->>'zone' as zone from cases where terms is not null and return_type <> 'vendorReturn'
      and profile = coalesce(${policy ?? null}, profile)) as ours`
}

function dayOf(at: RawBuilder<unknown>) {
  return sql`(${at} at time zone zone)::date`
}

function within({ from, to }: Period) {
  return sql`between ${from}::date and ${to}::date`
}

/** A line that tells the client of an exchange's due mark; a loaner's has other words. */
export const announcesMarks = sql`(what = any(${[
  EXCHANGE.windowOpened,
  EXCHANGE.windowMoved,
  EXCHANGE.extended,
  EXCHANGE.overdue,
]}) or starts_with(what, ${REMINDED}))`

/** The mark as it falls where nobody was ever told of one: counted from the delivery in the frozen terms. */
function firstInstantAfter(days: 'dueDays') {
  return sql`(((delivered.at at time zone zone)::date + (terms->'window'->>${sql.lit(days)})::int + 1)::timestamp at time zone zone)`
}

/**
 * When each unit was back: the unit itself, or in its place the replacement; or a parcel that a person has accepted as
 * its return, since it arrived.
 */
export const receipts = sql`
  told as (
    select units.rma, units.serial, units.state, min((detail->>'at')::timestamptz) as at
    from units left join audit on audit.rma = units.rma and (
      what = any(${[EXCHANGE.received, EXCHANGE.receivedEarlier, EXCHANGE.loanerReceived]}) and detail->>'serial' = units.serial
      or what = ${EXCHANGE.undone} and detail->>'serial' = units.replacement)
    group by units.rma, units.serial, units.state),
  receipt as (
    select rma, serial, coalesce(at, case when state in ('received', 'refunded') then coalesce(
      (select max(at) from facts where facts.rma = told.rma and name = 'deviceReceived'),
      (select max(at) from audit where audit.rma = told.rma and what = ${resolvedAs('accept')})) end) as at
    from told)`
