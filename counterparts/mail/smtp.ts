import { createTransport, type SendMailOptions } from 'nodemailer'
import { UnreachableError } from '../errors.ts'
import type { Envelope, Mail } from './port.ts'
import { replyAddress } from './reply-address.ts'

const PATIENCE_MS = 5_000

export interface SmtpConfig {
  /** As in `smtp://user:password@mail.example.com:587`. */
  url: string
  from: { name: string; address: string }
  /** They sign the address that clients answer to, by which an answer finds its case; the newest first. */
  replySecrets?: readonly string[]
  /** Letters are signed with it; without it whoever relays them may do so. */
  dkim?: { domain: string; selector: string; key: string }
}

/** The post over SMTP, with a few connections kept open. */
export function smtpMail(config: SmtpConfig): Mail & { close(): void } {
  const { dkim } = config
  const transport = createTransport({
    url: config.url,
    pool: true,
    maxConnections: 4,
    // Who asked tries again, with the same Message-ID; the pool itself never sends a letter twice.
    maxRequeues: 0,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    // A letter is made by us; it never reads a file or fetches an address on the way out.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(dkim && { dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: dkim.key } }),
  })
  return {
    async send(letter) {
      try {
        await transport.sendMail(message(letter, config))
        return { kind: 'accepted' }
      } catch (error) {
        return verdict(error)
      }
    },
    close: () => transport.close(),
  }
}

function message(letter: Envelope, { from, replySecrets = [] }: SmtpConfig): SendMailOptions {
  return {
    messageId: `<${letter.messageId}>`,
    from,
    to: letter.to,
    replyTo: replyAddress(letter.replyTo, letter.rma, replySecrets),
    subject: letter.subject,
    html: letter.html,
    text: letter.text,
    inReplyTo: `<${letter.thread}>`,
    references: [`<${letter.thread}>`],
    // Out-of-office replies and other robots stay away (RFC 3834; the second for Exchange).
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  }
}

/** What nodemailer says about a letter that did not go: `code` its own, `responseCode` the server's. */
interface SmtpFailure extends Error {
  code?: string
  command?: string
  responseCode?: number
  response?: string
}

/**
 * Only a 5xx to the recipient or to the letter itself is a no for good. A 5xx to the greeting, to our password or to
 * our sender speaks of us: the letter waits until somebody has mended that.
 */
function verdict(error: unknown): { kind: 'bounced'; why: string } {
  const failure = error as SmtpFailure // nodemailer throws nothing else; every field is optional
  const final = (failure.responseCode ?? 0) >= 500 && (failure.command === 'RCPT TO' || failure.command === 'DATA')
  // Nodemailer refuses an address that is none before it asks the server.
  const unwritable = failure.code === 'EENVELOPE' && failure.command === 'API'
  if (final || unwritable) return { kind: 'bounced', why: failure.response ?? failure.message }
  throw new UnreachableError(`The mail server did not take the letter: ${failure.message}`, { cause: error })
}
