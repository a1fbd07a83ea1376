import { z } from 'zod'
import { days, increasingDays, timeOfDay } from '../settings.ts'

/** What a company says about returns of what was ordered but not needed (FO-5 to FO-9). */
export const orderedNotNeededReturn = z.strictObject({
  /** Days from a line's delivery by which the RMA is opened, and the goods are with a carrier or handed to us. */
  windowDays: days,
  /** How long a parcel that was handed over in time may still be on its way; and what a manager allows to come late. */
  transitGraceDays: z.int().min(0).max(366).default(7),
  /** So many days before the last one, while nothing is on its way. */
  reminders: z
    .strictObject({ daysBefore: increasingDays.default([3, 10]), at: timeOfDay.default('09:00') })
    .prefault({}),
  restocking: z.strictObject({
    /** Per cent of the price paid for a unit that was opened, installed or used. */
    percent: z.int().min(0).max(100),
    /** `on-refund`: tax goes back on the refunded part only. `full`: all of it goes back, although a fee is kept. */
    taxOnFee: z.enum(['on-refund', 'full']).default('on-refund'),
  }),
  /** `by-finance`: it goes back too; a request does not say what it was, so a person looks it up in the order. */
  outboundShipping: z.enum(['kept', 'by-finance']).default('kept'),
  shipping: z.strictObject({
    label: z.enum(['granted', 'refused']),
    inbound: z.enum(['we-pay-ground', 'client-pays']),
  }),
})
