import { sql } from 'kysely'
import type { RmaNumber, SerialNumber } from '../domain/names.ts'
import { FINDINGS, type Finding } from '../domain/staff-decision.ts'
import type { Records } from './database.ts'

/** What the bench found last of a unit: the audit trail is where that is on record. */
export async function findingOf(db: Records, rma: RmaNumber, serial: SerialNumber): Promise<Finding | undefined> {
  const line = await db
    .selectFrom('audit')
    .select('what')
    .where('rma', '=', rma)
    .where('what', 'like', `${INSPECTED}%`)
    .where(sql<boolean>`detail->>'serial' = ${serial}`)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return FINDINGS.find(finding => line?.what === `${INSPECTED}${finding}`)
}

/** How a line about an inspection begins, whatever kind of return it stands in. */
const INSPECTED = 'inspected: '
