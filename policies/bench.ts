import type { BenchTerms, Remedy, RemedyKind } from '../domain/bench.ts'
import type { Decision } from '../domain/decision.ts'
import type { Role } from '../domain/staff-decision.ts'
import type { StandardTerms, StandardUnitTerms } from '../domain/standard-terms.ts'
import { afterFinding, decideRemedy, remedyRight } from './outcome.ts'
import { type Arrival, unitInWarranty, unitOnReceipt } from './treatment.ts'

type BenchPolicy = Pick<StandardTerms, 'ageMeasuredAt' | 'clientType' | 'zone' | 'noTrouble'>

export type BenchArrival = Arrival & { terms: BenchPolicy }

/** What the examination of a unit may lead to, once it is here. */
export function benchTerms(arrival: BenchArrival): BenchTerms {
  const { terms } = arrival
  const unit = unitOnReceipt(arrival)
  const faulty = afterFault(unit, terms)
  return {
    unit,
    after: {
      'fault-found': afterFinding({ finding: 'fault-found', unit, terms }),
      'no-trouble-found': afterFinding({ finding: 'no-trouble-found', unit, terms }),
      'client-damage': afterFinding({ finding: 'client-damage', unit, terms }),
    },
    rights: { repair: remedyRight(faulty, 'repair'), replace: remedyRight(faulty, 'replace') },
  }
}

export interface RemedyChosen {
  unit: StandardUnitTerms
  terms: BenchPolicy
  remedy: RemedyKind
  client: 'agreed' | 'not-asked'
  role: Role
}

/**
 * What follows from the remedy that was chosen for a faulty unit. Whoever chooses one for a brand without a known
 * warranty has thereby decided that the unit is in it; out of it, they send it to the Partner Team.
 */
export function remedyFor({ unit, terms, ...chosen }: RemedyChosen): Decision<Remedy> {
  return decideRemedy({ ...chosen, after: afterFault(unit, terms) })
}

function afterFault(unit: StandardUnitTerms, terms: BenchPolicy) {
  return afterFinding({ finding: 'fault-found', unit: unitInWarranty(unit, terms.clientType), terms })
}
