import type { VendorRequest } from '../domain/case.ts'
import type { RuleId } from '../domain/decision.ts'
import type { Fact } from '../domain/fact.ts'
import { type RmaNumber, type SerialNumber, vendorLegNumber } from '../domain/names.ts'
import type { Finding } from '../domain/staff-decision.ts'
import type { FrozenAge } from '../domain/standard-terms.ts'
import { type Instant, ifAhead, instant } from '../domain/time.ts'
import type { VendorTerms } from '../domain/vendor-terms.ts'
import { firstStage } from '../policies/first-stage.ts'
import { decideVendorReturn } from '../policies/vendor-return.ts'
import { findCase, registerCase } from '../records/cases.ts'
import { keepFact, markPassedOn } from '../records/facts.ts'
import { findingOf } from '../records/findings.ts'
import type { World } from './world.ts'

export interface VendorLegOrder {
  /** The client's case, and its unit that goes to the vendor. */
  rma: RmaNumber
  serial: SerialNumber
  /** The client's case's own time; the leg's clock starts there. */
  at: Instant
  /** What our bench found, as far as the records may not have it yet. */
  finding?: Finding
  /** The age, where it was judged again since the client's terms were frozen. */
  band?: FrozenAge['band']
  client: VendorTerms['client']
}

export type VendorLegStart =
  /** `already`: it was asked for before, and may have ended since. */
  | { kind: 'started' | 'already'; leg: RmaNumber }
  | { kind: 'refused'; because: RuleId[]; reason: string; missing: string[] }

/**
 * Starts the vendor's leg of one unit, as a case of its own that may outlive the client's (VD-3, VD-4). Decided by what
 * the records hold of the client's case; a "no" is an answer. Repeats safely: there is one leg for each unit of a case.
 */
export async function startVendorLeg(
  world: Pick<World, 'records' | 'policies' | 'cases' | 'time'>,
  order: VendorLegOrder,
): Promise<VendorLegStart> {
  const leg = vendorLegNumber(order.rma, order.serial)
  const known = await findCase(world.records, leg)
  const registered = known ? { kind: 'already' as const, leg } : await register(world, leg, order)
  if (registered.kind === 'refused') return registered
  const row = await findCase(world.records, leg)
  // Registered by a try that died before it started anything, the leg is started now.
  if (row?.terms && row.request.returnType === 'vendorReturn' && row.stage !== 'closed')
    await world.cases.start(leg, row.request, {
      stage: firstStage(row.terms),
      ...ifAhead(row.starts_at, instant(Date.now())),
    })
  return registered
}

/** What a waiting client's case is to know of its vendor's leg. Kept first; should the case not take it, the relay goes on. */
export async function tellClientCase(
  { records, cases }: World,
  { rma, key, fact }: { rma: RmaNumber; key: string; fact: Fact },
): Promise<void> {
  const kept = (await keepFact(records, { source: 'vendor-leg', eventId: key, rma, by: 'vendor-leg', fact })).fact
  if ((await cases.tell(rma, kept)) === 'told') await markPassedOn(records, kept.id)
}

async function register(
  { records, policies, time }: Pick<World, 'records' | 'policies' | 'time'>,
  leg: RmaNumber,
  order: VendorLegOrder,
): Promise<VendorLegStart> {
  const { rma, serial, at, client } = order
  const row = await findCase(records, rma)
  const profile = row && policies.find(row.profile)
  if (!row?.terms || !profile) return refusal(`The records know no approved case ${rma}.`)
  const { request, terms } = row
  const finding = order.finding ?? (await findingOf(records, rma, serial))
  const decision = decideVendorReturn(profile, {
    ...{ of: rma, request, terms, serial, client, now: at },
    ...(finding && { finding }),
    ...(order.band && { band: order.band }),
  })
  if (decision.kind === 'refused') return decision
  const asked = requestFor(rma, request, decision.terms)
  await registerCase(
    records,
    { rma: leg, request: asked, openedAt: at, ...(time === 'virtual' && { startsAt: at }) },
    decision.terms,
  )
  return { kind: 'started', leg }
}

/** For whom and in which ticket, as in the client's own request; about the one unit. */
function requestFor(
  of: RmaNumber,
  { policy, customerRef, ticket, currency, reportedAt }: Omit<VendorRequest, 'returnType' | 'of'>,
  { clientType, unit }: VendorTerms,
): VendorRequest {
  return {
    returnType: 'vendorReturn',
    of,
    policy,
    customerRef,
    clientType,
    ...(ticket && { ticket }),
    currency,
    reportedAt,
    units: [unit],
  }
}

function refusal(reason: string): VendorLegStart {
  return { kind: 'refused', because: [], reason, missing: [] }
}
