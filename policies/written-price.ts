/** How many digits a currency has behind the point. Throws a RangeError for what is no currency. */
export function fractionDigits(currency: string): number {
  return new Intl.NumberFormat('en-US', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

/**
 * A price as people write it, in minor units: `399.00` and `399` are 39900 in a currency of two digits; no float is made
 * on the way. `undefined` for anything else. Throws a RangeError for what is no currency.
 */
export function minorUnits(text: string, currency: string): number | undefined {
  const digits = fractionDigits(currency)
  const [, whole, part = ''] = /^(\d{1,12})(?:\.(\d+))?$/.exec(text) ?? []
  return whole === undefined || part.length > digits ? undefined : Number(whole + part.padEnd(digits, '0'))
}

/** As such a price is written: `399.00`, `399`. */
export function examplePrice(currency: string): string {
  const digits = fractionDigits(currency)
  return digits > 0 ? `399.${'0'.repeat(digits)}` : '399'
}
