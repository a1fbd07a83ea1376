import { EXCHANGE, HOLD_WAIVED, inspectedAs, resolvedAs } from '../../domain/on-record.ts'
import { FINDINGS, type Role } from '../../domain/staff-decision.ts'
import { instant, isMoment } from '../../domain/time.ts'
import { now } from '../alarm.ts'
import { isManager, lineOf } from '../decider.ts'
import type { Decided, DecisionTable } from '../desk.ts'
import { acceptedUnit, objectionToResolution, PARCELS } from '../exceptions.ts'
import { askedAbout, inspectionOf, stopLooking } from './asked.ts'
import { byHandDecisions } from './by-hand.ts'
import { expectInspection } from './overdue-inspection.ts'
import { flagPackaging } from './receipt.ts'
import type { ExchangeFile } from './standing.ts'
import { stockDecisions } from './stock.ts'
import { callSwapOff } from './swap.ts'
import { matchParcels } from './transit.ts'

/** What people may decide about an exchange. */
export function exchangeDecisions(file: ExchangeFile): DecisionTable {
  const { standing } = file
  return {
    extend: {
      objection: extension => objectionToExtension(file, extension),
      carryOut: extension => extend(file, extension),
    },
    cancel: { objection: () => objectionToCancelling(file), carryOut: decision => cancel(file, decision) },
    waiveHold: {
      objection: waiver =>
        onlyManager(waiver) ?? (file.terms.collateral === 'card-hold' ? undefined : 'This case needs no hold.'),
      carryOut: waiver => waiveHold(file, waiver),
    },
    renewHold: {
      objection: renewal =>
        onlyManager(renewal) ?? (file.view.secured === 'released' ? 'The hold has been let go.' : undefined),
      carryOut: renewal => renewHold(file, renewal),
    },
    correctDelivery: {
      objection: correction => objectionToCorrection(file, correction),
      carryOut: correction => correctDelivery(file, correction),
    },
    inspect: { objection: found => objectionToInspection(file, found), carryOut: found => inspect(file, found) },
    resolveException: {
      objection: resolution => objectionToResolution(standing.exceptions, standing.absent, resolution),
      carryOut: resolution => resolve(file, resolution),
    },
    keepOriginal: { objection: kept => objectionToKeeping(file, kept), carryOut: kept => keepOriginal(file, kept) },
    ...byHandDecisions(file),
    ...stockDecisions(file, decision => cancel(file, decision)),
    answerQuote: {
      objection: answered => {
        if (!standing.quote || standing.quote.answer) return 'There is no open quote.'
        return answered.answer === 'invoice' ? onlyManager(answered) : undefined
      },
      carryOut: answered => answerQuote(file, answered),
    },
  }
}

function objectionToCancelling({ standing }: ExchangeFile): string | undefined {
  if (standing.cancelled) return 'The case is cancelled already.'
  const { kind } = standing.shipment
  if (standing.swapped && standing.owed.length === 0)
    return 'The failed unit is back, and a working replacement is still owed: ship it.'
  return standing.owed.length === 0 && (kind === 'out' || kind === 'delivered')
    ? 'Nothing is owed any more: there is nothing to cancel.'
    : undefined
}

function objectionToExtension(
  { standing, terms }: ExchangeFile,
  { days, role }: Decided<'extend'>,
): string | undefined {
  if (!Number.isInteger(days) || days < 1 || days > 365) return 'An extension is a whole number of days, 1 to 365.'
  if (standing.owed.length === 0) return 'Nothing is owed any more: there is nothing to extend.'
  if (isManager(role)) return undefined
  const { maxDays, maxCount } = terms.extension
  if (days > maxDays) return `Staff extend by at most ${maxDays} days; a manager may extend by ${days}.`
  return standing.extensions.length >= maxCount
    ? `Extended ${maxCount} times already; a manager may extend again.`
    : undefined
}

function objectionToCorrection({ standing }: ExchangeFile, { at }: Decided<'correctDelivery'>): string | undefined {
  if (!isMoment(at)) return 'Say when it was delivered, as in 2026-04-03T15:00:00Z.'
  if (!standing.shippedAt) return 'No replacement has been shipped: there is no delivery to correct.'
  if (instant(at) > now()) return 'A delivery cannot lie in the future.'
  return instant(at) < standing.shippedAt
    ? `It was shipped on ${standing.shippedAt} only; correct that first.`
    : undefined
}

