import type { RuleId } from './decision.ts'
import type { RmaNumber } from './names.ts'
import type { CommonTerms } from './terms.ts'
import type { Instant } from './time.ts'

/**
 * A return over a distributor's counter: the client hands the unit to the distributor under our Tech Ticket ID, and the
 * distributor's own policy governs (SP-2). There is no window, no hold and no amount; the case is closed by the
 * distributor's return or by staff.
 */
export interface OverTheCounterTerms extends CommonTerms {
  returnType: 'overTheCounterReturn'
  /** The rule whose sentence warns the client. */
  warning: RuleId
  /** Days after which staff ask the distributor, and the instant at which they are told to. */
  nudgeDays: number
  nudgeAt: Instant
}

/** What the client shows at the counter. */
export type TechTicketId = string & { readonly __brand: 'TechTicketId' }

/** `TT-RMA-1001`: made of the RMA number alone, so that whoever reads one can find the other. */
export function techTicketId(rma: RmaNumber): TechTicketId {
  return `TT-${rma}` as TechTicketId // made here and nowhere else
}
