import type { WrittenProfile } from '../profile.ts'

/** Source: policy-documents/speco-returns.txt. */
export const speco = {
  id: 'speco',
  version: 1,
  company: 'Speco',
  mailboxes: { help: 'support@speco.example' },
  management: 'management@speco.example',
  advanceReplacement: {
    eligibility: 'anyone',
    collateral: 'card-hold',
    amount: 'returned-list-price',
    clientAcceptance: 'unasked',
    window: { dueDays: 30, billAfterDays: 30, reminderDays: [0, 10, 20, 27, 29] },
    shipping: { label: 'refused', inbound: 'client-pays' },
    rules: { granted: ['SP-3', 'SP-5', 'SP-7'], serial: 'SP-4', amount: 'SP-5' },
  },
  // Speco makes what it takes back, so there is no vendor to ask; who pays which way, its document leaves open.
  standardReturn: { treatment: { by: 'policy' }, rules: { granted: ['SP-1'] } },
  overTheCounterReturn: {},
  virtualReturn: { kinds: ['camera'], excludedTraits: ['ptz', 'specialty'], maxUnits: 3 },
} as const satisfies WrittenProfile
