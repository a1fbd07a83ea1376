import { allHandlersFinished, condition, defineQuery, setHandler, workflowInfo } from '@temporalio/workflow'
import type { CaseResult, ReturnType } from '../domain/case.ts'
import type { RmaNumber } from '../domain/names.ts'
import type { CaseView, StaffDecision } from '../domain/staff-decision.ts'
import { now } from './alarm.ts'
import { records } from './ask.ts'
import type { OpenCase } from './case-file.ts'
import { objectionToDecider } from './clerk.ts'
import type { Decided } from './desk.ts'
import { type Asked, type Inbox, keptFact } from './inbox.ts'

/**
 * A case's first act: its number is claimed, and its terms are frozen. A policy may want support's diagnosis first
 * (VD-1); the case then stands as submitted until people have said what was found.
 */
export async function admit(inbox: Inbox, returnType: ReturnType, request: unknown): Promise<OpenCase | CaseResult> {
  const { workflowId, runId } = workflowInfo()
  const opening = await records.openCase({ rma: workflowId, runId, at: now(), returnType, request })
  if (opening.kind === 'submitted') return diagnosis(inbox, opening.rma)
  return opening.kind === 'open' ? opening : { ...opening, rma: workflowId as RmaNumber } // only an open case has a checked number
}

/** Staff end this wait. What else comes in meanwhile is left where it is, for the story to take in. */
async function diagnosis(inbox: Inbox, rma: RmaNumber): Promise<OpenCase | CaseResult> {
  const view: CaseView = { rma, stage: 'submitted', exceptions: [], units: [] }
  setHandler(defineQuery<CaseView>('case'), () => view)
  inbox.objection = objectionBeforeDiagnosis
  for (;;) {
    await condition(() => inbox.asked.length > 0)
    const [{ decision, answer }] = inbox.asked.splice(0, 1) as [Asked] // just found to be there
    if (decision.name === 'approve' && decision.verdict === 'qualified') {
      const opening = await approve(rma, decision)
      if (opening.kind === 'open') {
        answer({ kind: 'done', view: { ...view, stage: opening.step.now?.stage ?? 'submitted' } })
        return opening
      }
      answer({ kind: 'refused', why: opening.reason })
      continue
    }
    const outcome = decision.name === 'approve' ? 'resolved-remotely' : 'cancelled'
    const { by: who, reason } = decision
    await records.closeSubmitted({ rma, at: now(), outcome, who, reason })
    view.stage = 'closed'
    answer({ kind: 'done', view: { ...view, outcome } })
    await leaveNothingUnread(inbox, rma)
    return { kind: 'closed', rma, outcome }
  }
}

async function approve(rma: RmaNumber, { by, reason, internalComment, siteAnswer, photos }: Decided<'approve'>) {
  return records.approveSubmitted({
    rma,
    at: now(),
    who: by,
    reason,
    found: {
      qualified: 'remotely',
      ...(internalComment && { internalComment }),
      ...(siteAnswer && { siteAnswer }),
      ...(photos && { photos }),
    },
  })
}

function objectionBeforeDiagnosis(decision: StaffDecision): string | undefined {
  const vague = objectionToDecider(decision)
  if (vague) return vague
  if (decision.name === 'cancel') return undefined
  if (decision.name !== 'approve') return 'The case awaits its diagnosis: approve it, or cancel it.'
  return ['qualified', 'resolved-remotely'].includes(decision.verdict)
    ? undefined
    : 'Say what the diagnosis was (verdict): qualified or resolved-remotely.'
}

/** The case is over: what was signalled straight to it is kept, and whoever asks is answered. */
async function leaveNothingUnread(inbox: Inbox, rma: RmaNumber): Promise<void> {
  inbox.objection = () => `Case ${rma} is closed.`
  while (inbox.signals.length > 0) {
    const told = inbox.signals.splice(0).filter(signal => !keptFact(signal))
    if (told.length > 0) await records.keepFacts({ rma, told })
  }
  for (const { answer } of inbox.asked.splice(0)) answer({ kind: 'refused', why: `Case ${rma} is closed.` })
  await condition(allHandlersFinished)
}
