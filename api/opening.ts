import { canonical } from '../domain/canonical.ts'
import type { CaseRequest, Stage } from '../domain/case.ts'
import type { Decision } from '../domain/decision.ts'
import type { RmaNumber, SerialNumber } from '../domain/names.ts'
import type { CaseTerms } from '../domain/terms.ts'
import { type Instant, ifAhead, instant, SECOND } from '../domain/time.ts'
import { unreachable } from '../domain/unreachable.ts'
import { awaitsDiagnosis, decideSubmission } from '../policies/diagnosis.ts'
import { firstStage } from '../policies/first-stage.ts'
import { versionOf } from '../policies/profile.ts'
import { addLine } from '../records/audit.ts'
import { findCase, nextRmaNumber, registerCase } from '../records/cases.ts'
import type { Customer } from '../records/customers.ts'
import { askedAgain, isMailed } from './asked-again.ts'
import type { CaseRow } from './case-document.ts'
import type { ApiHouse } from './house.ts'
import { decide, type ReadCase, refusal } from './new-case.ts'
import { ProblemError } from './problem.ts'
import type { Principal } from './sign-in.ts'
import { within } from './within.ts'

export interface Asked extends ReadCase {
  rma?: RmaNumber
  customer: Customer
  startsAt?: Instant
  /** Whether the same telling may come again: it bore an `Idempotency-Key`. */
  telling: 'keyed' | 'unkeyed'
}

/**
 * Opens a case: decided, written down with its frozen terms, and started. `known` when it stands already. A case that
 * Temporal could not start now is started later by the reconciler; it stands from the moment this returns.
 */
export async function openCase(
  house: ApiHouse,
  who: Principal,
  asked: Asked,
): Promise<{ kind: 'opened' | 'known'; row: CaseRow }> {
  const known = asked.rma && (await findCase(house.records, asked.rma))
  if (known) return { kind: 'known', row: await sameAs(house, who, known, asked) }
  const decision = await decideOpening(house, asked)
  if (decision.kind === 'refused') {
    const { because, reason } = decision
    const line = { who: 'policy', what: 'refused', because, detail: { reason, askedBy: who.name } }
    const policy = versionOf(asked.profile)
    await addLine(house.records, asked.rma ?? null, asked.now, { ...line, policy })
    throw refusal(decision)
  }
  return register(house, who, asked, decision.terms)
}

/** Answers, and refuses, as `openCase` would with the same number; nothing is opened, told or written down. */
export async function rehearseOpening(
  house: ApiHouse,
  who: Principal,
  asked: Asked & { rma: RmaNumber },
): Promise<'opened' | 'known'> {
  const { records } = house
  const { rma, request, customer, now: openedAt } = asked
  const known = await findCase(records, rma)
  if (known) return assertAlike(known, asked)
  const decision = await decideOpening(house, asked)
  if (decision.kind === 'refused') throw refusal(decision)
  const made = await registerCase(records, { rma, request, customer, openedAt }, decision.terms, 'rehearsal')
  switch (made.kind) {
    case 'registered':
      return 'opened'
    case 'known':
      return rehearseOpening(house, who, asked)
    case 'asked-already':
      return 'known'
    case 'taken':
      await takenByItself(house, who, asked, made)
      return 'known'
    default:
      return unreachable(made)
  }
}

async function decideOpening(house: ApiHouse, asked: Asked): Promise<Decision<CaseTerms | undefined>> {
  const { profile, request } = asked
  if (!awaitsDiagnosis(profile, request)) return decide(house, asked)
  return decideSubmission(request)
}

/** Without terms it stands as submitted, until support has said what is wrong with the device (VD-1). */
async function register(house: ApiHouse, who: Principal, asked: Asked, terms?: CaseTerms) {
  const { records } = house
  const { request, customer, startsAt } = asked
  const rma = asked.rma ?? (await nextRmaNumber(records))
  const newCase = { rma, request, customer, openedAt: asked.now, ...(startsAt && { startsAt }) }
  const made = await registerCase(records, newCase, terms)
  if (made.kind === 'taken') return { kind: 'known' as const, row: await takenByItself(house, who, asked, made) }
  if (made.kind === 'asked-already' && isMailed(request))
    return { kind: 'known' as const, row: await askedAgain(house, who, request, made.by) }
  if (made.kind === 'registered')
    await start(house, rma, request, { stage: terms ? firstStage(terms) : 'submitted', startsAt })
  const row = await findCase(records, rma)
  if (!row) throw new Error(`${rma} was registered and is not there.`)
  return made.kind === 'known'
    ? { kind: 'known' as const, row: await sameAs(house, who, row, asked) }
    : { kind: 'opened' as const, row }
}

async function start(
  { cases, log }: ApiHouse,
  rma: RmaNumber,
  request: CaseRequest,
  { stage, startsAt }: { stage: Stage; startsAt: Instant | undefined },
) {
  try {
    const opening = { stage, ...ifAhead(startsAt, instant(Date.now())) }
    await within(5 * SECOND, cases.start(rma, request, opening))
  } catch (error) {
    log.warn({ rma, error: String(error) }, 'An approved case could not be started; the reconciler will.')
  }
}

/**
 * The same number with the same content is the same case; with another it is a mistake at the sender's. Only a
 * cancellation may be mailed twice.
 */
async function sameAs(house: ApiHouse, who: Principal, row: CaseRow, asked: Asked): Promise<CaseRow> {
  assertAlike(row, asked)
  const { request } = asked
  return isSame(row, asked) || !isMailed(request) ? row : askedAgain(house, who, request, row.rma)
}

function assertAlike(row: CaseRow, asked: Asked): 'known' {
  const { request } = asked
  if (isSame(row, asked)) return 'known'
  if (isMailed(request) && 'mail' in row.request)
    if (isSame(row, { ...asked, request: { ...request, mail: row.request.mail } })) return 'known'
  const detail = `${row.rma} was opened with other content. Send a new number, or GET /v1/cases/${row.rma} and compare.`
  throw new ProblemError('number-taken', detail, { rma: row.rma })
}

/** What the request left unsaid was filled in by the hour, so it differs each time. */
function isSame(row: CaseRow, { request, said }: Asked): boolean {
  const compared = said.reportedAt ? request : { ...request, reportedAt: row.request.reportedAt }
  return canonical(compared) === canonical(row.request)
}

/**
 * The unit has an open RMA: most likely a second one by mistake. But a request that bears a key, and died after it had
 * registered a number, finds its own case here.
 */
async function takenByItself(
  { records }: ApiHouse,
  who: Principal,
  asked: Asked,
  { serial, by }: { serial: SerialNumber; by: RmaNumber },
): Promise<CaseRow> {
  const row = await findCase(records, by)
  if (row && asked.telling === 'keyed' && isSame(row, asked)) return row
  // Another client's number is not for everyone to know.
  const mayKnow = row?.customer_ref === asked.customer.ref || ['staff', 'manager', 'admin'].includes(who.role)
  const detail = mayKnow
    ? `Serial ${serial} has an open RMA already: ${by}. Go on with that one, or close it first.`
    : `Serial ${serial} has an open RMA already. Ask staff which one.`
  throw new ProblemError('unit-taken', detail, mayKnow ? { rma: by } : {})
}
