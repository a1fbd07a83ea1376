import type { Stage } from '../domain/case.ts'
import type { TaskKind } from '../domain/step.ts'
import type { CaseTerms } from '../domain/terms.ts'

export const MORE_TIME: TaskKind = 'more-time'

/** By how many days a client may ask for more time; staff decide. Only a window that has opened can be longer. */
export function askableDays(terms: CaseTerms, stage: Stage | 'approved'): number[] {
  if (terms.returnType !== 'advanceReplacement') return []
  if (stage !== 'awaiting-return' && stage !== 'overdue') return []
  return [5, 10, 15, 30].filter(days => days <= terms.extension.maxDays)
}

/** Why a client asks, in a word: their own sentences would be personal data in a task. */
export const MORE_TIME_REASONS = ['away', 'not-installed', 'parcel', 'other'] as const
export type MoreTimeReason = (typeof MORE_TIME_REASONS)[number]
