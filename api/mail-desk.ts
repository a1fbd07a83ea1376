import type { Mailbox } from '../counterparts/mailboxes/port.ts'

/** What mail comes in by; where no mailbox is named, none does. */
export interface MailDesk {
  mailboxes: readonly Mailbox[]
  /** They sign the addresses that clients answer to; any of them may have. */
  replySecrets: readonly string[]
}
