import { addLine } from '../records/audit.ts'
import { unitsOf } from '../records/cases.ts'
import { isHoldWaived } from '../records/waiver.ts'
import type { CaseRow } from './case-document.ts'
import type { ApiHouse } from './house.ts'
import { caseNow } from './inbox.ts'
import { ProblemError } from './problem.ts'
import type { Principal } from './sign-in.ts'

/** Nothing ships that a person has still to approve, nor under a card hold without a live one or a waiver (invariant 3). */
export async function assertMayShip(house: ApiHouse, who: Principal, row: CaseRow): Promise<void> {
  const why = await whyNotShipped(house, row)
  if (!why) return
  if (why.problem === 'nothing-held') {
    const line = { who: who.name, what: 'shipping refused', because: ['SP-5'], detail: { collateral: row.collateral } }
    await addLine(house.records, row.rma, await caseNow(house, row.rma), line)
  }
  throw new ProblemError(why.problem, `${why.reason}: POST /v1/cases/${row.rma}/${why.path}.`)
}

/** What speaks against shipping now, and by which route it is put right. */
export async function whyNotShipped(
  { records }: ApiHouse,
  row: CaseRow,
): Promise<
  | { problem: 'not-approved'; reason: string; path: 'approval' }
  | { problem: 'nothing-held'; reason: string; path: 'hold-waiver' }
  | undefined
> {
  if (isUnapproved(row))
    return { problem: 'not-approved', reason: 'Somebody has to approve it first', path: 'approval' }
  if (row.terms?.returnType !== 'advanceReplacement') return undefined
  if (row.terms.collateral !== 'card-hold' || row.collateral === 'held') return undefined
  const isOwed = (await unitsOf(records, row.rma)).some(unit => unit.role === 'failed' && unit.state === 'owed')
  // The failed unit came first, and the hold was let go for that: nothing is left to secure.
  if (!isOwed || (await isHoldWaived(records, row.rma))) return undefined
  const next =
    row.stage === 'awaiting-hold' || row.stage === 'approved'
      ? 'The client has not authorised it yet; wait for that'
      : 'The hold is gone; wait for a new one'
  return { problem: 'nothing-held', reason: `${next}, or have a manager waive it`, path: 'hold-waiver' }
}

/** Support has not said yet what is wrong (VD-1), or nobody whether it is granted (SP-8); a case just opened is no further. */
function isUnapproved({ stage, return_type }: CaseRow): boolean {
  if (stage === 'submitted') return true
  return return_type === 'virtualReturn' && (stage === 'approved' || stage === 'awaiting-approval')
}
