import type { Order, OrderedUnit, RequestOf } from '../domain/case.ts'
import { type Decision, granted, type RuleId } from '../domain/decision.ts'
import type { NotNeededTerms, NotNeededUnit } from '../domain/not-needed-terms.ts'
import { type Instant, latest } from '../domain/time.ts'
import { addDays, dayOf, firstInstantOf } from './calendar.ts'
import { commonTerms } from './frozen-terms.ts'
import type { Knowledge } from './knowledge.ts'
import { type Objection, objectionsToUnits, refusedFor } from './objection.ts'
import { refusedAsNotOffered } from './offers.ts'
import type { Profile } from './profile.ts'

/** A carton without a number of its own is still told from the others at our dock. */
const SERIAL_REQUIRED = {
  because: ['settled:serial-numbers'],
  words: 'serial required: write that of the unit or, where it has none, the order and its line, as SO77.1.',
} satisfies Omit<Objection, 'field'>

/**
 * May what was ordered come back for a refund, and by when? One line that may not refuses the whole request and is
 * named with its reason, so that the client never reads a "yes" over what they hoped to return; the desk asks again
 * for the other lines.
 */
export function decideOrderedNotNeeded(
  profile: Profile,
  request: RequestOf<'orderedNotNeededReturn'>,
  { now }: Knowledge,
): Decision<NotNeededTerms> {
  const policy = profile.orderedNotNeededReturn
  if (!policy) return refusedAsNotOffered(profile, 'orderedNotNeededReturn')
  const asked: OrderedUnit[] = request.units
  const opening = { zone: profile.zone, windowDays: policy.windowDays, openedAt: request.approvedAt ?? now, now }
  const objections = [
    ...asked.flatMap(unit => objectionsToLine(unit, request.order)),
    ...asked.flatMap((unit, index) => objectionsToDelivery(unit, index, opening)),
    ...asked.flatMap(objectionsToPrice),
    ...objectionsToUnits(asked, SERIAL_REQUIRED),
  ]
  if (objections.length > 0) return refusedFor(objections)

  const units = asked.flatMap(unit => frozenUnit(unit, opening) ?? [])
  const handOverBy = latest(opening.openedAt, ...units.map(unit => unit.handOverBy))
  const terms: NotNeededTerms = {
    ...commonTerms(profile, request, { units, because: ['FO-5', 'FO-6', 'FO-7', 'FO-8'], now }),
    returnType: 'orderedNotNeededReturn',
    units,
    order: request.order.number,
    handOverBy,
    transitGraceDays: policy.transitGraceDays,
    reminders: policy.reminders,
    restocking: policy.restocking,
    outboundShipping: policy.outboundShipping,
    shipping: policy.shipping,
  }
  return granted(terms, terms.because)
}

export interface HandOver {
  /** A carrier's acceptance scan, or the moment at which we were handed the goods; the earlier where there are both. */
  handedOverAt: Instant
  handOverBy: Instant
}

export interface HandOverRuling {
  timing: 'in-time' | 'late'
  because: RuleId[]
}

/** Were goods on their way to us in time? When they arrive, and when we are told, does not matter. */
export function ruleHandOver({ handedOverAt, handOverBy }: HandOver): HandOverRuling {
  return { timing: handedOverAt < handOverBy ? 'in-time' : 'late', because: ['FO-5', 'settled:fo-5s-30-days'] }
}

/** What may come back at all. */
const LINES = {
  equipment: { kind: 'may-come-back' },
  'software-licence': { kind: 'excluded', because: 'FO-7', words: 'a software licence is no physical equipment' },
  'one-time-software': {
    kind: 'excluded',
    because: 'FO-9',
    words: 'software bought once is neither taken back nor credited',
  },
  'professional-service': { kind: 'excluded', because: 'FO-7', words: 'a professional service is no equipment' },
} as const satisfies Record<
  OrderedUnit['line'],
  { kind: 'may-come-back' } | { kind: 'excluded'; because: RuleId; words: string }
>

function objectionsToLine({ line, soldAs, model }: OrderedUnit, order: Order): Objection[] {
  const ruling = LINES[line]
  if (ruling.kind === 'excluded') return [{ because: [ruling.because], words: `${model}: ${ruling.words}.` }]
  if (soldAs === 'item' && order.soldAs === 'items') return []
  const words = `${model}: it was sold as part of a complete system, and no part of one may come back.`
  return [{ because: ['FO-7', 'settled:complete-system'], words }]
}

interface Opening {
  zone: string
  windowDays: number
  openedAt: Instant
  now: Instant
}

function objectionsToDelivery({ deliveredAt, model }: OrderedUnit, index: number, opening: Opening): Objection[] {
  const field = `units[${index}].deliveredAt`
  if (!deliveredAt)
    return [{ because: ['FO-5'], words: 'deliveredAt required: the days count from the delivery of each line.', field }]
  const { zone, windowDays, openedAt, now } = opening
  if (dayOf(deliveredAt, zone) > dayOf(now, zone))
    return [{ because: ['FO-5'], words: `${model} is said to be delivered on a day to come; correct it.`, field }]
  if (openedAt < handOverBy(deliveredAt, opening)) return []
  const words = `${model}: it was delivered on ${dayOf(deliveredAt, zone)}, and its RMA was not open ${windowDays} days later.`
  return [{ because: ['FO-5', 'settled:fo-5s-30-days'], words }]
}

/** A refund is reckoned from what was paid, never from a list. */
function objectionsToPrice({ paidPrice }: OrderedUnit, index: number): Objection[] {
  if (paidPrice !== undefined) return []
  const words = 'paidPrice required: what goes back is reckoned from the price paid.'
  return [{ because: ['FO-5', 'settled:restocking'], words, field: `units[${index}].paidPrice` }]
}

function frozenUnit(unit: OrderedUnit, opening: Opening): NotNeededUnit | undefined {
  const { serial, brand, model, paidPrice, tax, deliveredAt } = unit
  if (!serial || paidPrice === undefined || !deliveredAt) return undefined
  return { serial, brand, model, amount: paidPrice, tax, deliveredAt, handOverBy: handOverBy(deliveredAt, opening) }
}

/** The first instant after the last day, counted from the day of delivery. */
function handOverBy(deliveredAt: Instant, { zone, windowDays }: Opening): Instant {
  return firstInstantOf(addDays(dayOf(deliveredAt, zone), windowDays + 1), zone)
}
