import type { Instant } from './time.ts'

/** One comparison of gateway, ledger and triggers. What is younger than its grace may still be on its way. */
export interface Comparison {
  run: string
  /** Payments made before are not looked at any more. */
  since: Instant
  graceSeconds: number
  /** How long a trigger may be on its way before it counts as undelivered. */
  undeliveredSeconds: number
}

/** A page of it. Without `next` it was the last. */
export interface ComparedPage {
  next?: string
}

export interface ComparisonResult {
  /** What does not add up, found now or before. */
  open: number
}
