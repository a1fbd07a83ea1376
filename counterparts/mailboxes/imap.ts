import { ImapFlow } from 'imapflow'
import { type Instant, instant, SECOND } from '../../domain/time.ts'
import { RefusedError, UnreachableError } from '../errors.ts'
import type { Disposal, Mailbox, MailboxPurpose, Place } from './port.ts'
import { type ReceivedMail, readMail } from './received-mail.ts'

export interface ImapConfig {
  /** As in `imaps://user:password@mail.example.com/INBOX`; `imap://` is made secure by STARTTLS before the password. */
  url: string
  serves: readonly MailboxPurpose[]
  /** The names under which our own server signs what it found out about a mail. */
  ourServers: readonly string[]
  /** Where mails go that Sendback has dealt with. */
  filedUnder?: string
  /** How long one look may take in all, and how long a server may say nothing. */
  patience?: { look: number; silence: number }
}

const PATIENCE = { look: 25 * SECOND, silence: 10 * SECOND }
/** What is more than this comes with the next look. */
const MOST_MAILS = 100
/** The head and the words of a mail are at its beginning; what is attached may be left behind. */
const MOST_BYTES = 1024 * 1024

/**
 * A mailbox over IMAP. Each look has a connection of its own: one that was left open may have died without a word, and
 * a server's promise to tell of new mail is not relied on.
 */
export function imapMailbox(config: ImapConfig): Mailbox {
  const url = new URL(config.url)
  const folder = decodeURIComponent(url.pathname.replace(/^\//, '')) || 'INBOX'
  const patience = config.patience ?? PATIENCE
  return {
    name: `${decodeURIComponent(url.username)}@${url.host}/${folder}`,
    serves: config.serves,
    async look(since, take) {
      const client = connectionTo(url, patience.silence)
      const impatience = setTimeout(() => client.close(), patience.look)
      const own: { failure?: unknown } = {}
      try {
        await client.connect()
        const lock = await client.getMailboxLock(folder)
        try {
          return await readThrough(client, since, config, async (mail, place) => {
            try {
              return await take(mail, place)
            } catch (error) {
              own.failure = error
              throw error
            }
          })
        } finally {
          lock.release()
        }
      } catch (error) {
        throw own.failure ?? told(error, folder)
      } finally {
        clearTimeout(impatience)
        await client.logout().catch(() => {})
        client.close()
      }
    },
  }
}

export function connectionTo(url: URL, silence: number): ImapFlow {
  const secure = url.protocol === 'imaps:'
  const client = new ImapFlow({
    host: url.hostname,
    port: Number(url.port) || (secure ? 993 : 143),
    secure,
    // A password goes over no open line, unless it stays on this machine.
    doSTARTTLS: secure ? undefined : !isLoopback(url.hostname),
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: silence,
    greetingTimeout: silence,
    socketTimeout: silence,
  })
  // What breaks off shows in the command under way; unheard, it would end the process.
  client.on('error', () => {})
  return client
}

type Take = (mail: ReceivedMail, place: Place) => Promise<Disposal>

async function readThrough(
  client: ImapFlow,
  { place, from }: { place: Place | undefined; from: Instant },
  { ourServers, filedUnder = 'Sendback' }: ImapConfig,
  take: Take,
): Promise<{ place: Place; unfiled?: string }> {
  const { mailbox } = client
  if (!mailbox) throw new UnreachableError('The mail server closed the folder.')
  const uidValidity = Number(mailbox.uidValidity)
  const valid = place?.uidValidity === uidValidity ? place : undefined
  const found = await client.search(valid ? { uid: `${valid.lastUid + 1}:*` } : { since: new Date(from) }, {
    uid: true,
  })
  if (!found) throw new UnreachableError('The mail server did not say what is in the folder.')
  // A server answers `7:*` with its last mail, even where that is the sixth.
  const uids = found.filter(uid => !valid || uid > valid.lastUid).sort((a, b) => a - b)
  const now = uids.slice(0, MOST_MAILS)
  let unfiled: string | undefined
  for (const uid of now) {
    const raw = await fetched(client, uid)
    if (!raw) continue
    const disposal = await take(await readMail(raw, ourServers), { uidValidity, lastUid: uid })
    if (disposal === 'filed' && unfiled === undefined) unfiled = await file(client, uid, filedUnder)
  }
  const lastUid =
    now.length < uids.length ? (now.at(-1) ?? 0) : Math.max(valid?.lastUid ?? 0, mailbox.uidNext - 1, ...now)
  return { place: { uidValidity, lastUid }, ...(unfiled !== undefined && { unfiled }) }
}

/** `undefined` when somebody has taken the mail away since. Reading it does not mark it as read. */
async function fetched(client: ImapFlow, uid: number) {
  const source = { start: 0, maxLength: MOST_BYTES }
  const mail = await client.fetchOne(String(uid), { uid: true, internalDate: true, source }, { uid: true })
  if (mail === false) return undefined
  if (!mail.source) return undefined
  return { source: mail.source, internalDate: instant(new Date(mail.internalDate ?? Date.now()).getTime()) }
}

/** Only for people's eyes: what is on record is known by its own mark. Says why it was not possible. */
async function file(client: ImapFlow, uid: number, folder: string): Promise<string | undefined> {
  try {
    await client.mailboxCreate(folder)
    await client.messageMove(String(uid), folder, { uid: true })
    return undefined
  } catch (error) {
    if (!client.usable) throw error
    return error instanceof Error ? error.message : String(error)
  }
}

/** What imapflow says about a command that failed. */
export interface ImapFailure extends Error {
  authenticationFailed?: boolean
  responseStatus?: string
  responseText?: string
}

function told(error: unknown, folder: string): Error {
  const failure = error as ImapFailure // imapflow throws nothing else; every field is optional
  const said = failure.responseText ?? failure.message
  if (failure.authenticationFailed)
    return new RefusedError(`The mail server does not accept the name or the password: ${said}`, { cause: error })
  if (failure.responseStatus === 'NO')
    return new RefusedError(`The mail server does not open ${folder}: ${said}`, { cause: error })
  return new UnreachableError(`The mailbox could not be read: ${said}`, { cause: error })
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\./.test(host)
}
