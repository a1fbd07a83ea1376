import { IANAZone } from 'luxon'
import { z } from 'zod'
import { RETURN_TYPES } from '../domain/case.ts'
import { currency } from '../domain/money.ts'
import { readHoliday } from './calendar.ts'
import { HOLIDAYS } from './calendars.ts'
import { returnsOffered } from './offered.ts'
import { advanceReplacement } from './sections/advance-replacement.ts'
import { maintenanceCancellation } from './sections/maintenance.ts'
import { orderedNotNeededReturn } from './sections/not-needed.ts'
import { overTheCounterReturn } from './sections/over-the-counter.ts'
import { standardReturn } from './sections/standard.ts'
import { subscriptionCancellation } from './sections/subscription.ts'
import { vendorReturn } from './sections/vendor.ts'
import { virtualReturn } from './sections/virtual.ts'
import { areReadable } from './settings.ts'

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
  advanceReplacement: z.exactOptional(advanceReplacement),
  standardReturn: z.exactOptional(standardReturn),
  overTheCounterReturn: z.exactOptional(overTheCounterReturn),
  virtualReturn: z.exactOptional(virtualReturn),
  orderedNotNeededReturn: z.exactOptional(orderedNotNeededReturn),
  subscriptionCancellation: z.exactOptional(subscriptionCancellation),
  maintenanceCancellation: z.exactOptional(maintenanceCancellation),
  /** Absent for a company that has no vendor to ask. */
  vendorReturn: z.exactOptional(vendorReturn),
})

export const profileSchema = settings
  .refine(profile => returnsOffered(profile).length > 0, {
    message: `offer at least one return: ${RETURN_TYPES.join(', ')}`,
  })
  .refine(namesItsMailbox, {
    path: ['mailboxes', 'clientops'],
    message: 'name the mailbox whose mails cancel: this policy takes cancellations',
    when: areReadable({ mailboxes: z.object({}) }),
  })

/** A cancellation counts from the day on which its mail reached the clientops mailbox (FO-10, FO-13). */
function namesItsMailbox(profile: z.output<typeof settings>): boolean {
  const takesCancellations = profile.subscriptionCancellation ?? profile.maintenanceCancellation
  return !takesCancellations || profile.mailboxes.clientops !== undefined
}

/** A profile as it is written down, defaults left out. */
export type WrittenProfile = z.input<typeof profileSchema>
export type Profile = z.output<typeof profileSchema>

/** A policy and its version, as the audit trail bears them: `acceptance@1`. */
export function versionOf({ id, version }: Pick<Profile, 'id' | 'version'>): string {
  return `${id}@${version}`
}
