import { CommandError } from './terminal.ts'

/** `39900 USD` in minor units is written `399.00 USD`; no float is made on the way. */
export function money({ amount, currency }: { amount: number; currency: string }): string {
  const digits = digitsOf(currency)
  const written = String(Math.abs(amount)).padStart(digits + 1, '0')
  const parts = digits > 0 ? [written.slice(0, -digits), written.slice(-digits)] : [written]
  return `${amount < 0 ? '-' : ''}${parts.join('.')} ${currency}`
}

/** How many digits a currency has behind the point. Throws `CommandError` for what is no currency. */
export function digitsOf(currency: string): number {
  try {
    return new Intl.NumberFormat('en-US', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  } catch {
    throw new CommandError(`A currency is three capital letters such as USD; got "${currency}".`)
  }
}
