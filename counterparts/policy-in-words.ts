import { RETURN_TYPES, type ReturnType } from '../domain/case.ts'
import type { RuleId } from '../domain/decision.ts'
import { cents } from '../domain/money.ts'
import type { AgeBand } from '../domain/standard-terms.ts'
import { PRICES } from '../policies/advance-replacement.ts'
import { type AgingCell, agingCell } from '../policies/aging-matrix.ts'
import type { Profile } from '../policies/profile.ts'
import { objectionsToTicket } from '../policies/ticket-gate.ts'
import { vendorStartsAt } from '../policies/vendor.ts'
import { TRAITS } from '../policies/virtual-return.ts'
import { wordsOf } from '../policies/words.ts'
import {
  DONE,
  days,
  FINAL_MONTH,
  inAdvance,
  lapseInWords,
  lateReturnInWords,
  onDays,
  restockingInWords,
  SENTENCES,
  sendingInWords,
  shippingInWords,
  treatmentCost,
  VENDOR,
  windowInWords,
} from './granted-in-words.ts'
import { listed } from './spoken.ts'

/** One sentence of a policy, and the rules that it rests on. */
export interface Clause {
  words: string
  because: RuleId[]
}

/** What a company's policy says, before anybody asks it for anything: of every return, then of each that it takes. */
export function policyInWords(profile: Profile): { about: ReturnType | 'every-return'; clauses: Clause[] }[] {
  const returns = RETURN_TYPES.flatMap(about => {
    const clauses = OF_RETURN[about](profile)
    return clauses.length > 0 ? [{ about, clauses }] : []
  })
  return [{ about: 'every-return', clauses: everyReturn(profile) }, ...returns]
}

const OF_RETURN: Record<ReturnType, (profile: Profile) => Clause[]> = {
  advanceReplacement,
  standardReturn,
  overTheCounterReturn,
  virtualReturn,
  orderedNotNeededReturn,
  subscriptionCancellation,
  maintenanceCancellation,
}

function clause(words: string, ...because: RuleId[]): Clause {
  return { words, because }
}

function everyReturn({ diagnosis, ageMeasuredAt, zone }: Profile): Clause[] {
  return [
    clause(`Days are calendar days in ${zone}, through the end of the last one.`, 'settled:a-day'),
    ...(diagnosis === 'required' ? [clause('Support finds the fault before anything is decided.', 'VD-1')] : []),
    clause(
      ageMeasuredAt === 'reported' ? 'Age counts to the client’s report.' : 'Age counts to the unit’s arrival.',
      'settled:age',
    ),
    clause(wordsOf('settled:serial-numbers'), 'settled:serial-numbers'),
  ]
}

