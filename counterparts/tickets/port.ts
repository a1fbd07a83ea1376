/**
 * What we ask of the ticketing system. A comment is internal, always. `marker` names it: a comment whose marker stands
 * in the ticket already is not written again. Throws `UnreachableError` (try again) and `RefusedError`.
 */
export interface Tickets {
  comment(order: { ticket: string; marker: string; body: string }): Promise<'written' | 'already-there' | 'ticket-gone'>
  /** Who asked, for a case that was started without the API. */
  requester(ticket: string): Promise<Requester | undefined>
}

export interface Requester {
  name: string
  email: string
}
