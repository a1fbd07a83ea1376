import type { Device } from '../domain/device.ts'
import type { SerialNumber } from '../domain/names.ts'
import type { UnitTerms } from '../domain/terms.ts'
import type { Instant } from '../domain/time.ts'
import { dayOf } from './calendar.ts'
import { succeed } from './warranty-chain.ts'

export interface Replaced {
  units: readonly (Pick<UnitTerms, 'brand' | 'model' | 'chain' | 'succession'> & { replacement?: SerialNumber })[]
  /** When the replacements were shipped. */
  shippedAt: Instant
  zone: string
}

/**
 * The replacements as the records shall know them, each in the warranty chain of what it replaces (VD-15). Where nobody
 * knows when the first unit was shipped, or which serial number stands for it now, there is no chain to join.
 */
export function successors({ units, shippedAt, zone }: Replaced): Device[] {
  return units.flatMap(({ brand, model, chain, replacement: serial, succession: how = 'warranty-replacement' }) =>
    chain && serial
      ? [succeed({ device: chain, replacement: { serial, brand, model }, shippedOn: dayOf(shippedAt, zone), how })]
      : [],
  )
}
