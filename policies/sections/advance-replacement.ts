import { z } from 'zod'
import { cents } from '../../domain/money.ts'
import { areReadable, days, increasingDays, ruleId, timeOfDay } from '../settings.ts'

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
    when: areReadable({ dueDays: days, billAfterDays: days }),
  })

const hold = z
  .strictObject({
    linkDays: days.default(7),
    linkReminderDays: increasingDays.default([2, 5]),
    newCardDays: days.default(3),
    maxDaysAfterShipping: days.default(60),
    onInsufficientFunds: z.enum(['swap', 'keep']).default('swap'),
    /** Whether the client's own hold is asked for weeks, where card and contract have such holds. It costs a little more. */
    extendedAuthorization: z.enum(['if-available', 'not-asked']).default('if-available'),
    /** For how long from approval the client consents to renewals and to a later charge. */
    consentDays: days.default(180),
  })
  .refine(link => link.linkReminderDays.every(day => day < link.linkDays), {
    path: ['linkReminderDays'],
    message: 'remind of the link before it ends',
    when: areReadable({ linkDays: days, linkReminderDays: increasingDays }),
  })

/** What a company says about replacements that go out first (FO-1 to FO-4, VD-7 to VD-12, SP-3 to SP-7). */
export const advanceReplacement = z.strictObject({
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
