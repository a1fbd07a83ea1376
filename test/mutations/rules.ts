import type { Kept } from './sites.ts'

/** A file of the policies: where it keeps its values, which tests come first, and which rule each value belongs to. */
export interface PolicyFile {
  kept: Kept
  /** Files of test/policies/ that are about it, in the order in which they are tried. */
  tests: string[]
  /**
   * A value by its name, or by how its name begins, and the rules of which a failing test has to name one; the longest
   * beginning counts. A value without a rule here is a mistake: nobody could say what it is for.
   */
  rules: Record<string, string>
}

const ADVANCE = ['settings', 'return-window', 'advance-replacement']
const MATRIX = ['aging-matrix', 'standard-return', 'advance-replacement', 'outcome']

export const POLICIES: Record<string, PolicyFile> = {
  'policies/profiles/focus.ts': {
    kept: 'a profile',
    tests: ['focus', 'ordered-not-needed', 'restocking', 'subscription-cancellation'],
    rules: {
      'focus.mailboxes.help': 'FO-4',
      'focus.mailboxes.clientops': 'FO-10 FO-13',
      'focus.advanceReplacement.eligibility': 'FO-1',
      'focus.advanceReplacement.collateral': 'settled:collateral',
      'focus.advanceReplacement.amount': 'settled:amount',
      'focus.advanceReplacement.clientAcceptance': 'settled:amount',
      'focus.advanceReplacement.window.dueDays': 'FO-2',
      'focus.advanceReplacement.window.billAfterDays': 'settled:two-marks',
      'focus.advanceReplacement.window.reminderDays': 'settled:reminders',
      'focus.advanceReplacement.shipping': 'FO-4',
      'focus.advanceReplacement.inspection.cause': 'FO-3',
      'focus.advanceReplacement.rules': 'FO-1 FO-2',
      'focus.orderedNotNeededReturn.windowDays': 'FO-5',
      'focus.orderedNotNeededReturn.restocking': 'FO-6',
      'focus.orderedNotNeededReturn.shipping': 'FO-8',
      'focus.subscriptionCancellation.noticeDays': 'FO-10',
    },
  },
  'policies/profiles/speco.ts': {
    kept: 'a profile',
    tests: ['speco', 'standard-return', 'virtual-return'],
    rules: {
      'speco.advanceReplacement.eligibility': 'SP-3',
      'speco.advanceReplacement.collateral': 'SP-5',
      'speco.advanceReplacement.amount': 'SP-5',
      'speco.advanceReplacement.clientAcceptance': 'SP-7',
      'speco.advanceReplacement.window': 'SP-7',
      'speco.advanceReplacement.window.reminderDays': 'settled:reminders',
      'speco.advanceReplacement.shipping': 'SP-3',
      'speco.advanceReplacement.rules': 'SP-3 SP-4 SP-5 SP-7',
      'speco.advanceReplacement.rules.serial': 'SP-4',
      'speco.advanceReplacement.rules.amount': 'SP-5',
      'speco.standardReturn': 'SP-1',
      'speco.virtualReturn': 'SP-9',
    },
  },
  'policies/profiles/voip-desk.ts': {
    kept: 'a profile',
    tests: ['voip-desk', 'advance-replacement', 'standard-return'],
    rules: {
      'voipDesk.diagnosis': 'VD-1',
      'voipDesk.advanceReplacement.eligibility': 'VD-12 VD-13',
      'voipDesk.advanceReplacement.collateral': 'VD-11',
      'voipDesk.advanceReplacement.amount': 'VD-11',
      'voipDesk.advanceReplacement.clientAcceptance': 'VD-11',
      'voipDesk.advanceReplacement.requires': 'VD-9 VD-10',
      'voipDesk.advanceReplacement.management': 'VD-10',
      'voipDesk.advanceReplacement.window': 'VD-11',
      'voipDesk.advanceReplacement.window.reminderDays': 'settled:reminders',
      'voipDesk.advanceReplacement.shipping': 'VD-11',
      'voipDesk.advanceReplacement.shipping.originalPackaging': 'VD-8',
      'voipDesk.advanceReplacement.rules': 'VD-11',
      'voipDesk.standardReturn.rules': 'VD-2 VD-7',
    },
  },

  'policies/aging-matrix.ts': {
    kept: 'tables',
    tests: MATRIX,
    rules: {
      WE_PAY: 'VD-11 VD-12 VD-13',
      CLIENT_PAYS: 'VD-12 VD-13 VD-14',
      COLUMN_OF: 'VD-11 VD-12',
      'AGING_MATRIX.within-30-days.agent-or-direct-client': 'VD-11',
      'AGING_MATRIX.within-30-days.reseller-or-service-provider': 'VD-12',
      'AGING_MATRIX.31-days-to-expiry': 'VD-13',
      'AGING_MATRIX.after-warranty': 'VD-14',
    },
  },
  'policies/age.ts': { kept: 'tables', tests: ['age', 'warranty-chain'], rules: { FIRST_DAYS: 'VD-7 VD-15' } },
  'policies/warranty.ts': {
    kept: 'tables',
    tests: ['age', 'warranty-chain', 'vendor'],
    rules: { BRANDS: 'VD-16', ...eachBrand('rmaNumberFrom', 'VD-17') },
  },
  'policies/warranty-chain.ts': {
    kept: 'tables',
    tests: ['warranty-chain'],
    rules: { SUCCESSIONS: 'VD-15', 'SUCCESSIONS.warranty-replacement': 'VD-15 VD-16' },
  },
  'policies/diagnosis.ts': { kept: 'tables', tests: ['diagnosis', 'standard-return'], rules: { ABOUT: 'VD-1' } },
  'policies/ticket-gate.ts': {
    kept: 'tables',
    tests: ['standard-return', 'advance-replacement'],
    rules: {
      'GATES.ticket': 'VD-10',
      'GATES.internalComment': 'VD-10',
      'GATES.siteAnswer': 'VD-9',
      'GATES.photos': 'settled:photos',
    },
  },
  'policies/vendor.ts': {
    kept: 'tables',
    tests: ['vendor'],
    rules: {
      'FOUND_OTHERWISE.no-trouble-found': 'VD-3 VD-4 VD-18',
      'FOUND_OTHERWISE.client-damage': 'VD-3 VD-4 settled:damage',
      LABEL_BEARS_RISK: 'VD-5',
      'VENDOR_LEGS.agent': 'VD-3 VD-6',
      'VENDOR_LEGS.direct-client': 'VD-3 VD-6',
      'VENDOR_LEGS.reseller': 'VD-4',
      'VENDOR_LEGS.service-provider': 'VD-4',
    },
  },
  'policies/advance-replacement.ts': {
    kept: 'tables',
    tests: ['advance-replacement', 'settings'],
    rules: {
      TRACKED_BY_TICKET: 'VD-11',
      'PRICES.returned-list-price': 'SP-5',
      'PRICES.replacement-price': 'VD-11 settled:amount',
      'PRICES.paid-price': 'settled:amount',
    },
  },
  'policies/standard-return.ts': {
    kept: 'tables',
    tests: ['standard-return'],
    rules: { NOTHING: 'SP-1', NO_CHAIN: 'SP-1' },
  },
  'policies/standard-marks.ts': {
    kept: 'tables',
    tests: ['standard-return'],
    rules: { MORNING: 'settled:nothing-arrives VD-18' },
  },
  'policies/virtual-return.ts': { kept: 'tables', tests: ['virtual-return'], rules: { SERIAL_REQUIRED: 'SP-10' } },
  'policies/over-the-counter-return.ts': {
    kept: 'tables',
    tests: ['over-the-counter-return'],
    rules: { SERIAL_REQUIRED: 'settled:serial-numbers' },
  },
  'policies/ordered-not-needed.ts': {
    kept: 'tables',
    tests: ['ordered-not-needed'],
    rules: {
      SERIAL_REQUIRED: 'settled:serial-numbers',
      'LINES.software-licence': 'FO-7',
      'LINES.one-time-software': 'FO-9',
      'LINES.professional-service': 'FO-7',
    },
  },
  'policies/restocking.ts': {
    kept: 'tables',
    tests: ['restocking'],
    rules: { CONDITIONS: 'FO-6', 'CONDITIONS.sealed': 'FO-5' },
  },
  'policies/subscription-cancellation.ts': {
    kept: 'tables',
    tests: ['subscription-cancellation'],
    rules: { LONGEST_CONTRACT_MONTHS: 'FO-12' },
  },
  'policies/maintenance-cancellation.ts': {
    kept: 'tables',
    tests: ['maintenance-cancellation'],
    rules: { GRANTED_BY: 'FO-13 FO-14', FARTHEST_TERM_MONTHS: 'FO-13' },
  },
  'policies/calendars.ts': {
    kept: 'tables',
    tests: ['settings'],
    rules: { HOLIDAYS: 'settled:when-money-moves' },
  },

  'policies/profile.ts': {
    kept: 'defaults',
    tests: ['settings'],
    rules: {
      'calendar.weekend': 'settled:when-money-moves',
      'settings.zone': 'settled:a-day',
      'settings.currency': 'settled:amount',
      'settings.ageMeasuredAt': 'settled:age',
      'settings.diagnosis': 'VD-1',
      'settings.warranty.initialDoa': 'settled:doa',
    },
  },
  'policies/sections/advance-replacement.ts': {
    kept: 'defaults',
    tests: ADVANCE,
    rules: {
      'window.remindAt': 'settled:reminders',
      'window.moneyAt': 'settled:when-money-moves',
      'window.lateNoticeDays': 'settled:when-money-moves',
      'window.transitGraceDays': 'settled:what-counts-as-back',
      'hold.link': 'settled:hold-link',
      'hold.newCardDays': 'settled:one-hold-is-not-enough',
      'hold.onInsufficientFunds': 'settled:one-hold-is-not-enough',
      'hold.extendedAuthorization': 'settled:one-hold-is-not-enough',
      'hold.maxDaysAfterShipping': 'settled:the-anchor',
      'hold.consentDays': 'settled:consent',
      'advanceReplacement.requires': 'VD-9 VD-10',
      'advanceReplacement.management': 'VD-10',
      'advanceReplacement.shipping.confirmDeliveryDays': 'settled:the-anchor',
      'advanceReplacement.shipping.originalPackaging': 'settled:packaging-missing',
      'advanceReplacement.inspection': 'FO-3',
      'advanceReplacement.lateReturn': 'settled:back-after-billing',
      'advanceReplacement.extension': 'settled:extension',
      'advanceReplacement.captureRetryDays': 'settled:capture-fails',
      'advanceReplacement.quoteDays': 'settled:quote',
      'advanceReplacement.swapDays': 'settled:replacement-fails',
      'advanceReplacement.loanerWindow': 'settled:loaner',
      'advanceReplacement.rules.granted': 'settled:two-marks',
      'advanceReplacement.rules.serial': 'settled:serial-numbers',
      'advanceReplacement.rules.amount': 'settled:amount',
    },
  },
  'policies/sections/standard.ts': {
    kept: 'defaults',
    tests: ['standard-return', 'settings', 'outcome'],
    rules: {
      'standardReturn.treatment': 'SP-1',
      'standardReturn.requires': 'SP-1',
      'standardReturn.lapse': 'settled:nothing-arrives',
      'standardReturn.inspection': 'settled:bench',
      'standardReturn.quoteDays': 'settled:quote',
      'standardReturn.noTrouble': 'settled:no-answer VD-18',
      'standardReturn.noTrouble.deductible': 'settled:the-45',
      'standardReturn.shippingWaits': 'settled:the-45',
      'standardReturn.confirmDeliveryDays': 'settled:the-anchor',
      'standardReturn.rules.serial': 'settled:serial-numbers SP-1',
    },
  },
  'policies/sections/over-the-counter.ts': {
    kept: 'defaults',
    tests: ['over-the-counter-return'],
    rules: { overTheCounterReturn: 'settled:over-the-counter' },
  },
  'policies/sections/virtual.ts': {
    kept: 'defaults',
    tests: ['virtual-return', 'settings'],
    rules: {
      'virtualReturn.perCustomer': 'settled:virtuals-3',
      'virtualReturn.approvalReminderDays': 'SP-8',
      'virtualReturn.shipping.confirmDeliveryDays': 'settled:the-anchor',
    },
  },
  'policies/sections/not-needed.ts': {
    kept: 'defaults',
    tests: ['settings', 'ordered-not-needed', 'restocking'],
    rules: {
      'orderedNotNeededReturn.transitGraceDays': 'settled:fo-5s-30-days',
      'orderedNotNeededReturn.reminders': 'settled:fo-5s-30-days',
      'orderedNotNeededReturn.restocking.taxOnFee': 'settled:restocking',
      'orderedNotNeededReturn.outboundShipping': 'settled:restocking',
    },
  },
  'policies/sections/mail-confirmation.ts': {
    kept: 'defaults',
    tests: ['subscription-cancellation', 'maintenance-cancellation'],
    rules: { mailConfirmation: 'settled:inbound-mail' },
  },
  'policies/sections/subscription.ts': {
    kept: 'defaults',
    tests: ['subscription-cancellation'],
    rules: { 'subscriptionCancellation.finalMonth': 'FO-11' },
  },
  'policies/sections/maintenance.ts': {
    kept: 'defaults',
    tests: ['maintenance-cancellation'],
    rules: { 'maintenanceCancellation.acknowledgement': 'FO-14' },
  },
  'policies/sections/vendor.ts': {
    kept: 'defaults',
    tests: ['vendor-return', 'vendor'],
    rules: {
      'vendorReturn.numberReminderDays': 'VD-17',
      'vendorReturn.dispatchReminderDays': 'VD-5',
      'vendorReturn.remindAt': 'VD-5 VD-17',
      'vendorReturn.answerDays': 'settled:vendors-answer',
      'vendorReturn.replacementDays': 'settled:vendors-answer',
    },
  },
}

