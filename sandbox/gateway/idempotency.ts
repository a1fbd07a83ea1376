import { DAY } from '../../domain/time.ts'
import type { Journal } from '../journal.ts'
import { ApiError } from './api-error.ts'
import type { StoredAnswer } from './books.ts'
import type { Reply } from './reply.ts'

/**
 * The gateway's memory of requests with an `Idempotency-Key` (docs.stripe.com/api/idempotent_requests): the same
 * request is answered from memory for 24 hours of the wall clock, a decline and a 500 included.
 */
export class IdempotencyKeys {
  readonly #answers: Journal<StoredAnswer>
  readonly #inFlight = new Set<string>()
  readonly #wallNow: () => number

  constructor(answers: Journal<StoredAnswer>, wallNow: () => number) {
    this.#answers = answers
    this.#wallNow = wallNow
  }

  /** `run` answers with what is to be remembered; what it throws is not remembered. */
  async answer(
    key: string,
    fingerprint: string,
    run: () => Promise<Reply & { replay: 'kept' | 'forgotten' }>,
  ): Promise<Reply> {
    const stored = this.#answers.get(key)
    if (stored && this.#wallNow() - stored.at < DAY) {
      if (stored.fingerprint !== fingerprint) throw usedOtherwise(key)
      return { status: stored.status, body: stored.body, headers: { 'idempotent-replayed': 'true' } }
    }
    if (this.#inFlight.has(key)) throw inUse(key)
    this.#inFlight.add(key)
    try {
      const { replay, ...reply } = await run()
      if (replay === 'kept')
        this.#answers.put(key, { key, fingerprint, status: reply.status, body: reply.body, at: this.#wallNow() })
      return reply
    } finally {
      this.#inFlight.delete(key)
    }
  }

  /** Forgets every key at once, as a day would. */
  prune(): void {
    for (const { key } of this.#answers.all()) this.#answers.remove(key)
  }
}

function usedOtherwise(key: string): ApiError {
  const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}'.`
  return new ApiError(400, 'forgotten', { type: 'idempotency_error', message })
}

function inUse(key: string): ApiError {
  const message = `There is currently another in-progress request using this Idempotent Key ('${key}').`
  return new ApiError(409, 'forgotten', { type: 'idempotency_error', code: 'idempotency_key_in_use', message })
}
