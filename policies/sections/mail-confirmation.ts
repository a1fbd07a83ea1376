import { z } from 'zod'
import { areReadable, days, increasingDays } from '../settings.ts'

/** How a mail whose sender nothing vouches for is confirmed by link. Days count from the day the link is mailed. */
export const mailConfirmation = z
  .strictObject({
    linkDays: days.default(7),
    reminderDays: increasingDays.default([2, 5]),
  })
  .refine(link => link.reminderDays.every(day => day < link.linkDays), {
    path: ['reminderDays'],
    message: 'remind of the link before it ends',
    when: areReadable({ linkDays: days, reminderDays: increasingDays }),
  })
