import type { Command } from 'commander'
import type { z } from 'zod'
import type { ReceiptAnswer } from '../api/dock-routes.ts'
import type { Desk, DeskOf } from './desk.ts'
import { examples } from './examples.ts'
import { given, pathOf } from './said.ts'
import { type Decided, printAnswer, type Told } from './step-command.ts'
import { CommandError, type Json, printJson, say, type Terminal, withJson } from './terminal.ts'

type Receipt = z.output<typeof ReceiptAnswer>

/** What moves between the client and us, as the dock and the warehouse say it. */
export function movingCases(group: Command, terminal: Terminal, desk: DeskOf): void {
  receiptOptions(group.command('receive <rma>').description('a unit has come in'))
    .addHelpText(
      'after',
      examples(
        'sendback case receive RMA-1001 --serial C1',
        'sendback case receive RMA-1001 --serial C1 --received-at 2026-04-03T15:00:00Z --by-hand',
      ),
    )
    .action((rma: string, options: ReceiveOptions, command: Command) =>
      receive(terminal, desk(command), `${pathOf(rma)}/device-received`, options),
    )
  shipCommand(group, terminal, desk)
  deliverCommand(group, terminal, desk)
}

interface ReceiveOptions {
  serial: string
  receivedAt?: string
  byHand?: true
  missingPackaging?: true
  wrongItem?: true
  emptyBox?: true
  byPhoto?: true
  photo?: string[]
  json?: Json
}

export function receiptOptions(command: Command): Command {
  return withJson(
    command
      .requiredOption('--serial <serial>', 'its serial number')
      .option('--received-at <time>', 'when it came in, as in 2026-04-03T15:00:00Z; now otherwise')
      .option('--by-hand', 'the client brought it')
      .option('--missing-packaging', 'it came without its original packaging')
      .option('--wrong-item', 'something else was in the box')
      .option('--empty-box', 'nothing was in the box')
      .option('--by-photo', 'its serial cannot be read; staff know it by a photo')
      .option('--photo <url...>', 'where its photos lie; an empty box, a wrong item and --by-photo need one'),
  )
}

/** The verdict is data; what to do with the parcel is talk. */
export async function receive(terminal: Terminal, desk: Desk, path: string, options: ReceiveOptions): Promise<void> {
  const answer = await desk.post<Receipt>(path, receiptOf(options))
  if (options.json) return printJson(terminal, answer, options.json)
  terminal.stdout.write(`${answer.verdict}\n`)
  say(terminal, answer.told === 'again' ? `It was on record already. ${answer.note}` : answer.note)
}

function receiptOf({ serial, receivedAt, photo, ...told }: ReceiveOptions) {
  return {
    serial,
    ...(receivedAt && { receivedAt }),
    ...(told.byHand && { method: 'hand-delivered' }),
    ...(told.missingPackaging && { packaging: 'missing' }),
    ...(told.wrongItem && { contents: 'wrong-item' }),
    ...(told.emptyBox && { contents: 'empty-box' }),
    ...(told.byPhoto && { identified: 'by-photo' }),
    ...(photo && { photos: photo }),
  }
}

interface ShipOptions {
  shippedAt?: string
  carrier?: string
  tracking?: string
  parcel?: string[]
  replacement?: string[]
  json?: Json
}

function shipCommand(group: Command, terminal: Terminal, desk: DeskOf): void {
  withJson(group.command('ship <rma>'))
    .description('the replacement is on its way')
    .option('--shipped-at <time>', 'when; now otherwise')
    .option('--carrier <name>', 'by whom')
    .option('--tracking <code>', 'under which code')
    .option('--parcel <carrier=code...>', 'each further parcel: UPS=1Z999AA10123456785')
    .option('--replacement <serial=serial...>', 'which replacement stands for which failed unit: C1=R1')
    .addHelpText(
      'after',
      examples('sendback case ship RMA-1001 --carrier UPS --tracking 1Z999AA10123456784 --replacement C1=R1'),
    )
    .action(async (rma: string, options: ShipOptions, command: Command) => {
      const { shippedAt, carrier, tracking, parcel, replacement = [], json } = options
      const pairs = (flag: string, told: string[]) => told.map(text => pair(flag, text))
      const body = {
        ...given({ shippedAt, carrier, tracking }),
        ...(parcel && { parcels: pairs('parcel', parcel).map(([carrier, tracking]) => ({ carrier, tracking })) }),
        units: pairs('replacement', replacement).map(([serial, replacementSerial]) => ({ serial, replacementSerial })),
      }
      const answer = await desk(command).post<Told>(`${pathOf(rma)}/replacement-shipped`, body)
      if (json) printJson(terminal, answer, json)
      else printAnswer(terminal, answer)
    })
}

interface DeliverOptions {
  deliveredAt?: string
  tracking?: string
  reason?: string
  json?: Json
}

function deliverCommand(group: Command, terminal: Terminal, desk: DeskOf): void {
  withJson(group.command('deliver <rma>'))
    .description('the replacement was delivered; with a reason, this corrects an earlier word')
    .option('--delivered-at <time>', 'when; now otherwise')
    .option('--tracking <code>', 'which parcel')
    .option('--reason <text>', 'why the delivery is corrected')
    .addHelpText(
      'after',
      examples(
        'sendback case deliver RMA-1001 --delivered-at 2026-03-05T15:12:00Z',
        'sendback case deliver RMA-1001 --delivered-at 2026-03-05T15:12:00Z --reason "Signed delivery slip"',
      ),
    )
    .action(async (rma: string, { json, ...told }: DeliverOptions, command: Command) => {
      const answer = await desk(command).post<Told | Decided>(
        `${pathOf(rma)}/replacement-delivered`,
        given({ ...told }),
      )
      if (json) printJson(terminal, answer, json)
      else printAnswer(terminal, answer)
    })
}

const SHAPES: Record<string, string> = {
  parcel: 'carrier = tracking code, as in UPS=1Z999AA10123456785',
  replacement: 'failed unit = replacement, as in C1=R1',
}

function pair(flag: string, text: string): [string, string] {
  const [one, other, ...rest] = text.split('=')
  if (!one || !other || rest.length > 0) throw new CommandError(`--${flag} is ${SHAPES[flag]}; got "${text}".`)
  return [one, other]
}
