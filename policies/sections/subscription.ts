import { z } from 'zod'
import { days } from '../settings.ts'
import { mailConfirmation } from './mail-confirmation.ts'

/** What a company says about subscriptions that are cancelled (FO-10 to FO-12). */
export const subscriptionCancellation = z.strictObject({
  /** Days from the day on which the mail reached the clientops mailbox; service runs through the last of them. */
  noticeDays: days,
  confirmation: mailConfirmation.prefault({}),
  /** What is billed for the period in which service ends, without a contract: its days in service, all of it, or nothing. */
  finalMonth: z.enum(['prorate-daily', 'full', 'none']).default('prorate-daily'),
})
