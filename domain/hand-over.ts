import type { RuleId } from './decision.ts'
import type { SerialNumber } from './names.ts'
import type { Instant } from './time.ts'

/** A parcel on its way to us, as its carrier has told of it. */
export interface ReturnParcel {
  tracking: string
  /** Since when a carrier has had it: the earliest scan that says so. */
  since: Instant
  deliveredAt?: Instant
  /** `arrived`: something that came in it was received. `gone`: lost, or on its way back to the client. */
  fate: 'under-way' | 'arrived' | 'gone'
}

/** A unit that is not here. `handOverBy` is the first instant that is too late, as the terms have it. */
export interface AwaitedUnit {
  serial: SerialNumber
  handOverBy: Instant
  /** When a manager allowed it to come late all the same. */
  allowedAt?: Instant
}

/** All that a hand-over's agenda is computed from: facts only, no deadlines of its own. */
export interface HandOverFacts {
  awaited: AwaitedUnit[]
  /** Whose time has ended. What is told of them late may change that. */
  overdue: AwaitedUnit[]
  parcels: ReturnParcel[]
  /** Spans in which an exception was open; the clock stood. The last may still be open. */
  pauses: { from: Instant; to?: Instant }[]
  /** Occasions already acted on, as named by the agenda. */
  done: string[]
}

/** What is due now, and when to ask again. Asked of `rulings.handOverAgenda` whenever the facts have changed. */
export interface HandOverAgenda {
  clock: 'runs' | 'stands'
  /** The end of the days of each that is awaited, the earliest of them all apart. */
  lastDays: { serial: SerialNumber; handOverBy: Instant }[]
  handOverBy?: Instant
  due: HandOverOccasion[]
  /** Absent while the clock stands, and once only staff can go on. */
  next?: Instant
  /** When nothing more is waited for, should nothing be awaited any more. */
  closeAt?: Instant
}

/** `key` is unique per case and deadline: what `done` remembers. */
export type HandOverOccasion =
  | { kind: 'reminder'; key: string; serials: SerialNumber[]; handOverBy: Instant }
  /** The days are over, and nothing was handed over by then, as far as we know. */
  | { kind: 'lapse'; key: string; serials: SerialNumber[]; handOverBy: Instant; closeAt: Instant }
  /** Their time had been said to be over, and a carrier had taken a parcel in before. */
  | { kind: 'in-time-after-all'; key: string; serials: SerialNumber[]; tracking: string; since: Instant }
  /** A carrier took it in when the days were over. */
  | { kind: 'late-parcel'; key: string; serials: SerialNumber[]; tracking: string; since: Instant }
  /** Handed over in time, and not here after the grace: staff decide. */
  | { kind: 'still-in-transit'; key: string; serials: SerialNumber[] }

/** Whether a unit that is here was handed over in time. */
export interface ArrivalRuling {
  timing: 'in-time' | 'late'
  because: RuleId[]
  handedOverAt: Instant
  /** The parcel it came in, as far as anybody can tell. */
  tracking?: string
}
