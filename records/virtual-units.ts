import { type Selectable, sql } from 'kysely'
import type { RmaNumber } from '../domain/names.ts'
import type { Instant } from '../domain/time.ts'
import { changeCase } from './cases.ts'
import type { Records, RecordsTransaction } from './database.ts'
import type { CasesTable } from './tables.ts'

export interface CustomersUnits {
  customerRef: string
  /** Cases opened earlier do not count. */
  since: Instant
}

/** Units that went, or are about to go, to this customer as virtual returns: splitting them up gains nothing (SP-9). */
export async function virtualUnitsOf(db: Records | RecordsTransaction, asked: CustomersUnits): Promise<number> {
  const { count } = await counted(db, asked).executeTakeFirstOrThrow()
  return count
}

/**
 * Approves one virtual return, unless `objection` finds that with those approved before it the customer would have too
 * many. One customer's approvals come one after the other, so that two which were asked for in the same instant cannot
 * both be the last that fits. A return that is approved already stays so.
 */
export async function approveVirtualReturn<Objection>(
  db: Records,
  { rma, at, ...customer }: CustomersUnits & { rma: RmaNumber; at: Instant },
  objection: (approvedLately: number) => Objection | undefined,
): Promise<Objection | undefined> {
  return db.transaction().execute(async trx => {
    await trx.selectFrom('customers').select('ref').where('ref', '=', customer.customerRef).forUpdate().execute()
    const { stage } = await trx.selectFrom('cases').select('stage').where('rma', '=', rma).executeTakeFirstOrThrow()
    if (!UNANSWERED.includes(stage)) return undefined
    const { count } = await counted(trx, customer).where('cases.stage', 'not in', UNANSWERED).executeTakeFirstOrThrow()
    const no = objection(count)
    if (no === undefined) await changeCase(trx, rma, at, { stage: 'awaiting-shipment' })
    return no
  })
}

/** A row that was only just written down calls itself approved: by the policy, which lets a person be asked. */
const UNANSWERED: Selectable<CasesTable>['stage'][] = ['submitted', 'approved', 'awaiting-approval']

/** Those that came to nothing do not count. */
function counted(db: Records | RecordsTransaction, { customerRef, since }: CustomersUnits) {
  return db
    .selectFrom('units')
    .innerJoin('cases', 'cases.rma', 'units.rma')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('cases.customer_ref', '=', customerRef)
    .where('cases.return_type', '=', 'virtualReturn')
    .where('cases.opened_at', '>=', since)
    .where(eb => eb.or([eb('cases.outcome', 'is', null), eb('cases.outcome', 'in', ['delivered', 'settled-by-staff'])]))
}
