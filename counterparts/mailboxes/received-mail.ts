import { createHash } from 'node:crypto'
import EmailReplyParser from 'email-reply-parser'
import { type ParsedMail, simpleParser } from 'mailparser'
import type { Instant } from '../../domain/time.ts'
import { bounceIn } from './bounce.ts'
import { whyAutomatic } from './robots.ts'
import { dmarcOf, type Header, receiptOf } from './trust.ts'

/** A mail as we understand it. Whose it is, and what is done about it, is for others to say. */
export interface ReceivedMail {
  /** The same for every copy of it, wherever it lies; another mail that bears the same Message-ID has another. */
  key: string
  /** Without angle brackets. */
  messageId?: string
  /** When it reached our own server, whatever it says itself. */
  receivedAt: Instant
  /** Whom it says it is from, in small letters; absent when it names nobody, or several. */
  sender?: string
  /** `passed`: our own server found that the sender's domain vouches for it. */
  dmarc: 'passed' | 'not-proven'
  /** All addresses it was sent to, as they were written. */
  recipients: string[]
  /** The Message-IDs it answers, without angle brackets. */
  answers: string[]
  subject: string
  /** What its sender has written, without what is quoted below. */
  words: string
  nature: Nature
}

export type Nature =
  | { kind: 'written' }
  /** No person wrote it: nobody is answered, and nothing is done for it. */
  | { kind: 'automatic'; why: string }
  /** A letter did not arrive, for good. `letters`: the Message-IDs it speaks of. */
  | { kind: 'bounce'; letters: string[]; why: string }

/** What a server hands over: the mail, as far as it is read, and when the server says it came. */
export interface RawMail {
  source: Buffer
  internalDate: Instant
}

const MOST_WORDS = 20_000

/** `ourServers`: the names under which our own server signs what it found out about a mail. */
export async function readMail(raw: RawMail, ourServers: readonly string[]): Promise<ReceivedMail> {
  const mail = await parsed(raw.source)
  const headers = headersOf(mail)
  const from = (mail.from?.value ?? []).flatMap(({ address }) => (address ? [address.toLowerCase()] : []))
  const sender = from.length === 1 ? from[0] : undefined
  const messageId = mail.messageId && withoutBrackets(mail.messageId)
  const subject = mail.subject ?? ''
  const text = (mail.text ?? '').slice(0, MOST_WORDS)
  const bounce = bounceIn(headers, from, raw.source)
  const why = whyAutomatic(headers, from)
  return {
    key: digest([messageId, from, subject, mail.date?.toISOString(), text]),
    ...(messageId && { messageId }),
    receivedAt: receiptOf(headers, raw.internalDate, ourServers),
    ...(sender && { sender }),
    dmarc: sender ? dmarcOf(headers, sender, ourServers) : 'not-proven',
    recipients: recipientsOf(mail, headers),
    answers: [mail.inReplyTo ?? [], mail.references ?? []].flat().flatMap(messageIdsIn),
    subject,
    words: new EmailReplyParser().parseReply(text.replace(SPANISH_ORIGINAL, '')).trim(),
    nature: bounce ?? (why === undefined ? { kind: 'written' } : { kind: 'automatic', why }),
  }
}

/** What an answer quotes below Outlook's line, which the library knows in English. */
const SPANISH_ORIGINAL = /^-{2,} ?Mensaje original ?-{2,}\s*$.*/ims

/** What no parser understands is still a mail, and somebody's to read. */
async function parsed(source: Buffer): Promise<ParsedMail> {
  const options = { skipImageLinks: true, skipTextToHtml: true, skipTextLinks: true, keepDeliveryStatus: true }
  try {
    return await simpleParser(source, options)
  } catch {
    const [head] = source.toString('latin1').split(/\r?\n\r?\n/, 1)
    return simpleParser(`${head}\r\n\r\n`, options)
  }
}

/** In their order, the newest on top. */
function headersOf(mail: ParsedMail): Header[] {
  return mail.headerLines.map(({ key, line }) => ({
    name: key,
    value: line
      .slice(line.indexOf(':') + 1)
      .replace(/\r?\n(?=[ \t])/g, '')
      .trim(),
  }))
}

/** `Delivered-To` and `X-Original-To` keep what comes after the plus, where the others may have lost it. */
function recipientsOf(mail: ParsedMail, headers: Header[]): string[] {
  const named = [mail.to ?? [], mail.cc ?? []].flat().flatMap(({ value }) => value.map(({ address = '' }) => address))
  const delivered = headers.flatMap(({ name, value }) =>
    name === 'delivered-to' || name === 'x-original-to' ? [value.replace(/^<|>$/g, '')] : [],
  )
  return [...new Set([...named, ...delivered].filter(Boolean))]
}

function messageIdsIn(text: string): string[] {
  return text.split(/\s+/).filter(Boolean).map(withoutBrackets)
}

function withoutBrackets(id: string): string {
  return id.trim().replace(/^<|>$/g, '')
}

function digest(parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
