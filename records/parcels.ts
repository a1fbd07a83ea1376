import { sql } from 'kysely'
import type { Fact } from '../domain/fact.ts'
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
