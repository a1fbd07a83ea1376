import type { Device } from '../domain/device.ts'
import type { Instant } from '../domain/time.ts'

/** What a decision needs to know beside the request: the time, and what the records know. */
export interface Knowledge {
  now: Instant
  /** The devices' records, in the order of the request's units; absent for a unit that was never here. */
  devices: (Device | undefined)[]
  /** Units that went to this customer as virtual returns within the days that the profile looks back on (SP-9). */
  virtualUnitsLately: number
}
