import type { RequestedUnit, RequestOf } from '../domain/case.ts'
import { type Decision, granted, type RuleId } from '../domain/decision.ts'
import { cents } from '../domain/money.ts'
import type { UnitTerms } from '../domain/terms.ts'
import type { Instant } from '../domain/time.ts'
import type { VirtualTerms } from '../domain/virtual-terms.ts'
import { addDays, dayOf, firstInstantOf } from './calendar.ts'
import { commonTerms } from './frozen-terms.ts'
import type { Knowledge } from './knowledge.ts'
import { type Objection, objectionsToUnits, refusedFor } from './objection.ts'
import { refusedAsNotOffered } from './offers.ts'
import type { Profile } from './profile.ts'
import { chainIn } from './warranty-chain.ts'

type VirtualPolicy = NonNullable<Profile['virtualReturn']>

const SERIAL_REQUIRED = {
  because: ['SP-10'],
  words: 'serial required: a virtual return needs the serial number of every camera.',
} satisfies Omit<Objection, 'field'>

/**
 * May a replacement ship with nothing expected back? A grant says only that it may be asked for: a person approves each
 * (SP-8).
 */
export function decideVirtualReturn(
  profile: Profile,
  request: RequestOf<'virtualReturn'>,
  { now, devices, virtualUnitsLately }: Knowledge,
): Decision<VirtualTerms> {
  const policy = profile.virtualReturn
  if (!policy) return refusedAsNotOffered(profile, 'virtualReturn')
  const objections = [
    ...objectionsToNumber(policy, { asked: request.units.length, lately: virtualUnitsLately }),
    ...request.units.flatMap((unit, index) => objectionsToKind(policy, unit, index)),
    ...objectionsToUnits(request.units, SERIAL_REQUIRED),
  ]
  if (objections.length > 0) return refusedFor(objections)

  const units = request.units.flatMap((unit, index): UnitTerms[] => {
    const { serial, brand, model } = unit
    return serial ? [{ serial, brand, model, amount: cents(0), ...chainIn(unit, devices[index]) }] : []
  })
  const terms: VirtualTerms = {
    ...commonTerms(profile, request, { units, because: ['SP-8', 'SP-9', 'SP-10'], now }),
    returnType: 'virtualReturn',
    approval: 'by-person',
    approvalReminderDays: policy.approvalReminderDays,
    perCustomer: policy.perCustomer,
    shipping: policy.shipping,
  }
  return granted(terms, terms.because)
}

/**
 * From when on a customer's virtual returns count against their number: the day that lies so many days back, whole.
 * Absent where the company offers none.
 */
export function virtualUnitsCountFrom({ zone, virtualReturn }: Counted, now: Instant): Instant | undefined {
  return virtualReturn && firstInstantOf(addDays(dayOf(now, zone), -virtualReturn.perCustomer.days), zone)
}

/** A profile has these; so does, without a profile, whatever was frozen of one. */
interface Counted {
  zone: string
  virtualReturn?: Pick<VirtualTerms, 'perCustomer'>
}

interface UnitCount {
  asked: number
  /** Units that went to the same customer, or are about to. */
  lately: number
}

function objectionsToNumber({ maxUnits, perCustomer }: VirtualPolicy, { asked, lately }: UnitCount): Objection[] {
  if (asked > maxUnits)
    return [{ because: ['SP-9'], words: `A virtual return is for at most ${maxUnits} units; this asks for ${asked}.` }]
  const more = objectionToMore(perCustomer, { asked, lately })
  return more ? [more] : []
}

/** Splitting an RMA gains nothing. Asked at the request, and at its approval once more: two may have been asked for at once. */
export function objectionToMore(
  { maxUnits, days }: VirtualTerms['perCustomer'],
  { asked, lately }: UnitCount,
): Objection | undefined {
  if (asked + lately <= maxUnits) return undefined
  const most = `At most ${maxUnits} units go to one customer as virtual returns in ${days} days`
  return { because: ['settled:virtuals-3'], words: `${most}; ${lately} went already, and this asks for ${asked}.` }
}

/** Traits that are not named are not there: the person who approves sees the model and knows it. */
function objectionsToKind(policy: VirtualPolicy, { kind, traits = [], model }: RequestedUnit, index: number) {
  const because: RuleId[] = ['SP-9']
  const only = `a virtual return is for ${policy.kinds.join(' or ')} only`
  const objections: Objection[] = []
  if (!kind) objections.push({ because, words: `kind required: ${only}.`, field: `units[${index}].kind` })
  else if (!policy.kinds.includes(kind)) objections.push({ because, words: `${model} is of kind ${kind}; ${only}.` })
  for (const trait of policy.excludedTraits)
    if (traits.includes(trait)) objections.push({ because, words: `No virtual return of ${TRAITS[trait]}: ${model}.` })
  return objections
}

export const TRAITS = {
  ptz: 'a PTZ camera',
  specialty: 'a specialty camera',
} as const satisfies Record<NonNullable<RequestedUnit['traits']>[number], string>
