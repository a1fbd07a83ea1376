import type { components } from './api-types.ts'

type Schemas = components['schemas']
type QueueEntry = Schemas['QueueEntry']

/** Where times are shown: the viewer's own zone, which every page names. */
export const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone

const EXACT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** `5 Apr 2026, 00:00` */
export function exactly(at: string): string {
  return EXACT.format(new Date(at))
}

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** `2026-04-05` → `5 Apr 2026`, in whatever zone that day is meant. */
export function onDay(date: string): string {
  return DAY.format(new Date(`${date}T00:00:00Z`))
}

const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** `in 3 days`, seen from `now`. */
export function relatively(at: string, now: string): string {
  const apart = new Date(at).getTime() - new Date(now).getTime()
  const [unit, size] = UNITS.find(([, size]) => Math.abs(apart) >= size) ?? (['minute', 60_000] as const)
  return RELATIVE.format(Math.round(apart / size), unit)
}

/** `awaiting-return` → `Awaiting return` */
export function spoken(id: string): string {
  const words = id
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What is due next of a case, in the desk's words. */
export function whatIsNext(entry: QueueEntry): string {
  const { nextAt, stage, outcome, closedAt, dueAt, billAt, moneyAt, securedUntil } = entry
  if (stage === 'closed') return outcome ? `Closed: ${spoken(outcome).toLowerCase()}` : 'Closed'
  if (nextAt === dueAt) return 'Back by'
  if (nextAt === securedUntil) return 'Hold lapses'
  if (nextAt === billAt) return 'Billed from'
  if (nextAt === moneyAt) return 'Money moves'
  return nextAt === closedAt ? 'Closed' : 'Waiting since'
}

export type Tone = 'calm' | 'waiting' | 'warning' | 'done'

/** Never by colour alone: the stage's name always stands beside it. */
export function toneOf(stage: string): Tone {
  if (stage === 'closed') return 'done'
  if (['overdue', 'billed', 'collecting', 'paused', 'lapsed'].includes(stage)) return 'warning'
  return ['awaiting-hold', 'awaiting-approval', 'submitted', 'awaiting-confirmation'].includes(stage)
    ? 'waiting'
    : 'calm'
}

export type MessageType = Schemas['Delivery']['type']

/** What finance may be told, in a desk’s words. */
export const MESSAGES: Record<MessageType, string> = {
  'rma.unreturned.billed': 'Unit never returned: billed',
  'rma.kept.billed': 'Client keeps the unit: billed',
  'rma.damage.invoiced': 'Damage by the client: invoiced',
  'rma.loaner.billed': 'Loaner never returned: billed',
  'rma.charge.reversed': 'Charge reversed',
  'rma.return.refunded': 'Late return: refunded',
  'rma.deductible.invoiced': 'Deductible invoiced',
  'rma.quote.invoiced': 'Quoted work invoiced',
  'rma.order.refunded': 'Goods not needed: refunded',
  'rma.subscription.billed': 'Subscription: final bill',
  'rma.vendor.credited': 'Credit from a vendor',
  'reconciliation.mismatch': 'Something does not add up',
  'endpoint.test': 'Trial of an endpoint',
}

export function inMoney({ amount, currency }: Schemas['Money']): string {
  const format = new Intl.NumberFormat('en-GB', { style: 'currency', currency })
  return format.format(amount / 10 ** digitsOf(currency))
}

/** How many digits a currency has behind its point. */
export function digitsOf(currency: string): number {
  return new Intl.NumberFormat('en-GB', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

/** `12.50` → 1250, digit by digit: a sum is never a fraction. */
export function inMinorUnits(typed: string, currency: string): number {
  const digits = digitsOf(currency)
  const [whole = '', part = ''] = typed.split('.')
  return Number(whole + part.slice(0, digits).padEnd(digits, '0'))
}
