import type { Command } from 'commander'
import type { z } from 'zod'
import type { CaseDocument, CaseEvent } from '../api/documents.ts'
import { bellOf, pause } from './bell.ts'
import { AwayError, type Desk, type DeskOf } from './desk.ts'
import { examples } from './examples.ts'
import { pathOf } from './said.ts'
import { CommandError, colours, EXIT, harmless, type Json, pick, say, type Terminal, withJson } from './terminal.ts'
import { underway } from './waiting.ts'

type Case = z.output<typeof CaseDocument>
type Event = z.output<typeof CaseEvent>

interface Outlook {
  now: string
  next: { at: string; what: string } | null
}

const LOOK_AT_LEAST_EVERY_MS = 15_000
const AGAIN_AFTER_MS = 2_000

const HELP = `
It ends by itself, with 0, when the case closes. Ctrl-C ends it with 2: the case goes on.
${examples('sendback case watch RMA-1001', 'sendback case watch RMA-1001 --json at,what | grep reminder')}`

/** `sendback case watch`: what has happened, and what happens, as it happens. */
export function watchCommand(group: Command, terminal: Terminal, desk: DeskOf): void {
  withJson(group.command('watch <rma>'))
    .description('follow a case until it closes; with --json a line of JSON for each event')
    .addHelpText('after', HELP)
    .action(async (rma: string, { json }: { json?: Json }, command: Command) => {
      const closed = await watch(terminal, desk(command), rma, event => printEvent(terminal, event, json))
      if (!closed) throw new CommandError(`${rma} goes on; nobody watches it any more.`, EXIT.cancelled)
      say(terminal, `${rma} is closed${closed.outcome ? `: ${closed.outcome}` : ''}.`)
    })
}

/** Tells each event once, in their order. Answers with the closed case, or with nothing when somebody has had enough. */
async function watch(
  terminal: Terminal,
  desk: Desk,
  rma: string,
  tell: (event: Event) => void,
): Promise<Case | undefined> {
  const interruption = terminal.interruption?.()
  const over = new AbortController()
  const end = interruption ? AbortSignal.any([interruption, over.signal]) : over.signal
  const shown = underway(terminal, 'Looking …', 0)
  try {
    let after = await news(desk, rma, 0, tell)
    const bell = bellOf(desk, line => line.rma === rma, end)
    for (let state: 'there' | 'away' = 'there'; !end.aborted; )
      try {
        const one = await desk.get<Case>(pathOf(rma))
        // What was written between the last look and the closing is told, too.
        after = await news(desk, rma, after, tell)
        if (one.stage === 'closed') return one
        if (state === 'away') say(terminal, 'The API is there again.')
        state = 'there'
        shown.says(await comingUp(terminal, desk, rma))
        await bell.wait(LOOK_AT_LEAST_EVERY_MS)
      } catch (error) {
        if (!(error instanceof AwayError)) throw error
        if (state === 'there') say(terminal, `${error.message} It is tried again.`)
        state = 'away'
        await pause(AGAIN_AFTER_MS, end)
      }
    return undefined
  } finally {
    shown.end()
    over.abort()
  }
}

/** Answers with the last event that was told. */
async function news(desk: Desk, rma: string, after: number, tell: (event: Event) => void): Promise<number> {
  const { data } = await desk.get<{ data: Event[] }>(`${pathOf(rma)}/events?after=${after}`)
  for (const event of data) tell(event)
  return data.at(-1)?.id ?? after
}

/** Nobody is asked for it who cannot see it. */
async function comingUp(terminal: Terminal, desk: Desk, rma: string): Promise<string> {
  if (!terminal.stderr.isTTY) return ''
  const { now, next } = await desk.get<Outlook>(`${pathOf(rma)}/outlook`)
  return next ? `Next: ${next.what}, ${inTime(now, next.at)} (${minute(next.at)})` : 'It waits for somebody.'
}

function printEvent(terminal: Terminal, event: Event, json: Json | undefined): void {
  if (json) return void terminal.stdout.write(`${JSON.stringify(pick(event, json))}\n`)
  const cells = [event.at, event.who, event.what, event.because.join(' ')].map(cell =>
    harmless(cell).replaceAll('\n', ' '),
  )
  if (!terminal.stdout.isTTY) return void terminal.stdout.write(`${cells.join('\t')}\n`)
  const { dim } = colours(terminal)
  const [at = '', who, what, because] = cells
  terminal.stdout.write(`${dim(minute(at))}  ${what}  ${dim([who, because].filter(Boolean).join(' · '))}\n`)
}

function minute(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** `in 12 days`, by the case's own clock. */
function inTime(now: string, at: string): string {
  const left = Date.parse(at) - Date.parse(now)
  const [unit, length] = UNITS.find(([, length]) => Math.abs(left) >= length) ?? UNITS[2]
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(Math.round(left / length), unit)
}
