import type { RequestedUnit } from '../domain/case.ts'
import type { RuleId } from '../domain/decision.ts'
import type { Device, WarrantyChain } from '../domain/device.ts'
import type { SerialNumber } from '../domain/names.ts'
import type { Succession } from '../domain/standard-terms.ts'
import type { UnitTerms } from '../domain/terms.ts'
import type { Instant, LocalDate } from '../domain/time.ts'
import { FIRST_DAYS } from './age.ts'
import { dayOf, daysBetween } from './calendar.ts'
import { brandTerms } from './warranty.ts'

export interface Replacing {
  device: WarrantyChain
  replacement: { serial: SerialNumber; brand: string; model: string }
  /** When the replacement was shipped. */
  shippedOn: LocalDate
  how: Succession
}

/** The replacement as the records shall know it: in the chain of what it replaces, or at the start of a new one (VD-15). */
export function succeed({ device, replacement, shippedOn, how }: Replacing): Device {
  const { serial, brand, model } = replacement
  const { chain, counts } = SUCCESSIONS[how]
  return {
    brand,
    model,
    serial,
    chainStartedOn: chain === 'new' ? shippedOn : device.chainStartedOn,
    replacements: (chain === 'new' ? 0 : device.replacements) + counts,
    origin: 'replacement',
  }
}

const SUCCESSIONS = {
  'initial-doa': { chain: 'new', counts: 0 },
  'initial-doa-counted': { chain: 'new', counts: 1 },
  'warranty-replacement': { chain: 'same', counts: 1 },
  'same-case-swap': { chain: 'same', counts: 0 },
} as const satisfies Record<Succession, { chain: 'new' | 'same'; counts: 0 | 1 }>

/** A unit's chain: as the records know it, or, never having been here, that of an original which the request dates. */
export function chainOf(unit: Pick<RequestedUnit, 'shippedOn'>, known: Device | undefined): WarrantyChain | undefined {
  if (known) return known
  return unit.shippedOn && { chainStartedOn: unit.shippedOn, replacements: 0, origin: 'original' }
}

/** The same, as it is frozen into a unit's terms; nothing where nobody knows when the unit was shipped. */
export function chainIn(unit: Pick<RequestedUnit, 'shippedOn'>, known: Device | undefined): Pick<UnitTerms, 'chain'> {
  const chain = chainOf(unit, known)
  if (!chain) return {}
  const { chainStartedOn, replacements, origin } = chain
  return { chain: { chainStartedOn, replacements, origin } }
}

export interface ReportedChain {
  chain: WarrantyChain
  reportedAt: Instant
  profile: { zone: string; warranty: { initialDoa: 'not-counted' | 'counted' } }
}

/** How its replacement joins the chain. A DOA counts to the report, whatever day ends the count of the age. */
export function successionOf({ chain, reportedAt, profile }: ReportedChain): Succession {
  if (chain.origin === 'replacement') return 'warranty-replacement'
  const days = daysBetween(chain.chainStartedOn, dayOf(reportedAt, profile.zone))
  if (days > FIRST_DAYS) return 'warranty-replacement'
  return profile.warranty.initialDoa === 'counted' ? 'initial-doa-counted' : 'initial-doa'
}

export type ReplacementRight =
  | { kind: 'allowed'; because: RuleId[] }
  /** What is left is a repair, or the Partner Team; only a manager may replace it all the same. */
  | { kind: 'maximum-reached'; because: RuleId[]; reason: string }

/** May this device be replaced once more within its warranty (VD-16)? A brand that is not listed has no maximum. */
export function replacementAllowed(chain: WarrantyChain, brand: string, how: Succession): ReplacementRight {
  if (how === 'initial-doa' || how === 'initial-doa-counted')
    return { kind: 'allowed', because: ['VD-15', 'settled:doa'] }
  const max = brandTerms(brand)?.maxReplacements
  if (max === undefined || chain.replacements < max) return { kind: 'allowed', because: ['VD-16'] }
  const reason = `A ${brand} is replaced at most ${times(max)} within its warranty: this one is repaired or goes to the Partner Team, unless a manager decides otherwise`
  return { kind: 'maximum-reached', because: ['VD-16', 'settled:maximum-reached'], reason }
}

function times(max: number): string {
  return max === 1 ? 'once' : `${max} times`
}
