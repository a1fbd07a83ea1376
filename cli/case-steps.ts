import { PARCEL_STATUSES } from '../domain/fact.ts'
import { GOODS_CONDITIONS } from '../domain/not-needed-terms.ts'
import { FINDINGS, RESOLUTIONS, STOCK_ANSWERS } from '../domain/staff-decision.ts'
import { may, must, number, reason, type Step } from './step-command.ts'

const when = (flags: string) => may(`${flags} <time>`, 'when, as in 2026-04-03T15:00:00Z; now otherwise')
const serial = (whose: string) => must('--serial <serial>', whose)
const serials = () => must('--serials <serial...>', 'which units')

/** What happened on the way, told by whoever knows. */
export const FACTS: Step[] = [
  {
    name: 'fail-replacement',
    description: 'the replacement arrived dead, or has failed since',
    path: 'replacement-failed',
    options: [serial('the replacement’s serial number'), when('--failed-at')],
    examples: ['--serial R1'],
  },
  {
    name: 'scan',
    description: 'a carrier’s scan of a parcel, either way',
    path: 'carrier-scan',
    options: [
      must('--tracking <code>', 'under which code it travels'),
      must('--status <status>', 'what the carrier says', PARCEL_STATUSES),
      may('--direction <way>', 'which way it goes; to the client otherwise', ['to-client', 'to-us']),
      may('--label <whose>', 'whose label it bears: what is lost under ours is never billed', ['ours', 'theirs']),
      when('--at'),
    ],
    examples: ['--tracking 1Z999AA10123456784 --status in-transit --direction to-us'],
  },
  {
    name: 'label',
    description: 'the client asks for a shipping label',
    path: 'label',
    options: [may('--serial <serial>', 'for one unit; all that still have to come otherwise'), when('--received-at')],
    examples: ['', '--serial C1 --received-at 2026-03-06T09:00:00Z'],
  },
  {
    name: 'pickup',
    description: 'the client asks for a pick-up',
    path: 'pickup',
    options: [may('--serial <serial>', 'for one unit; all that still have to come otherwise'), when('--received-at')],
    examples: [''],
  },
  {
    name: 'accept',
    description: 'the client accepted the date and amount that the approval states',
    path: 'acceptance',
    options: [when('--accepted-at')],
    examples: ['--accepted-at 2026-03-02T10:00:00Z'],
  },
  {
    name: 'acknowledge',
    description: 'management has seen the notice; with a manager’s key',
    path: 'acknowledgement',
    options: [when('--acknowledged-at')],
    examples: [''],
    as: 'manager',
  },
  {
    name: 'pay',
    description: 'the client has paid, as finance says',
    path: 'payment',
    options: [
      must('--for <what>', 'for what', ['rush', 'deductible', 'quote', 'past-due', 'prepayment']),
      may('--serial <serial>', 'for one unit'),
      number(may('--still-due <amount>', 'of what was past due: what is left, in minor units')),
      may('--prepaid-through <date>', 'of a prepayment: the last day that is paid for'),
      when('--paid-at'),
    ],
    examples: ['--for rush --serial C1', '--for prepayment --prepaid-through 2026-08-31'],
  },
  {
    name: 'distributor-return',
    description: 'the distributor has taken the unit over its counter',
    path: 'distributor-return',
    options: [when('--returned-at')],
    examples: ['--returned-at 2026-03-20T15:00:00Z'],
  },
]

