import { fractionDigits } from '../policies/written-price.ts'

/** `39900 USD` in minor units is written `399.00 USD`; no float is made on the way. */
export function money({ amount, currency }: { amount: number; currency: string }): string {
  const digits = fractionDigits(currency)
  const written = String(Math.abs(amount)).padStart(digits + 1, '0')
  const parts = digits > 0 ? [written.slice(0, -digits), written.slice(-digits)] : [written]
  return `${amount < 0 ? '-' : ''}${parts.join('.')} ${currency}`
}
