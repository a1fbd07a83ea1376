import { ApplicationFailure } from '@temporalio/activity'
import { RefusedError } from '../counterparts/errors.ts'
import { LedgerBreachError } from '../records/ledger.ts'

/** The closed list of types under which an activity gives up: no retry will mend these, a person must. */
export const HOPELESS = ['Refused', 'LedgerBreach'] as const
export type Hopeless = (typeof HOPELESS)[number]

/**
 * Runs an activity, so that the hopeless fails at once under a type from the closed list, and everything else is
 * thrown as it is: the world is broken for a while, and Temporal tries again.
 */
export async function answering<Answer>(act: () => Promise<Answer>): Promise<Answer> {
  try {
    return await act()
  } catch (error) {
    const type = typeOf(error)
    throw type && error instanceof Error ? ApplicationFailure.nonRetryable(error.message, type) : error
  }
}

export function isHopeless(error: unknown): boolean {
  return typeOf(error) !== undefined || (error instanceof ApplicationFailure && error.nonRetryable === true)
}

function typeOf(error: unknown): Hopeless | undefined {
  if (error instanceof RefusedError) return 'Refused'
  return error instanceof LedgerBreachError ? 'LedgerBreach' : undefined
}
