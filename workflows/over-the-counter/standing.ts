import type { UnitState } from '../../domain/case.ts'
import type { OverTheCounterTerms } from '../../domain/over-the-counter-terms.ts'
import type { CaseView } from '../../domain/staff-decision.ts'
import type { UnitTerms } from '../../domain/terms.ts'
import type { Instant } from '../../domain/time.ts'
import type { CaseState } from '../case-file.ts'

export interface Ending {
  outcome: 'taken-by-distributor' | 'settled-by-staff' | 'cancelled'
  at: Instant
}

/** What a return over the counter knows: hardly more than how it ended. */
export class CounterStanding implements CaseState {
  readonly units: UnitTerms[]
  ending?: Ending

  constructor(terms: OverTheCounterTerms) {
    this.units = terms.units
  }

  /** Nothing comes to us. */
  get shown(): Pick<CaseView, 'exceptions' | 'units'> {
    const state: UnitState = 'not-expected'
    return { exceptions: [], units: this.units.map(({ serial }) => ({ serial, state })) }
  }
}
