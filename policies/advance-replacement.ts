import type { ClientType, RequestedUnit, RequestOf } from '../domain/case.ts'
import { type Decision, granted } from '../domain/decision.ts'
import { type Cents, sum } from '../domain/money.ts'
import type { AdvanceTerms, UnitTerms, WindowTerms } from '../domain/terms.ts'
import type { Instant } from '../domain/time.ts'
import { type AgedUnitReading, CLIENT_TYPE_REQUIRED, readAgedUnit } from './aged-unit.ts'
import { agingCell } from './aging-matrix.ts'
import { sameTimeLater } from './calendar.ts'
import { commonTerms } from './frozen-terms.ts'
import type { Knowledge } from './knowledge.ts'
import { managementNotices } from './management.ts'
import { type Objection, objectionsToUnits, refusedFor, withLoaners } from './objection.ts'
import { refusedAsNotOffered } from './offers.ts'
import type { Profile } from './profile.ts'
import { objectionsToTicket } from './ticket-gate.ts'
import { chainIn } from './warranty-chain.ts'

type AdvanceRequest = RequestOf<'advanceReplacement'>
type AdvancePolicy = NonNullable<Profile['advanceReplacement']>

/**
 * May a replacement go out before the failed unit is back, and on what terms? A refusal that nothing could change comes
 * first; otherwise everything that is missing is named at once.
 */
export function decideAdvanceReplacement(
  profile: Profile,
  request: AdvanceRequest,
  knowledge: Knowledge,
): Decision<AdvanceTerms> {
  const policy = profile.advanceReplacement
  if (!policy) return refusedAsNotOffered(profile, 'advanceReplacement')
  const readings = request.units.map((unit, index) => ({
    ...readPrice(policy, unit, index),
    aged: policy.eligibility === 'aging-matrix' ? readAgedUnit(profile, request, knowledge, index) : undefined,
    chain: chainIn(unit, knowledge.devices[index]),
  }))
  const objections = [
    ...objectionsToSerials(policy, request),
    ...objectionsToAges(policy, request, readings),
    ...objectionsToTicket(policy.requires, request, { ticket: TRACKED_BY_TICKET }),
    ...readings.flatMap(({ unpriced }) => unpriced ?? []),
  ]
  if (objections.length > 0) return refusedFor(objections)

  const units = readings.flatMap(({ terms, aged, chain }) =>
    terms ? [{ ...terms, ...chain, ...successionIn(aged) }] : [],
  )
  return granted(termsFor({ profile, policy, request }, units, knowledge.now), policy.rules.granted)
}

const TRACKED_BY_TICKET = {
  because: ['VD-11'],
  words: 'ticket required: an advance replacement is tracked by ticket.',
} satisfies Omit<Objection, 'field'>

function objectionsToSerials({ rules }: AdvancePolicy, { units, loaners }: AdvanceRequest): Objection[] {
  return objectionsToUnits(withLoaners(units, loaners), {
    because: [rules.serial],
    words: 'serial required: an advance replacement needs the serial number of every failed unit.',
  })
}

function successionIn(aged: AgedUnitReading | undefined): Pick<UnitTerms, 'succession'> {
  return aged?.kind === 'aged' ? { succession: aged.succession } : {}
}

/** Where every client may have a replacement in advance, at any age, nothing is read. */
function objectionsToAges(
  { eligibility }: AdvancePolicy,
  { units, clientType }: AdvanceRequest,
  readings: readonly { aged: AgedUnitReading | undefined }[],
): Objection[] {
  if (eligibility === 'anyone') return []
  if (!clientType) return [CLIENT_TYPE_REQUIRED]
  return units.flatMap((unit, index) => objectionToAge(unit, clientType, readings[index]?.aged) ?? [])
}

