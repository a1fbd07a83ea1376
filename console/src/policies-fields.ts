import type { ReturnType } from './policies-known.ts'

/** One thing that a policy may want to know. `path` is where it stands in the request, and its name in the address. */
export interface Field {
  path: string
  label: string
  as: 'words' | 'day' | 'moment' | 'price' | 'number' | 'yes' | readonly string[]
  hint?: string
  required?: 'yes'
  /** What stands in the request for a yes. */
  says?: string
}

const UNIT: Record<string, Omit<Field, 'path'>> = {
  serial: { label: 'Serial number', as: 'words', hint: 'Of one that we know, its warranty chain counts' },
  brand: { label: 'Brand', as: 'words', required: 'yes' },
  model: { label: 'Model', as: 'words', required: 'yes' },
  shippedOn: { label: 'Shipped on', as: 'day', hint: 'Its age counts from here' },
  listPrice: { label: 'List price', as: 'price' },
  replacementPrice: { label: 'Replacement’s price', as: 'price' },
  paidPrice: { label: 'Price paid', as: 'price' },
  kind: { label: 'What it is', as: ['camera', 'phone', 'other'] },
  'traits.ptz': { label: 'It is a PTZ camera', as: 'yes' },
  'traits.specialty': { label: 'It is a specialty camera', as: 'yes' },
  tax: { label: 'Tax paid', as: 'price', required: 'yes' },
  deliveredAt: { label: 'Delivered at', as: 'moment' },
  line: { label: 'Sold as', as: ['equipment', 'software-licence', 'one-time-software', 'professional-service'] },
  soldAs: { label: 'On its own, or a system', as: ['item', 'complete-system'] },
}

const UNITS: Record<ReturnType, readonly (keyof typeof UNIT)[]> = {
  advanceReplacement: ['serial', 'brand', 'model', 'shippedOn', 'listPrice', 'replacementPrice', 'paidPrice'],
  standardReturn: ['serial', 'brand', 'model', 'shippedOn'],
  overTheCounterReturn: ['serial', 'brand', 'model'],
  virtualReturn: ['serial', 'brand', 'model', 'kind', 'traits.ptz', 'traits.specialty'],
  orderedNotNeededReturn: ['serial', 'brand', 'model', 'paidPrice', 'tax', 'deliveredAt', 'line', 'soldAs'],
  subscriptionCancellation: [],
  maintenanceCancellation: [],
}

/** The fields of the unit at this place, counted from 0. */
export function unitFields(type: ReturnType, index: number): Field[] {
  return UNITS[type].flatMap(name => {
    const field = UNIT[name]
    return field ? [{ ...field, path: `units.${index}.${name}` }] : []
  })
}

const CLIENT: Field = {
  path: 'clientType',
  label: 'Client',
  as: ['direct-client', 'agent', 'reseller', 'service-provider'],
}
const REPORTED: Field = { path: 'reportedAt', label: 'Fault reported at', as: 'moment', hint: 'Now, if it is empty' }
const SUPPORT: Field[] = [
  { path: 'qualified', label: 'Support found the fault', as: ['remotely', 'on-bench'] },
  { path: 'ticket', label: 'Ticket', as: 'words' },
  { path: 'internalComment', label: 'The internal comment is written', as: 'yes', says: 'Written.' },
  { path: 'siteAnswer', label: 'The client said why it failed on site', as: 'yes', says: 'Answered.' },
]
const MAIL: Field[] = [
  { path: 'mail.receivedAt', label: 'The mail reached us at', as: 'moment', required: 'yes' },
  { path: 'mail.confirmation', label: 'Who vouches for it', as: ['asked-by-link', 'dmarc-passed', 'known-to-staff'] },
]

/** What is asked of all units together. */
export const CASE_FIELDS: Record<ReturnType, readonly Field[]> = {
  advanceReplacement: [
    CLIENT,
    ...SUPPORT,
    REPORTED,
    { path: 'termsAcceptedAt', label: 'Date and amount accepted at', as: 'moment', hint: 'By the client, in writing' },
  ],
  standardReturn: [
    CLIENT,
    ...SUPPORT,
    { path: 'photos.0', label: 'There are photos', as: 'yes', says: 'https://photos.example.com/1' },
    REPORTED,
  ],
  overTheCounterReturn: [CLIENT, REPORTED],
  virtualReturn: [CLIENT, REPORTED],
  orderedNotNeededReturn: [
    { path: 'order.number', label: 'Order', as: 'words', required: 'yes' },
    { path: 'order.soldAs', label: 'The order was for', as: ['items', 'complete-system'] },
    REPORTED,
  ],
  subscriptionCancellation: [
    { path: 'subscription.service', label: 'Service', as: 'words', required: 'yes' },
    { path: 'subscription.monthlyFee', label: 'Monthly fee', as: 'price', required: 'yes' },
    {
      path: 'subscription.billingDay',
      label: 'Billed on day',
      as: 'number',
      hint: 'Of the month; the 1st, if it is empty',
    },
    { path: 'subscription.prepaidThrough', label: 'Prepaid through', as: 'day' },
    { path: 'subscription.pastDue', label: 'Past due', as: 'price' },
    { path: 'subscription.contract.startsOn', label: 'Contract from', as: 'day' },
    { path: 'subscription.contract.endsOn', label: 'Contract to', as: 'day' },
    ...MAIL,
  ],
  maintenanceCancellation: [
    { path: 'maintenance.contract', label: 'Contract', as: 'words', required: 'yes' },
    { path: 'maintenance.termStartsOn', label: 'Term from', as: 'day', required: 'yes' },
    { path: 'maintenance.termEndsOn', label: 'Term to', as: 'day', required: 'yes' },
    { path: 'maintenance.termMonths', label: 'Renews for months', as: 'number', hint: '12, if it is empty' },
    { path: 'maintenance.wishedFor', label: 'Last day wished for', as: 'day' },
    ...MAIL,
  ],
}

