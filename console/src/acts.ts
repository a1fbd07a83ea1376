import type { components } from './api-types.ts'
import { inMinorUnits } from './words.ts'

type Schemas = components['schemas']
type Case = Schemas['Case']
type Unit = Case['units'][number]
/** What a form has to know of the case that it is about. */
export type About = Pick<Case, 'rma' | 'currency' | 'exceptions' | 'tasks'> & {
  units: Pick<Unit, 'serial' | 'replacement' | 'role'>[]
}
type Outlook = Schemas['CaseOutlook']
export type Decision = Outlook['choices'][number]['decision']
/** What arrives at the dock is taken in there. */
export type Fact = Exclude<Outlook['facts'][number]['fact'], 'device-received'>
export type Act = Decision | Fact

export type Field = { name: string; optional?: 'yes' } & (
  | { as: 'days' | 'moment' | 'day' | 'price' | 'amount' | 'words' | 'addresses'; label: string }
  | { as: 'one-of'; label: string; values: readonly string[]; first?: string }
  | { as: 'unit' | 'units' | 'replacement' | 'replacements' | 'exception' | 'order' }
)

interface Asked {
  /** The last part of its route. */
  path: string
  title: string
  fields: readonly Field[]
  /**
   * What is told starts letters, and a decision may move money. What does neither at once waits some seconds, in which
   * it is taken back without a trace; the rest is asked again, and then done.
   */
  sent: 'after-a-moment' | { onceConfirmed: string }
  reason: 'wanted' | 'none'
}

const AFTER_A_MOMENT = { sent: 'after-a-moment', reason: 'wanted' } as const
const MONEY = 'It may move money at once, and is not taken back by a press.'
const ENDS = 'It may end the case, let its hold go and write to the client; it is not taken back by a press.'

const unit = { as: 'unit', name: 'serial' } as const
const aUnit = { ...unit, optional: 'yes' } as const
const when = (name: string, label: string) => ({ as: 'moment', name, label, optional: 'yes' }) as const
const tracking = { as: 'words', name: 'tracking', label: 'Tracking number', optional: 'yes' } as const

