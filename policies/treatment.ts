import type { ClientType } from '../domain/case.ts'
import { type Decision, granted, refused } from '../domain/decision.ts'
import { cents } from '../domain/money.ts'
import type { AgeBand, FrozenAge, StandardTerms, StandardUnitTerms, Treatment } from '../domain/standard-terms.ts'
import type { Instant } from '../domain/time.ts'
import { ageOf } from './age.ts'
import { agingCell } from './aging-matrix.ts'

/**
 * What is done with a unit of this age, frozen into the terms. Also asked when a person has decided whether a unit of an
 * unlisted brand is in its warranty.
 */
export function treatmentAt(band: AgeBand, clientType: ClientType): Treatment {
  const { done, packaging, freight, deductible, because } = agingCell(band, clientType)
  return { done, packaging, freight, deductible, because }
}

/** Of an unlisted brand after its first 30 days: until a person decides, nothing is promised or asked. */
export function personDecides(): Treatment {
  const theirs = { payer: 'client', service: 'any' } as const
  return {
    done: 'person-decides',
    packaging: 'any',
    freight: { toUs: theirs, toClient: theirs },
    deductible: cents(0),
    because: ['settled:warrantys-end'],
  }
}

/** A label is ours to give where we pay the way to us. */
export function labelFor({ freight }: Treatment): StandardUnitTerms['label'] {
  return freight.toUs.payer === 'us' ? 'granted' : 'refused'
}

/** May this unit's client have a label? The refusal says who pays. */
export function decideLabel(unit: Pick<StandardUnitTerms, 'serial' | 'label' | 'treatment'>): Decision<'label'> {
  const { label, treatment, serial } = unit
  if (label === 'granted') return granted('label', treatment.because)
  return refused(treatment.because, `No label for ${serial}: the client pays for the way to us.`)
}

export interface Arrival {
  unit: StandardUnitTerms
  terms: Pick<StandardTerms, 'ageMeasuredAt' | 'clientType' | 'zone'>
  receivedAt: Instant
}

/**
 * A unit's terms once it is here. Under a policy that measures at the arrival its age is judged again; what was said of
 * its way to us stands, since that way lies behind it.
 */
export function unitOnReceipt({ unit, terms, receivedAt }: Arrival): StandardUnitTerms {
  if (terms.ageMeasuredAt === 'reported' || !unit.age || !terms.clientType) return unit
  const { startedOn } = unit.age
  // The report no longer matters here: the arrival ends the count.
  const age = ageOf({ brand: unit.brand, shippedOn: startedOn, reportedAt: receivedAt, receivedAt }, terms)
  // A clock that went back: what was granted stands.
  if (age.kind === 'not-shipped-yet') return unit
  const judged: FrozenAge = { startedOn, days: age.days, band: age.kind === 'known' ? age.band : age.kind }
  const treatment = age.kind === 'known' ? treatmentAt(age.band, terms.clientType) : personDecides()
  const freight = { ...treatment.freight, toUs: unit.treatment.freight.toUs }
  return { ...unit, age: judged, treatment: { ...treatment, freight, packaging: unit.treatment.packaging } }
}

/**
 * The terms of a unit whose brand has no known warranty, once a person has decided that it is in warranty. Its way to us
 * lies behind it.
 */
export function unitInWarranty(unit: StandardUnitTerms, clientType: ClientType | undefined): StandardUnitTerms {
  if (unit.treatment.done !== 'person-decides' || !clientType) return unit
  const treatment = treatmentAt('31-days-to-expiry', clientType)
  return { ...unit, treatment: { ...treatment, freight: { ...treatment.freight, toUs: unit.treatment.freight.toUs } } }
}

export type PackagingRuling =
  | { kind: 'in-order' }
  | { kind: 'flag-to-manager'; because: ['VD-8', 'settled:packaging-missing'] }

/** Missing original packaging is shown to a manager, and the case goes on. What nobody looked at is not missing. */
export function packagingOnReceipt(
  { packaging }: Pick<Treatment, 'packaging'>,
  arrived: 'original' | 'missing' | 'unknown',
): PackagingRuling {
  if (packaging === 'any' || arrived !== 'missing') return { kind: 'in-order' }
  return { kind: 'flag-to-manager', because: ['VD-8', 'settled:packaging-missing'] }
}
