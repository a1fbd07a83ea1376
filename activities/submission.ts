import type { CaseRequest } from '../domain/case.ts'
import type { RuleId } from '../domain/decision.ts'
import type { KeptFact } from '../domain/fact.ts'
import type { RmaNumber } from '../domain/names.ts'
import type { AuditLine } from '../domain/step.ts'
import type { Instant } from '../domain/time.ts'
import { decideReturn } from '../policies/decide.ts'
import { afterDiagnosis } from '../policies/diagnosis.ts'
import { versionOf } from '../policies/profile.ts'
import { addLine, addStepLines } from '../records/audit.ts'
import { approveCase, changeCase, findCase } from '../records/cases.ts'
import { knowledgeFor } from '../records/devices.ts'
import { openTask, settleTasks } from '../records/tasks.ts'
import { begin, type Opening, takenWords } from './opening.ts'
import type { World } from './world.ts'

/** A case that waits for its diagnosis is told of as one step; its approval, or its end, is the next. */
const SUBMITTED = 1
const ANSWERED = 2

type CaseRow = NonNullable<Awaited<ReturnType<typeof findCase>>>

/** Support diagnoses first (VD-1): the case stands, and somebody has to say what is wrong with the device. */
export async function submit({ records }: World, { rma, profile }: CaseRow, at: Instant): Promise<Opening> {
  const line = { who: 'policy', what: 'submitted: waits for its diagnosis', because: ['VD-1'] }
  await records.transaction().execute(async trx => {
    if (!(await addStepLines(trx, { rma, n: SUBMITTED, at, policy: profile, lines: [line] }))) return
    await openTask(trx, { rma, kind: 'diagnose', occasion: 'submission', role: 'staff', detail: {}, at })
  })
  return { kind: 'submitted', rma }
}

/** What support has found and written since the case was submitted. */
export type Findings = Pick<CaseRequest, 'qualified' | 'ticket' | 'internalComment' | 'siteAnswer' | 'photos'>

export interface Diagnosis {
  rma: RmaNumber
  at: Instant
  who: string
  reason: string
  found: Findings
}

/**
 * A qualified case is decided (VD-2), by the policy as it stands today. A "no" leaves the case as it was: what is
 * missing may still be supplied.
 */
export async function approveSubmitted(
  world: World,
  { rma, at, who, reason, found }: Diagnosis,
): Promise<Extract<Opening, { kind: 'open' }> | { kind: 'refused'; because: RuleId[]; reason: string }> {
  const { records, policies } = world
  const row = await findCase(records, rma)
  const qualified = { who, what: 'qualified', because: afterDiagnosis('fault').because, detail: { reason, ...found } }
  if (row?.terms) return begin(world, { rma, terms: row.terms, n: ANSWERED, at, diagnosis: qualified })
  const profile = row && policies.find(row.profile)
  // A vendor's leg is granted from the start, and never waits for a diagnosis.
  if (!row || !profile || row.request.returnType === 'vendorReturn')
    return { kind: 'refused', because: [], reason: `There is no policy "${row?.profile}" any more for case ${rma}.` }
  const request: CaseRequest = { ...row.request, ...found, approvedAt: at }
  const decision = decideReturn(profile, request, await knowledgeFor(records, { profile, request, now: at }))
  const notApproved = async (because: RuleId[], why: string) => {
    const line = { who, what: 'not approved', because, detail: { reason, why } }
    await addLine(records, rma, at, { ...line, policy: versionOf(profile) })
    return { kind: 'refused' as const, because, reason: why }
  }
  if (decision.kind === 'refused') return notApproved(decision.because, decision.reason)
  const approved = await approveCase(records, { rma, terms: decision.terms, ticket: request.ticket ?? null })
  if (approved.kind === 'taken') return notApproved(['settled:serial-numbers'], takenWords(approved))
  return begin(world, { rma, terms: decision.terms, n: ANSWERED, at, diagnosis: qualified })
}

/** `resolved-remotely`: the device works after all (VD-1). `cancelled`: nobody wants the return any more. */
export interface SubmissionEnd {
  rma: RmaNumber
  at: Instant
  outcome: 'resolved-remotely' | 'cancelled'
  who: string
  reason: string
}

/** No RMA: nothing is asked about the warranty, nothing was promised, and its units are free again. */
export async function closeSubmitted(
  { records }: World,
  { rma, at, outcome, who, reason }: SubmissionEnd,
): Promise<void> {
  const row = await findCase(records, rma)
  const because = outcome === 'resolved-remotely' ? afterDiagnosis('no-fault').because : ['settled:cancelled']
  const line: AuditLine = { who, what: WORDS[outcome], because, detail: { reason } }
  await records.transaction().execute(async trx => {
    if (!(await addStepLines(trx, { rma, n: ANSWERED, at, policy: row?.profile ?? '', lines: [line] }))) return
    await changeCase(trx, rma, at, { stage: 'closed', outcome })
    await settleTasks(trx, rma, ['diagnose'], at)
  })
}

/** What was told to a case that came to nothing: a person looks at it, as for any closed case. */
export async function setAside(
  { records }: World,
  { rma, facts }: { rma: RmaNumber; facts: KeptFact[] },
): Promise<void> {
  for (const fact of facts)
    await openTask(records, {
      rma,
      kind: fact.name === 'deviceReceived' ? 'quarantine' : 'late-fact',
      occasion: `fact-${fact.id}`,
      role: 'staff',
      detail: { ...fact },
      at: fact.at,
    })
}

const WORDS = {
  'resolved-remotely': 'closed: resolved remotely',
  cancelled: 'closed: cancelled before its diagnosis',
} as const satisfies Record<SubmissionEnd['outcome'], string>
