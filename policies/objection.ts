import type { LoanerUnit, RequestedUnit } from '../domain/case.ts'
import { type Decision, type RuleId, refused } from '../domain/decision.ts'

/** Something that stands against a request. */
export interface Objection {
  because: readonly RuleId[]
  /** A whole sentence. */
  words: string
  /** What to supply, by its name in the request; absent where nothing that could be supplied would help. */
  field?: string
}

/** What nothing could change comes first; otherwise everything that is missing is named at once. */
export function refusedFor(objections: readonly Objection[]): Decision<never> {
  const final = objections.filter(({ field }) => !field)
  const named = final.length > 0 ? final : objections
  return refused(
    [...new Set(named.flatMap(({ because }) => because))],
    [...new Set(named.map(({ words }) => words))].join(' '),
    named.flatMap(({ field }) => field ?? []),
  )
}

/** A loaner's serial is no failed unit's; loaners alone are no RMA. */
export function withLoaners(units: readonly RequestedUnit[], loaners: readonly LoanerUnit[] = []) {
  return units.length === 0 ? [] : [...units, ...loaners]
}

/** What stands against the units of any return: a case is for at least one, and knows each by a serial of its own. */
export function objectionsToUnits(
  units: readonly RequestedUnit[],
  serialRequired: Omit<Objection, 'field'>,
): Objection[] {
  const because = ['settled:serial-numbers'] satisfies RuleId[]
  if (units.length === 0) return [{ because, words: 'An RMA is for at least one unit.', field: 'units' }]
  const serials = units.flatMap(({ serial }) => serial ?? [])
  const twice = new Set(serials.filter((serial, index) => serials.indexOf(serial) < index))
  return [
    ...[...twice].map(serial => ({
      because,
      words: `Serial ${serial} is named twice; every unit has a serial of its own.`,
    })),
    ...units.flatMap(({ serial }, index) => (serial ? [] : { ...serialRequired, field: `units[${index}].serial` })),
  ]
}