/** What people decide about a running case. */
export const DECISIONS: Step[] = [
  {
    name: 'extend',
    description: 'give the client more time',
    path: 'extension',
    options: [number(must('--days <number>', 'by how many days')), reason()],
    examples: ['--days 10 --reason "Travelling until the 20th"'],
  },
  {
    name: 'cancel',
    description: 'cancel the case; in an exchange, after shipping the return is still owed',
    path: 'cancellation',
    options: [reason()],
    examples: ['--reason "The fault was in the cabling" --yes'],
    asks: rma => `Cancel ${rma}?`,
  },
  {
    name: 'correct-delivery',
    description: 'say when the replacement was really delivered',
    path: 'delivery-correction',
    options: [must('--delivered-at <time>', 'when it was'), reason()],
    examples: ['--delivered-at 2026-03-05T15:12:00Z --reason "Signed delivery slip"'],
  },
  {
    name: 'inspect',
    description: 'say what the inspection of a returned unit found',
    path: 'inspection',
    options: [
      serial('its serial number'),
      must('--finding <finding>', 'what was found', FINDINGS),
      may('--cause <text>', 'why it failed; some policies want to know'),
      may('--packaging <packaging>', 'how it was packed', ['original', 'missing']),
      may('--condition <condition>', 'how goods that were not needed came back', GOODS_CONDITIONS),
      number(may('--quote <amount>', 'for damage by the client, in minor units: 39900 is $399.00')),
      may('--reason <text>', 'more, for the audit trail'),
    ],
    examples: ['--serial C1 --finding fault-found --cause "Water in the housing"'],
  },
  {
    name: 'resolve',
    description: 'settle an open exception',
    path: 'exception-resolution',
    options: [
      must('--exception <id>', 'its id, as the case shows it'),
      must('--resolution <resolution>', 'what becomes of it', RESOLUTIONS),
      may('--serial <serial>', 'which unit it counts as the return of, when accepted'),
      reason(),
    ],
    examples: [
      '--exception wrong-serial-1 --resolution accept --serial C1 --reason "The label was misread"',
      '--exception late-return-1 --resolution forgive --reason "A storm closed the depot" --yes',
    ],
    asks: (rma, { resolution }) =>
      ['bill', 'forgive', 'dispose'].includes(String(resolution))
        ? `${RESOLVED[`${resolution}`]} (${rma})?`
        : undefined,
  },
  {
    name: 'keep',
    description: 'the client keeps the failed unit, or has lost it, and agrees to be billed now',
    path: 'kept-original',
    options: [serials(), reason()],
    examples: ['--serials C1 --reason "They wrote that it went to scrap" --yes'],
    asks: (rma, { serials }) => `Bill the client of ${rma} for ${[serials].flat().join(', ')} now?`,
  },
  {
    name: 'out-of-stock',
    description: 'the replacement is out of stock: the client is asked to wait, take a substitute or cancel',
    path: 'out-of-stock',
    options: [reason()],
    examples: ['--reason "The next delivery is due on 20 March"'],
  },
  {
    name: 'answer-stock',
    description: 'what the client wants whose replacement is out of stock',
    path: 'stock-answer',
    options: [must('--answer <answer>', 'what they want', STOCK_ANSWERS), reason()],
    examples: ['--answer substitute --reason "They take the O8B9 instead"'],
  },
  {
    name: 'answer-quote',
    description: 'how the client answered a quote',
    path: 'quote-answer',
    options: [
      must('--answer <answer>', 'how', ['accepted', 'declined', 'invoice']),
      may('--serial <serial>', 'which unit’s quote, where several are open'),
      may('--disposal <consent>', 'what is declined is sent back, unless they agreed to its disposal', [
        'consented-in-writing',
      ]),
      may('--reason <text>', 'more, for the audit trail'),
    ],
    examples: ['--answer accepted --yes', '--answer declined --disposal consented-in-writing --yes'],
    asks: (rma, { answer }) => `The client of ${rma} has answered "${answer}": do as they say?`,
  },
  {
    name: 'waive-hold',
    description: 'let it ship without a hold; with a manager’s key',
    path: 'hold-waiver',
    options: [reason()],
    examples: ['--reason "Known partner; the gateway is down today" --yes'],
    as: 'manager',
    asks: rma => `Let ${rma} ship with nothing held?`,
  },
  {
    name: 'renew-hold',
    description: 'let the hold be renewed beyond its limit, for another thirty days; with a manager’s key',
    path: 'hold-renewal',
    options: [reason()],
    examples: ['--reason "The carrier is still looking for the replacement"'],
    as: 'manager',
  },
  {
    name: 'remedy',
    description: 'what is done with a unit whose fault is confirmed',
    path: 'remedy',
    options: [
      serial('the unit'),
      must('--remedy <remedy>', 'what is done', ['repair', 'replace', 'partner-team']),
      may('--client <answer>', 'they were asked, and agreed to a repair', ['agreed']),
      may('--from <where>', 'where a replacement comes from; our stock otherwise', ['stock', 'vendor']),
      reason(),
    ],
    examples: ['--serial C1 --remedy replace --reason "Board beyond repair"'],
  },
  {
    name: 'quote',
    description: 'quote a unit that the warranty does not cover',
    path: 'quote',
    options: [
      serial('the unit'),
      number(must('--amount <amount>', 'in minor units of the case’s currency: 12000 is $120.00')),
      reason(),
    ],
    examples: ['--serial C1 --amount 12000 --reason "New display and two hours"'],
  },
  {
    name: 'answer-no-trouble',
    description: 'whether the client wants a unit back that has no trouble',
    path: 'no-trouble-answer',
    options: [serial('the unit'), must('--answer <answer>', 'whether they do', ['yes', 'rush', 'no']), reason()],
    examples: ['--serial C1 --answer yes --reason "Called on 12 March"'],
  },
  {
    name: 'reopen',
    description: 'let a lapsed case go on; or open another for a unit that came in after its case had closed',
    path: 'reopening',
    options: [reason()],
    examples: ['--reason "The client found the parcel in their mail room"'],
  },
  {
    name: 'allow-late',
    description: 'take back what came too late, all the same; with a manager’s key',
    path: 'late-return',
    options: [serials(), reason()],
    examples: ['--serials C1 --reason "A storm closed the depot for three days" --yes'],
    as: 'manager',
    asks: (rma, { serials }) => `Give back what ${[serials].flat().join(', ')} of ${rma} was billed for?`,
  },
  {
    name: 'settle-by-hand',
    description: 'an order that the gateway, or our ledger, refuses for good is settled by hand; with finance’s key',
    path: 'settlement-by-hand',
    options: [
      must('--order <key>', 'its key, as the task names it'),
      must('--reference <text>', 'where it is booked'),
      reason(),
    ],
    examples: ['--order RMA-1001/capture/1 --reference INV-2044 --reason "The gateway closed the account" --yes'],
    as: 'finance',
    asks: (_rma, { order, reference }) => `Book ${order} as settled by hand under ${reference}?`,
  },
  {
    name: 'finish',
    description: 'nothing more is to come of a case',
    path: 'finish',
    options: [reason()],
    examples: ['--reason "The distributor has no record of it" --yes'],
    asks: rma => `Close ${rma} for good?`,
  },
]

