import { isStoredFailure } from './stripe-errors.ts'

/** So many stored failures in a row are an outage: better to wait, until the gateway has forgotten them. */
const MOST_KEYS = 25

/**
 * Does one thing at the gateway once, however often it is asked. `look` says what has come of it so far, if anything.
 *
 * For a day the gateway answers a key as it did the first time, a 500 included, so the same key may never heal. Another
 * key is taken only when the gateway says that the first one's request is over, and a look shows that it did nothing:
 * an answer that we merely did not get may still be on its way.
 */
export async function underKey<Answer>(order: {
  key: string
  attempt: number
  look: () => Promise<Answer | undefined>
  send: (idempotencyKey: string) => Promise<Answer>
}): Promise<Answer> {
  const { key, attempt, look, send } = order
  const done = attempt > 0 ? await look() : undefined
  if (done !== undefined) return done
  for (let n = 1; ; n += 1)
    try {
      return await send(n === 1 ? key : `${key}:${n}`)
    } catch (error) {
      if (!isStoredFailure(error) || n === MOST_KEYS) throw error
      const doneAfterAll = await look()
      if (doneAfterAll !== undefined) return doneAfterAll
    }
}
