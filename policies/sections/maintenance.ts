import { z } from 'zod'
import { areReadable, days, increasingDays, timeOfDay } from '../settings.ts'
import { mailConfirmation } from './mail-confirmation.ts'

/** What a company says about maintenance that is cancelled (FO-13, FO-14). */
export const maintenanceCancellation = z.strictObject({
  confirmation: mailConfirmation.prefault({}),
  /** The client acknowledges that it may not be taken up again. Days count from the letter that asks for it. */
  acknowledgement: z
    .strictObject({
      reminderDays: increasingDays.default([7, 14, 21]),
      remindAt: timeOfDay.default('09:00'),
      taskAfterDays: days.default(30),
    })
    .refine(asked => asked.reminderDays.every(day => day < asked.taskAfterDays), {
      path: ['reminderDays'],
      message: 'remind the client before it becomes a staff task',
      when: areReadable({ reminderDays: increasingDays, taskAfterDays: days }),
    })
    .prefault({}),
})
