import type { Device } from '../domain/device.ts'
import type { Replaced } from '../domain/step.ts'
import { dayOf } from './calendar.ts'
import { succeed } from './warranty-chain.ts'

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