const DECISIONS: Record<Decision, Asked> = {
  extend: {
    path: 'extension',
    title: 'Give more time',
    fields: [{ as: 'days', name: 'days', label: 'Days' }],
    ...AFTER_A_MOMENT,
  },
  correctDelivery: {
    path: 'delivery-correction',
    title: 'Correct the delivery',
    fields: [{ as: 'moment', name: 'deliveredAt', label: 'Delivered at' }],
    sent: {
      onceConfirmed: 'Every deadline is counted again from there, and what was charged too early is given back.',
    },
    reason: 'wanted',
  },
  inspect: {
    path: 'inspection',
    title: 'Enter the inspection',
    fields: [
      unit,
      { as: 'one-of', name: 'finding', label: 'Found', values: ['fault-found', 'no-trouble-found', 'client-damage'] },
      { as: 'words', name: 'cause', label: 'Why it failed', optional: 'yes' },
      { as: 'one-of', name: 'packaging', label: 'Packaging', values: ['original', 'missing'], optional: 'yes' },
      {
        as: 'one-of',
        name: 'condition',
        label: 'Of goods that were not needed',
        values: ['sealed', 'opened', 'installed', 'used'],
        optional: 'yes',
      },
      { as: 'price', name: 'quote', label: 'Of damage by the client: quoted at', optional: 'yes' },
    ],
    sent: { onceConfirmed: MONEY },
    reason: 'wanted',
  },
  resolveException: {
    path: 'exception-resolution',
    title: 'Resolve an exception',
    fields: [
      { as: 'exception', name: 'exception' },
      {
        as: 'one-of',
        name: 'resolution',
        label: 'Resolution',
        values: ['accept', 'send-back', 'refuse', 'dispose', 'bill', 'forgive'],
      },
      aUnit,
    ],
    sent: { onceConfirmed: MONEY },
    reason: 'wanted',
  },
  keepOriginal: {
    path: 'kept-original',
    title: 'Client keeps it',
    fields: [{ as: 'units', name: 'serials' }],
    sent: { onceConfirmed: 'The client is billed for it now.' },
    reason: 'wanted',
  },
  waiveHold: {
    path: 'hold-waiver',
    title: 'Waive the hold',
    fields: [],
    sent: { onceConfirmed: 'The replacement may ship with nothing to secure it.' },
    reason: 'wanted',
  },
  renewHold: {
    path: 'hold-renewal',
    title: 'Renew the hold further',
    fields: [],
    sent: { onceConfirmed: 'The client’s card is held for another thirty days.' },
    reason: 'wanted',
  },
  approve: {
    path: 'approval',
    title: 'Approve or decline',
    fields: [
      {
        as: 'one-of',
        name: 'verdict',
        label: 'Verdict',
        values: ['qualified', 'resolved-remotely', 'approved', 'declined'],
      },
      { as: 'words', name: 'ticket', label: 'Ticket, where there was none', optional: 'yes' },
      { as: 'words', name: 'siteAnswer', label: 'Why it failed on site', optional: 'yes' },
      { as: 'words', name: 'internalComment', label: 'Internal comment', optional: 'yes' },
      { as: 'addresses', name: 'photos', label: 'Addresses of photos', optional: 'yes' },
    ],
    ...AFTER_A_MOMENT,
  },
  remedy: {
    path: 'remedy',
    title: 'Choose the remedy',
    fields: [
      unit,
      { as: 'one-of', name: 'remedy', label: 'Remedy', values: ['repair', 'replace', 'partner-team'] },
      { as: 'one-of', name: 'client', label: 'The client was asked', values: ['agreed'], optional: 'yes' },
      { as: 'one-of', name: 'from', label: 'Replacement from', values: ['stock', 'vendor'], optional: 'yes' },
    ],
    sent: { onceConfirmed: 'A deductible may be invoiced with it.' },
    reason: 'wanted',
  },
  quote: {
    path: 'quote',
    title: 'Quote a unit',
    fields: [unit, { as: 'price', name: 'amount', label: 'Amount' }],
    ...AFTER_A_MOMENT,
  },
  answerQuote: {
    path: 'quote-answer',
    title: 'Answer to the quote',
    fields: [
      { as: 'one-of', name: 'answer', label: 'Answer', values: ['accepted', 'declined', 'invoice'] },
      aUnit,
      {
        as: 'one-of',
        name: 'disposal',
        label: 'Disposal of what is declined',
        values: ['consented-in-writing'],
        optional: 'yes',
      },
    ],
    sent: { onceConfirmed: MONEY },
    reason: 'wanted',
  },
  answerNoTrouble: {
    path: 'no-trouble-answer',
    title: 'Wants it back?',
    fields: [unit, { as: 'one-of', name: 'answer', label: 'Answer', values: ['yes', 'rush', 'no'] }],
    ...AFTER_A_MOMENT,
  },
  outOfStock: { path: 'out-of-stock', title: 'Out of stock', fields: [], ...AFTER_A_MOMENT },
  answerStock: {
    path: 'stock-answer',
    title: 'Client’s answer on stock',
    fields: [{ as: 'one-of', name: 'answer', label: 'Answer', values: ['wait', 'substitute', 'cancel'] }],
    sent: { onceConfirmed: ENDS },
    reason: 'wanted',
  },
  reopen: { path: 'reopening', title: 'Reopen', fields: [], ...AFTER_A_MOMENT },
  allowLate: {
    path: 'late-return',
    title: 'Allow a late return',
    fields: [{ as: 'units', name: 'serials' }],
    sent: { onceConfirmed: MONEY },
    reason: 'wanted',
  },
  withdraw: {
    path: 'withdrawal',
    title: 'Client withdraws',
    fields: [],
    sent: { onceConfirmed: 'The service goes on, and is billed as before.' },
    reason: 'wanted',
  },
  settleByHand: {
    path: 'settlement-by-hand',
    title: 'Settled by hand',
    fields: [
      { as: 'order', name: 'order' },
      { as: 'words', name: 'reference', label: 'Where it is booked' },
    ],
    sent: { onceConfirmed: 'The order is asked no more, and its money counts as settled elsewhere.' },
    reason: 'wanted',
  },
  enterVendorRma: {
    path: 'vendor-rma',
    title: 'Enter the vendor’s number',
    fields: [
      unit,
      { as: 'words', name: 'number', label: 'The vendor’s RMA number' },
      { as: 'one-of', name: 'from', label: 'Given by', values: ['brand', 'original-distributor'] },
    ],
    ...AFTER_A_MOMENT,
  },
  dispatchToVendor: {
    path: 'vendor-dispatch',
    title: 'Sent to the vendor',
    fields: [
      unit,
      tracking,
      { as: 'one-of', name: 'label', label: 'Whose label', values: ['ours', 'vendors'], first: 'ours' },
    ],
    ...AFTER_A_MOMENT,
  },
  testReplacement: {
    path: 'vendor-test',
    title: 'Vendor’s replacement tested',
    fields: [unit, { as: 'one-of', name: 'result', label: 'The test', values: ['passed', 'failed'] }],
    ...AFTER_A_MOMENT,
  },
  finish: { path: 'finish', title: 'Finish', fields: [], sent: { onceConfirmed: ENDS }, reason: 'wanted' },
  cancel: {
    path: 'cancellation',
    title: 'Cancel the RMA',
    fields: [],
    sent: { onceConfirmed: ENDS },
    reason: 'wanted',
  },
}

