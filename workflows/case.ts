import { CancellationScope, defineQuery, setHandler } from '@temporalio/workflow'
import type { CaseResult, CaseType, Outcome } from '../domain/case.ts'
import type { CaseView, StaffDecision } from '../domain/staff-decision.ts'
import type { TermsOf } from '../domain/terms.ts'
import { admit } from './admission.ts'
import type { AnyCaseFile, OpenCase } from './case-file.ts'
import { clerk } from './clerk.ts'
import type { Desk } from './desk.ts'
import { Inbox } from './inbox.ts'
import { management } from './management.ts'

/**
 * One case of any kind, from its first act to its end: it is admitted, its story is told, and the workflow answers how
 * it ended. The story writes down its own `CaseFile` and has it attended.
 */
export async function keepCase<Type extends CaseType>(
  type: Type,
  request: unknown,
  tellStory: (opening: OpenCase<TermsOf<Type>>, inbox: Inbox) => Promise<Outcome>,
): Promise<CaseResult> {
  const inbox = new Inbox()
  // Whoever cancels in Temporal's own pages calls the case off; the promises in it are still kept to their end.
  CancellationScope.current().cancelRequested.catch(() => inbox.asked.push({ decision: CALLED_OFF, answer: () => {} }))
  return CancellationScope.nonCancellable(async () => {
    const admission = await admit(inbox, type, request)
    if (admission.kind !== 'open') return admission
    const opening = admission as OpenCase<TermsOf<Type>> // terms are granted for the type that was asked for
    return { kind: 'closed', rma: opening.rma, outcome: await tellStory(opening, inbox) }
  })
}

const CALLED_OFF: StaffDecision = {
  name: 'cancel',
  by: 'temporal',
  role: 'admin',
  reason: 'Cancelled in Temporal.',
}

/** From here on the case answers: it shows itself, takes in what comes, and management is told where it has to be. */
export function attend(file: AnyCaseFile, desk: Desk): void {
  setHandler(defineQuery<CaseView>('case'), () => file.view)
  void clerk(file, desk)
  file.accompany(() => management(file))
}
