import { z } from 'zod'
import { days, increasingDays, timeOfDay } from '../settings.ts'

/** What a company says about its vendors: that it has some whose RMA it asks for (VD-3 to VD-6), and its patience. */
export const vendorReturn = z.strictObject({
  /** Counted from the day on which the number was asked for; with the last reminder a manager is told. */
  numberReminderDays: increasingDays.default([2, 5, 10]),
  /** Counted from the day on which the unit may ship. */
  dispatchReminderDays: increasingDays.default([3]),
  remindAt: timeOfDay.default('09:00'),
  /** After the unit has left; then staff ask the vendor. */
  answerDays: days.default(30),
  /** After the answer; then staff ask where the replacement is. */
  replacementDays: days.default(14),
})
