import { ApplicationFailure } from '@temporalio/activity'
import { RefusedError, UnreachableError } from '../counterparts/errors.ts'
import { HOUR, MINUTE, SECOND } from '../domain/time.ts'
import { LedgerBreachError } from '../records/ledger.ts'

/** The closed list of types under which an activity gives up: no retry will mend these, a person must. */
export const HOPELESS = ['Refused', 'LedgerBreach'] as const
export type Hopeless = (typeof HOPELESS)[number]

/** A party may ask us to wait, and not for so long that a promise is missed. */
const LONGEST_ASKED_PAUSE_MS = HOUR

/**
 * Runs an activity, so that the hopeless fails at once under a type from the closed list, and everything else is
 * thrown as it is: the world is broken for a while, and Temporal tries again, and no sooner than the party wants.
 * `attempt` counts from 1.
 */
export async function answering<Answer>(act: () => Promise<Answer>, attempt: number): Promise<Answer> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof UnreachableError && error.retryAfter !== undefined)
      throw ApplicationFailure.create({
        message: error.message,
        type: error.name,
        nextRetryDelay: Math.max(Math.min(error.retryAfter, LONGEST_ASKED_PAUSE_MS), backoff(attempt)),
        cause: error,
      })
    const type = typeOf(error)
    throw type && error instanceof Error ? ApplicationFailure.nonRetryable(error.message, type) : error
  }
}

/** As Temporal would wait by itself, had nobody asked for more. */
function backoff(attempt: number): number {
  return Math.min(2 ** attempt * SECOND, 30 * MINUTE)
}

export function isHopeless(error: unknown): boolean {
  return typeOf(error) !== undefined || (error instanceof ApplicationFailure && error.nonRetryable === true)
}

function typeOf(error: unknown): Hopeless | undefined {
  if (error instanceof RefusedError) return 'Refused'
  return error instanceof LedgerBreachError ? 'LedgerBreach' : undefined
}
