import { EventSourceParserStream } from 'eventsource-parser/stream'
import { AwayError, type Desk } from './desk.ts'
import { say, type Terminal } from './terminal.ts'

interface Following<Found> {
  concerns: (line: Line) => boolean
  /** A line of the stream may be missed, so one looks this often at least. */
  everyMs: number
  /** What it finds ends it. */
  look: () => Promise<Found | undefined>
}

/**
 * Looks now, and whenever something has happened, until it has found what it looks for, or somebody has had enough. An
 * API that is away is asked again for as long as it takes.
 */
export async function follow<Found>(
  terminal: Terminal,
  desk: Desk,
  { concerns, everyMs, look }: Following<Found>,
): Promise<Found | undefined> {
  const over = new AbortController()
  const interruption = terminal.interruption?.()
  const end = interruption ? AbortSignal.any([interruption, over.signal]) : over.signal
  const bell = bellOf(desk, concerns, end)
  try {
    for (let state: 'there' | 'away' = 'there'; !end.aborted; )
      try {
        const found = await look()
        if (found !== undefined) return found
        if (state === 'away') say(terminal, 'The API is there again.')
        state = 'there'
        await bell.wait(everyMs)
      } catch (error) {
        if (!(error instanceof AwayError)) throw error
        if (state === 'there') say(terminal, `${error.message} It is asked again.`)
        state = 'away'
        await pause(AGAIN_AFTER_MS, end)
      }
    return undefined
  } finally {
    over.abort()
  }
}

/** Rings when something has happened. What rang while nobody waited is not lost. */
interface Bell {
  /** Waits for the next ring, or until `patience` is over. */
  wait(patience: number): Promise<void>
}

const AGAIN_AFTER_MS = 2_000

/** What the API's stream says of each line of the audit trail. */
interface Line {
  rma: string | null
  what: string
}

/** Rings for what concerns us, and each time that the stream is there again; until `end` is aborted. */
function bellOf(desk: Desk, concerns: (line: Line) => boolean, end: AbortSignal): Bell {
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
function pause(milliseconds: number, end: AbortSignal): Promise<void> {
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
