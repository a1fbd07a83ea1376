import { IANAZone } from 'luxon'
import { z } from 'zod'
import { cents, currency } from '../domain/money.ts'
import { readHoliday } from './calendar.ts'
import { HOLIDAYS } from './calendars.ts'
import { maintenanceCancellation } from './sections/maintenance.ts'
import { orderedNotNeededReturn } from './sections/not-needed.ts'
import { overTheCounterReturn } from './sections/over-the-counter.ts'
import { standardReturn } from './sections/standard.ts'
import { subscriptionCancellation } from './sections/subscription.ts'
import { vendorReturn } from './sections/vendor.ts'
import { virtualReturn } from './sections/virtual.ts'
import { days, increasingDays, ruleId, timeOfDay } from './settings.ts'

/**
 * A company's policy as data. A default here is one of our own resolutions of what the documents leave open (marked ⚙
 * in the policy book); what a company must say itself has none. Unknown keys are mistakes, so that a misspelt setting
 * is never a silent default.
 */

const holiday = z.string().superRefine((rule, context) => {
  try {
    readHoliday(rule)
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) })
  }
})

const calendar = z.strictObject({
  holidays: z
    .union([z.literal('us-federal'), z.array(holiday).max(60)])
    .default('us-federal')
    .transform(list => (typeof list === 'string' ? [...HOLIDAYS[list]] : list)),
  /** 1 is Monday, 7 is Sunday. */
  weekend: z.array(z.int().min(1).max(7)).max(6).default([6, 7]),
})

const window = z
  .strictObject({
    dueDays: days,
    billAfterDays: days,
    reminderDays: increasingDays,
    remindAt: timeOfDay.default('09:00'),
    /** `mark`: at the bill mark itself, on any day. Otherwise at this time of the next business day. */
    moneyAt: z.union([z.literal('mark'), z.strictObject({ time: timeOfDay })]).default({ time: '10:00' }),
    lateNoticeDays: days.default(3),
    transitGraceDays: z.int().min(0).max(366).default(7),
  })
  .refine(marks => marks.dueDays <= marks.billAfterDays, {
    path: ['billAfterDays'],
    message: 'the bill mark cannot come before the due mark',
  })

const hold = z
  .strictObject({
    linkDays: days.default(7),
    linkReminderDays: increasingDays.default([2, 5]),
    newCardDays: days.default(3),
    maxDaysAfterShipping: days.default(60),
    onInsufficientFunds: z.enum(['swap', 'keep']).default('swap'),
    /** For how long from approval the client consents to renewals and to a later charge. */
    consentDays: days.default(180),
  })
  .refine(link => link.linkReminderDays.every(day => day < link.linkDays), {
    path: ['linkReminderDays'],
    message: 'remind of the link before it ends',
  })

const advanceReplacement = z.strictObject({
  /** `aging-matrix`: client type and age decide (VD-7 to VD-14). `anyone`: every client, at any age. */
  eligibility: z.enum(['anyone', 'aging-matrix']),
  collateral: z.enum(['card-hold', 'saved-card', 'invoice', 'none']),
  amount: z.enum(['returned-list-price', 'replacement-price', 'paid-price']),
  /** `required`: the mark bills on account only a client who has accepted date and amount; else it is a staff task. */
  clientAcceptance: z.enum(['required', 'unasked']),
  /** What must exist before approval, beside the serial number that every advance replacement needs. */
  requires: z.array(z.enum(['ticket', 'internalComment', 'siteAnswer'])).default([]),
  /** Whether management is told of each approval, again a business day later, and then by a staff task (VD-10). */
  management: z.enum(['told', 'not-told']).default('not-told'),
  window,
  hold: hold.prefault({}),
  shipping: z.strictObject({
    confirmDeliveryDays: days.default(10),
    label: z.enum(['granted', 'refused']),
    inbound: z.enum(['we-pay-ground', 'client-pays']),
    originalPackaging: z.enum(['required', 'any']).default('any'),
  }),
  inspection: z
    .strictObject({
      cause: z.enum(['required', 'optional']).default('optional'),
      remindAfterDays: days.default(3),
    })
    .prefault({}),
  lateReturn: z.strictObject({ days: days.default(60), fee: z.int().min(0).prefault(0).transform(cents) }).prefault({}),
  extension: z.strictObject({ maxDays: days.default(30), maxCount: z.int().min(0).max(12).default(2) }).prefault({}),
  captureRetryDays: increasingDays.default([1, 3, 7]),
  quoteDays: days.default(14),
  swapDays: days.default(30),
  loanerWindow: window.prefault({ dueDays: 10, billAfterDays: 30, reminderDays: [0, 5, 8, 10, 20, 27, 29] }),
  /** The rules that a decision names: when it grants, and when a serial number or a price is missing. */
  rules: z
    .strictObject({
      granted: z.array(ruleId).min(1).prefault(['settled:two-marks']),
      serial: ruleId.prefault('settled:serial-numbers'),
      amount: ruleId.prefault('settled:amount'),
    })
    .prefault({}),
})

const settings = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'write an id in small letters, digits and dashes'),
  /** Goes up with every change; a case remembers under which version it was granted. */
  version: z.int().min(1),
  company: z.string().min(1),
  zone: z
    .string()
    .refine(zone => IANAZone.isValidZone(zone), 'name a time zone as America/New_York')
    .default('America/New_York'),
  /** For a case that names none. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'write a currency as USD')
    .prefault('USD')
    .transform(currency),
  mailboxes: z.strictObject({ help: z.email(), clientops: z.email().optional() }),
  management: z.email(),
  calendar: calendar.prefault({}),
  ageMeasuredAt: z.enum(['reported', 'received']).default('reported'),
  /** `required`: support finds the fault before anything is decided (VD-1). `assumed`: an RMA that is asked for is due. */
  diagnosis: z.enum(['required', 'assumed']).default('assumed'),
  /** Whether the replacement of an initial DOA counts as one of its warranty's (VD-15). */
  warranty: z.strictObject({ initialDoa: z.enum(['not-counted', 'counted']).default('not-counted') }).prefault({}),
  advanceReplacement,
  standardReturn: z.exactOptional(standardReturn),
  overTheCounterReturn: z.exactOptional(overTheCounterReturn),
  virtualReturn: z.exactOptional(virtualReturn),
  orderedNotNeededReturn: z.exactOptional(orderedNotNeededReturn),
  subscriptionCancellation: z.exactOptional(subscriptionCancellation),
  maintenanceCancellation: z.exactOptional(maintenanceCancellation),
  /** Absent for a company that has no vendor to ask. */
  vendorReturn: z.exactOptional(vendorReturn),
})

export const profileSchema = settings.refine(namesItsMailbox, {
  path: ['mailboxes', 'clientops'],
  message: 'name the mailbox whose mails cancel: this policy takes cancellations',
})

/** A cancellation counts from the day on which its mail reached the clientops mailbox (FO-10, FO-13). */
function namesItsMailbox(profile: z.output<typeof settings>): boolean {
  const takesCancellations = profile.subscriptionCancellation ?? profile.maintenanceCancellation
  return !takesCancellations || profile.mailboxes.clientops !== undefined
}

/** A profile as it is written down, defaults left out. */
export type WrittenProfile = z.input<typeof profileSchema>
export type Profile = z.output<typeof profileSchema>
