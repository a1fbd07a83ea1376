import type { RmaNumber } from '../domain/names.ts'
import { HOLD_WAIVED } from '../domain/on-record.ts'
import type { Records } from './database.ts'

/** Whether a manager let this case ship without a hold: the audit trail is where that is on record. */
export async function isHoldWaived(db: Records, rma: RmaNumber): Promise<boolean> {
  const line = await db
    .selectFrom('audit')
    .select('id')
    .where('rma', '=', rma)
    .where('what', '=', HOLD_WAIVED)
    .executeTakeFirst()
  return line !== undefined
}
