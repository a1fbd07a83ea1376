import { sql } from 'kysely'
import type { RmaNumber, SerialNumber } from '../domain/names.ts'
import { inspectedAs } from '../domain/on-record.ts'
import { FINDINGS, type Finding } from '../domain/staff-decision.ts'
import type { Records } from './database.ts'

/** What the bench found last of a unit: the audit trail is where that is on record. */
export async function findingOf(db: Records, rma: RmaNumber, serial: SerialNumber): Promise<Finding | undefined> {
  const line = await db
    .selectFrom('audit')
    .select('what')
    .where('rma', '=', rma)
    .where('what', 'in', FINDINGS.map(inspectedAs))
    .where(sql<boolean>`detail->>'serial' = ${serial}`)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return FINDINGS.find(finding => line?.what === inspectedAs(finding))
}
