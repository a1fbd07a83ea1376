import { createHmac, timingSafeEqual } from 'node:crypto'
import type { RmaNumber } from '../../domain/names.ts'

/**
 * The client's own page of one case, which all of its letters lead to: `RMA-1001.9f3c…`, the case's number and a
 * signature of 256 bits. It is made anew wherever it is needed and kept nowhere. Whoever alters the number has the wrong
 * signature. `undefined` without a secret, and for a vendor's leg, which has no client.
 */
export function ownPageToken(rma: RmaNumber, secrets: readonly string[]): string | undefined {
  const [secret] = secrets
  return secret === undefined || !CLIENTS_NUMBER.test(rma) ? undefined : `${rma}.${signatureOf(rma, secret)}`
}

/** The case that a token opens, signed with any of the secrets; `undefined` for whatever we have not signed. */
export function caseOfOwnPage(token: string, secrets: readonly string[]): RmaNumber | undefined {
  const [, rma, signature] = /^(.+)\.([0-9a-f]{64})$/.exec(token) ?? []
  if (rma === undefined || signature === undefined || !CLIENTS_NUMBER.test(rma)) return undefined
  const given = Buffer.from(signature, 'hex')
  const isOurs = secrets.some(secret => timingSafeEqual(given, Buffer.from(signatureOf(rma, secret), 'hex')))
  return isOurs ? (rma as RmaNumber) : undefined // we have signed nothing but numbers of cases
}

const CLIENTS_NUMBER = /^[A-Za-z0-9._-]+$/

function signatureOf(rma: string, secret: string): string {
  return createHmac('sha256', secret).update(`own-page/${rma}`).digest('hex')
}
