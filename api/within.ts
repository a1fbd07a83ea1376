/** There was no answer in time. */
export class LateError extends Error {
  override readonly name = 'LateError'
}

/**
 * What `answer` says, if it says so within this many milliseconds; throws `LateError` otherwise. The answer itself is not stopped:
 * for things that may happen late, and twice, without harm.
 */
export async function within<Answer>(milliseconds: number, answer: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new LateError(`No answer within ${milliseconds} ms.`)), milliseconds)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
