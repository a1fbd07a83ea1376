import { Argument, type Command } from 'commander'
import type { MessageType } from '../domain/delivery.ts'
import type { Role } from '../domain/staff-decision.ts'
import { type Desk, desksFor } from './desk.ts'
import { examples } from './examples.ts'
import { assertSandbox, SampleCase, type SampleKind } from './sample-case.ts'
import { CommandError, type Json, printJson, printRows, say, type Terminal, withJson } from './terminal.ts'
import { underway } from './waiting.ts'

/** Something that can be made to happen: to a fresh case, by those whom it takes, in the case's own time. */
interface Happening {
  says: string
  of: SampleKind
  /** What finance is told when it does; also a name of it. */
  tells?: MessageType
  play(one: SampleCase): Promise<unknown>
  /** By which line of the audit trail it has happened. */
  happened: RegExp
}

/** Each is named after what has happened then. */

const HAPPENINGS: Record<string, Happening> = {
  'case.opened': {
    says: 'an exchange on account is approved',
    of: 'on-account',
    play: async () => {},
    happened: /^approved/,
  },
  'hold.requested': {
    says: 'a client is mailed a link to authorise a hold',
    of: 'with-a-hold',
    play: async () => {},
    happened: /^hold asked for/,
  },
  'hold.lapsed': {
    says: 'nobody follows that link, and the case lapses',
    of: 'with-a-hold',
    play: one => one.passes('P9D'),
    happened: /^hold link never used/,
  },
  'case.cancelled': {
    says: 'it is cancelled before anything shipped',
    of: 'on-account',
    play: one => one.tell('staff', 'cancellation', { reason: 'The fault was in the cabling.' }),
    happened: /^cancelled/,
  },
  'replacement.shipped': {
    says: 'the replacement is on its way',
    of: 'on-account',
    play: one => one.ships(),
    happened: /^replacement shipped/,
  },
  'replacement.delivered': {
    says: 'it is at the client’s door, and the window opens',
    of: 'on-account',
    play: one => one.isDelivered(),
    happened: /^replacement delivered/,
  },
  'reminder.sent': {
    says: 'the first reminder goes out',
    of: 'on-account',
    play: async one => {
      await one.isDelivered()
      await one.passesUntil(/^reminded/)
    },
    happened: /^reminded/,
  },
  'case.overdue': {
    says: 'the day has passed by which the failed unit was due',
    of: 'on-account',
    play: async one => {
      await one.isDelivered()
      await one.passesUntil(/^stage: overdue/)
    },
    happened: /^stage: overdue/,
  },
  'case.extended': {
    says: 'the client is given ten days more',
    of: 'on-account',
    play: async one => {
      await one.isDelivered()
      await one.tell('staff', 'extension', { days: 10, reason: 'The site is closed for inventory.' })
    },
    happened: /^extended by/,
  },
  'device.received': {
    says: 'the failed unit comes in, in time',
    of: 'on-account',
    play: async one => {
      await one.isDelivered()
      await one.passes('P4D')
      await one.receives()
    },
    happened: /^device received/,
  },
  'device.mismatch': {
    says: 'another unit comes in, and somebody has to decide',
    of: 'on-account',
    play: async one => {
      await one.isDelivered()
      await one.receives('SOMEONE-ELSES')
    },
    happened: /^exception: wrong-serial/,
  },
  'case.returned': {
    says: 'it comes in, is inspected, and the case closes',
    of: 'on-account',
    play: async one => {
      await one.isDelivered()
      await one.passes('P4D')
      await one.receives()
      await one.inspects()
    },
    happened: /^closed/,
  },
  'case.billed': {
    says: 'it never comes back, and the client is billed',
    of: 'on-account',
    tells: 'rma.unreturned.billed',
    play: async one => {
      await one.isDelivered()
      await one.passesUntil(/^billed/)
    },
    happened: /^billed/,
  },
  'case.kept': {
    says: 'the client keeps the failed unit, and is billed now',
    of: 'on-account',
    tells: 'rma.kept.billed',
    play: async one => {
      await one.isDelivered()
      await one.tell('staff', 'kept-original', { serials: [one.serial], reason: 'They wrote that it went to scrap.' })
    },
    happened: /^billed: the client keeps/,
  },
  'case.returned-late': {
    says: 'it comes back after it was billed, and that is given back',
    of: 'on-account',
    tells: 'rma.return.refunded',
    play: async one => {
      await one.isDelivered()
      await one.passesUntil(/^billed/)
      await one.passes('P3D')
      await one.receives()
      await one.inspects()
    },
    happened: /^refunded/,
  },
  'damage.invoiced': {
    says: 'the client broke it, and accepted the quote',
    of: 'on-account',
    tells: 'rma.damage.invoiced',
    play: async one => {
      await one.isDelivered()
      await one.receives()
      await one.inspects({ finding: 'client-damage', cause: 'Run over', quote: 13_500 })
      await one.tell('staff', 'quote-answer', { answer: 'accepted' })
    },
    happened: /^damage invoiced/,
  },
  'order.refunded': {
    says: 'goods that were not needed come back sealed, and are refunded',
    of: 'not-needed',
    tells: 'rma.order.refunded',
    play: async one => {
      await one.receives()
      await one.inspects({ finding: 'no-trouble-found', condition: 'sealed' })
    },
    happened: /^refunded/,
  },
  'subscription.billed': {
    says: 'a service ends, and its final bill is written',
    of: 'subscription',
    tells: 'rma.subscription.billed',
    play: one => one.passesUntil(/^final bill/),
    happened: /^final bill/,
  },
}

