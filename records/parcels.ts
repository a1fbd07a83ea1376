import { sql } from 'kysely'
import type { Fact, Parcel, ParcelStatus } from '../domain/fact.ts'
import type { RmaNumber } from '../domain/names.ts'
import { SENT_TO_VENDOR } from '../domain/on-record.ts'
import type { Instant } from '../domain/time.ts'
import type { Records } from './database.ts'
import { json } from './database.ts'

type Scanned = Extract<Fact, { name: 'carrierScanned' }>

/** One parcel that has borne a code: from `left` on the code is this one's. */
export interface Journey extends Pick<Scanned, 'direction' | 'label'> {
  rma: RmaNumber
  left: Instant
}

/**
 * Every parcel of ours that has borne this code, the newest first: those that we were told were shipped, to a client or to a
 * vendor, and those whose label we bought, which nobody can have had before their case was opened.
 */
export async function journeysOf(db: Records, tracking: string): Promise<Journey[]> {
  const shipped = await db
    .selectFrom('facts')
    .select(({ fn }) => ['rma', fn.max('at').as('left')])
    .where('name', '=', 'replacementShipped')
    .where(sql<boolean>`fact->'parcels' @> ${json([{ tracking }])}::jsonb`)
    .groupBy('rma')
    .execute()
  const labelled = await db
    .selectFrom('effects')
    .innerJoin('cases', 'cases.rma', 'effects.rma')
    .select(['effects.rma', 'cases.opened_at as left'])
    .where('effects.kind', 'in', ['label', 'pick-up'])
    .where(sql<boolean>`effects.answer->'parcel'->>'tracking' = ${tracking}`)
    .distinct()
    .execute()
  const sent = await db
    .selectFrom('audit')
    .select(({ fn }) => ['rma', fn.max('at').as('left')])
    .where('what', '=', SENT_TO_VENDOR)
    .where(sql<boolean>`detail->>'tracking' = ${tracking}`)
    .groupBy('rma')
    .execute()
  const journeys = [
    ...[...shipped, ...sent].flatMap(({ rma, left }) =>
      rma ? [{ rma, left, direction: 'to-client' as const, label: 'theirs' as const }] : [],
    ),
    ...labelled.map(one => ({ ...one, direction: 'to-us' as const, label: 'ours' as const })),
  ]
  return journeys.sort((one, other) => (one.left < other.left ? 1 : -1))
}

/** A parcel that has left, and that no carrier has told the end of. */
export interface ParcelUnderWay extends Parcel, Pick<Scanned, 'direction' | 'label'> {
  rma: RmaNumber
}

/**
 * Parcels of open cases, out and back, of which nothing was heard for so long, and which nobody has been asked about meanwhile;
 * those that were asked about longest ago come first. A parcel that is lost may yet be found: it is asked about again.
 */
export async function parcelsWithoutNews(
  db: Records,
  { forSeconds, atMost }: { forSeconds: number; atMost: number },
): Promise<ParcelUnderWay[]> {
  const { rows } = await sql<ParcelUnderWay>`
    with open as (select rma from cases where stage <> 'closed'),
    scans as (
      select rma, fact->>'tracking' as tracking, fact->>'direction' as direction, fact->>'label' as label,
        fact->>'status' as status, kept_at as told_at
      from facts join open using (rma) where name = 'carrierScanned' and verdict is distinct from 'another-parcel'),
    known as (
      select rma, answer->'parcel'->>'tracking' as tracking, answer->'parcel'->>'carrier' as carrier, 'to-us' as direction,
        'ours' as label, intended_at as told_at, 1 as rank
      from effects join open using (rma) where kind in ('label', 'pick-up') and answer->'parcel' is not null
      union all
      select rma, parcel->>'tracking', parcel->>'carrier', 'to-client', 'theirs', kept_at, 2
      from facts join open using (rma) cross join jsonb_array_elements(fact->'parcels') as parcel
      where name = 'replacementShipped'
      union all
      select rma, detail->>'tracking', '', 'to-client', 'theirs', written_at, 3
      from audit join open using (rma) where what = ${SENT_TO_VENDOR} and detail->>'tracking' is not null
      union all
      select rma, tracking, '', direction, label, told_at, 4 from scans)
    select rma, tracking, (array_agg(carrier order by rank))[1] as carrier,
      (array_agg(direction order by rank, told_at desc))[1] as direction, (array_agg(label order by rank, told_at desc))[1] as label
    from known left join parcel_looks using (rma, tracking)
    where not exists (
      select from scans where scans.rma = known.rma and scans.tracking = known.tracking and scans.status = any(${OVER}))
    group by rma, tracking, looked_at
    having greatest(max(told_at), looked_at) < clock_timestamp() - make_interval(secs => ${forSeconds})
    order by looked_at nulls first, rma, tracking
    limit ${atMost}`.execute(db)
  return rows
}

/** Once a carrier has said so, it has nothing more to say that we wait for. */
const OVER: ParcelStatus[] = ['delivered', 'returned-to-sender', 'refused', 'cancelled']

export async function markAskedAbout(db: Records, { rma, tracking }: ParcelUnderWay): Promise<void> {
  await db
    .insertInto('parcel_looks')
    .values({ rma, tracking })
    .onConflict(conflict => conflict.columns(['rma', 'tracking']).doUpdateSet({ looked_at: sql`clock_timestamp()` }))
    .execute()
}
