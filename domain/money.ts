/**
 * Money is whole minor units with a currency.
 *
 * Range: safe integers, so up to 90 trillion units. Precision: the minor unit (a cent for USD). Rounding: none so far;
 * where some is needed, a name will say so.
 */
export type Cents = number & { readonly __brand: 'Cents' }

/** An ISO 4217 code, such as `USD` or `CAD`. */
export type Currency = string & { readonly __brand: 'Currency' }

export interface Money {
  amount: Cents
  currency: Currency
}

/** `cents(45_00)` is forty-five dollars. Throws a RangeError unless given a whole, non-negative, safe number. */
export function cents(amount: number): Cents {
  if (!Number.isSafeInteger(amount) || amount < 0)
    throw new RangeError(`An amount is a whole number of minor units, zero or more; got ${amount}.`)
  return amount as Cents // proven just above
}

/** Throws a RangeError unless given three capital letters. */
export function currency(code: string): Currency {
  if (!/^[A-Z]{3}$/.test(code)) throw new RangeError(`A currency is three capital letters such as USD; got "${code}".`)
  return code as Currency // proven just above
}

export function sum(amounts: readonly Cents[]): Cents {
  return cents(amounts.reduce((total: number, amount) => total + amount, 0))
}

/** The smaller of the two. */
export function atMost(amount: Cents, limit: Cents): Cents {
  return cents(Math.min(amount, limit))
}

/** What is left of `amount`, never below zero. */
export function less(amount: Cents, taken: Cents): Cents {
  return cents(Math.max(0, amount - taken))
}
