import type { VendorAnswer } from '../../domain/fact.ts'
import type { SerialNumber } from '../../domain/names.ts'
import type { Instant } from '../../domain/time.ts'
import type { VendorTerms } from '../../domain/vendor-terms.ts'
import type { CaseFile, CaseState } from '../case-file.ts'

export type LegFile = CaseFile<VendorTerms, LegStanding>

export type Answered<Kind extends VendorAnswer['answer'] = VendorAnswer['answer']> = { at: Instant } & Extract<
  VendorAnswer,
  { answer: Kind }
>

/** The vendor's replacement, here to be tested (VD-6). */
export interface Arrival {
  replacement: SerialNumber
  at: Instant
  tested?: { result: 'passed' | 'failed'; at: Instant }
}

/** Our unit has left for its vendor. */
export interface Dispatch {
  at: Instant
  tracking?: string
  label: 'ours' | 'vendors'
  /** What the carrier said last, by its own time, that decides: it is there, or lost. */
  scan?: { at: Instant; status: 'delivered' | 'lost' }
  /** Who bears its loss, once that is ruled. */
  borneBy?: 'us' | 'vendor'
}

/**
 * What a leg knows: facts and decisions about the present claim, folded as they came in. The first claim is for the
 * client's unit; each further one is for a replacement of the vendor's that failed its test, with a number of its own.
 */
export class LegStanding implements CaseState {
  readonly shown = { exceptions: [], units: [] }
  claim = 1
  claimed: SerialNumber
  /** Since when the present claim stands; what was said before belongs to an earlier one. Absent for the first. */
  claimedAt?: Instant
  /** When the number was entered, last; as the vendor gave it (VD-17). */
  number?: { number: string; from: VendorTerms['numberFrom']; at: Instant }
  dispatched?: Dispatch
  answer?: Answered
  arrived?: Arrival
  client: VendorTerms['client']
  calledOff?: 'cancelled' | 'finished'
  /** What staff have been reminded of. */
  done: string[] = []

  constructor({ unit, client }: VendorTerms) {
    this.claimed = unit.serial
    this.client = client
  }

  /** Our unit is there, or on its way at the vendor's risk, or the vendor has answered already: it owes us something. */
  get isWithVendor(): boolean {
    return (this.dispatched !== undefined && this.dispatched.borneBy !== 'us') || this.answer !== undefined
  }

  /** Names what a claim has once: its tasks and its comments. */
  get occasion(): string {
    return `claim-${this.claim}`
  }

  /** The replacement failed: it goes back to the vendor in its turn. */
  claimAgain(replacement: SerialNumber, at: Instant): void {
    this.claim += 1
    this.claimed = replacement
    this.claimedAt = at
    delete this.number
    delete this.dispatched
    delete this.answer
    delete this.arrived
  }
}