const told = (title: string, fields: readonly Field[]) =>
  ({ title, fields, sent: 'after-a-moment', reason: 'none' }) as const

const FACTS: Record<Fact, Omit<Asked, 'path'>> = {
  'replacement-shipped': told('Replacement shipped', [
    { as: 'replacements', name: 'units' },
    { as: 'words', name: 'carrier', label: 'Carrier', optional: 'yes' },
    tracking,
    when('shippedAt', 'Shipped at'),
  ]),
  'replacement-delivered': told('Replacement delivered', [when('deliveredAt', 'Delivered at'), tracking]),
  'replacement-failed': told('Replacement has failed', [
    { as: 'replacement', name: 'serial' },
    when('failedAt', 'Failed at'),
  ]),
  'carrier-scan': told('Carrier’s scan', [
    { as: 'words', name: 'tracking', label: 'Tracking number' },
    {
      as: 'one-of',
      name: 'status',
      label: 'Status',
      values: [
        'label-made',
        'in-transit',
        'out-for-delivery',
        'waiting-for-pick-up',
        'attempt-failed',
        'delivered',
        'returned-to-sender',
        'refused',
        'lost',
        'cancelled',
        'unknown',
      ],
    },
    { as: 'one-of', name: 'direction', label: 'On its way', values: ['to-client', 'to-us'], first: 'to-client' },
    { as: 'one-of', name: 'label', label: 'Whose label', values: ['ours', 'theirs'], first: 'theirs' },
    when('at', 'Scanned at'),
  ]),
  label: told('Client asks for a label', [aUnit, when('receivedAt', 'Asked at')]),
  pickup: told('Client asks for a pick-up', [aUnit, when('receivedAt', 'Asked at')]),
  acceptance: told('Client accepts the terms', [when('acceptedAt', 'Accepted at')]),
  acknowledgement: told('Management has seen it', [when('acknowledgedAt', 'Acknowledged at')]),
  payment: {
    ...told('Client has paid', [
      {
        as: 'one-of',
        name: 'for',
        label: 'Paid for',
        values: ['rush', 'deductible', 'quote', 'past-due', 'prepayment'],
      },
      aUnit,
      { as: 'amount', name: 'stillDue', label: 'Of past due: what is left', optional: 'yes' },
      { as: 'day', name: 'prepaidThrough', label: 'Of a prepayment: last day paid for', optional: 'yes' },
      when('paidAt', 'Paid at'),
    ]),
    sent: { onceConfirmed: 'What waits for this payment is shipped, or left out of the bill.' },
  },
  'distributor-return': told('Distributor has taken it', [when('returnedAt', 'Taken at')]),
  confirmation: told('Client confirms the cancellation', [when('confirmedAt', 'Confirmed at')]),
  'cancellation-mail': told('Another cancellation mail', [
    when('receivedAt', 'Received at'),
    {
      as: 'one-of',
      name: 'confirmation',
      label: 'How it is known to be the client’s',
      values: ['asked-by-link', 'dmarc-passed', 'known-to-staff'],
      first: 'asked-by-link',
    },
  ]),
  'no-reinstatement-acknowledgement': told('Client takes note: no reinstatement', [
    when('acknowledgedAt', 'Taken note at'),
  ]),
  'vendor-leg': { ...told('Ask for the vendor’s RMA', [unit]), reason: 'wanted' },
  'vendor-answer': {
    ...told('Vendor’s answer', [
      unit,
      { as: 'one-of', name: 'answer', label: 'Answer', values: ['credit', 'replacement', 'denied'] },
      { as: 'amount', name: 'amount', label: 'Of a credit: how much', optional: 'yes' },
      { as: 'words', name: 'replacementSerial', label: 'Of a replacement: its serial number', optional: 'yes' },
      when('answeredAt', 'Answered at'),
    ]),
    sent: { onceConfirmed: 'A credit is told to finance.' },
  },
  'vendor-replacement': told('Vendor’s replacement is here', [
    unit,
    { as: 'words', name: 'replacementSerial', label: 'Serial number of the replacement' },
    when('receivedAt', 'Received at'),
  ]),
}

