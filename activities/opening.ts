import { RefusedError } from '../counterparts/errors.ts'
import type { Requester } from '../counterparts/tickets/port.ts'
import type { CaseRequest, CaseType } from '../domain/case.ts'
import type { Decision, RuleId } from '../domain/decision.ts'
import type { RmaNumber, SerialNumber } from '../domain/names.ts'
import { caseNumber, rmaNumber } from '../domain/names.ts'
import type { AuditLine, Step, Told } from '../domain/step.ts'
import type { CaseTerms } from '../domain/terms.ts'
import type { Instant } from '../domain/time.ts'
import { decideReturn, type GrantedTerms } from '../policies/decide.ts'
import { awaitsDiagnosis, decideSubmission } from '../policies/diagnosis.ts'
import { type Profile, versionOf } from '../policies/profile.ts'
import { parseCaseRequest } from '../policies/request.ts'
import { addLine } from '../records/audit.ts'
import { claimCase, findCase, registerCase } from '../records/cases.ts'
import { findCustomer, saveCustomer } from '../records/customers.ts'
import { knowledgeFor } from '../records/devices.ts'
import { openingStep } from './opening-step.ts'
import { submit } from './submission.ts'
import { tell } from './telling.ts'
import type { World } from './world.ts'

export interface OpeningRequest {
  /** The workflow's id. */
  rma: string
  runId: string
  at: Instant
  /** The workflow's type. */
  returnType: CaseType
  /** As it came with the start: checked here, since anyone may have started it. */
  request: unknown
}

export type Opening =
  /** `told`: what became of the letter and the comments of its first step. */
  | { kind: 'open'; rma: RmaNumber; terms: CaseTerms; step: Pick<Step, 'n' | 'at' | 'now'>; told: Told }
  /** Nothing is granted before support has said what is wrong with the device (VD-1). */
  | { kind: 'submitted'; rma: RmaNumber }
  /** Another run of this number has, or had, the case. */
  | { kind: 'duplicate'; of: string }
  | { kind: 'refused'; because: RuleId[]; reason: string }

/**
 * A case's first act: this run claims its number, the terms are frozen, and whom it concerns is told. A case that came
 * through the API stands in the records already, with what it was granted; one that was started straight through
 * Temporal is checked, decided and written down here, so both have the same records (decision 9).
 */
export async function openCase(world: World, opening: OpeningRequest): Promise<Opening> {
  const { records } = world
  const rma = readNumber(opening)
  if (!rma)
    return refusal(world, opening, {
      reason: `The workflow's id must be the RMA number, as in RMA-1001; got "${opening.rma}".`,
    })
  const known = await findCase(records, rma)
  if (known && known.return_type !== opening.returnType)
    return refusal(world, opening, { reason: `Case ${rma} is a ${known.return_type}, no ${opening.returnType}.` })
  if (!known) {
    const refused = await register(world, { ...opening, rma })
    if (refused) return refused
  }
  const claim = await claimCase(records, rma, opening.runId)
  if (claim.kind === 'claimed-by') return { kind: 'duplicate', of: claim.run }
  const row = await findCase(records, rma)
  if (row && !row.terms) return submit(world, row, opening.at)
  if (!row?.terms) return refusal(world, opening, { reason: `Case ${rma} was not approved.` })
  return begin(world, { rma, terms: row.terms, n: 1, at: opening.at })
}

interface Beginning {
  rma: RmaNumber
  terms: CaseTerms
  n: number
  at: Instant
  /** Support's word, where the case had to wait for it (VD-1). */
  diagnosis?: AuditLine
}

/** The step with which a granted case begins, told to whom it concerns. */
export async function begin(
  world: World,
  { rma, terms, n, at, diagnosis }: Beginning,
): Promise<Extract<Opening, { kind: 'open' }>> {
  const opening = openingStep(terms, n, at)
  const step: Step = diagnosis ? { ...opening, audit: [diagnosis, ...opening.audit], settles: ['diagnose'] } : opening
  const told = await tell(world, { rma, step })
  return { kind: 'open', rma, terms, step: { n, at: step.at, ...(step.now && { now: step.now }) }, told }
}

