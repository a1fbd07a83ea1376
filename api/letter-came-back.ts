import type { RmaNumber } from '../domain/names.ts'
import type { Instant } from '../domain/time.ts'
import { markLetter } from '../records/letters.ts'
import { openTask } from '../records/tasks.ts'
import type { CaseHouse } from './house.ts'
import { takeIn } from './inbox.ts'

interface SentLetter {
  message_id: string
  rma: RmaNumber
  kind: string
  occasion: string
}

/**
 * A letter that a server had taken did not arrive after all. It stands as bounced, staff know why, and its case is told:
 * what a client has not been told may not be held against them.
 */
export async function letterCameBack(
  house: CaseHouse,
  { message_id, rma, kind, occasion }: SentLetter,
  { at, why }: { at: Instant; why: string },
): Promise<void> {
  const letter = `${kind}/${occasion}`
  await house.records.transaction().execute(async trx => {
    await markLetter(trx, message_id, 'bounced')
    const detail = { letter, why }
    await openTask(trx, { rma, kind: 'letter-undelivered', occasion: letter, role: 'staff', detail, at })
  })
  const fact = { name: 'letterBounced', at, letter } as const
  await takeIn(house, rma, { source: 'mail', eventId: `${rma}:bounce:${message_id}`, rma, by: 'mail:bounce', fact })
}
