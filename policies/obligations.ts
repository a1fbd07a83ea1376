import { cents } from '../domain/money.ts'
import type { AnyLine, Obligation, ObligationLine } from '../domain/money-movement.ts'
import type { CaseTerms, UnitTerms } from '../domain/terms.ts'
import { unreachable } from '../domain/unreachable.ts'

/**
 * What each obligation that arises with a case may cost at most (invariant 1). Those that arise later, as a quote does,
 * are frozen by the step in which they do.
 */
export function obligationsUnder(terms: CaseTerms): AnyLine[] {
  switch (terms.returnType) {
    case 'advanceReplacement':
      return [...each('return', terms.units), ...each('damage', terms.units), ...each('loaner', terms.loaners)]
    case 'standardReturn':
      return each(
        'deductible',
        terms.units.map(({ serial, treatment }) => ({ serial, amount: treatment.deductible })),
      ).filter(line => line.amount > 0)
    case 'orderedNotNeededReturn':
      return each(
        'order',
        terms.units.map(({ serial, amount, tax }) => ({ serial, amount: cents(amount + tax) })),
      )
    case 'subscriptionCancellation':
      return [{ obligation: 'subscription', amount: terms.highest }]
    case 'overTheCounterReturn':
    case 'virtualReturn':
    case 'maintenanceCancellation':
    case 'vendorReturn':
      return []
    default:
      return unreachable(terms)
  }
}

function each(obligation: Obligation, units: Pick<UnitTerms, 'serial' | 'amount'>[]): ObligationLine[] {
  return units.map(({ serial, amount }) => ({ obligation, serial, amount }))
}
