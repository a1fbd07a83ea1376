import type { CaseRequest, ClientType, RequestedUnit } from '../domain/case.ts'
import { type Decision, granted, type RuleId, refused } from '../domain/decision.ts'
import { type Cents, sum } from '../domain/money.ts'
import type { AdvanceTerms, UnitTerms, WindowTerms } from '../domain/terms.ts'
import type { Instant } from '../domain/time.ts'
import { unreachable } from '../domain/unreachable.ts'
import { ageOf } from './age.ts'
import { agingCell } from './aging-matrix.ts'
import { addDays, dayOf, nextBusinessDay, sameTimeLater, timeOn } from './calendar.ts'
import type { Profile } from './profile.ts'

/**
 * May a replacement go out before the failed unit is back, and on what terms? A refusal that nothing could change comes
 * first; otherwise everything that is missing is named at once.
 */
export function decideAdvanceReplacement(profile: Profile, request: CaseRequest, now: Instant): Decision<AdvanceTerms> {
  const refusal = refusedAsAsked(request) ?? refusedByAge(profile, request, now)
  if (refusal) return refusal

  const readings = request.units.map((unit, index) => readUnit(profile, unit, index))
  const gaps = [...caseGaps(profile, request), ...readings.flatMap(reading => reading.gaps)]
  if (gaps.length > 0) return refusedForGaps(gaps)

  const units = readings.flatMap(reading => reading.terms ?? [])
  return granted(termsFor(profile, request, units, request.approvedAt ?? now), profile.advanceReplacement.rules.granted)
}

type Refusal = Decision<never> | undefined

function refusedAsAsked({ units, loaners = [] }: CaseRequest): Refusal {
  if (units.length === 0)
    return refused(['settled:serial-numbers'], 'An RMA is for at least one failed unit.', ['units'])
  const serials = [...units, ...loaners].flatMap(({ serial }) => serial ?? [])
  const twice = serials.find((serial, index) => serials.indexOf(serial) < index)
  if (!twice) return undefined
  // A dock scan names a serial alone, so within one case it must name one unit.
  return refused(['settled:serial-numbers'], `Serial ${twice} is named twice; every unit has a serial of its own.`)
}

function refusedByAge(profile: Profile, request: CaseRequest, now: Instant): Refusal {
  switch (profile.advanceReplacement.eligibility) {
    case 'anyone':
      return undefined
    case 'aging-matrix':
      return refusedByMatrix(profile, request, now)
    default:
      return unreachable(profile.advanceReplacement.eligibility)
  }
}

function refusedByMatrix(profile: Profile, request: CaseRequest, now: Instant): Refusal {
  if (!request.clientType) {
    const reason = 'The type of client decides; set it to agent, direct-client, reseller or service-provider.'
    return refused(['VD-11', 'VD-12'], reason, ['clientType'])
  }
  const undated = request.units.flatMap((unit, index) => (unit.shippedOn ? [] : `units[${index}].shippedOn`))
  if (undated.length > 0) return refused(['VD-7'], 'Age counts from the original ship date; supply it.', undated)
  const { clientType, reportedAt } = request
  for (const [index, unit] of request.units.entries()) {
    const refusal = refusedUnit(profile, { unit, index, clientType, reportedAt, now })
    if (refusal) return refusal
  }
  return undefined
}

interface AgedRequest {
  unit: RequestedUnit
  index: number
  clientType: ClientType
  reportedAt: Instant
  now: Instant
}

function refusedUnit(profile: Profile, { unit, index, clientType, reportedAt, now }: AgedRequest): Refusal {
  if (!unit.shippedOn) return undefined
  const age = ageOf({ brand: unit.brand, shippedOn: unit.shippedOn, reportedAt, receivedAt: now }, profile)
  if (age.kind === 'not-shipped-yet') {
    const reason = `${unit.model} was reported before it was shipped on ${unit.shippedOn}; correct one of the dates.`
    return refused(['VD-7'], reason, [`units[${index}].shippedOn`])
  }
  const aged = `${unit.model} is ${age.days} days old`
  if (age.kind === 'unlisted-brand') {
    const reason = `No advance replacement after 30 days; ${aged} and ${unit.brand} has no known warranty: a person decides.`
    return refused(['VD-13', 'settled:warrantys-end'], reason)
  }
  const cell = agingCell(age.band, clientType)
  if (cell.kind === 'partner-team')
    return refused(cell.because, `After its warranty a unit goes to the Partner Team for action and quote; ${aged}.`)
  return cell.advance.kind === 'offered' ? undefined : refused(cell.because, `${cell.advance.reason}; ${aged}.`)
}

/** Something to supply: its name in the request, the rule that asks for it, and a sentence. */
interface Gap {
  field: string
  because: RuleId
  words: string
}

