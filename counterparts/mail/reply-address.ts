import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * Where an answer to a case's letters goes: `help+rma-1001.0f3a…@example.com`. Signed, so that nobody guesses the address
 * of a case that is not theirs. Mail servers may write it in small letters, so the number is found without regard to
 * them. A case whose number does not fit there has the mailbox's own address.
 */
export function replyAddress(mailbox: string, rma: string, secrets: readonly string[]): string {
  const [secret] = secrets
  const at = mailbox.lastIndexOf('@')
  const [local, domain] = [mailbox.slice(0, at), mailbox.slice(at + 1)]
  const number = rma.toLowerCase()
  if (secret === undefined || !/^[a-z0-9._-]+$/.test(number)) return mailbox
  const detailed = `${local}+${number}.${signatureOf(number, secret)}`
  return detailed.length > LONGEST_LOCAL_PART ? mailbox : `${detailed}@${domain}`
}

/** The case's number, in small letters, that an address of ours names; `undefined` when none does, or it is a guess. */
export function caseInAddress(address: string, secrets: readonly string[]): string | undefined {
  const [, number, signature] = /\+([a-z0-9._-]+)\.([0-9a-f]{16})@/.exec(address.toLowerCase()) ?? []
  if (number === undefined || signature === undefined) return undefined
  return secrets.some(secret => isSame(signatureOf(number, secret), signature)) ? number : undefined
}

/** RFC 5321, 4.5.3.1.1. */
const LONGEST_LOCAL_PART = 64

function signatureOf(number: string, secret: string): string {
  return createHmac('sha256', secret).update(`reply/${number}`).digest('hex').slice(0, 16)
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}
