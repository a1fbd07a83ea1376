import type { RmaNumber } from '../../domain/names.ts'

/**
 * What we ask of the post. The same `messageId` sent twice is one letter to its reader. `bounced` is the server's
 * final no (5xx). Throws `UnreachableError` while the server is away, busy (4xx) or broke off.
 */
export interface Mail {
  send(letter: Envelope): Promise<{ kind: 'accepted' } | { kind: 'bounced'; why: string }>
}

export interface Envelope {
  /** Without angle brackets: `<sha256 of case, kind, occasion, address>@<our domain>`. */
  messageId: string
  to: { name: string; address: string }
  /** The case it is about, and the mailbox that answers to it go to. */
  rma: RmaNumber
  replyTo: string
  subject: string
  html: string
  text: string
  /** The Message-ID that all letters of a case refer to, so that they stand together in a mail program. */
  thread: string
}
