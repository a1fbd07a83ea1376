import type { Logger } from 'pino'

/** Does `work` now and then again each time this long after it was done, until stopped. What it throws is logged. */
export function rounds(log: Logger, every: { name: string; milliseconds: number }, work: () => Promise<unknown>) {
  let stopped = false
  let wake = () => {}
  const going = (async () => {
    while (!stopped) {
      await work().catch(error => log.error({ err: error }, `The ${every.name} failed; it tries again.`))
      if (stopped) return
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, every.milliseconds)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  })()
  return {
    /** Resolves when the round under way is through. */
    async stop(): Promise<void> {
      stopped = true
      wake()
      await going
    },
  }
}
