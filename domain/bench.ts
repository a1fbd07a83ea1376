import type { RuleId } from './decision.ts'
import type { Cents } from './money.ts'
import type { Finding } from './staff-decision.ts'
import type { StandardUnitTerms } from './standard-terms.ts'

/** How a unit, or what stands in for it, goes back to the client. */
export interface WayBack {
  service: 'ground' | 'rush'
  freight: 'ours' | 'theirs'
}

/** What happens after the examination. A deductible is for this unit, and falls due when repair or replacement is approved. */
export type AfterFinding =
  | (WayBack & {
      /** `replace`: a repair only if the client agrees. `repair`: a replacement only by a manager. */
      kind: 'replace' | 'repair-or-replace' | 'repair-or-partner-team'
      deductible: Cents
      because: RuleId[]
    })
  /** No trouble found: they are asked first whether they want it back. */
  | { kind: 'ask-client'; deductible: Cents; because: RuleId[] }
  | { kind: 'partner-team'; because: RuleId[] }
  /** Damage by the client: the warranty is denied, and a repair or replacement quoted. */
  | { kind: 'quote'; because: RuleId[] }
  | { kind: 'person-decides'; because: RuleId[] }

export type RemedyKind = 'repair' | 'replace'

/** What was chosen for a faulty unit, and what follows from it. */
export type Remedy = WayBack & { remedy: RemedyKind; deductible: Cents; override: 'none' | 'by-manager' }

/** Who may choose a remedy. The words say what is in the way of everybody else. */
export type RemedyRight = { for: 'anybody' } | { for: 'agreed-client' | 'managers' | 'nobody'; why: string }

/** What the examination of a unit may lead to, settled when the unit comes in. */
export interface BenchTerms {
  /** Its age judged again, where the arrival decides it. */
  unit: StandardUnitTerms
  after: Record<Finding, AfterFinding>
  rights: Record<RemedyKind, RemedyRight>
}