/** Values that are nobody's rule, each with the reason. They are not changed. */
export const WITHOUT_A_RULE: Record<string, string> = {
  'focus.management': 'an address that was made up: the document names none',
  'speco.mailboxes.help': 'an address that was made up: the document names none',
  'speco.management': 'an address that was made up: the document names none',
  'voipDesk.mailboxes.help': 'an address that was made up: the document names none',
  'voipDesk.management': 'an address that was made up: the document names none',
  'focus.version': 'goes up with every change; a case that names its version is tested with the records',
  'speco.version': 'goes up with every change; a case that names its version is tested with the records',
  'voipDesk.version': 'goes up with every change; a case that names its version is tested with the records',
}

function eachBrand(column: string, rules: string): Record<string, string> {
  const brands = ['htek', 'yealink', 'grandstream', 'snom', 'polycom']
  return Object.fromEntries(brands.map(brand => [`BRANDS.${brand}.${column}`, rules]))
}

/** Of which rules a test has to fail that notices a change of this value. Throws where nobody has said so. */
export function rulesOf({ file, what }: { file: string; what: string }): string[] {
  const rules = POLICIES[file]?.rules ?? {}
  const [nearest] = Object.keys(rules)
    .filter(beginning => what.startsWith(beginning))
    .sort((a, b) => b.length - a.length)
  const named = nearest === undefined ? undefined : rules[nearest]
  if (!named)
    throw new Error(`${file}: ${what} belongs to no rule. Name its rule in test/mutations/rules.ts, and test it.`)
  return named.split(' ')
}

/** Whether a test's title names one of these rules: `VD-1` is not in `VD-13`. */
export function names(title: string, rules: readonly string[]): boolean {
  return rules.some(rule => new RegExp(`(?<![\\w-])${rule}(?![\\w-])`).test(title))
}
