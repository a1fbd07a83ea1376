import { type Decision, granted, type RuleId, refused } from '../domain/decision.ts'
import type { SerialNumber } from '../domain/names.ts'
import type { CaseTerms, UnitTerms } from '../domain/terms.ts'
import { decideLabel } from './treatment.ts'

/**
 * Which units' client is given a label, or a pick-up, for the way to us: those that the terms grant one, or the one that
 * is asked about. The refusal names the rule and says who pays (FO-4, FO-8, VD-11, VD-13).
 */
export function labelsUnder(terms: CaseTerms, serial?: SerialNumber): Decision<SerialNumber[]> {
  const known: UnitTerms[] = terms.units
  if (serial && !known.some(unit => unit.serial === serial))
    return refused(['settled:labels'], `${serial} is no unit of this case, so it has no label.`)
  const asked = known.filter(unit => !serial || unit.serial === serial).map(unit => unit.serial)
  switch (terms.returnType) {
    case 'advanceReplacement': {
      const because: RuleId[] = terms.because.includes('VD-11') ? ['VD-11'] : ['FO-4']
      return terms.shipping.label === 'granted' ? granted(asked, because) : refused([], CLIENT_SHIPS)
    }
    case 'orderedNotNeededReturn':
      return terms.shipping.label === 'granted' ? granted(asked, ['settled:labels']) : refused(['FO-8'], CLIENT_SHIPS)
    case 'standardReturn': {
      const decisions = terms.units.filter(unit => asked.includes(unit.serial)).map(decideLabel)
      const labels = terms.units.filter(unit => asked.includes(unit.serial) && unit.label === 'granted')
      const because = [...new Set(decisions.flatMap(decision => decision.because))]
      const reasons = decisions.flatMap(decision => (decision.kind === 'refused' ? [decision.reason] : []))
      if (labels.length === 0) return refused(because, reasons.join(' '))
      return granted(
        labels.map(unit => unit.serial),
        because,
      )
    }
    default:
      return refused([], NOTHING_COMES)
  }
}

const CLIENT_SHIPS =
  'The client ships at their own cost, with a carrier of their choice: there is no label and no pick-up.'
const NOTHING_COMES = 'Nothing is to be sent to us in this kind of return: there is no label and no pick-up.'
