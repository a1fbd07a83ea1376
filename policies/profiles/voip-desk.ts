import type { WrittenProfile } from '../profile.ts'

/** Source: policy-documents/voip-desk-rma.txt. */
export const voipDesk = {
  id: 'voip-desk',
  version: 1,
  company: 'VoIP Desk',
  mailboxes: { help: 'rma@voip-desk.example' },
  management: 'management@voip-desk.example',
  diagnosis: 'required',
  advanceReplacement: {
    eligibility: 'aging-matrix',
    collateral: 'invoice',
    amount: 'replacement-price',
    clientAcceptance: 'unasked',
    requires: ['ticket', 'internalComment', 'siteAnswer'],
    management: 'told',
    window: { dueDays: 30, billAfterDays: 30, reminderDays: [0, 10, 20, 27, 29] },
    shipping: { label: 'granted', inbound: 'we-pay-ground', originalPackaging: 'required' },
    rules: { granted: ['VD-7', 'VD-8', 'VD-11'], amount: 'VD-11' },
  },
  standardReturn: { treatment: { by: 'aging-matrix' }, rules: { granted: ['VD-2', 'VD-7'] } },
  vendorReturn: {},
} as const satisfies WrittenProfile