function objectionToInspection({ standing, terms }: ExchangeFile, decision: Decided<'inspect'>): string | undefined {
  const unit = standing.unit(decision.serial)
  if (!unit?.receivedAt) return `Unit ${decision.serial} is not here: receive it first.`
  if (unit.inspected) return `Unit ${decision.serial} has been inspected: ${unit.inspected}.`
  if (!FINDINGS.includes(decision.finding)) return `A finding is one of ${FINDINGS.join(', ')}.`
  if (terms.inspection.cause === 'required' && !decision.cause)
    return 'Say why it failed (cause): this policy wants the cause of every failure (FO-3).'
  if (
    decision.quote !== undefined &&
    !(Number.isSafeInteger(decision.quote) && decision.quote >= 0 && decision.quote <= unit.amount)
  )
    return `A quote is a whole amount up to ${unit.amount}, what was frozen for this unit.`
  return undefined
}

function objectionToKeeping({ standing }: ExchangeFile, { serials }: Decided<'keepOriginal'>): string | undefined {
  if (!standing.shippedAt) return 'Nothing has been shipped yet: cancel instead.'
  const owed = standing.owed.map(unit => unit.serial)
  const isOwed = Array.isArray(serials) && serials.length > 0 && serials.every(serial => owed.includes(serial))
  return isOwed ? undefined : `Name units that are still owed (serials): ${owed.join(', ') || 'none'}.`
}

function onlyManager({ role }: { role: Role }): string | undefined {
  return isManager(role) ? undefined : 'Only a manager decides this.'
}

function extend(file: ExchangeFile, decision: Decided<'extend'>): void {
  const { extensions } = file.standing
  const before = extensions.reduce((days, more) => days + more, 0)
  extensions.push(decision.days)
  const { who, detail } = lineOf(decision)
  file.note({
    who,
    what: `extended by ${decision.days} days`,
    because: ['settled:extension'],
    detail: { ...detail, before, after: before + decision.days },
  })
}

function waiveHold(file: ExchangeFile, decision: Decided<'waiveHold'>): void {
  file.standing.waivedBy = decision.by
  file.note({
    ...lineOf(decision),
    what: HOLD_WAIVED,
    because: ['settled:hold-link'],
    comments: [{ kind: 'waived', occasion: 'hold' }],
  })
}

function renewHold(file: ExchangeFile, decision: Decided<'renewHold'>): void {
  file.standing.holdLimitsRaised += 1
  file.note({ ...lineOf(decision), what: 'hold may be renewed further', settles: ['hold-beyond-limit'] })
}

function keepOriginal(file: ExchangeFile, decision: Decided<'keepOriginal'>): void {
  file.standing.keep(decision.serials.map(serial => ({ serial })))
  file.note({ ...lineOf(decision), what: 'client keeps the original', because: ['settled:the-client-keeps-it'] })
}

function answerQuote(file: ExchangeFile, decision: Decided<'answerQuote'>): void {
  const { quote, agreedDamage } = file.standing
  if (!quote) return
  quote.answer = decision.answer
  if (decision.answer !== 'declined') agreedDamage.push(...quote.lines)
  file.note({
    ...lineOf(decision),
    what: `quote ${decision.answer}`,
    because: ['settled:damage'],
    settles: ['quote-unanswered'],
  })
}

