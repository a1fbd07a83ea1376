import { z } from 'zod'
import { days, timeOfDay } from '../settings.ts'

/** What a company says about returns over a distributor's counter (SP-2). */
export const overTheCounterReturn = z.strictObject({
  /** How long the distributor is left alone before staff are asked what has become of the return. */
  nudgeDays: days.default(60),
  nudgeAt: timeOfDay.default('09:00'),
})
