import type { CaseResult, Outcome } from '../../domain/case.ts'
import { unreachable } from '../../domain/unreachable.ts'
import type { VirtualTerms } from '../../domain/virtual-terms.ts'
import { attend, keepCase } from '../case.ts'
import { CaseFile } from '../case-file.ts'
import { approval } from './approval.ts'
import { virtualDesk } from './desk.ts'
import { replaced } from './replaced.ts'
import { shipment } from './shipment.ts'
import { VirtualStanding } from './standing.ts'

export type VirtualFile = CaseFile<VirtualTerms, VirtualStanding>

/**
 * A person approves it, the replacement ships, and nothing is expected back (SP-8 to SP-10). `request` is a
 * `CaseRequest`, checked by the case's first act.
 */
export async function virtualReturn(request: unknown): Promise<CaseResult> {
  return keepCase('virtualReturn', request, async (opening, inbox) => {
    const file = new CaseFile(opening, inbox, new VirtualStanding(opening.terms))
    attend(file, virtualDesk(file))
    return story(file)
  })
}

async function story(file: VirtualFile): Promise<Outcome> {
  const answer = await approval(file)
  if (answer !== 'approved') return file.close(answer, { settles: ['approve-return'] })
  const ending = await shipment(file)
  switch (ending) {
    case 'delivered':
      return replaced(file)
    case 'cancelled':
    case 'settled-by-staff':
      return file.close(ending, { settles: ['reship-or-cancel', 'swap-parcel'] })
    default:
      return unreachable(ending)
  }
}