export const ACTS: Record<Act, Asked> = {
  ...DECISIONS,
  ...(Object.fromEntries(Object.entries(FACTS).map(([path, asked]) => [path, { ...asked, path }])) as Record<
    Fact,
    Asked
  >), // each under its own name
}

export const isFact = (act: string): act is Fact => Object.hasOwn(FACTS, act)

/** A vendor’s leg has no units of its own: it is about one of its client’s. */
export function aboutCase(one: Case, { terms }: Outlook): About {
  const { serial } = (terms?.unit ?? {}) as { serial?: string } // as a leg's terms have it
  return serial && one.units.length === 0 ? { ...one, units: [{ serial, replacement: null, role: 'failed' }] } : one
}

/** What is told, by the field it is told in; several values of one field are parted by a line. */
export type Told = Record<string, string>

/** Where there is no choice, it is made. */
export function atFirst(fields: readonly Field[], about: About): Told {
  return Object.fromEntries(
    fields.map(field => {
      if (field.as === 'one-of') return [field.name, field.first ?? '']
      if (!('optional' in field) && ['unit', 'units', 'replacement', 'exception', 'order'].includes(field.as)) {
        const [only, another] = optionsOf(field, about)
        return [field.name, only !== undefined && another === undefined ? only : '']
      }
      return [field.name, '']
    }),
  )
}

export function optionsOf(field: Field, { units, exceptions, tasks }: About): string[] {
  switch (field.as) {
    case 'unit':
    case 'units':
    case 'replacements':
      return units.map(unit => unit.serial)
    case 'replacement':
      return units.flatMap(unit => unit.replacement ?? [])
    case 'exception':
      return (exceptions ?? []).map(({ id }) => id)
    case 'order':
      return tasks.filter(task => task.kind === 'money-stuck').map(task => task.occasion)
    case 'one-of':
      return [...field.values]
    default:
      return []
  }
}

/** The body of the request, as its route reads it. What was left empty is left out. */
export function bodyOf({ fields, reason }: Asked, told: Told, { currency }: About): Record<string, unknown> {
  const body: Record<string, unknown> = reason === 'wanted' ? { reason: told.reason?.trim() } : {}
  for (const { as, name } of fields) {
    const value = (told[name] ?? '').trim()
    if (value !== '') body[name] = read(as, value, currency)
  }
  return body
}

function read(as: Field['as'], value: string, currency: string): unknown {
  switch (as) {
    case 'days':
      return Number(value)
    case 'amount':
      return inMinorUnits(value, currency)
    case 'price':
      return { amount: inMinorUnits(value, currency), currency }
    case 'moment':
      return new Date(value).toISOString()
    case 'units':
    case 'addresses':
      return value.split(/\s+/)
    case 'replacements':
      return value.split('\n').flatMap(line => {
        const [serial, replacementSerial] = line.split('=')
        return replacementSerial ? [{ serial, replacementSerial }] : []
      })
    default:
      return value
  }
}
