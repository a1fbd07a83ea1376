import type { WrittenProfile } from '../profile.ts'

/** Source: policy-documents/focus-returns.txt. */
export const focus = {
  id: 'focus',
  version: 1,
  company: 'FOCUS',
  mailboxes: { help: 'help@focusca.com', clientops: 'clientops@focusca.com' },
  management: 'management@focus.example',
  advanceReplacement: {
    eligibility: 'anyone',
    // The document names neither a card nor a charge, so nothing is billed that the client has not accepted.
    collateral: 'invoice',
    amount: 'replacement-price',
    clientAcceptance: 'required',
    window: { dueDays: 10, billAfterDays: 30, reminderDays: [0, 5, 8, 10, 20, 27, 29] },
    shipping: { label: 'granted', inbound: 'we-pay-ground' },
    inspection: { cause: 'required' },
    rules: { granted: ['FO-1', 'FO-2'] },
  },
  orderedNotNeededReturn: {
    windowDays: 30,
    restocking: { percent: 25 },
    shipping: { label: 'refused', inbound: 'client-pays' },
  },
  subscriptionCancellation: { noticeDays: 30 },
  maintenanceCancellation: {},
} as const satisfies WrittenProfile
