import type { Instant } from '../../domain/time.ts'
import type { ReceivedMail } from './received-mail.ts'

/** `help`: labels and pick-ups are asked for there (FO-4). `clientops`: services are cancelled there (FO-10, FO-13). */
export type MailboxPurpose = 'help' | 'clientops'

/** How far a mailbox has been read. Its server may begin its numbers anew: then the place is found again by date. */
export interface Place {
  /** The server's UIDVALIDITY: UIDs mean something only together with it. */
  uidValidity: number
  /** The highest UID that is on record. */
  lastUid: number
}

/** What becomes of a mail in the mailbox once it is on record: `filed` goes to a folder of its own, `left` stays. */
export type Disposal = 'filed' | 'left'

export interface Mailbox {
  /** User, server and folder; never the password. */
  name: string
  serves: readonly MailboxPurpose[]
  /**
   * Reads what has come since `place`, in the order of its coming; where the place is unknown or no longer valid, what
   * has come since the day of `from`. Each mail is on record when `take` returns, and is only then filed, and only then
   * comes the next. Marks nothing as read. Answers where it got to.
   *
   * Throws `UnreachableError` while the server is away, silent or broke off, `RefusedError` when it does not accept the
   * name, the password or the folder, and whatever `take` throws.
   */
  look(
    since: { place: Place | undefined; from: Instant },
    take: (mail: ReceivedMail, place: Place) => Promise<Disposal>,
  ): Promise<{ place: Place; unfiled?: string }>
}
