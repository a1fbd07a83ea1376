import type { CaseRequest, Outcome } from '../domain/case.ts'
import type { RuleId } from '../domain/decision.ts'
import type { RmaNumber } from '../domain/names.ts'
import type { AuditLine } from '../domain/step.ts'
import type { Instant } from '../domain/time.ts'
import { decideReturn } from '../policies/decide.ts'
import { addLine, addStepLines } from '../records/audit.ts'
import { approveCase, changeCase, findCase } from '../records/cases.ts'
import type { RecordsTransaction } from '../records/database.ts'
import { knowledgeFor } from '../records/devices.ts'
import { openTask, settleTasks } from '../records/tasks.ts'
import { begin, type Opening } from './opening.ts'
import type { World } from './world.ts'

/** A case that waits for its diagnosis is told of as one step; its approval, or its end, is the next. */
const SUBMITTED = 1
const ANSWERED = 2

type Submitted = Pick<NonNullable<Awaited<ReturnType<typeof findCase>>>, 'rma' | 'profile'>

/** Support diagnoses first (VD-1): the case stands, and somebody has to say what is wrong with the device. */
export async function submit({ records }: World, { rma, profile }: Submitted, at: Instant): Promise<Opening> {
  const line = { who: 'policy', what: 'submitted: waits for its diagnosis', because: ['VD-1'] }
  await records.transaction().execute(async trx => {
    if (!(await addStep(trx, { rma, n: SUBMITTED, at, policy: profile, line }))) return
    await openTask(trx, { rma, kind: 'diagnose', occasion: 'submission', role: 'staff', detail: {}, at })
  })
  return { kind: 'submitted', rma }
}

export interface Diagnosis {
  rma: RmaNumber
  at: Instant
  who: string
  reason: string
  /** What support has found and written since the case was submitted. */
  found: Pick<CaseRequest, 'qualified' | 'internalComment' | 'siteAnswer' | 'photos'>
}

/** A qualified case is decided (VD-2). A "no" leaves it as it was: what is missing may still be supplied. */
export async function approveSubmitted(
  world: World,
  { rma, at, who, reason, found }: Diagnosis,
): Promise<Extract<Opening, { kind: 'open' }> | { kind: 'refused'; because: RuleId[]; reason: string }> {
  const { records, policies } = world
  const row = await findCase(records, rma)
  if (row?.terms) return begin(world, { rma, terms: row.terms, n: ANSWERED, at })
  const profile = row && policies.find(row.profile)
  if (!row || !profile) return { kind: 'refused', because: [], reason: `The records do not know case ${rma}.` }
  const request: CaseRequest = { ...row.request, ...found, approvedAt: at }
  const decision = decideReturn(profile, request, await knowledgeFor(records, { profile, request, now: at }))
  const detail = { decidedBy: who, reason }
  if (decision.kind === 'refused') {
    const { because } = decision
    await addLine(records, rma, at, { who, what: 'not approved', because, detail: { ...detail, why: decision.reason } })
    return { kind: 'refused', because, reason: decision.reason }
  }
  await addLine(records, rma, at, { who, what: 'qualified', because: ['VD-2'], detail })
  await records.transaction().execute(trx => settleTasks(trx, rma, ['diagnose'], at))
  await approveCase(records, rma, request, decision.terms)
  return begin(world, { rma, terms: decision.terms, n: ANSWERED, at })
}

/** No RMA: support has solved it from afar (VD-1), or it was called off. Its units are free again. */
export async function closeSubmitted(
  { records }: World,
  { rma, at, outcome, who, reason }: { rma: RmaNumber; at: Instant; outcome: Outcome; who: string; reason: string },
): Promise<void> {
  const row = await findCase(records, rma)
  const line = { who, what: outcome, because: outcome === 'resolved-remotely' ? ['VD-1'] : [], detail: { reason } }
  await records.transaction().execute(async trx => {
    if (!(await addStep(trx, { rma, n: ANSWERED, at, policy: row?.profile ?? '', line }))) return
    await changeCase(trx, rma, at, { stage: 'closed', outcome })
    await settleTasks(trx, rma, ['diagnose'], at)
  })
}

async function addStep(
  trx: RecordsTransaction,
  { line, ...step }: { rma: RmaNumber; n: number; at: Instant; policy: string; line: AuditLine },
): Promise<boolean> {
  return addStepLines(trx, { ...step, lines: [line] })
}
