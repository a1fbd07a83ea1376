import { z } from 'zod'
import { areReadable, days, increasingDays, ruleId } from '../settings.ts'

const leg = z.strictObject({ payer: z.enum(['us', 'client']), service: z.enum(['ground', 'rush', 'any']) })

/** What a company says about standard returns: the client sends in first (SP-1, VD-12 to VD-14). */
export const standardReturn = z.strictObject({
  treatment: z.discriminatedUnion('by', [
    /** Client type and age decide, cell by cell; the vendor's leg follows from the client (VD-3, VD-4). */
    z.strictObject({ by: z.literal('aging-matrix') }),
    /** Every unit alike, by a company that repairs and replaces what it makes. */
    z.strictObject({
      by: z.literal('policy'),
      done: z.enum(['replace', 'repair-or-replace']).default('repair-or-replace'),
      packaging: z.enum(['original', 'any']).default('any'),
      toUs: leg.prefault({ payer: 'client', service: 'any' }),
      toClient: leg.prefault({ payer: 'us', service: 'ground' }),
    }),
  ]),
  /** What must exist before approval at any age, beside the serial numbers. */
  requires: z.array(z.enum(['ticket', 'internalComment', 'siteAnswer', 'photos'])).default([]),
  /** Nothing arrives: the RMA lapses after these days, with a notice before, and can be reopened for some days. */
  lapse: z
    .strictObject({ days: days.default(30), noticeDaysBefore: days.default(7), reopenDays: days.default(30) })
    .refine(lapse => lapse.noticeDaysBefore < lapse.days, {
      path: ['noticeDaysBefore'],
      message: 'the notice goes out between approval and the end',
      when: areReadable({ days, noticeDaysBefore: days }),
    })
    .prefault({}),
  inspection: z.strictObject({ remindAfterDays: days.default(3) }).prefault({}),
  quoteDays: days.default(14),
  noTrouble: z
    .strictObject({
      reminderDays: increasingDays.default([7, 14, 21]),
      taskAfterDays: days.default(30),
      deductible: z.enum(['waived', 'charged']).default('waived'),
    })
    .refine(asking => asking.reminderDays.every(day => day <= asking.taskAfterDays), {
      path: ['reminderDays'],
      message: 'remind before it becomes a task',
      when: areReadable({ reminderDays: increasingDays, taskAfterDays: days }),
    })
    .prefault({}),
  shippingWaits: z.enum(['for-nothing', 'for-deductible']).default('for-nothing'),
  /** No delivery scan so many days after something was shipped to the client: a staff task. */
  confirmDeliveryDays: days.default(10),
  rules: z.strictObject({ granted: z.array(ruleId).min(1), serial: ruleId.prefault('settled:serial-numbers') }),
})
