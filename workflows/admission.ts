import { allHandlersFinished, condition, defineQuery, setHandler, workflowInfo } from '@temporalio/workflow'
import type { CaseResult, CaseType } from '../domain/case.ts'
import type { RmaNumber } from '../domain/names.ts'
import type { CaseView, StaffDecision } from '../domain/staff-decision.ts'
import { now } from './alarm.ts'
import { records } from './ask.ts'
import type { OpenCase } from './case-file.ts'
import { objectionToDecider } from './clerk.ts'
import type { Decided } from './desk.ts'
import { type Asked, type Inbox, keptFact } from './inbox.ts'
import { showInTemporal } from './notices.ts'

/**
 * A case's first act: its number is claimed, and its terms are frozen. A policy may want support's diagnosis first
 * (VD-1); the case then stands as submitted until people have said what was found.
 */
export async function admit(inbox: Inbox, returnType: CaseType, request: unknown): Promise<OpenCase | CaseResult> {
  const { workflowId, runId } = workflowInfo()
  const opening = await records.openCase({ rma: workflowId, runId, at: now(), returnType, request })
  if (opening.kind === 'submitted') return diagnosis(inbox, opening.rma)
  if (opening.kind === 'open') return opening
  const rma = workflowId as RmaNumber // only an open case has a checked number
  // Whoever tells or asks this run means the case that has its number.
  if (opening.kind === 'duplicate') await leaveNothingUnread(inbox, rma, `Case ${rma} was opened by another run.`)
  return { ...opening, rma }
}

/** Staff end this wait. What else comes in meanwhile is left where it is, for the story to take in. */
async function diagnosis(inbox: Inbox, rma: RmaNumber): Promise<OpenCase | CaseResult> {
  let view: CaseView = { rma, stage: 'submitted', exceptions: [], units: [] }
  setHandler(defineQuery<CaseView>('case'), () => view)
  showInTemporal({ stage: 'submitted' })
  inbox.objection = objectionBeforeDiagnosis
  for (;;) {
    await condition(() => inbox.asked.length > 0)
    const [{ decision, answer }] = inbox.asked.splice(0, 1) as [Asked] // just found to be there
    if (decision.name === 'approve' && decision.verdict === 'qualified') {
      const opening = await approve(rma, decision)
      if (opening.kind === 'refused') {
        answer({ kind: 'refused', why: opening.reason })
        continue
      }
      answer({ kind: 'done', view: { ...view, stage: opening.step.now?.stage ?? 'submitted' } })
      return opening
    }
    const outcome = decision.name === 'approve' ? 'resolved-remotely' : 'cancelled'
    await records.closeSubmitted({ rma, at: now(), outcome, who: decision.by, reason: decision.reason })
    view = { ...view, stage: 'closed', outcome }
    showInTemporal({ stage: 'closed' })
    answer({ kind: 'done', view })
    await leaveNothingUnread(inbox, rma, `Case ${rma} is closed: ${outcome}.`)
    return { kind: 'closed', rma, outcome }
  }
}

/** The words stay where they were written: only that they are there goes on from here. */
async function approve(rma: RmaNumber, decision: Decided<'approve'>) {
  const { by, reason, ticket, internalComment, siteAnswer, photos } = decision
  return records.approveSubmitted({
    rma,
    at: now(),
    who: by,
    reason,
    found: {
      qualified: 'remotely',
      ...(ticket && { ticket }),
      ...(internalComment && { internalComment: 'written' }),
      ...(siteAnswer && { siteAnswer: 'given' }),
      ...(photos && { photos: 'attached' }),
    },
  })
}

function objectionBeforeDiagnosis(decision: StaffDecision): string | undefined {
  const vague = objectionToDecider(decision)
  if (vague) return vague
  if (decision.name === 'cancel') return undefined
  if (decision.name !== 'approve') return 'The case awaits its diagnosis: approve it, or cancel it.'
  if (decision.ticket !== undefined && !/^.{1,64}$/.test(String(decision.ticket)))
    return 'A ticket is named by its number, in 64 characters at most.'
  return ['qualified', 'resolved-remotely'].includes(decision.verdict)
    ? undefined
    : 'Say what the diagnosis was (verdict): qualified or resolved-remotely.'
}

/** The run is over: whoever asks is answered, and what was told to it is kept, for a person to look at. */
async function leaveNothingUnread(inbox: Inbox, rma: RmaNumber, why: string): Promise<void> {
  inbox.objection = () => why
  while (!inbox.isEmpty || !allHandlersFinished()) {
    for (const { answer } of inbox.asked.splice(0)) answer({ kind: 'refused', why })
    const signals = inbox.signals.splice(0)
    const told = signals.filter(signal => !keptFact(signal))
    const kept = told.length > 0 ? await records.keepFacts({ rma, told }) : []
    const facts = [...signals.flatMap(signal => keptFact(signal) ?? []), ...kept]
    if (facts.length > 0) await records.setAside({ rma, facts })
    await condition(() => !inbox.isEmpty || allHandlersFinished())
  }
}
