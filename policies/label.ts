import type { CaseTerms } from '../domain/terms.ts'

/** Whether the client is given a label or a pick-up for the way to us (FO-4, FO-8, VD-11). */
export function labelUnder(terms: CaseTerms): 'granted' | 'refused' {
  switch (terms.returnType) {
    case 'advanceReplacement':
    case 'orderedNotNeededReturn':
      return terms.shipping.label
    case 'standardReturn':
      return terms.units.some(unit => unit.label === 'granted') ? 'granted' : 'refused'
    default:
      return 'refused'
  }
}
