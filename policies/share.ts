import { type Cents, cents } from '../domain/money.ts'

/**
 * So many parts of a whole; half a cent counts as one. Big integers, since the product of two amounts may be more than
 * a safe number holds.
 */
export function shareHalfUp(amount: Cents, { part, whole }: { part: number; whole: number }): Cents {
  const doubled = 2n * BigInt(amount) * BigInt(part)
  return cents(Number((doubled + BigInt(whole)) / (2n * BigInt(whole))))
}