function advanceReplacement(profile: Profile): Clause[] {
  const policy = profile.advanceReplacement
  if (!policy) return []
  const { rules, hold, window, loanerWindow, extension } = policy
  const [marks = '', reminders = ''] = windowInWords(window)
  return [
    clause(inAdvance(policy.collateral), ...rules.granted),
    ...(policy.eligibility === 'anyone'
      ? [clause('Every client may have one, for a device of any age.')]
      : ageBands(({ advance }) =>
          advance.kind === 'offered' ? clause('one is offered.', 'VD-7') : clause('none is offered.', advance.because),
        )),
    clause(
      `Of each unit its serial number is needed, and ${PRICES[policy.amount].words}: that is what it may cost at most.`,
      ...new Set([rules.serial, rules.amount]),
    ),
    ...gates(policy.requires),
    ...(policy.collateral === 'card-hold'
      ? [
          clause(
            `The link for the hold is good for ${days(hold.linkDays)}, with reminders ${onDays(hold.linkReminderDays)}.`,
            'settled:hold-link',
          ),
          clause(
            `A hold is renewed before it lapses, up to ${days(hold.maxDaysAfterShipping)} after shipping; beyond that a manager decides.`,
            'settled:one-hold-is-not-enough',
          ),
        ]
      : []),
    ...(policy.clientAcceptance === 'required'
      ? [
          clause(
            'It is billed on account only if the client has accepted date and amount; otherwise the mark is a staff task.',
            'settled:amount',
          ),
        ]
      : []),
    clause(marks, 'settled:two-marks', 'settled:when-money-moves'),
    clause(reminders, 'settled:reminders'),
    clause(
      `Staff may give up to ${days(extension.maxDays)} more, ${times(extension.maxCount)}; a manager may give more.`,
      'settled:extension',
    ),
    clause(shippingInWords(policy.shipping), 'settled:labels'),
    ...(policy.inspection.cause === 'required' ? [clause(wordsOf('FO-3'), 'FO-3')] : []),
    clause(lateReturnInWords(policy.lateReturn, profile.currency), 'settled:back-after-billing'),
    clause(
      `A replacement that fails within ${days(policy.swapDays)} of its delivery is swapped in the same case.`,
      'settled:replacement-fails',
    ),
    clause(
      `A loaner is due ${days(loanerWindow.dueDays)} after the delivery of what was repaired or replaced, and money after ${days(loanerWindow.billAfterDays)}.`,
      'settled:loaner',
    ),
    ...(policy.management === 'told' ? [clause(wordsOf('VD-10'), 'VD-10')] : []),
  ]
}

function standardReturn({ standardReturn: policy, currency, vendorReturn }: Profile): Clause[] {
  if (!policy) return []
  const { treatment, noTrouble, rules } = policy
  return [
    clause(SENTENCES.standard, ...rules.granted),
    ...(treatment.by === 'policy'
      ? [
          clause(
            `Every unit ${DONE[treatment.done]}. ${treatmentCost(treatment, cents(0), currency)}`,
            ...rules.granted,
          ),
        ]
      : ageBands(({ done, freight, deductible, packaging, because }) =>
          clause(
            `the unit ${DONE[done]}${packaging === 'original' ? ', and comes back in its original packaging' : ''}. ${treatmentCost(freight, deductible, currency)}`,
            ...because,
          ),
        )),
    ...(treatment.by === 'aging-matrix'
      ? [
          clause(
            `Of a brand that no table lists, a unit older than that ${DONE['person-decides']}.`,
            'settled:warrantys-end',
          ),
        ]
      : []),
    ...gates(policy.requires),
    ...(treatment.by === 'aging-matrix' && vendorReturn
      ? [
          clause(`Agents and direct clients: ${VENDOR[vendorStartsAt('direct-client')]}`, 'VD-3'),
          clause(`Resellers and service providers: ${VENDOR[vendorStartsAt('reseller')]}`, 'VD-4'),
        ]
      : []),
    clause(lapseInWords(policy.lapse), 'settled:nothing-arrives'),
    clause(
      `Where no trouble is found the client is asked whether they want the unit back, and reminded ${onDays(noTrouble.reminderDays)}; after ${days(noTrouble.taskAfterDays)} it is a staff task. A deductible is ${noTrouble.deductible}.`,
      'settled:no-answer',
    ),
    clause(`A quote is open for ${days(policy.quoteDays)}.`, 'settled:quote'),
  ]
}

function overTheCounterReturn({ overTheCounterReturn: policy }: Profile): Clause[] {
  if (!policy) return []
  return [
    clause(SENTENCES.overTheCounter, 'SP-2'),
    clause(
      `Staff ask the distributor after ${days(policy.nudgeDays)}, at ${policy.nudgeAt}.`,
      'settled:over-the-counter',
    ),
  ]
}

