import type { ChargedBy, DueCharge } from '../domain/ruling.ts'

/** Where a policy names no charge, where the client accepted none, and in a dispute, finance is asked first. */
export function chargedBy({ collateral, accepted, cause, dispute }: DueCharge): ChargedBy {
  if (dispute === 'undecided') return { kind: 'finance', why: 'dispute', because: ['settled:dispute'] }
  const isAgreed = cause === 'kept' || (collateral !== 'nothing' && (collateral !== 'account' || accepted === 'yes'))
  return isAgreed ? { kind: 'itself' } : { kind: 'finance', why: 'charge', because: ['settled:amount'] }
}
