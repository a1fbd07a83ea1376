import type { RmaNumber } from '../domain/names.ts'
import type { Instant } from '../domain/time.ts'

/** The time in which a case lives: the sandbox's parts date what they do for a case by its own clock. */
export type CaseNow = (rma: RmaNumber | undefined) => Promise<Instant>