const HELP = `
Each is made to happen to a fresh sample case of its own, in that case's own time, by the API and as whoever would do it: what
follows is real, for this sandbox. sendback listen shows what finance is told of it; case watch how it goes on.
${examples('sendback trigger --list', 'sendback trigger case.billed', 'sendback trigger rma.kept.billed')}`

/** `sendback trigger`: something happens, in the sandbox, without a shop. */
export function triggerCommand(sendback: Command, terminal: Terminal): void {
  const desk = desksFor(terminal)
  const names = Object.entries(HAPPENINGS).flatMap(([name, { tells }]) => [name, ...(tells ? [tells] : [])])
  withJson(sendback.command('trigger'))
    .description('make something happen to a fresh case of the sandbox')
    .addArgument(new Argument('[event]', 'what is to happen').choices(names))
    .option('--list', 'list what can be made to happen')
    .addHelpText('after', HELP)
    .action(async (event: string | undefined, { list, json }: { list?: true; json?: Json }, command: Command) => {
      if (list) return printList(terminal, json)
      if (event === undefined) throw new CommandError('Say what is to happen; sendback trigger --list has it all.')
      const [name, happening] = happeningOf(event)
      await assertSandbox(desk(command))
      const one = await play(terminal, role => desk(command, role), happening)
      if (json) return printJson(terminal, { event: name, rma: one.rma, serial: one.serial }, json)
      terminal.stdout.write(`${one.rma}\n`)
      say(terminal, `${name}: ${happening.says}. sendback case events ${one.rma} has all of it.`)
    })
}

/** By its own name, or by what finance is told of it. */
function happeningOf(event: string): [string, Happening] {
  const found = Object.entries(HAPPENINGS).find(([name, { tells }]) => name === event || tells === event)
  if (!found) throw new Error(`${event} is no choice.`)
  return found
}

function printList(terminal: Terminal, json: Json | undefined): void {
  const all = Object.entries(HAPPENINGS).map(([event, { says, tells = null }]) => ({ event, says, tells }))
  if (json) return printJson(terminal, all, json)
  printRows(
    terminal,
    ['event', 'what happens', 'finance is told'],
    all.map(({ event, says, tells }) => [event, says, tells]),
  )
}

/** Throws `CommandError` where the sandbox's policies have it end otherwise. */
async function play(terminal: Terminal, desk: (role: Role) => Desk, happening: Happening): Promise<SampleCase> {
  const { of, tells, happened } = happening
  const shown = underway(terminal, `${happening.says} …`)
  try {
    const one = await SampleCase.open(desk, of)
    await happening.play(one)
    if (!(await one.has(happened)) || (tells && !(await one.hasTold(tells))))
      throw new CommandError(`${one.rma} was played, and came out otherwise: sendback case events ${one.rma} says how.`)
    return one
  } finally {
    shown.end()
  }
}
