import { createHash } from 'node:crypto'
import type { RmaNumber } from '../../domain/names.ts'

/**
 * A letter of one kind and occasion goes to one address once per case (invariant 8), so these name it, and a letter
 * sent again after a lost answer has the same Message-ID: to its reader it is one letter. Without angle brackets.
 */
export function messageIdOf(letter: {
  rma: RmaNumber
  kind: string
  occasion: string
  address: string
  domain: string
}): string {
  const { rma, kind, occasion, address, domain } = letter
  return `${digest([rma, kind, occasion, address.toLowerCase()])}@${domain}`
}

/** The Message-ID of a letter that was never sent: all letters of a case answer it, and so stand together. */
export function threadOf(rma: RmaNumber, domain: string): string {
  return `${digest(['thread', rma])}@${domain}`
}

/** JSON keeps the parts apart: no two different lists read the same. */
function digest(parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
}
