import type { AdvanceTerms } from '../../domain/terms.ts'
import { decideAdvanceReplacement } from '../../policies/advance-replacement.ts'
import { type Profile, profileSchema, type WrittenProfile } from '../../policies/profile.ts'
import { knowing, request } from './granted.ts'

const written = {
  id: 'plain',
  version: 1,
  company: 'Plain',
  mailboxes: { help: 'help@plain.example', clientops: 'clientops@plain.example' },
  management: 'management@plain.example',
  advanceReplacement: {
    eligibility: 'anyone',
    collateral: 'card-hold',
    amount: 'returned-list-price',
    clientAcceptance: 'unasked',
    window: { dueDays: 10, billAfterDays: 30, reminderDays: [0, 5, 29] },
    shipping: { label: 'granted', inbound: 'we-pay-ground' },
  },
  standardReturn: { treatment: { by: 'policy' }, rules: { granted: ['SP-1'] } },
  overTheCounterReturn: {},
  virtualReturn: { kinds: ['camera'], excludedTraits: [], maxUnits: 10 },
  orderedNotNeededReturn: {
    windowDays: 30,
    restocking: { percent: 25 },
    shipping: { label: 'refused', inbound: 'client-pays' },
  },
  subscriptionCancellation: { noticeDays: 30 },
  maintenanceCancellation: {},
  vendorReturn: {},
} as const satisfies WrittenProfile

/** A company that takes every kind of return, and says of each only what has no default. */
export const plain = profileSchema.parse(written)

/** The same company, but for some settings of its advance replacements. */
export function plainWith(changes: Partial<WrittenProfile['advanceReplacement']>): Profile {
  return profileSchema.parse({ ...written, advanceReplacement: { ...written.advanceReplacement, ...changes } })
}

export function plainAdvance(changes: Parameters<typeof request>[0] = {}, policy = plain): AdvanceTerms {
  const decision = decideAdvanceReplacement(policy, request({ policy: 'plain', ...changes }), knowing())
  if (decision.kind === 'refused') throw new Error(`Refused: ${decision.reason}`)
  return decision.terms
}
