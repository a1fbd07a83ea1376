import type { ClientType, ReturnType } from '../domain/case.ts'
import type { Device } from '../domain/device.ts'
import { serialNumber } from '../domain/names.ts'
import { type Instant, instant, localDate } from '../domain/time.ts'
import { firstInstantOf } from '../policies/calendar.ts'
import type { Knowledge } from '../policies/knowledge.ts'
import type { Profile } from '../policies/profile.ts'
import { RETURN_FIELDS } from '../policies/request.ts'
import { examplePrice, minorUnits } from '../policies/written-price.ts'
import { CommandError } from './terminal.ts'

export const CLIENT_TYPES = ['agent', 'direct-client', 'reseller', 'service-provider'] as const satisfies ClientType[]
export const QUALIFIED = ['remotely', 'on-bench'] as const

/** A return as somebody at a terminal describes it; fields are `name=value,name=value`. */
export interface AskedOptions {
  unit: string[]
  loaner: string[]
  clientType?: (typeof CLIENT_TYPES)[number]
  ticket?: string
  currency?: string
  reportedAt?: string
  approvedAt?: string
  qualified?: (typeof QUALIFIED)[number]
  internalComment?: true
  siteAnswer?: true
  photos?: true
  termsAcceptedAt?: string
  order?: string
  subscription?: string
  maintenance?: string
  mail?: string
  virtualLately: string
}

/** A request not yet read, and what the records would know about it. */
export interface AskedReturn {
  request: Record<string, unknown>
  knowledge: Knowledge
}

/** Throws `CommandError` for what cannot be read as fields; what the fields say is read by the request's own form. */
export function askedReturn(profile: Profile, asked: AskedOptions): AskedReturn {
  const read = fieldReader(asked.currency ?? profile.currency, profile.zone)
  const at = (text: string | undefined) => (text === undefined ? undefined : timeIn(profile.zone, text))
  const reportedAt = at(asked.reportedAt) ?? instant(Date.now())
  const approvedAt = at(asked.approvedAt) ?? reportedAt
  const units = asked.unit.map(read)
  const request = {
    policy: profile.id,
    customerRef: 'nobody',
    clientType: asked.clientType,
    ticket: asked.ticket,
    currency: asked.currency,
    reportedAt,
    approvedAt,
    qualified: asked.qualified,
    internalComment: asked.internalComment && 'written',
    siteAnswer: asked.siteAnswer && 'given',
    photos: asked.photos && 'attached',
    termsAcceptedAt: at(asked.termsAcceptedAt),
    units: units.map(withoutHistory),
    loaners: asked.loaner.length > 0 ? asked.loaner.map(read) : undefined,
    order: asked.order && read(asked.order),
    subscription: asked.subscription && read(asked.subscription),
    maintenance: asked.maintenance && read(asked.maintenance),
    mail: asked.mail && read(asked.mail),
  }
  return {
    request: Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined)),
    knowledge: {
      now: approvedAt,
      devices: units.map(deviceOf),
      virtualUnitsLately: wholeNumber('--virtual-lately', asked.virtualLately),
    },
  }
}

const EVERY_FIELD = new Set(Object.values(RETURN_FIELDS).flatMap(fields => Object.keys(fields)))
const ONLY_ORDERED = ['line', 'soldAs', 'tax', 'deliveredAt']

/** What of a request one kind of return asks for, where it was described for several at once. */
export function partFor(type: ReturnType, request: Record<string, unknown>): Record<string, unknown> {
  const known = Object.entries(request).filter(([name]) => !EVERY_FIELD.has(name) || name in RETURN_FIELDS[type])
  return Object.fromEntries(
    known.map(([name, value]) =>
      name === 'units' && type !== 'orderedNotNeededReturn' && Array.isArray(value)
        ? [name, value.map(unit => without(ONLY_ORDERED, unit))]
        : [name, value],
    ),
  )
}

type Fields = Record<string, unknown>

/** Fields that are written as 399.00. */
export const PRICES: readonly string[] = [
  'listPrice',
  'paidPrice',
  'replacementPrice',
  'bookPrice',
  'tax',
  'monthlyFee',
  'pastDue',
]
const NUMBERS = ['billingDay', 'termMonths', 'replacements']
const LISTS = ['traits']
const TIMES = ['receivedAt', 'deliveredAt']

/** `brand=Yealink,listPrice=399.00` is a unit; `contract.startsOn=2026-01-01` is a field within a field. */
function fieldReader(currency: string, zone: string): (text: string) => Fields {
  const valueIn = (name: string, text: string): unknown => {
    if (PRICES.includes(name)) return priceIn(name, text, currency)
    if (NUMBERS.includes(name)) return wholeNumber(name, text)
    if (LISTS.includes(name)) return text.split('+')
    return TIMES.includes(name) ? timeIn(zone, text) : text
  }
  return text => {
    const fields: Fields = {}
    for (const field of text.split(',')) {
      const [, path, value] = /^\s*([\w.]+)=(.*)$/.exec(field) ?? []
      if (path === undefined || value === undefined)
        throw new CommandError(
          `Fields are name=value with commas between, as in serial=C1,brand=Yealink; got "${field}".`,
        )
      const [name = '', inner] = path.split('.')
      if (inner === undefined) fields[name] = valueIn(name, value.trim())
      else fields[name] = { ...Object(fields[name]), [inner]: valueIn(inner, value.trim()) }
    }
    return fields
  }
}

function priceIn(name: string, text: string, currency: string): number {
  try {
    const amount = minorUnits(text, currency)
    if (amount !== undefined) return amount
  } catch {
    throw new CommandError(`A currency is three capital letters such as USD; got "${currency}".`)
  }
  throw new CommandError(`${name} is a price in ${currency} such as ${examplePrice(currency)}; got "${text}".`)
}

function timeIn(zone: string, text: string): Instant {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? firstInstantOf(localDate(text), zone) : instant(text)
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error))
  }
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new CommandError(`${name} is a whole number; got "${text}".`)
  return Number(text)
}

/** A unit's place in its warranty chain, where it was described with one. */
function deviceOf({ serial, brand, model, shippedOn, replacements, origin }: Fields): Device | undefined {
  if (replacements === undefined && origin === undefined) return undefined
  if (origin !== undefined && origin !== 'original' && origin !== 'replacement')
    throw new CommandError(`origin is original or replacement; got "${origin}".`)
  try {
    return {
      serial: serialNumber(String(serial)),
      brand: String(brand),
      model: String(model),
      chainStartedOn: localDate(String(shippedOn)),
      replacements: Number(replacements ?? 0),
      origin: origin ?? 'original',
    }
  } catch (error) {
    throw new CommandError(
      `A unit with a history has a serial and shippedOn. ${error instanceof Error ? error.message : error}`,
    )
  }
}

function withoutHistory(unit: Fields): Fields {
  return without(['replacements', 'origin'] satisfies (keyof Device)[], unit)
}

function without(names: readonly string[], fields: object): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)))
}
