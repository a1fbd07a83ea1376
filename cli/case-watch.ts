import type { Command } from 'commander'
import type { z } from 'zod'
import type { CaseOutlook } from '../api/case-view-routes.ts'
import type { CaseDocument, CaseEvent } from '../api/documents.ts'
import type { Desk, DeskOf } from './desk.ts'
import { examples } from './examples.ts'
import { follow } from './following.ts'
import { pathOf } from './said.ts'
import {
  CommandError,
  colours,
  EXIT,
  harmless,
  type Json,
  minute,
  pick,
  say,
  type Terminal,
  withJson,
} from './terminal.ts'
import { underway } from './waiting.ts'

type Case = z.output<typeof CaseDocument>
type Event = z.output<typeof CaseEvent>

const LOOK_AT_LEAST_EVERY_MS = 15_000

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
  const shown = underway(terminal, 'Looking …', { after: 0, interruption: 'is taken' })
  try {
    // What is not there is said at once; only an API that has been there is waited for.
    let after = await news(desk, rma, 0, tell)
    return await follow(terminal, desk, {
      concerns: line => line.rma === rma,
      everyMs: LOOK_AT_LEAST_EVERY_MS,
      async look() {
        const one = await desk.get<Case>(pathOf(rma))
        // What was written between the last look and the closing is told, too.
        after = await news(desk, rma, after, tell)
        if (one.stage === 'closed') return one
        shown.says(await comingUp(terminal, desk, rma))
        return undefined
      },
    })
  } finally {
    shown.end()
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
  const { now, next } = await desk.get<CaseOutlook>(`${pathOf(rma)}/outlook`)
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