/** What a service that is cancelled knows beside. */
export const CANCELLATIONS: Step[] = [
  {
    name: 'confirm',
    description: 'the client has confirmed a cancellation',
    path: 'confirmation',
    options: [when('--confirmed-at')],
    examples: ['--confirmed-at 2026-02-12T15:00:00Z'],
  },
  {
    name: 'cancellation-mail',
    description: 'the same cancellation was asked for again, or an earlier mail turned up',
    path: 'cancellation-mail',
    options: [
      when('--received-at'),
      may('--confirmation <how>', 'how we know who wrote it; a link asks them otherwise', [
        'asked-by-link',
        'dmarc-passed',
        'known-to-staff',
      ]),
    ],
    examples: ['--received-at 2026-02-09T15:00:00Z --confirmation known-to-staff'],
  },
  {
    name: 'acknowledge-no-reinstatement',
    description: 'the client has taken note that maintenance may not be taken up again',
    path: 'no-reinstatement-acknowledgement',
    options: [when('--acknowledged-at')],
    examples: [''],
  },
  {
    name: 'withdraw',
    description: 'the client takes a cancellation back',
    path: 'withdrawal',
    options: [reason()],
    examples: ['--reason "They wrote on 2 March that they stay"'],
  },
]

const RESOLVED: Record<string, string> = {
  bill: 'Bill the client',
  forgive: 'Bill nothing, for good',
  dispose: 'Dispose of the unit',
}
