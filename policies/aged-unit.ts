import type { CaseRequest } from '../domain/case.ts'
import type { WarrantyChain } from '../domain/device.ts'
import type { Succession } from '../domain/standard-terms.ts'
import { type Age, ageOf } from './age.ts'
import type { Knowledge } from './knowledge.ts'
import type { Objection } from './objection.ts'
import type { Profile } from './profile.ts'
import { chainOf, type ReplacementRight, replacementAllowed, successionOf } from './warranty-chain.ts'

/** One unit's age and warranty, with what stands against reading them. */
export type AgedUnitReading =
  | {
      kind: 'aged'
      age: Exclude<Age, { kind: 'not-shipped-yet' }>
      chain: WarrantyChain
      succession: Succession
      right: ReplacementRight
    }
  | { kind: 'objection'; objection: Objection }

/** Age and warranty count from the device's chain where the records know it, else from what the request says (VD-15). */
export function readAgedUnit(
  profile: Profile,
  request: Pick<CaseRequest, 'units' | 'reportedAt'>,
  { now, devices }: Knowledge,
  index: number,
): AgedUnitReading | undefined {
  const unit = request.units[index]
  if (!unit) return undefined
  const field = `units[${index}].shippedOn`
  const chain = chainOf(unit, devices[index])
  if (!chain)
    return objection({ because: ['VD-7'], words: 'Age counts from the original ship date; supply it.', field })
  const { reportedAt } = request
  const age = ageOf({ brand: unit.brand, shippedOn: chain.chainStartedOn, reportedAt, receivedAt: now }, profile)
  if (age.kind === 'not-shipped-yet') {
    const words = `${unit.model} was reported before it was shipped on ${chain.chainStartedOn}; correct one of the dates.`
    return objection({ because: ['VD-7'], words, field })
  }
  const succession = successionOf({ chain, reportedAt, profile })
  return { kind: 'aged', age, chain, succession, right: replacementAllowed(chain, unit.brand, succession) }
}

function objection(of: Objection): AgedUnitReading {
  return { kind: 'objection', objection: of }
}

/** Where age and client decide, nothing can be said of a client whose type is unknown. */
export const CLIENT_TYPE_REQUIRED: Objection = {
  because: ['VD-11', 'VD-12'],
  words: 'The type of client decides; set it to agent, direct-client, reseller or service-provider.',
  field: 'clientType',
}
