import type { Role, StaffDecision } from '../domain/staff-decision.ts'

/** Who decided, as what, and why: the beginning of every line about a decision. */
export function lineOf({ by, role, reason }: Pick<StaffDecision, 'by' | 'role' | 'reason'>) {
  return { who: by, detail: { role, reason } }
}

/** Whoever runs Sendback may do what a manager may. */
export function isManager(role: Role): boolean {
  return role === 'manager' || role === 'admin'
}
