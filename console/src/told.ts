import { exactly, inMoney, spoken } from './words.ts'

type Pair = readonly [name: string, value: string]

/** Amounts are whole minor units. */
const AMOUNTS = /(amount|fee|price|deductible|pastDue|tax|atGateway|inLedger|held|moved|told)$/i

/** What the API tells in an open object, as names and values that a person reads; what is nothing is left out. */
export function pairsOf(
  told: Record<string, unknown>,
  about: { currency?: string | undefined; without?: ReadonlySet<string> },
  within = '',
): Pair[] {
  const { currency, without } = about
  return Object.entries(told).flatMap(([name, value]): Pair[] => {
    if (within === '' && without?.has(name)) return []
    const title = within ? `${within}: ${spoken(name).toLowerCase()}` : (NAMES[name] ?? spoken(name))
    if (value === null || value === undefined || value === '') return []
    if (Array.isArray(value)) {
      if (value.every(one => typeof one !== 'object')) return [[title, value.map(shown).join(', ') || 'none']]
      return value.flatMap(one => pairsOf(Object(one), about, title)) // an object, or made one
    }
    if (typeof value === 'object') return pairsOf(value as Record<string, unknown>, about, title) // an object, as just asked
    if (typeof value === 'number' && AMOUNTS.test(name))
      return [[title, currency ? inMoney({ amount: value, currency }) : `${value} in the smallest unit`]]
    return [[title, typeof value === 'string' && SPOKEN.has(name) ? spoken(value).toLowerCase() : shown(value)]]
  })
}

/** Times in it stand as the viewer reads times. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return value.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, exactly)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const NAMES: Record<string, string> = {
  serial: 'Serial number',
  serials: 'Serial numbers',
  url: 'Address',
  why: 'Reason',
  variant: 'What about it',
}

/** What is said by an identifier of ours. */
const SPOKEN = new Set(['kind', 'variant', 'name', 'asks', 'contents', 'finding', 'packaging', 'resolution', 'stage'])
