import type { StaffDecision } from '../../domain/staff-decision.ts'

/** Who decided, as what, and why: the beginning of every line about a decision. */
export function lineOf({ by, role, reason }: StaffDecision) {
  return { who: by, detail: { role, reason } }
}
