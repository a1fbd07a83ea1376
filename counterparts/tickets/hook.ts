/**
 * What a ticketing system's webhook says. `ticket`: look at this one. `asked`: the approval itself, in the words of
 * `POST /v1/cases`. `unreadable`: genuine, and not as we asked for it.
 */
export type TicketHookReading =
  | { kind: 'ticket'; ticket: string }
  | { kind: 'asked'; ticket: string; asked: unknown }
  | { kind: 'unreadable' }
  | { kind: 'forged'; why: string }
