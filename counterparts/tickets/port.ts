import type { Stage } from '../../domain/case.ts'

/**
 * What we ask of the ticketing system. A comment is internal, always. `marker` names it: a comment whose marker stands
 * in the ticket already is not written again. `stage` is where the case stands now, for tags and status beside the
 * comment. Throws `UnreachableError` (try again) and `RefusedError`.
 */
export interface Tickets {
  comment(order: {
    ticket: string
    marker: string
    body: string
    stage?: CaseStage
  }): Promise<'written' | 'already-there' | 'ticket-gone'>
  /** Who asked, for a case that was started without the API. */
  requester(ticket: string): Promise<Requester | undefined>
}

export interface Requester {
  name: string
  email: string
}

/** Also before a case has begun, and where it never did. */
export type CaseStage = Stage | 'approved' | 'refused'

/** An approved ticket in the words of `POST /v1/cases`, and what of it could not be put into them. */
export interface ApprovedTicket {
  asked: Record<string, unknown>
  unreadable: TicketMistake[]
  /** Whether it bears our mark already. */
  started: boolean
}

/** A place in the words of `POST /v1/cases`, `/units/0/brand`, and what is wrong there. */
export interface TicketMistake {
  pointer: string
  detail: string
}

/**
 * Tickets that ask for a case by themselves. What a ticket says is read from the ticket, never from whoever pointed at
 * it. Throws as `Tickets` does.
 */
export interface ApprovedTickets {
  /** `undefined`: it is gone, closed, or nobody has approved it. */
  read(ticket: string): Promise<ApprovedTicket | undefined>
  /** Marks it as one whose case stands. */
  markStarted(ticket: string): Promise<void>
  /** Tells the agent, internally, what stands in the way, and takes the approval off in the same moment. */
  sendBack(ticket: string, why: { reason: string; mistakes: TicketMistake[] }): Promise<void>
  /** Approved ones without our mark: those of a webhook that was lost. */
  waiting(): Promise<string[]>
}
