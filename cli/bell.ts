import { EventSourceParserStream } from 'eventsource-parser/stream'
import type { Desk } from './desk.ts'

/** Rings when something has happened. What rang while nobody waited is not lost. */
export interface Bell {
  /** Waits for the next ring, or until `patience` is over: a line of the stream may be missed, so one looks now and then. */
  wait(patience: number): Promise<void>
}

const AGAIN_AFTER_MS = 2_000

/** What the API's stream says of each line of the audit trail. */
interface Line {
  rma: string | null
  what: string
}

/** Rings for what concerns us, and each time that the stream is there again; until `end` is aborted. */
export function bellOf(desk: Desk, concerns: (line: Line) => boolean, end: AbortSignal): Bell {
  let answer: (() => void) | undefined
  let missed = 0
  const ring = () => {
    missed += 1
    answer?.()
  }
  end.addEventListener('abort', ring)
  void listen(desk, end, line => {
    if (line === 'here' || concerns(line)) ring()
  })
  return {
    async wait(patience) {
      if (missed === 0 && !end.aborted) {
        let timer: NodeJS.Timeout | undefined
        await new Promise<void>(resolve => {
          answer = resolve
          timer = setTimeout(resolve, patience)
        })
        clearTimeout(timer)
        answer = undefined
      }
      missed = 0
    },
  }
}

/** Connects again for as long as it takes, and goes on after the last line that it was told. */
async function listen(desk: Desk, end: AbortSignal, told: (line: Line | 'here') => void): Promise<void> {
  for (let last: string | undefined; !end.aborted; await pause(AGAIN_AFTER_MS, end))
    try {
      const headers = { ...(last !== undefined && { 'last-event-id': last }) }
      const body = await desk.stream('/v1/stream', { headers, signal: end })
      const events = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream())
      for await (const { id, event, data } of events) {
        last = id ?? last
        told(event === 'line' ? (JSON.parse(data) as Line) : 'here') // what the API's stream says
      }
    } catch {
      // Whoever waits looks by itself meanwhile, and says what is wrong.
    }
}

/** Ends early when `end` is aborted. */
export function pause(milliseconds: number, end: AbortSignal): Promise<void> {
  if (end.aborted) return Promise.resolve()
  return new Promise(resolve => {
    const over = () => {
      clearTimeout(timer)
      end.removeEventListener('abort', over)
      resolve()
    }
    const timer = setTimeout(over, milliseconds)
    end.addEventListener('abort', over)
  })
}
