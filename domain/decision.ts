/** The id of a rule in the policy book, such as `SP-9`; a settlement without a number is named `settled:<topic>`. */
export type RuleId = `${'FO' | 'VD' | 'SP'}-${number}` | `settled:${string}`

/**
 * What a policy answers. A "no" is a decision like any other: it names its rules and says what would change it.
 * `missing` lists what to supply, in the request's own field names; empty when nothing would help.
 */
export type Decision<Terms> =
  | { kind: 'granted'; terms: Terms; because: RuleId[] }
  | { kind: 'refused'; because: RuleId[]; reason: string; missing: string[] }

export function granted<Terms>(terms: Terms, because: RuleId[]): Decision<Terms> {
  return { kind: 'granted', terms, because }
}

export function refused(because: RuleId[], reason: string, missing: string[] = []): Decision<never> {
  return { kind: 'refused', because, reason, missing }
}