function objectionToAge(
  unit: RequestedUnit,
  clientType: ClientType,
  reading: AgedUnitReading | undefined,
): Objection | undefined {
  if (!reading) return undefined
  if (reading.kind === 'objection') return reading.objection
  const { age, right } = reading
  const aged = `${unit.model} is ${age.days} days old`
  if (age.kind === 'unlisted-brand') {
    const words = `No advance replacement after 30 days; ${aged} and ${unit.brand} has no known warranty: a person decides.`
    return { because: ['VD-13', 'settled:warrantys-end'], words }
  }
  const { advance } = agingCell(age.band, clientType)
  if (advance.kind === 'refused') return { because: [advance.because], words: `${advance.reason}; ${aged}.` }
  return right.kind === 'allowed' ? undefined : { because: right.because, words: `${right.reason}.` }
}

/** What an obligation is worth, by what a company says of it. */
export const PRICES = {
  'returned-list-price': { field: 'listPrice', words: 'the non-discounted price of the item being returned' },
  'replacement-price': { field: 'replacementPrice', words: "the replacement's price to this client" },
  'paid-price': { field: 'paidPrice', words: 'what the client paid for the item being returned' },
} as const satisfies Record<AdvancePolicy['amount'], { field: keyof RequestedUnit; words: string }>

function readPrice(
  policy: AdvancePolicy,
  unit: RequestedUnit,
  index: number,
): { terms?: UnitTerms; unpriced?: Objection } {
  const { rules, amount: basis, collateral } = policy
  const { serial, brand, model } = unit
  const price = PRICES[basis]
  const amount = unit[price.field]
  if (!isAmount(amount, collateral)) {
    const words = `${price.field} required: what the return is worth is ${price.words}, more than zero.`
    return { unpriced: { because: [rules.amount], words, field: `units[${index}].${price.field}` } }
  }
  return serial ? { terms: { serial, brand, model, amount } } : {}
}

/** An obligation that may be charged must be worth something; without collateral nothing is ever charged. */
function isAmount(amount: Cents | undefined, collateral: AdvancePolicy['collateral']): amount is Cents {
  return amount !== undefined && (amount > 0 || (amount === 0 && collateral === 'none'))
}

interface Granting {
  profile: Profile
  policy: AdvancePolicy
  request: AdvanceRequest
}

function termsFor({ profile, policy, request }: Granting, units: UnitTerms[], now: Instant): AdvanceTerms {
  const { consentDays, ...hold } = policy.hold
  const common = commonTerms(profile, request, { units, because: policy.rules.granted, now })
  return {
    ...common,
    returnType: 'advanceReplacement',
    collateral: policy.collateral,
    window: windowTerms(profile, policy.window),
    hold: {
      ...hold,
      latestAt: sameTimeLater(common.approvedAt, consentDays, profile.zone),
      highestAmount: sum(units.map(unit => unit.amount)),
    },
    shipping: policy.shipping,
    inspection: {
      ...policy.inspection,
      packaging: policy.shipping.originalPackaging === 'required' ? 'original' : 'any',
    },
    billingOnAccount: billingOnAccount(policy, request),
    lateReturn: policy.lateReturn,
    extension: policy.extension,
    captureRetryDays: policy.captureRetryDays,
    quoteDays: policy.quoteDays,
    swapDays: policy.swapDays,
    loaners: (request.loaners ?? []).map(({ serial, brand, model, bookPrice }) => ({
      serial,
      brand,
      model,
      amount: bookPrice,
    })),
    loanerWindow: windowTerms(profile, policy.loanerWindow),
    ...(policy.management === 'told' && { management: managementNotices(profile, common.approvedAt) }),
  }
}

function windowTerms({ calendar }: Profile, written: AdvancePolicy['window']): WindowTerms {
  return { ...written, moneyAt: written.moneyAt === 'mark' ? 'mark' : { ...written.moneyAt, ...calendar } }
}

function billingOnAccount(policy: AdvancePolicy, request: AdvanceRequest): AdvanceTerms['billingOnAccount'] {
  if (policy.clientAcceptance === 'unasked') return 'unasked'
  return request.termsAcceptedAt ? 'accepted' : 'awaited'
}
