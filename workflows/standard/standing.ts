import type { BenchTerms, Remedy, WayBack } from '../../domain/bench.ts'
import type { Outcome, Stage, UnitState } from '../../domain/case.ts'
import type { RuleId } from '../../domain/decision.ts'
import type { KeptFact, Parcel, Payment, VendorAnswer } from '../../domain/fact.ts'
import type { Cents } from '../../domain/money.ts'
import type { ObligationLine } from '../../domain/money-movement.ts'
import type { SerialNumber } from '../../domain/names.ts'
import type { CaseView, Finding, Role } from '../../domain/staff-decision.ts'
import type { StandardTerms, StandardUnitTerms, Succession } from '../../domain/standard-terms.ts'
import type { TaskOrder } from '../../domain/step.ts'
import type { Instant } from '../../domain/time.ts'
import type { CaseFile, CaseState } from '../case-file.ts'
import { Exceptions } from '../exceptions.ts'

export type Receipt = Extract<KeptFact, { name: 'deviceReceived' }>

export type ReturnFile = CaseFile<StandardTerms, ReturnStanding>

/** How one unit's way may end. A case of several ends as the first of these that one of its units came to. */
export const ENDINGS = [
  'replaced',
  'repaired',
  'sent-back',
  'disposed-of',
  'settled-by-staff',
  'lapsed',
  'cancelled',
] as const satisfies Outcome[]
export type Ending = (typeof ENDINGS)[number]

/** What is being done with one unit. */
export type Course =
  | { kind: 'awaited' }
  /** Nobody waits for it any more, though the RMA can still be reopened. */
  | { kind: 'lapsed'; since: Instant }
  | { kind: 'examined' }
  /** A fault was found: people choose what is done about it. */
  | { kind: 'faulty' }
  /** No trouble was found: the client is asked whether they want it back (VD-18). */
  | { kind: 'asking' }
  /** The Partner Team, or the bench after damage, names a price; the client answers. */
  | { kind: 'quoting'; because: RuleId[] }
  /** A partner's unit, which its vendor deals with without our bench (VD-4). */
  | { kind: 'with-vendor' }
  | { kind: 'mending'; remedy: Remedy; from: 'stock' | 'vendor' }
  | { kind: 'sending'; sending: Sending }
  | { kind: 'disposing'; because: RuleId[] }
  | { kind: 'ended'; ending: Ending }

/** What goes to the client in the end. `as-quoted`: repaired or replaced, as the quote said. */
export interface Sending {
  what: 'repaired' | 'replacement' | 'as-quoted' | 'unit'
  way: WayBack
  because: RuleId[]
  /** How a replacement joins the warranty chain. */
  succession: Succession
  /** Which answer of the client's it follows from; they may still give another. */
  answer?: WantedBack
}

export type WantedBack = 'yes' | 'rush' | 'no'

export interface Shipment {
  /** What left: the unit itself, or what stands in for it. */
  serial: SerialNumber
  at: Instant
  parcels: Parcel[]
  arrived: string[]
  deliveredAt?: Instant
}

export interface EarlyDelivery extends Pick<KeptFact, 'at' | 'by'> {
  /** Absent: no parcel in particular. */
  tracking?: string
}

export interface UnitStanding extends StandardUnitTerms {
  /** As it was granted, before its arrival could change anything. */
  readonly granted: StandardUnitTerms
  course: Course
  state: UnitState
  /** Where it stands, as its case would show it. */
  stage: Stage
  /** Counts what has become known of it. */
  known: number
  /** What was done once, by its name; and the tasks that wait for somebody. */
  done: string[]
  tasks: Pick<TaskOrder, 'kind' | 'occasion'>[]
  arrivedAt?: Instant
  /** The arrival by which it was judged. */
  judgedBy?: Instant
  /** It came when it had lapsed: taken in should the RMA be reopened. */
  cameLate?: Receipt
  /** When its inspection was asked for. */
  askedAt?: Instant
  packaging?: 'original' | 'missing' | 'unknown'
  bench?: BenchTerms
  finding?: Finding
  chosen?: Choice
  quote?: Quote
  /** Since when the client is asked about a unit without trouble, and what they say. */
  askedClientAt?: Instant
  wantedBack?: WantedBack
  paid: Payment['for'][]
  invoiced: ObligationLine[]
  vendor?: VendorLeg
  shipment?: Shipment
  shipments: number
  calledOff?: 'cancelled' | 'finished'
  /** Called off while it was here: it goes back, and its way ends as cancelled all the same. */
  goesBack?: 'cancelled'
}