const CASE_GAPS = {
  ticket: { because: 'VD-11', words: 'ticket required: an advance replacement is tracked by ticket.' },
  internalComment: {
    because: 'VD-10',
    words: "internal comment required: the full details belong in the ticket's internal comments.",
  },
  siteAnswer: {
    because: 'VD-9',
    words: 'site answer required: why did it not work on site, if it was tested here?',
  },
} as const satisfies Record<Profile['advanceReplacement']['requires'][number], Omit<Gap, 'field'>>

function caseGaps(profile: Profile, request: CaseRequest): Gap[] {
  return profile.advanceReplacement.requires
    .filter(field => !request[field])
    .map(field => ({ field, ...CASE_GAPS[field] }))
}

const PRICES = {
  'returned-list-price': { field: 'listPrice', words: 'the non-discounted price of the item being returned' },
  'replacement-price': { field: 'replacementPrice', words: "the replacement's price to this client" },
  'paid-price': { field: 'paidPrice', words: 'what the client paid for the item being returned' },
} as const satisfies Record<Profile['advanceReplacement']['amount'], { field: keyof RequestedUnit; words: string }>

function readUnit(profile: Profile, unit: RequestedUnit, index: number): { terms?: UnitTerms; gaps: Gap[] } {
  const { rules, amount: basis, collateral } = profile.advanceReplacement
  const { serial, brand, model } = unit
  const price = PRICES[basis]
  const amount = unit[price.field]
  const gaps: Gap[] = []
  if (!serial)
    gaps.push({
      field: `units[${index}].serial`,
      because: rules.serial,
      words: 'serial required: an advance replacement needs the serial number of every failed unit.',
    })
  if (!isAmount(amount, collateral))
    gaps.push({
      field: `units[${index}].${price.field}`,
      because: rules.amount,
      words: `${price.field} required: what the return is worth is ${price.words}, more than zero.`,
    })
  return serial && isAmount(amount, collateral) ? { terms: { serial, brand, model, amount }, gaps } : { gaps }
}

/** An obligation that may be charged must be worth something; without collateral nothing is ever charged. */
function isAmount(amount: Cents | undefined, collateral: Profile['advanceReplacement']['collateral']): amount is Cents {
  return amount !== undefined && (amount > 0 || (amount === 0 && collateral === 'none'))
}

function refusedForGaps(gaps: Gap[]) {
  return refused(
    [...new Set(gaps.map(gap => gap.because))],
    [...new Set(gaps.map(gap => gap.words))].join(' '),
    gaps.map(gap => gap.field),
  )
}

function termsFor(profile: Profile, request: CaseRequest, units: UnitTerms[], approvedAt: Instant): AdvanceTerms {
  const { zone, advanceReplacement: policy } = profile
  const { consentDays, ...hold } = policy.hold
  return {
    policy: profile.id,
    policyVersion: profile.version,
    zone,
    currency: request.currency,
    approvedAt,
    because: policy.rules.granted,
    ...(request.clientType && { clientType: request.clientType }),
    collateral: policy.collateral,
    units,
    window: windowTerms(profile, policy.window),
    hold: {
      ...hold,
      latestAt: sameTimeLater(approvedAt, consentDays, zone),
      highestAmount: sum(units.map(unit => unit.amount)),
    },
    shipping: policy.shipping,
    inspection: {
      ...policy.inspection,
      packaging: policy.shipping.originalPackaging === 'required' ? 'original' : 'any',
    },
    billingOnAccount: billingOnAccount(profile, request),
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
    ...(policy.management === 'told' && { management: managementNotices(profile, approvedAt) }),
  }
}

function windowTerms(profile: Profile, written: Profile['advanceReplacement']['window']): WindowTerms {
  return { ...written, moneyAt: written.moneyAt === 'mark' ? 'mark' : { ...written.moneyAt, ...profile.calendar } }
}

function billingOnAccount(profile: Profile, request: CaseRequest): AdvanceTerms['billingOnAccount'] {
  if (profile.advanceReplacement.clientAcceptance === 'unasked') return 'unasked'
  return request.termsAcceptedAt ? 'accepted' : 'awaited'
}

/** Told at approval; again after a business day without an acknowledgement, and a business day later a staff task. */
function managementNotices({ zone, calendar }: Profile, approvedAt: Instant): NonNullable<AdvanceTerms['management']> {
  const again = nextBusinessDay(addDays(dayOf(approvedAt, zone), 1), calendar)
  const task = nextBusinessDay(addDays(again, 1), calendar)
  return { againAt: timeOn(again, '09:00', zone), taskAt: timeOn(task, '09:00', zone) }
}
