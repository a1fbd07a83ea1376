import type { RuleId } from './decision.ts'
import type { Cents } from './money.ts'
import type { LocalDate } from './time.ts'

/**
 * What a subscription that has ended still costs. `net` is the sum of the lines, and zero where there is none. Amounts
 * are without tax, and nothing on a final bill is a fee: finance is told a fee and a tax of zero.
 */
export interface FinalBill {
  lines: FinalBillLine[]
  net: Cents
  /** Regular bills go on through this day; no line but `past-due` is for a day up to it. */
  regularThrough: LocalDate
}

/** A line's days are `from` through `to`, both included. A line of zero is left out. */
export type FinalBillLine =
  /** `days` of the `periodDays` that its billing period has. */
  | {
      kind: 'part-month'
      because: RuleId[]
      from: LocalDate
      to: LocalDate
      days: number
      periodDays: number
      amount: Cents
    }
  /** So many whole billing periods, each at the monthly fee. */
  | {
      kind: 'contract-balance'
      because: RuleId[]
      from: LocalDate
      to: LocalDate
      periods: number
      monthlyFee: Cents
      amount: Cents
    }
  | { kind: 'past-due'; because: RuleId[]; amount: Cents }

/** What was paid while the notice ran. It can only lower the bill. */
export interface PaidSince {
  prepaidThrough?: LocalDate
  /** What is past due by now. */
  pastDue?: Cents
}
