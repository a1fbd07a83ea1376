import type { Cents, Currency } from '../domain/money.ts'
import type { TriggerType } from '../domain/money-movement.ts'
import type { RmaNumber } from '../domain/names.ts'
import type { Instant } from '../domain/time.ts'
import { json, type Records, type RecordsTransaction } from './database.ts'

export interface NewTrigger {
  id: string
  rma: RmaNumber
  type: TriggerType
  at: Instant
  amount: Cents
  currency: Currency
  payload: unknown
}

/** One trigger per movement of money: its id stays the same on every retry. */
export async function keepTrigger(
  trx: RecordsTransaction,
  { id, rma, type, at, amount, currency, payload }: NewTrigger,
): Promise<void> {
  await trx
    .insertInto('triggers')
    .values({ id, rma, type, at, amount, currency, payload: json(payload), state: 'queued' })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** Once every endpoint that it went to has taken it, those left out that were removed. Other messages are no triggers, and nothing is marked. */
export async function markDelivered(trx: RecordsTransaction, id: string): Promise<void> {
  // Of two that arrive at once, the second looks when the first is written down.
  await trx.selectFrom('triggers').select('id').where('id', '=', id).forUpdate().execute()
  await trx
    .updateTable('triggers')
    .set({ state: 'delivered' })
    .where('id', '=', id)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('deliveries')
            .select('n')
            .where('message', '=', id)
            .where('state', 'not in', ['delivered', 'dropped']),
        ),
      ),
    )
    .execute()
}

export async function triggersOf(db: Records, rma: RmaNumber) {
  return db.selectFrom('triggers').selectAll().where('rma', '=', rma).orderBy('at').orderBy('id').execute()
}
