import type { FactName, KeptFact } from '../domain/fact.ts'
import type { StaffDecision, StaffDecisionName } from '../domain/staff-decision.ts'

export type Named<Name extends FactName> = Extract<KeptFact, { name: Name }>
export type Decided<Name extends StaffDecisionName> = Extract<StaffDecision, { name: Name }>

/**
 * What one kind of return takes in: how each fact is written down, and what people may decide. What stands in neither
 * table has no meaning there; the clerk says so.
 */
export interface Desk {
  readonly facts: FactTable
  readonly decisions: DecisionTable
}

export type FactTable = { readonly [Name in FactName]?: (fact: Named<Name>) => void }

export type DecisionTable = {
  readonly [Name in StaffDecisionName]?: {
    /** Why it cannot be carried out now, in words that say what to do. Nothing about the decision's shape is certain. */
    readonly objection: (decision: Decided<Name>) => string | undefined
    /**
     * Where more than the case itself knows has to be asked: why it cannot be carried out after all. Asked once nothing
     * else stands against it; meanwhile nothing else is taken in.
     */
    readonly lastWord?: (decision: Decided<Name>) => Promise<string | undefined>
    /** Writes it down and does what belongs to no particular phase; the story looks at what it means. */
    readonly carryOut: (decision: Decided<Name>) => void
  }
}
