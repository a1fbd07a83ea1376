import { z } from 'zod'
import { days, increasingDays } from '../settings.ts'

/** What a company says about virtual returns (SP-8 to SP-10). */
export const virtualReturn = z.strictObject({
  kinds: z.array(z.enum(['camera', 'phone', 'other'])).min(1),
  excludedTraits: z.array(z.enum(['ptz', 'specialty'])),
  /** Units in one RMA. */
  maxUnits: z.int().min(1).max(50),
  /** Units to one customer in so many days, so that splitting an RMA gains nothing. */
  perCustomer: z.strictObject({ maxUnits: z.int().min(1).max(50).default(3), days: days.default(90) }).prefault({}),
  /** Days after the request on which staff are reminded that a person has to decide. */
  approvalReminderDays: increasingDays.default([1, 3, 7]),
  shipping: z.strictObject({ confirmDeliveryDays: days.default(10) }).prefault({}),
})
