/** The party did not answer, or not in a way that says what happened. Trying again with the same key is right. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError'
  /** Milliseconds, when the party said how long it wants to be left alone. */
  readonly retryAfter: number | undefined

  constructor(message: string, options: ErrorOptions & { retryAfter?: number | undefined } = {}) {
    super(message, options)
    this.retryAfter = options.retryAfter
  }
}

/** The party understood us and will never do this: our request, our key or our address is wrong. A person must mend it. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
}
