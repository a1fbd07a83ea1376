import type { SerialNumber } from '../domain/names.ts'
import type { ReceiptRuling, WindowFacts } from '../domain/ruling.ts'
import type { WindowTerms } from '../domain/terms.ts'
import type { Instant } from '../domain/time.ts'
import { windowMarks } from './marks.ts'

export interface Receipt {
  serial: SerialNumber
  receivedAt: Instant
  window: WindowTerms
  zone: string
  /** As they were before this receipt; without an anchor there is no clock, and whatever comes is in time. */
  facts: WindowFacts
}

/**
 * Was a unit back before the bill mark? The receipt's own time decides, never the time at which it was told. A carrier's
 * acceptance before the mark stands for the receipt for as long as the grace lasts.
 */
export function ruleReceipt({ serial, receivedAt, window, zone, facts }: Receipt): ReceiptRuling {
  if (!facts.anchor) return { timing: 'in-time', because: ['settled:what-counts-as-back'], serial }
  const marks = windowMarks({ window, zone, facts, now: receivedAt })
  if (receivedAt < marks.billAt) return { timing: 'in-time', because: ['settled:a-day', 'settled:two-marks'], serial }
  const wasHandedOver = facts.inTransitSince !== undefined && facts.inTransitSince < marks.billAt
  if (wasHandedOver && receivedAt < marks.transitUntil)
    return { timing: 'in-time', because: ['settled:what-counts-as-back'], serial }
  return { timing: 'late', because: ['settled:two-marks', 'settled:what-counts-as-back'], serial }
}