async function register(world: World, opening: OpeningRequest & { rma: RmaNumber }): Promise<Opening | undefined> {
  if (opening.returnType === 'vendorReturn')
    return refusal(world, opening, {
      reason: `A vendor's leg is started from its client's case: POST /v1/cases/{rma}/vendor-leg.`,
    })
  const parsed = parseCaseRequest(opening.returnType, opening.request)
  if (parsed.kind === 'mistakes') {
    const reason = parsed.mistakes.map(mistake => `${mistake.pointer}: ${mistake.detail}`).join('; ')
    return refusal(world, opening, { reason })
  }
  const { request } = parsed
  const profile = world.policies.find(request.policy)
  if (!profile)
    return refusal(world, opening, {
      reason: `There is no policy "${request.policy}". Ask GET /v1/policies for those there are.`,
    })
  const decision = await firstDecision(world, profile, request, opening.at)
  if (decision.kind === 'refused') return refusal(world, opening, { ...decision, policy: versionOf(profile) })
  if (!(await knowsCustomer(world, request)))
    return refusal(world, opening, {
      reason: `Nobody knows customer ${request.customerRef}, and the ticket names no requester. Make the customer known first.`,
    })
  const newCase = { rma: opening.rma, request, openedAt: opening.at }
  const made = await registerCase(world.records, newCase, decision.terms)
  if (made.kind === 'asked-already')
    return refusal(world, opening, {
      because: ['settled:inbound-mail'],
      reason: `${made.by} cancels it already. Signal cancellationMailed to that case.`,
    })
  if (made.kind === 'taken')
    return refusal(world, opening, {
      because: ['settled:serial-numbers'],
      reason: takenWords(made),
    })
  return undefined
}

export function takenWords({ serial, by }: { serial: SerialNumber; by: RmaNumber }): string {
  return `Serial ${serial} has an open RMA already: ${by}.`
}

/** Before support's diagnosis nothing is granted, where the policy wants one. */
async function firstDecision(
  world: World,
  profile: Profile,
  request: CaseRequest,
  now: Instant,
): Promise<Decision<GrantedTerms | undefined>> {
  if (awaitsDiagnosis(profile, request)) return decideSubmission(request)
  return decideReturn(profile, request, await knowledgeFor(world.records, { profile, request, now }))
}

/**
 * The client's name and address: known to us, or asked of the ticketing system. One that will never say does not know
 * the client either; one that is away, or does not take our key, is asked again.
 */
async function knowsCustomer(world: World, request: CaseRequest): Promise<boolean> {
  if (await findCustomer(world.records, request.customerRef)) return true
  const requester = request.ticket ? await requesterOf(world, request.ticket) : undefined
  if (!requester) return false
  await saveCustomer(world.records, { ref: request.customerRef, ...requester })
  return true
}

async function requesterOf({ tickets, log }: World, ticket: string): Promise<Requester | undefined> {
  try {
    return await tickets.requester(ticket)
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    log.warn({ ticket, why: error.message }, 'The ticketing system does not say who asked.')
    return undefined
  }
}

async function refusal(
  world: World,
  opening: OpeningRequest,
  { because = [], reason, policy }: { because?: RuleId[]; reason: string; policy?: string },
): Promise<Opening> {
  await addLine(world.records, readNumber(opening) ?? null, opening.at, {
    who: 'policy',
    what: 'refused',
    because,
    detail: { reason },
    ...(policy && { policy }),
  })
  return { kind: 'refused', because, reason }
}

/** Spelled as the records have it, or there would be two workflows for one case. */
function readNumber({ rma, returnType }: OpeningRequest): RmaNumber | undefined {
  try {
    const number = returnType === 'vendorReturn' ? caseNumber(rma) : rmaNumber(rma)
    return number === rma ? number : undefined
  } catch {
    return undefined
  }
}