function virtualReturn({ virtualReturn: policy }: Profile): Clause[] {
  if (!policy) return []
  const { kinds, excludedTraits, maxUnits, perCustomer } = policy
  const excluded = excludedTraits.map(trait => `; not for ${TRAITS[trait]}`).join('')
  return [
    clause(SENTENCES.virtual, 'SP-8', 'SP-10'),
    clause(
      `It is for ${listed(kinds.map(kind => KINDS[kind]))} only, at most ${maxUnits} in one RMA${excluded}.`,
      'SP-9',
    ),
    clause(
      `One customer has at most ${perCustomer.maxUnits} in ${days(perCustomer.days)}, in however many RMAs.`,
      'settled:virtuals-3',
    ),
    clause(`Staff are reminded to decide ${onDays(policy.approvalReminderDays)}.`, 'SP-8'),
  ]
}

function orderedNotNeededReturn({ orderedNotNeededReturn: policy }: Profile): Clause[] {
  if (!policy) return []
  return [
    clause(
      `Price and tax go back in full when the RMA is open, and the goods are with a carrier or with us, by day ${policy.windowDays} from the delivery of their line.`,
      'FO-5',
      'settled:fo-5s-30-days',
    ),
    clause(restockingInWords(policy.restocking), 'FO-6', 'settled:restocking'),
    clause(wordsOf('FO-7'), 'FO-7', 'settled:complete-system'),
    clause(wordsOf('FO-9'), 'FO-9'),
    clause(sendingInWords(policy.shipping), 'FO-8'),
  ]
}

function subscriptionCancellation({ subscriptionCancellation: policy }: Profile): Clause[] {
  if (!policy) return []
  return [
    clause(
      `Service runs through the last day of a notice of ${days(policy.noticeDays)}, which begins with the mail to the clientops mailbox.`,
      'FO-10',
      'settled:fo-10s-30th-day',
    ),
    clause(`Billed of the last period: ${FINAL_MONTH[policy.finalMonth]}.`, 'FO-11', 'settled:fo-11'),
    clause(wordsOf('FO-12'), 'FO-12', 'settled:fo-12'),
    confirmedByLink(policy.confirmation),
  ]
}

function maintenanceCancellation({ maintenanceCancellation: policy }: Profile): Clause[] {
  if (!policy) return []
  const { reminderDays, taskAfterDays } = policy.acknowledgement
  return [
    clause(wordsOf('FO-13'), 'FO-13', 'settled:fo-13-fo-14'),
    clause(
      `The client is asked to acknowledge that it can usually not be taken up again, and reminded ${onDays(reminderDays)}; after ${days(taskAfterDays)} it is a staff task, and stands all the same.`,
      'FO-14',
    ),
    confirmedByLink(policy.confirmation),
  ]
}

function confirmedByLink({ linkDays, reminderDays }: { linkDays: number; reminderDays: number[] }): Clause {
  return clause(
    `A mail that nothing vouches for counts once the client has followed a link: it is good for ${days(linkDays)}, with reminders ${onDays(reminderDays)}.`,
    'settled:inbound-mail',
  )
}

function gates(asked: Parameters<typeof objectionsToTicket>[0]): Clause[] {
  return objectionsToTicket(asked, {}).map(({ because, words }) => clause(capitalised(words), ...because))
}

const BANDS = {
  'within-30-days': 'Up to 30 days old',
  '31-days-to-expiry': 'From 31 days to the end of the warranty',
  'after-warranty': 'After the warranty',
} as const satisfies Record<AgeBand, string>

/** One clause for each age, or two where the kind of client makes a difference. */
function ageBands(say: (cell: AgingCell) => Clause): Clause[] {
  return Object.entries(BANDS).flatMap(([band, age]) => {
    const direct = say(agingCell(band as AgeBand, 'direct-client')) // a key of BANDS
    const partner = say(agingCell(band as AgeBand, 'reseller'))
    if (direct.words === partner.words) return [{ ...direct, words: `${age}: ${direct.words}` }]
    return [
      { ...direct, words: `${age}, agents and direct clients: ${direct.words}` },
      { ...partner, words: `${age}, resellers and service providers: ${partner.words}` },
    ]
  })
}

const KINDS = { camera: 'cameras', phone: 'phones', other: 'other devices' } as const

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
