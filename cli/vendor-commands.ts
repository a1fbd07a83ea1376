import type { Command } from 'commander'
import type { z } from 'zod'
import type { CaseDocument } from '../api/documents.ts'
import type { DeskOf } from './desk.ts'
import { examples } from './examples.ts'
import { pathOf } from './said.ts'
import { may, must, number, type Step, stepCommand } from './step-command.ts'
import { type Json, printJson, say, type Terminal, withJson } from './terminal.ts'

type Case = z.output<typeof CaseDocument>

const serial = () => must('--serial <serial>', 'the client’s unit')
const why = () => may('--reason <text>', 'why, where it is not plain')

/** The vendor's own RMA, step by step, for one unit of a client's case. */
const STEPS: Step[] = [
  {
    name: 'rma',
    description: 'enter the number that the vendor gave',
    path: 'vendor-rma',
    options: [
      serial(),
      must('--number <number>', 'as the vendor gave it'),
      must('--from <giver>', 'who gave it', ['brand', 'original-distributor']),
      why(),
    ],
    examples: ['--serial C1 --number YL-20931 --from original-distributor'],
  },
  {
    name: 'dispatch',
    description: 'the unit leaves for its vendor',
    path: 'vendor-dispatch',
    options: [
      serial(),
      may('--tracking <code>', 'under which code'),
      may('--label <whose>', 'whose label the parcel bears, and with it the risk; ours otherwise', ['ours', 'vendors']),
      why(),
    ],
    examples: ['--serial C1 --tracking 1Z999AA10123456784'],
  },
  {
    name: 'answer',
    description: 'what the vendor gives: credit, replacement or denied',
    path: 'vendor-answer',
    options: [
      serial(),
      must('--answer <answer>', 'what it gives', ['credit', 'replacement', 'denied']),
      number(may('--amount <amount>', 'of a credit, in minor units: 12000 is $120.00')),
      may('--replacement-serial <serial>', 'of the replacement, where the vendor names it'),
      may('--answered-at <time>', 'when; now otherwise'),
    ],
    examples: ['--serial C1 --answer credit --amount 12000'],
  },
  {
    name: 'replacement',
    description: 'the vendor’s replacement has come in',
    path: 'vendor-replacement',
    options: [
      serial(),
      must('--replacement-serial <serial>', 'its serial number'),
      may('--received-at <time>', 'when; now otherwise'),
    ],
    examples: ['--serial C1 --replacement-serial V1'],
  },
  {
    name: 'test',
    description: 'how the vendor’s replacement did in its test',
    path: 'vendor-test',
    options: [serial(), must('--result <result>', 'how', ['passed', 'failed']), why()],
    examples: ['--serial C1 --result passed'],
  },
]

/** `sendback case vendor …`: all of it addressed by the client's RMA and the unit. */
export function vendorCommands(group: Command, terminal: Terminal, desk: DeskOf): void {
  const vendor = group
    .command('vendor')
    .description('a unit’s way to its vendor, and what comes back')
    .addHelpText('after', examples('sendback case list --of RMA-1001', 'sendback case vendor test RMA-1001 --help'))
  starting(vendor, terminal, desk)
  for (const step of STEPS) stepCommand(vendor, terminal, desk, step)
}

function starting(vendor: Command, terminal: Terminal, desk: DeskOf): void {
  withJson(vendor.command('start <rma>'))
    .description('ask for the vendor’s RMA for a unit')
    .requiredOption('--serial <serial>', 'the client’s unit')
    .requiredOption('--reason <text>', 'why')
    .addHelpText(
      'after',
      examples('sendback case vendor start RMA-1001 --serial C1 --reason "The bench has confirmed the fault"'),
    )
    .action(
      async (rma: string, { json, ...asked }: { serial: string; reason: string; json?: Json }, command: Command) => {
        const leg = await desk(command).post<Case>(`${pathOf(rma)}/vendor-leg`, asked)
        if (json) return printJson(terminal, leg, json)
        terminal.stdout.write(`${leg.rma}\n`)
        say(terminal, `It is ${leg.stage}; its number comes first: sendback case vendor rma ${rma} …`)
      },
    )
}