/** What is told, by the path of each field. */
export type Told = Record<string, string>

/** As most who ask would have it; the rest is theirs to say. */
export function usual(type: ReturnType): Told {
  const told: Told = { clientType: 'direct-client', qualified: 'remotely' }
  return Object.fromEntries(CASE_FIELDS[type].flatMap(({ path }) => (told[path] ? [[path, told[path]]] : [])))
}

/** A return of a made-up device, which a policy can answer. */
export function sample(type: ReturnType, now: Date): Told {
  const day = (daysAgo: number) => localDay(new Date(now.getTime() - daysAgo * 86_400_000))
  const told: Told = {
    'units.0.serial': 'SAMPLE-1',
    'units.0.brand': type === 'virtualReturn' ? 'Speco' : 'Yealink',
    'units.0.model': type === 'virtualReturn' ? 'O8B8' : 'T54W',
    'units.0.shippedOn': day(12),
    'units.0.listPrice': '259.00',
    'units.0.replacementPrice': '219.00',
    'units.0.paidPrice': '199.00',
    'units.0.kind': 'camera',
    'units.0.tax': '17.66',
    'units.0.deliveredAt': `${day(9)}T10:00`,
    'order.number': 'SO-4711',
    ticket: '4711',
    internalComment: 'yes',
    siteAnswer: 'yes',
    'subscription.service': 'FocusCloud',
    'subscription.monthlyFee': '120.00',
    'maintenance.contract': 'M-4711',
    'maintenance.termStartsOn': day(200),
    'maintenance.termEndsOn': day(-165),
    'mail.receivedAt': `${day(1)}T10:00`,
  }
  const known = new Set([...unitFields(type, 0), ...CASE_FIELDS[type]].map(({ path }) => path))
  return { ...usual(type), ...Object.fromEntries(Object.entries(told).filter(([path]) => known.has(path))) }
}

function localDay(at: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** Where something is wrong, by the path of its field, and what. */
export type Mistakes = Record<string, string>

/** What is told as the API takes it; and what of it cannot be read as the number that it should be. */
export function requestOf(
  fields: readonly Field[],
  told: Told,
  { policy, type, currency }: { policy: string; type: ReturnType; currency: string },
): { body: Record<string, unknown>; mistakes: Mistakes } {
  const places = new Set(fields.flatMap(({ path }) => /^units\.(\d)/.exec(path)?.[1] ?? []))
  const units = Array.from(places, () => ({}))
  const body: Record<string, unknown> = { policy, returnType: type, ...(units.length > 0 && { units }) }
  const mistakes: Mistakes = {}
  for (const { path, as, says } of fields) {
    const text = (told[path] ?? '').trim()
    if (text === '') continue
    if (path.includes('.traits.')) {
      const [list, trait] = path.split('.traits.')
      if (list && trait) put(body, [...list.split('.'), 'traits', '+'], trait)
      continue
    }
    const value =
      as === 'yes' ? says : as === 'price' ? minorUnits(text, currency) : as === 'number' ? Number(text) : text
    if (value === undefined) mistakes[path] = `A price in ${currency}, such as 399.00`
    else if (as === 'moment')
      put(body, path.split('.'), Number.isNaN(Date.parse(text)) ? text : new Date(text).toISOString())
    else put(body, path.split('.'), value)
  }
  return { body, mistakes }
}

/** `399.00` is 39900 in a currency of two digits; no fraction is made on the way. */
function minorUnits(text: string, currency: string): number | undefined {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
  const digits = format.maximumFractionDigits ?? 2
  const [, whole, part = ''] = /^(\d{1,12})(?:[.,](\d+))?$/.exec(text) ?? []
  return whole === undefined || part.length > digits ? undefined : Number(whole + part.padEnd(digits, '0'))
}

/** `units.0.serial`: into the first of a list, which is made where it is not there; `+` is put at a list's end. */
function put(into: Record<string, unknown>, [name = '', next, ...rest]: string[], value: unknown): void {
  if (name === '+' && Array.isArray(into)) into.push(value)
  else if (next === undefined) into[name] = value
  else {
    into[name] = into[name] ?? (/^(\d+|\+)$/.test(next) ? [] : {})
    put(into[name] as Record<string, unknown>, [next, ...rest], value) // made above, or by a field before
  }
}

/** `/units/0/listPrice/amount` and `units[0].listPrice` are both about the field `units.0.listPrice`. */
export function pathOf(place: string, fields: readonly Field[]): string | undefined {
  const path = place.replaceAll('[', '.').replaceAll(']', '').replaceAll('/', '.').replace(/^\./, '')
  return fields
    .map(field => field.path)
    .sort((one, other) => other.length - one.length)
    .find(one => path === one || path.startsWith(`${one}.`) || one.startsWith(`${path}.`))
}
