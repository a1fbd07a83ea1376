import { randomUUID } from 'node:crypto'
import type { RmaNumber } from '../domain/names.ts'
import type { CaseView, StaffDecision } from '../domain/staff-decision.ts'
import { addLine } from '../records/audit.ts'
import type { CaseRow } from './case-document.ts'
import type { ApiHouse } from './house.ts'
import { caseNow } from './inbox.ts'
import { ProblemError } from './problem.ts'
import type { Principal } from './sign-in.ts'

/** A decision without what the route knows anyway: who, and in which role. */
export type Wanted = StaffDecision extends infer One
  ? One extends StaffDecision
    ? Omit<One, 'by' | 'role'>
    : never
  : never

export interface Decision {
  rma: string
  decision: string
  updateId: string
  case: CaseView
}

/**
 * Asks the running case, and waits five seconds for its answer. The key of the request is also the key of the
 * decision: sent again by the same person, it is answered and not decided twice.
 */
export async function askCase(
  house: ApiHouse,
  who: Principal,
  row: CaseRow,
  asked: { wanted: Wanted; key: string | undefined },
): Promise<Decision> {
  const { wanted, key } = asked
  const { rma } = row
  // Whoever has asked before is to have the answer, though the case has closed on it.
  if (row.stage === 'closed' && key === undefined) throw closed(rma)
  const updateId = key ?? randomUUID()
  const again = { updateId }
  const payload = { ...wanted, by: who.name, role: who.role }
  const answer = await house.cases
    .decide(rma, { name: wanted.name, payload, updateId: `${who.id}:${wanted.name}:${updateId}` })
    .catch(error => {
      house.log.warn({ rma, error: String(error) }, 'A decision could not be handed over.')
      throw new ProblemError(
        'temporal-away',
        `Send it again in a few seconds with Idempotency-Key: ${updateId}.`,
        again,
        5,
      )
    })
  switch (answer.kind) {
    case 'answered':
      return { rma, decision: wanted.name, updateId, case: answer.value as CaseView } // what every decision answers
    case 'refused':
      await noteRefusal(house, who, rma, wanted, answer.message)
      // It has closed on record, and its workflow is about to end.
      if (row.stage === 'closed') throw closed(rma)
      throw new ProblemError('decision-refused', answer.message)
    case 'pending':
      throw new ProblemError(
        'pending',
        `Send it again with Idempotency-Key: ${updateId}; it is decided once.`,
        again,
        5,
      )
    case 'unknown':
      // So long closed that Temporal has forgotten it.
      if (row.stage === 'closed') throw closed(rma)
      throw new ProblemError('temporal-away', 'The case is about to start; send it again in a few seconds.', again, 5)
    case 'closed':
      throw closed(rma)
  }
}

/** What nobody may decide now is on record too, with who wanted it. */
async function noteRefusal(house: ApiHouse, who: Principal, rma: RmaNumber, wanted: Wanted, why: string) {
  const detail = { decision: wanted.name, role: who.role, reason: wanted.reason, why }
  await addLine(house.records, rma, await caseNow(house, rma), { who: who.name, what: 'decision refused', detail })
}

function closed(rma: string): ProblemError {
  return new ProblemError('case-closed', `Nothing can be decided about ${rma} any more; open a new case if need be.`)
}
