import type { FinalBillLine } from '../domain/final-bill.ts'
import type { Currency } from '../domain/money.ts'
import { unreachable } from '../domain/unreachable.ts'
import { count, spokenAmount, spokenDate } from './spoken.ts'

/** What a line of a final bill is for, and its amount, as said to the client. */
export function spokenBillLine(line: FinalBillLine, currency: Currency): string {
  return `${purposeOf(line, currency)}: ${spokenAmount(line.amount, currency)}`
}

function purposeOf(line: FinalBillLine, currency: Currency): string {
  switch (line.kind) {
    case 'part-month':
      return line.days === line.periodDays
        ? `the last month, ${span(line)}`
        : `the part of a month, ${span(line)}, ${line.days} of its ${count(line.periodDays, 'day')}`
    case 'contract-balance':
      return `the balance of your contract, ${span(line)}, ${count(line.periods, 'month')} at ${spokenAmount(line.monthlyFee, currency)}`
    case 'past-due':
      return 'what is past due'
    default:
      return unreachable(line)
  }
}

function span({ from, to }: Extract<FinalBillLine, { from: unknown }>): string {
  return from === to ? spokenDate(from) : `${spokenDate(from)} through ${spokenDate(to)}`
}
