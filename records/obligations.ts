import type { Cents } from '../domain/money.ts'
import { cents } from '../domain/money.ts'
import type { AnyLine } from '../domain/money-movement.ts'
import type { RmaNumber } from '../domain/names.ts'
import type { Instant } from '../domain/time.ts'
import type { Records, RecordsTransaction } from './database.ts'

/** Freezes what each obligation may cost at most, with its tax. The first word about an obligation is the one that counts. */
export async function freeze(
  trx: RecordsTransaction,
  { rma, at, lines }: { rma: RmaNumber; at: Instant; lines: AnyLine[] },
): Promise<void> {
  if (lines.length === 0) return
  await trx
    .insertInto('obligations')
    .values(
      lines.map(line => ({ rma, obligation: line.obligation, serial: line.serial ?? null, amount: withTax(line), at })),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

export async function obligationsOf(db: Records | RecordsTransaction, rma: RmaNumber) {
  return db
    .selectFrom('obligations')
    .selectAll()
    .where('rma', '=', rma)
    .orderBy('at')
    .orderBy('obligation')
    .orderBy('serial')
    .execute()
}

/** What moves with a line in all. */
export function withTax({ amount, tax = cents(0) }: Pick<AnyLine, 'amount' | 'tax'>): Cents {
  return cents(amount + tax)
}