/** Before anything is with the client it ends the case; after, the obligation stands until a unit is back. */
function cancel(file: ExchangeFile, decision: Decided<'cancel' | 'answerStock'>): void {
  const { standing } = file
  const wasSwapped = standing.swapped !== undefined && standing.shipment.kind !== 'out'
  // A dead replacement was taken off the client's hands in words only: it is still out there.
  if (wasSwapped) callSwapOff(standing)
  const isOut = standing.shipment.kind === 'out' || standing.shipment.kind === 'delivered'
  standing.cancelled = isOut ? 'after-shipping' : 'before-shipping'
  file.note({
    who: decision.by,
    what: `cancelled ${isOut ? 'after' : 'before'} shipping`,
    because: ['settled:cancelled'],
    detail: { role: decision.role, reason: decision.reason },
    letters: [{ kind: isOut ? 'cancelled-after-shipping' : 'cancelled', occasion: 'cancellation' }],
    ...(!isOut && { settles: ['stock-unanswered', 'new-card', 'hold-lost'] }),
    ...(wasSwapped && {
      now: { units: standing.units.map(({ serial, state }) => ({ serial, state })) },
      settles: ['stock-unanswered', 'ship-replacement', 'reship-or-cancel', 'swap-parcel'],
    }),
  })
}

function correctDelivery(file: ExchangeFile, decision: Decided<'correctDelivery'>): void {
  const { standing } = file
  const before = standing.shipment.kind === 'delivered' ? standing.shipment.at : null
  const at = instant(decision.at)
  const parcels = 'parcels' in standing.shipment ? standing.shipment.parcels : []
  standing.shipment = { kind: 'delivered', shippedAt: standing.shippedAt ?? at, at, parcels }
  standing.startAnew()
  file.note({
    who: decision.by,
    what: before ? EXCHANGE.deliveryCorrected : EXCHANGE.deliveryConfirmed,
    because: ['settled:corrected-delivery'],
    detail: { role: decision.role, reason: decision.reason, before, after: at },
    settles: ['confirm-delivery'],
  })
}

function inspect(file: ExchangeFile, decision: Decided<'inspect'>): void {
  const unit = file.standing.unit(decision.serial)
  if (!unit) return
  unit.inspected = decision.finding
  if (decision.finding === 'client-damage') {
    const line = { obligation: 'damage', serial: unit.serial, amount: decision.quote ?? unit.amount } as const
    const open = file.standing.quote?.answer === undefined ? (file.standing.quote?.lines ?? []) : []
    file.standing.quote = { lines: [...open, line], openedAt: now() }
  }
  file.note({
    who: decision.by,
    what: inspectedAs(decision.finding),
    because: file.terms.inspection.cause === 'required' ? ['FO-3'] : [],
    detail: { serial: unit.serial, cause: decision.cause ?? null, reason: decision.reason },
    comments: [{ kind: 'inspected', occasion: unit.serial, serials: [unit.serial], variant: decision.finding }],
    settles: inspectionOf(file, unit),
  })
  if (decision.packaging === 'missing' && unit.packaging !== 'missing') flagPackaging(file, unit, decision.by)
}

/** Accepted, a parcel counts as the return of its unit since it arrived; otherwise the clock goes on. */
function resolve(file: ExchangeFile, decision: Decided<'resolveException'>): void {
  const { standing } = file
  const exception = standing.exceptions.open.find(one => one.id === decision.exception)
  if (!exception) return
  standing.exceptions.resolve(exception, decision.resolution, now())
  if (exception.kind === 'still-in-transit' && decision.resolution === 'bill') standing.transit = 'overruled'
  const unit = decision.resolution === 'accept' ? acceptedUnit(standing.absent, decision) : undefined
  if (unit) {
    // A billed one stays so until its money has gone back.
    if (unit.state === 'owed') unit.state = 'received'
    unit.receivedAt = exception.at
    // What staff looked for at the carriers, a carrier had.
    unit.method = exception.kind === 'still-in-transit' ? 'carrier' : (exception.method ?? 'carrier')
    matchParcels(standing)
    expectInspection(file, unit)
  }
  if (decision.resolution === 'forgive') for (const owed of standing.owed) owed.state = 'forgiven'
  file.note({
    who: decision.by,
    what: resolvedAs(decision.resolution),
    because: [exception.kind === 'dispute' ? 'settled:dispute' : 'settled:wrong-item'],
    detail: { exception: exception.id, role: decision.role, reason: decision.reason },
    now: { units: standing.units.map(({ serial, state }) => ({ serial, state })) },
    letters: PARCELS.has(exception.kind)
      ? [{ kind: 'exception-resolved', occasion: exception.id, variant: decision.resolution }]
      : [],
    settles: askedAbout(exception),
  })
  stopLooking(file)
}
