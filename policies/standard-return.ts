import type { ClientType, RequestOf } from '../domain/case.ts'
import { type Decision, granted, type RuleId } from '../domain/decision.ts'
import { cents } from '../domain/money.ts'
import type { StandardTerms, StandardUnitTerms, Treatment } from '../domain/standard-terms.ts'
import { type AgedUnitReading, CLIENT_TYPE_REQUIRED, readAgedUnit } from './aged-unit.ts'
import { agingCell } from './aging-matrix.ts'
import { commonTerms } from './frozen-terms.ts'
import type { Knowledge } from './knowledge.ts'
import { managementNotices } from './management.ts'
import { type Objection, objectionsToUnits, refusedFor } from './objection.ts'
import { refusedAsNotOffered } from './offers.ts'
import type { Profile } from './profile.ts'
import { type Asked, objectionsToTicket } from './ticket-gate.ts'
import { labelFor, personDecides, treatmentAt } from './treatment.ts'
import { vendorStartsAt } from './vendor.ts'
import { chainIn } from './warranty-chain.ts'

type StandardRequest = RequestOf<'standardReturn'>
type StandardPolicy = NonNullable<Profile['standardReturn']>

/**
 * On what terms may a client send in a unit, to be repaired or replaced after that? Age is no reason to refuse: after
 * its warranty a unit is quoted for (VD-14), and one of an unlisted brand goes to a person.
 */
export function decideStandardReturn(
  profile: Profile,
  request: StandardRequest,
  knowledge: Knowledge,
): Decision<StandardTerms> {
  const policy = profile.standardReturn
  if (!policy) return refusedAsNotOffered(profile, 'standardReturn')

  const readings = request.units.map((_, index) => readUnit({ profile, policy, request, knowledge }, index))
  const asked = [...policy.requires, ...readings.flatMap(({ asks }) => asks)]
  const objections = [
    ...objectionsToClient(policy, request),
    ...objectionsToUnits(request.units, { because: [policy.rules.serial], words: SERIAL_REQUIRED }),
    ...readings.flatMap(reading => reading.objections),
    ...objectionsToTicket(asked, request),
  ]
  if (objections.length > 0) return refusedFor(objections)

  const units = readings.flatMap(({ unit }) => unit ?? [])
  const management = readings.some(({ told }) => told === 'management') ? 'told' : 'not-told'
  const terms = termsFor({ profile, policy, request, knowledge }, units, management)
  return granted(terms, terms.because)
}

const SERIAL_REQUIRED = 'serial required: a return authorisation is for units whose serial numbers are known.'

function objectionsToClient(policy: StandardPolicy, { clientType }: StandardRequest): Objection[] {
  return policy.treatment.by === 'aging-matrix' && !clientType ? [CLIENT_TYPE_REQUIRED] : []
}

interface Asking {
  profile: Profile
  policy: StandardPolicy
  request: StandardRequest
  knowledge: Knowledge
}

/** What is known of one unit; `unit` is absent while something about it is missing. */
interface UnitReading {
  unit?: StandardUnitTerms
  asks: Asked[]
  told: 'management' | 'nobody'
  objections: Objection[]
}

const NOTHING = { asks: [], told: 'nobody', objections: [] } satisfies UnitReading

function readUnit(asking: Asking, index: number): UnitReading {
  const { profile, policy, request, knowledge } = asking
  if (policy.treatment.by === 'policy') {
    const { by: _, done, packaging, ...freight } = policy.treatment
    const treatment = { done, packaging, freight, deductible: cents(0), because: policy.rules.granted }
    return { ...NOTHING, ...unitTerms(asking, index, { treatment, ...NO_CHAIN }) }
  }
  const reading = readAgedUnit(profile, request, knowledge, index)
  if (reading?.kind === 'objection') return { ...NOTHING, objections: [reading.objection] }
  if (!reading || !request.clientType) return NOTHING
  return readAged(asking, index, reading, request.clientType)
}

/** Where no age is counted there is no warranty chain to look at. */
const NO_CHAIN = { replacement: 'allowed', succession: 'warranty-replacement' } as const satisfies Pick<
  StandardUnitTerms,
  'replacement' | 'succession'
>

function readAged(
  asking: Asking,
  index: number,
  reading: Extract<AgedUnitReading, { kind: 'aged' }>,
  clientType: ClientType,
): UnitReading {
  const { age, chain, succession, right } = reading
  const frozen = { startedOn: chain.chainStartedOn, days: age.days }
  const judged = { succession, replacement: right.kind }
  if (age.kind === 'unlisted-brand') {
    const read = { age: { ...frozen, band: age.kind }, treatment: personDecides(), ...judged }
    return { ...NOTHING, ...unitTerms(asking, index, read) }
  }
  const { asks, told } = agingCell(age.band, clientType)
  const read = { age: { ...frozen, band: age.band }, treatment: treatmentAt(age.band, clientType), ...judged }
  return { ...NOTHING, asks, told, ...unitTerms(asking, index, read) }
}

/** Without a serial number there are no terms; that it is missing is said elsewhere. */
function unitTerms(
  { request, knowledge }: Asking,
  index: number,
  read: Pick<StandardUnitTerms, 'age' | 'replacement' | 'succession'> & { treatment: Treatment },
): { unit?: StandardUnitTerms } {
  const unit = request.units[index]
  if (!unit?.serial) return {}
  const { serial, brand, model } = unit
  const { treatment } = read
  const chain = chainIn(unit, knowledge.devices[index])
  return { unit: { serial, brand, model, amount: cents(0), label: labelFor(treatment), ...chain, ...read } }
}

function termsFor(
  { profile, policy, request, knowledge }: Asking,
  units: StandardUnitTerms[],
  management: 'told' | 'not-told',
): StandardTerms {
  const rules: RuleId[] = [...policy.rules.granted, ...units.flatMap(({ treatment }) => treatment.because)]
  const common = commonTerms(profile, request, { units, because: [...new Set(rules)], now: knowledge.now })
  return {
    ...common,
    returnType: 'standardReturn',
    ageMeasuredAt: profile.ageMeasuredAt,
    vendorStartsAt:
      policy.treatment.by === 'policy' || !request.clientType ? 'none' : vendorStartsAt(request.clientType),
    lapse: policy.lapse,
    inspection: policy.inspection,
    quoteDays: policy.quoteDays,
    noTrouble: policy.noTrouble,
    shippingWaits: policy.shippingWaits,
    confirmDeliveryDays: policy.confirmDeliveryDays,
    ...(management === 'told' && { management: managementNotices(profile, common.approvedAt) }),
  }
}
