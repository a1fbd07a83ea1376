import { type Cents, cents } from '../../domain/money.ts'

/** `399.00`: two decimals, as the desk writes money. Throws a RangeError that says so. */
export function readAmount(text: string): Cents {
  const read = /^(\d{1,9})\.(\d{2})$/.exec(text)
  if (!read) throw new RangeError(`An amount is written with its cents, as 399.00; got "${text}".`)
  return cents(Number(read[1]) * 100 + Number(read[2]))
}

export function writeAmount(amount: number): string {
  return `${amount < 0 ? '-' : ''}${Math.floor(Math.abs(amount) / 100)}.${String(Math.abs(amount) % 100).padStart(2, '0')}`
}
