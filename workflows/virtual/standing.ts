import type { UnitState } from '../../domain/case.ts'
import type { Parcel } from '../../domain/fact.ts'
import type { SerialNumber } from '../../domain/names.ts'
import type { CaseView } from '../../domain/staff-decision.ts'
import type { UnitTerms } from '../../domain/terms.ts'
import type { Instant } from '../../domain/time.ts'
import type { VirtualTerms } from '../../domain/virtual-terms.ts'
import type { CaseState } from '../case-file.ts'

/** Where the replacement is. `failed` came to nobody, or was dead when it came. */
export type Shipment =
  | { kind: 'none' }
  | { kind: 'out'; shippedAt: Instant; parcels: Parcel[]; arrived: string[] }
  | { kind: 'delivered'; shippedAt: Instant; at: Instant; parcels: Parcel[] }
  | { kind: 'failed'; why: 'lost' | 'refused' | 'returned-to-sender' | 'dead' }

/** What a person said to the request. */
export type Answer = 'awaited' | 'approved' | 'declined'

export interface VirtualUnit extends UnitTerms {
  replacement?: SerialNumber
}

/** What a virtual return knows: facts and decisions, folded as they came in. */
export class VirtualStanding implements CaseState {
  readonly units: VirtualUnit[]
  answer: Answer = 'awaited'
  shipment: Shipment = { kind: 'none' }
  /** Shipments that have left so far. */
  shipments = 0
  /** Called off, or settled by staff with nothing more to come. */
  ended?: 'cancelled' | 'settled-by-staff'
  /** What was asked of people so far. */
  done: string[] = []

  constructor(terms: VirtualTerms) {
    this.units = terms.units.map(unit => ({ ...unit }))
  }

  get shown(): Pick<CaseView, 'exceptions' | 'units'> {
    const state: UnitState = 'not-expected'
    return { exceptions: [], units: this.units.map(({ serial }) => ({ serial, state })) }
  }

  /** With the client, or on its way there. */
  get hasLeft(): boolean {
    return this.shipment.kind === 'out' || this.shipment.kind === 'delivered'
  }

  isReplacement(serial: SerialNumber): boolean {
    return this.units.some(unit => unit.replacement === serial)
  }
}
