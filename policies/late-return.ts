import { type Cents, less, sum } from '../domain/money.ts'
import type { ObligationLine } from '../domain/money-movement.ts'

/** What goes back of a charge, and what is kept of it: a fee for each unit, and never more than there is. */
export function givenBack({ lines, fee }: { lines: ObligationLine[]; fee: Cents }): {
  lines: ObligationLine[]
  fee: Cents
} {
  const back = lines.map(line => ({ ...line, amount: less(line.amount, fee) }))
  const total = (of: ObligationLine[]) => sum(of.map(line => line.amount))
  return { lines: back, fee: less(total(lines), total(back)) }
}
