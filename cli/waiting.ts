import type { Spinner } from 'yocto-spinner'
import type { Terminal } from './terminal.ts'

/** A terminal shows one thing at a time: what is under way as a whole. */
const shown = new WeakSet<object>()

/** What takes longer than this is worth a word. */
const WORTH_A_WORD_MS = 1_000

/** Something that is under way, shown to whoever looks at a terminal: how far it has come, or what comes next. */
export interface Underway {
  says(words: string): void
  end(): void
}

interface Showing {
  /** In milliseconds. */
  after?: number
  /** Whether Ctrl-C ends the program, with the terminal as it was, or is for somebody else to take. */
  interruption?: 'ends all' | 'is taken'
}

/**
 * Shows at the bottom of a terminal that something is under way, once it has taken a second; what is written meanwhile
 * stands above it. Nothing is shown where nobody looks.
 */
export function underway(
  terminal: Terminal,
  words: string,
  { after = WORTH_A_WORD_MS, interruption = 'ends all' }: Showing = {},
): Underway {
  const { stderr, env } = terminal
  if (!stderr.isTTY || env.TERM === 'dumb' || shown.has(stderr)) return { says() {}, end() {} }
  shown.add(stderr)
  let said = words
  let spinner: Spinner | undefined
  let state: 'going' | 'over' = 'going'
  const begin = setTimeout(async () => {
    const { default: yoctoSpinner } = await import('yocto-spinner')
    // A terminal's standard error is a stream; whoever says that it is a TTY has one.
    const stream = stderr as unknown as NodeJS.WritableStream & { writable: boolean }
    if (state === 'going')
      spinner = yoctoSpinner({
        text: said,
        stream: stream as never,
        handleSignals: interruption === 'ends all',
      }).start()
  }, after)
  return {
    says(words) {
      said = words
      if (spinner) spinner.text = words
    },
    end() {
      state = 'over'
      shown.delete(stderr)
      clearTimeout(begin)
      spinner?.stop()
    },
  }
}

/** The same for one thing that is waited for. */
export async function waiting<Value>(terminal: Terminal, words: string, work: Promise<Value>): Promise<Value> {
  const shown = underway(terminal, words)
  try {
    return await work
  } finally {
    shown.end()
  }
}
