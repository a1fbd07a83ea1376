import { timingSafeEqual } from 'node:crypto'
import type { ParcelTold } from './parcel-told.ts'

/** `forged`: signature or token missing, wrong or too old. `ignored`: genuine, but nothing about a parcel. */
export type CarrierHookReading =
  | { kind: 'parcel'; told: ParcelTold }
  | { kind: 'ignored' }
  | { kind: 'forged'; why: string }

/** In constant time. */
export function sameText(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)]
  return first.length === second.length && timingSafeEqual(first, second)
}
