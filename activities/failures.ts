import { ApplicationFailure } from '@temporalio/activity'
import { RefusedError, UnreachableError } from '../counterparts/errors.ts'
import { HOUR } from '../domain/time.ts'
import { LedgerBreachError } from '../records/ledger.ts'

/** The closed list of types under which an activity gives up: no retry will mend these, a person must. */
export const HOPELESS = ['Refused', 'LedgerBreach'] as const
export type Hopeless = (typeof HOPELESS)[number]

/** A party may ask us to wait, and not for so long that a promise is missed. */
const LONGEST_ASKED_PAUSE_MS = HOUR

/**
 * Runs an activity, so that the hopeless fails at once under a type from the closed list, and everything else is
 * thrown as it is: the world is broken for a while, and Temporal tries again, when a party says so no sooner than it
 * wants.
 */
export async function answering<Answer>(act: () => Promise<Answer>): Promise<Answer> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof UnreachableError && error.retryAfter !== undefined)
      throw ApplicationFailure.create({
        message: error.message,
        type: error.name,
        nextRetryDelay: Math.min(error.retryAfter, LONGEST_ASKED_PAUSE_MS),
        cause: error,
      })
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
