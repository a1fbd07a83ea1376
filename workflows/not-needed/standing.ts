import type { Outcome, UnitState } from '../../domain/case.ts'
import type { AwaitedUnit, HandOverFacts, ReturnParcel } from '../../domain/hand-over.ts'
import type { SerialNumber } from '../../domain/names.ts'
import type { GoodsCondition, NotNeededTerms, NotNeededUnit } from '../../domain/not-needed-terms.ts'
import type { CaseView } from '../../domain/staff-decision.ts'
import type { Instant } from '../../domain/time.ts'
import type { CaseFile, CaseState } from '../case-file.ts'
import { type CaseException, Exceptions } from '../exceptions.ts'

export type GoodsFile = CaseFile<NotNeededTerms, GoodsStanding>

/**
 * One thing that is not needed, and what has become of it. `owed`: awaited. `received`: here in time, to be inspected.
 * `on-bench`: here too late, until somebody says what becomes of it. `not-expected`: see `ended`.
 */
export interface Goods extends NotNeededUnit {
  state: UnitState
  /** The unit's own time of arrival, the earliest that we were told. */
  receivedAt?: Instant
  /** Judged in the light of what was known then; `late` is looked at again when more is. */
  judged?: { timing: 'in-time' | 'late'; inLightOf: number }
  /** When a manager allowed it to come late. */
  allowedAt?: Instant
  /** A person's word stands in the place of a judgement. */
  taken?: 'although-late' | 'although-lost'
  /** Why nobody waits for it. */
  ended?: 'overdue' | 'cancelled' | 'given-up'
  inspected?: GoodsCondition
}

/** What a return of goods knows: facts and decisions, folded as they came in. */
export class GoodsStanding implements CaseState {
  readonly units: Goods[]
  readonly exceptions = new Exceptions()
  readonly parcels: ReturnParcel[] = []
  /** Resolved parcels that the client has not been told of; the letter says which days are left. */
  resolved: CaseException[] = []
  /** Goes up with whatever may change a judgement. */
  light = 0
  /** What has been acted on. */
  done: string[] = []
  cancelled: 'no' | 'yes' = 'no'
  wasDenied: 'no' | 'yes' = 'no'

  constructor(terms: NotNeededTerms) {
    this.units = terms.units.map(unit => ({ ...unit, state: 'owed' }))
  }

  get shown(): Pick<CaseView, 'exceptions' | 'units'> {
    return {
      exceptions: this.exceptions.open.map(({ id, kind }) => ({ id, kind })),
      units: this.units.map(({ serial, state }) => ({ serial, state })),
    }
  }

  unit(serial: SerialNumber): Goods | undefined {
    return this.units.find(unit => unit.serial === serial)
  }

  /** Not here, and neither given up nor called off. */
  get absent(): Goods[] {
    return this.units.filter(
      unit => unit.receivedAt === undefined && (unit.state === 'owed' || unit.ended === 'overdue'),
    )
  }

  /** Absent, and for the dates to decide; one that never arrived is for staff. */
  get awaited(): Goods[] {
    return this.absent.filter(unit => unit.state === 'owed' && !this.exceptionOf(unit, 'not-arrived'))
  }

  /** Here, with something left to be done: a judgement, an inspection, a word about what becomes of it. */
  get unsettled(): Goods[] {
    return this.units.filter(
      unit => unit.receivedAt !== undefined && !SETTLED.has(unit.state) && unit.ended !== 'given-up',
    )
  }

  /** Nothing is awaited by a date, and nothing is left to people: only what is told late could change anything. */
  get isAtRest(): boolean {
    return this.awaited.length === 0 && this.unsettled.length === 0 && this.exceptions.open.length === 0
  }

  get uninspected(): Goods[] {
    return this.units.filter(unit => unit.state === 'received' && !unit.inspected)
  }

  get handOver(): HandOverFacts {
    return {
      awaited: this.awaited.map(awaitedUnit),
      overdue: this.absent.filter(unit => unit.ended === 'overdue').map(awaitedUnit),
      parcels: this.parcels,
      pauses: this.exceptions.pauses,
      done: this.done,
    }
  }

  exceptionOf({ serial }: Goods, kind: CaseException['kind']): CaseException | undefined {
    return this.exceptions.open.find(exception => exception.kind === kind && exception.serial === serial)
  }

  get outcome(): Outcome {
    if (this.units.some(unit => unit.state === 'refunded')) return 'refunded'
    if (this.cancelled === 'yes') return 'cancelled'
    if (this.wasDenied === 'yes') return 'denied'
    return this.units.some(unit => unit.ended === 'given-up') ? 'settled-by-staff' : 'lapsed'
  }
}

const SETTLED: ReadonlySet<UnitState> = new Set(['refunded', 'sent-back', 'disposed-of'])

export function awaitedUnit({ serial, handOverBy, allowedAt }: Goods): AwaitedUnit {
  return { serial, handOverBy, ...(allowedAt && { allowedAt }) }
}

/** How the records are shown these units from here on. */
export function shownOf(units: Goods[]) {
  return { units: units.map(({ serial, state }) => ({ serial, state })) }
}
