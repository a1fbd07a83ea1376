import type { Command } from 'commander'
import type { z } from 'zod'
import type { DecisionAnswer } from '../api/deciding.ts'
import type { CaseDocument } from '../api/documents.ts'
import type { FactAnswer } from '../api/fact-routes.ts'
import type { Desk } from './desk.ts'
import { examples } from './examples.ts'
import { given, pathOf, wholeNumber } from './said.ts'
import { say, type Terminal } from './terminal.ts'

type Case = z.output<typeof CaseDocument>
type Decided = z.output<typeof DecisionAnswer>
type Told = z.output<typeof FactAnswer>

interface Step {
  name: string
  description: string
  path: string
  example: string
  /** Flags and what they are for; those that must be said come first. */
  required: [flags: string, about: string][]
  optional: [flags: string, about: string][]
}

/** The vendor's own RMA, step by step, for one unit of a client's case. Numbers are in minor units. */
const STEPS: Step[] = [
  {
    name: 'rma',
    description: 'enter the number that the vendor gave',
    path: 'vendor-rma',
    example: '--serial C1 --number YL-20931 --from original-distributor',
    required: [
      ['--number <number>', 'as the vendor gave it'],
      ['--from <giver>', 'brand or original-distributor'],
    ],
    optional: [['--reason <text>', 'why, where it is not plain']],
  },
  {
    name: 'dispatch',
    description: 'the unit leaves for its vendor',
    path: 'vendor-dispatch',
    example: '--serial C1 --tracking 1Z999AA10123456784',
    required: [],
    optional: [
      ['--tracking <code>', 'under which code'],
      ['--label <whose>', 'ours or vendors: whose label the parcel bears, and with it the risk; ours otherwise'],
      ['--reason <text>', 'why, where it is not plain'],
    ],
  },
  {
    name: 'answer',
    description: 'what the vendor gives: credit, replacement or denied',
    path: 'vendor-answer',
    example: '--serial C1 --answer credit --amount 12000',
    required: [['--answer <answer>', 'credit, replacement or denied']],
    optional: [
      ['--amount <amount>', 'of a credit, in minor units: 12000 is $120.00'],
      ['--replacement-serial <serial>', 'of the replacement, where the vendor names it'],
      ['--answered-at <time>', 'when; now otherwise'],
    ],
  },
  {
    name: 'replacement',
    description: 'the vendor’s replacement has come in',
    path: 'vendor-replacement',
    example: '--serial C1 --replacement-serial V1',
    required: [['--replacement-serial <serial>', 'its serial number']],
    optional: [['--received-at <time>', 'when; now otherwise']],
  },
  {
    name: 'test',
    description: 'how the vendor’s replacement did in its test',
    path: 'vendor-test',
    example: '--serial C1 --result passed',
    required: [['--result <result>', 'passed or failed']],
    optional: [['--reason <text>', 'why, where it is not plain']],
  },
]

/** `sendback case vendor …`: all of it addressed by the client's RMA and the unit. */
export function vendorCommands(group: Command, terminal: Terminal, desk: (command: Command) => Desk): void {
  const vendor = group.command('vendor').description('a unit’s way to its vendor, and what comes back')
  starting(vendor, terminal, desk)
  for (const { name, description, path, example, required, optional } of STEPS) {
    const step = vendor
      .command(`${name} <rma>`)
      .description(description)
      .requiredOption('--serial <serial>', 'the client’s unit')
    for (const [flags, about] of required) step.requiredOption(flags, about)
    for (const [flags, about] of optional)
      if (flags.startsWith('--amount')) step.option(flags, about, wholeNumber)
      else step.option(flags, about)
    step
      .addHelpText('after', examples(`sendback case vendor ${name} RMA-1001 ${example}`))
      .action(async (rma: string, options: Record<string, string | number>, command: Command) => {
        const answer = await desk(command).post<Told | Decided>(`${pathOf(rma)}/${path}`, given(options))
        terminal.stdout.write(`${'decision' in answer ? answer.case.stage : answer.verdict}\n`)
      })
  }
}

function starting(vendor: Command, terminal: Terminal, desk: (command: Command) => Desk): void {
  vendor
    .command('start <rma>')
    .description('ask for the vendor’s RMA for a unit')
    .requiredOption('--serial <serial>', 'the client’s unit')
    .requiredOption('--reason <text>', 'why')
    .addHelpText(
      'after',
      examples('sendback case vendor start RMA-1001 --serial C1 --reason "The bench has confirmed the fault"'),
    )
    .action(async (rma: string, options: { serial: string; reason: string }, command: Command) => {
      const leg = await desk(command).post<Case>(`${pathOf(rma)}/vendor-leg`, options)
      terminal.stdout.write(`${leg.rma}\n`)
      say(terminal, `It is ${leg.stage}; its number comes first: sendback case vendor rma ${rma} …`)
    })
}