export interface Choice {
  remedy: 'repair' | 'replace' | 'partner-team'
  client: 'agreed' | 'not-asked'
  role: Role
  from: 'stock' | 'vendor'
}

export interface Quote {
  amount: Cents
  at: Instant
  answer?: 'accepted' | 'declined' | 'invoice' | 'lapsed'
  disposal: 'consented-in-writing' | 'no-consent'
}

export interface VendorLeg {
  answer?: VendorAnswer
  /** The vendor's replacement, tested and here. */
  replacement?: SerialNumber
}

/** What a standard return knows: facts and decisions, folded as they came in, unit by unit. */
export class ReturnStanding implements CaseState {
  readonly units: UnitStanding[]
  readonly exceptions = new Exceptions()
  /** Labels of ours, for the way to us. */
  labels: Parcel[] = []
  /** When what is awaited lapses; nothing while nothing is. */
  dueAt: Instant | null = null
  /** When a lapsed case was last opened again. */
  reopenedAt?: Instant
  /** Deliveries told before anything had been told to have left. */
  early: EarlyDelivery[] = []

  constructor(terms: StandardTerms) {
    this.units = terms.units.map(unit => ({
      ...unit,
      ...AT_FIRST,
      granted: unit,
      done: [],
      tasks: [],
      paid: [],
      invoiced: [],
    }))
  }

  get shown(): Pick<CaseView, 'exceptions' | 'units'> {
    return {
      exceptions: this.exceptions.open.map(({ id, kind }) => ({ id, kind })),
      units: this.units.map(({ serial, state }) => ({ serial, state })),
    }
  }

  unit(serial: SerialNumber): UnitStanding | undefined {
    return this.units.find(unit => unit.serial === serial)
  }

  /** Not here, and waited for. */
  get awaited(): UnitStanding[] {
    return this.units.filter(unit => unit.course.kind === 'awaited' && !unit.arrivedAt)
  }

  get lapsed(): UnitStanding[] {
    return this.units.filter(unit => unit.course.kind === 'lapsed')
  }

  /** Not here: an unknown parcel may be one of these. */
  get absent(): UnitStanding[] {
    return [...this.awaited, ...this.lapsed]
  }

  /** A parcel that nobody has looked into may still be one of the units. */
  get isOver(): boolean {
    return this.units.every(unit => unit.course.kind === 'ended') && this.exceptions.openParcels.length === 0
  }

  /** The case stands where the hindmost of its units does. */
  get stage(): Stage {
    if (this.exceptions.openParcels.length > 0 && (this.awaited.length > 0 || this.#open.length === 0)) return 'paused'
    return HINDMOST_FIRST.find(stage => this.#open.some(unit => unit.stage === stage)) ?? 'in-transit'
  }

  get #open(): UnitStanding[] {
    return this.units.filter(unit => unit.course.kind !== 'ended')
  }

  /** One that all units came to, or the first in the list that one of them did. */
  get outcome(): Ending {
    const reached = this.units.map(unit => (unit.course.kind === 'ended' ? unit.course.ending : undefined))
    return ENDINGS.find(ending => reached.includes(ending)) ?? 'settled-by-staff'
  }
}

const AT_FIRST = {
  course: { kind: 'awaited' },
  state: 'owed',
  stage: 'awaiting-return',
  known: 0,
  shipments: 0,
} as const satisfies Partial<UnitStanding>

const HINDMOST_FIRST: Stage[] = [
  'awaiting-return',
  'inspecting',
  'quoted',
  'asking-client',
  'with-vendor',
  'collecting',
  'repairing',
  'awaiting-shipment',
  'in-transit',
  'lapsed',
]
