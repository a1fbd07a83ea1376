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
  if (isUnapproved(row))
    throw new ProblemError('not-approved', `Somebody has to approve it first: POST /v1/cases/${row.rma}/approval.`)
  if (row.terms?.returnType !== 'advanceReplacement') return
  if (row.terms.collateral !== 'card-hold' || row.collateral === 'held') return
  const isOwed = (await unitsOf(house.records, row.rma)).some(unit => unit.role === 'failed' && unit.state === 'owed')
  // The failed unit came first, and the hold was let go for that: nothing is left to secure.
  if (!isOwed || (await isHoldWaived(house.records, row.rma))) return
  const line = { who: who.name, what: 'shipping refused', because: ['SP-5'], detail: { collateral: row.collateral } }
  await addLine(house.records, row.rma, await caseNow(house, row.rma), line)
  const next =
    row.stage === 'awaiting-hold' || row.stage === 'approved'
      ? 'The client has not authorised it yet; wait for that'
      : 'The hold is gone; wait for a new one'
  throw new ProblemError('nothing-held', `${next}, or have a manager waive it: POST /v1/cases/${row.rma}/hold-waiver.`)
}

/** Support has not said yet what is wrong (VD-1), or nobody whether it is granted (SP-8); a case just opened is no further. */
function isUnapproved({ stage, return_type }: CaseRow): boolean {
  if (stage === 'submitted') return true
  return return_type === 'virtualReturn' && (stage === 'approved' || stage === 'awaiting-approval')
}
