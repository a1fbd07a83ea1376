import type { Command } from 'commander'
import type { z } from 'zod'
import type { ReceiptAnswer } from '../api/dock-routes.ts'
import { receiptOptions, receive } from './case-moving.ts'
import { desksFor } from './desk.ts'
import { examples } from './examples.ts'
import { type Json, printJson, printRows, say, type Terminal, withJson } from './terminal.ts'

type Receipt = z.output<typeof ReceiptAnswer>

/** `sendback parcel …`: what comes in without an RMA number, and whose it turns out to be. */
export function parcelCommands(sendback: Command, terminal: Terminal): void {
  const desk = desksFor(terminal)
  const group = sendback
    .command('parcel')
    .description('what comes in without a number, and whose it turns out to be')
    .addHelpText('after', examples('sendback parcel list', 'sendback parcel receive --serial C1'))

  withJson(group.command('list'))
    .description('list parcels whose case nobody knows yet')
    .addHelpText('after', examples('sendback parcel list'))
    .action(async ({ json }: { json?: Json }, command: Command) => {
      const { data } = await desk(command).get<{ data: Receipt['fact'][] }>('/v1/unidentified-parcels')
      if (json) return printJson(terminal, data, json)
      const rows = data.map(one => [one.id, one.at, String(one.serial), String(one.claimedRma ?? ''), one.by])
      printRows(terminal, ['id', 'at', 'serial', 'number on it', 'by'], rows)
    })

  receiptOptions(group.command('receive').description('a unit has come in without an RMA number'))
    .addHelpText('after', examples('sendback parcel receive --serial C1'))
    .action((options: Parameters<typeof receive>[3], command: Command) =>
      receive(terminal, desk(command), '/v1/device-received', options),
    )

  withJson(group.command('link <id> <rma>'))
    .description('say which case a parcel belongs to; the day it came in stands')
    .requiredOption('--serial <serial>', 'which unit it is')
    .addHelpText('after', examples('sendback parcel link 17 RMA-1001 --serial C1'))
    .action(async (id: string, rma: string, options: { serial: string; json?: Json }, command: Command) => {
      const { serial, json } = options
      const path = `/v1/unidentified-parcels/${encodeURIComponent(id)}/link`
      const answer = await desk(command).post<Receipt>(path, { rma, serial })
      if (json) return printJson(terminal, answer, json)
      terminal.stdout.write(`${answer.verdict}\n`)
      say(terminal, answer.note)
    })
}
