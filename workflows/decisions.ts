import { FINDINGS, type StaffDecision } from '../domain/staff-decision.ts'
import { instant } from '../domain/time.ts'
import { unreachable } from '../domain/unreachable.ts'
import { now } from './alarm.ts'
import type { CaseFile } from './case-file.ts'
import { flagPackaging } from './receipt.ts'
import type { CaseException, UnitStanding } from './standing.ts'

type Named<Name extends StaffDecision['name']> = Extract<StaffDecision, { name: Name }>

/**
 * Why a decision cannot be carried out now, in words that say what to do; `undefined` when it can. The decision may
 * have come straight through Temporal: nothing about its shape is certain.
 */
export function objectionTo(file: CaseFile, decision: StaffDecision): string | undefined {
  if (![decision.by, decision.role, decision.reason].every(text => typeof text === 'string' && text !== ''))
    return 'Say who decides (by), as what (role), and why (reason).'
  if (file.view.stage === 'closed') return `Case ${file.rma} is closed.`
  switch (decision.name) {
    case 'extend':
      return objectionToExtension(file, decision)
    case 'cancel':
      return objectionToCancelling(file)
    case 'waiveHold':
      return onlyManager(decision) ?? (file.terms.collateral === 'card-hold' ? undefined : 'This case needs no hold.')
    case 'renewHold':
      return onlyManager(decision) ?? (file.view.secured === 'released' ? 'The hold has been let go.' : undefined)
    case 'correctDelivery':
      return objectionToCorrection(file, decision)
    case 'inspect':
      return objectionToInspection(file, decision)
    case 'resolveException':
      return objectionToResolution(file, decision)
    case 'keepOriginal':
      return objectionToKeeping(file, decision)
    case 'answerQuote':
      if (!file.standing.quote || file.standing.quote.answer) return 'There is no open quote.'
      return decision.answer === 'invoice' ? onlyManager(decision) : undefined
    default:
      return unreachable(decision)
  }
}

function objectionToCancelling({ standing }: CaseFile): string | undefined {
  if (standing.cancelled) return 'The case is cancelled already.'
  const { kind } = standing.shipment
  // A dead replacement was taken off the client's hands in words only: the units are still out there.
  if (kind === 'none' && standing.anchorVersion > 0)
    return 'A working replacement is still owed: ship it first, or have both units back.'
  return standing.owed.length === 0 && (kind === 'out' || kind === 'delivered')
    ? 'Nothing is owed any more: there is nothing to cancel.'
    : undefined
}

function objectionToExtension({ standing, terms }: CaseFile, { days, role }: Named<'extend'>): string | undefined {
  if (!Number.isInteger(days) || days < 1 || days > 365) return 'An extension is a whole number of days, 1 to 365.'
  if (standing.owed.length === 0) return 'Nothing is owed any more: there is nothing to extend.'
  if (isManager(role)) return undefined
  const { maxDays, maxCount } = terms.extension
  if (days > maxDays) return `Staff extend by at most ${maxDays} days; a manager may extend by ${days}.`
  return standing.extensions.length >= maxCount
    ? `Extended ${maxCount} times already; a manager may extend again.`
    : undefined
}

function objectionToCorrection({ standing }: CaseFile, { at }: Named<'correctDelivery'>): string | undefined {
  if (typeof at !== 'string' || !/T.*(Z|[+-]\d{2}:?\d{2})$/.test(at) || Number.isNaN(Date.parse(at)))
    return 'Say when it was delivered, as in 2026-04-03T15:00:00Z.'
  if (!standing.shippedAt) return 'No replacement has been shipped: there is no delivery to correct.'
  if (instant(at) > now()) return 'A delivery cannot lie in the future.'
  return instant(at) < standing.shippedAt
    ? `It was shipped on ${standing.shippedAt} only; correct that first.`
    : undefined
}

function objectionToInspection({ standing, terms }: CaseFile, decision: Named<'inspect'>): string | undefined {
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

/** What each kind of exception may be resolved with, and whether it is about money. */
const RESOLVABLE = {
  'wrong-serial': ['accept', 'send-back', 'refuse'],
  'wrong-item': ['accept', 'send-back', 'refuse'],
  'empty-box': ['accept', 'send-back', 'refuse'],
  'still-in-transit': ['accept', 'bill', 'forgive'],
  charge: ['bill', 'forgive'],
  dispute: ['bill', 'forgive'],
} as const satisfies Record<CaseException['kind'], Named<'resolveException'>['resolution'][]>

function objectionToResolution({ standing }: CaseFile, decision: Named<'resolveException'>): string | undefined {
  const open = standing.openExceptions
  const exception = open.find(one => one.id === decision.exception)
  if (!exception)
    return `There is no open exception ${decision.exception}; open are: ${open.map(one => one.id).join(', ') || 'none'}.`
  const allowed: readonly string[] = RESOLVABLE[exception.kind]
  if (!allowed.includes(decision.resolution)) return `${exception.id} is resolved with ${allowed.join(', ')}.`
  if ((decision.resolution === 'bill' || decision.resolution === 'forgive') && decision.role === 'staff')
    return 'Whether to charge is for finance or a manager to decide.'
  if (decision.resolution === 'accept' && !acceptedUnit(standing.absent, decision))
    return `Say which unit came back (serial): ${standing.absent.map(unit => unit.serial).join(', ') || 'none is missing'}.`
  return undefined
}

function acceptedUnit(absent: UnitStanding[], { serial }: Named<'resolveException'>): UnitStanding | undefined {
  return serial === undefined && absent.length === 1 ? absent[0] : absent.find(unit => unit.serial === serial)
}

function objectionToKeeping({ standing }: CaseFile, { serials }: Named<'keepOriginal'>): string | undefined {
  if (!standing.shippedAt) return 'Nothing has been shipped yet: cancel instead.'
  const owed = standing.owed.map(unit => unit.serial)
  const isOwed = Array.isArray(serials) && serials.length > 0 && serials.every(serial => owed.includes(serial))
  return isOwed ? undefined : `Name units that are still owed (serials): ${owed.join(', ') || 'none'}.`
}

function onlyManager({ role }: { role: string }): string | undefined {
  return isManager(role) ? undefined : 'Only a manager decides this.'
}

function isManager(role: string): boolean {
  return role === 'manager' || role === 'admin'
}

/** Writes a decision down and does what belongs to no particular phase; the story looks at what it means. */
export function carryOutDecision(file: CaseFile, decision: StaffDecision): void {
  const { standing } = file
  const line = { who: decision.by, detail: { role: decision.role, reason: decision.reason } }
  switch (decision.name) {
    case 'extend':
      standing.extensions.push(decision.days)
      return file.note({ ...line, what: `extended by ${decision.days} days`, because: ['settled:extension'] })
    case 'cancel':
      return cancel(file, decision)
    case 'waiveHold':
      standing.waivedBy = decision.by
      return file.note({
        ...line,
        what: 'hold waived',
        because: ['settled:hold-link'],
        comments: [{ kind: 'waived', occasion: 'hold' }],
      })
    case 'renewHold':
      standing.holdLimitsRaised += 1
      return file.note({ ...line, what: 'hold may be renewed further', settles: ['hold-beyond-limit'] })
    case 'correctDelivery':
      return correctDelivery(file, decision)
    case 'inspect':
      return inspect(file, decision)
    case 'resolveException':
      return resolve(file, decision)
    case 'keepOriginal':
      standing.keeping = decision.serials
      return file.note({ ...line, what: 'client keeps the original', because: ['settled:the-client-keeps-it'] })
    case 'answerQuote':
      if (standing.quote) standing.quote.answer = decision.answer
      if (standing.quote && decision.answer !== 'declined') standing.agreedDamage.push(...standing.quote.lines)
      return file.note({
        ...line,
        what: `quote ${decision.answer}`,
        because: ['settled:damage'],
        settles: ['quote-unanswered'],
      })
    default:
      return unreachable(decision)
  }
}

/** Before anything is with the client it ends the case; after, the obligation stands until a unit is back. */
function cancel(file: CaseFile, decision: Named<'cancel'>): void {
  const { standing } = file
  const isOut = standing.shipment.kind === 'out' || standing.shipment.kind === 'delivered'
  standing.cancelled = isOut ? 'after-shipping' : 'before-shipping'
  file.note({
    who: decision.by,
    what: `cancelled ${isOut ? 'after' : 'before'} shipping`,
    because: ['settled:cancelled'],
    detail: { role: decision.role, reason: decision.reason },
    letters: [{ kind: isOut ? 'cancelled-after-shipping' : 'cancelled', occasion: 'cancellation' }],
  })
}

function correctDelivery(file: CaseFile, decision: Named<'correctDelivery'>): void {
  const { standing } = file
  const before = standing.shipment.kind === 'delivered' ? standing.shipment.at : null
  const at = instant(decision.at)
  const parcels = 'parcels' in standing.shipment ? standing.shipment.parcels : []
  standing.shipment = { kind: 'delivered', shippedAt: standing.shippedAt ?? at, at, parcels }
  standing.startAnew()
  file.note({
    who: decision.by,
    what: before ? 'delivery corrected' : 'delivery confirmed',
    because: ['settled:corrected-delivery'],
    detail: { role: decision.role, reason: decision.reason, before, after: at },
    settles: ['confirm-delivery'],
  })
}

function inspect(file: CaseFile, decision: Named<'inspect'>): void {
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
    what: `inspected: ${decision.finding}`,
    because: file.terms.inspection.cause === 'required' ? ['FO-3'] : [],
    detail: { serial: unit.serial, cause: decision.cause ?? null, reason: decision.reason },
    comments: [{ kind: 'inspected', occasion: unit.serial, serials: [unit.serial], variant: decision.finding }],
    ...(file.standing.uninspected.length === 0 && { settles: ['inspect'] }),
  })
  if (decision.packaging === 'missing' && unit.packaging !== 'missing') flagPackaging(file, unit, decision.by)
}

/** Accepted, a parcel counts as the return of its unit since it arrived; otherwise the clock goes on. */
function resolve(file: CaseFile, decision: Named<'resolveException'>): void {
  const { standing } = file
  const exception = standing.openExceptions.find(one => one.id === decision.exception)
  if (!exception) return
  standing.resolve(exception, decision.resolution, now())
  if (exception.kind === 'still-in-transit' && decision.resolution === 'bill') standing.transit = 'overruled'
  const unit = decision.resolution === 'accept' ? acceptedUnit(standing.absent, decision) : undefined
  if (unit) {
    // A billed one stays so until its money has gone back.
    if (unit.state === 'owed') unit.state = 'received'
    unit.receivedAt = exception.at
  }
  if (decision.resolution === 'forgive') for (const owed of standing.owed) owed.state = 'forgiven'
  file.note({
    who: decision.by,
    what: `exception resolved: ${decision.resolution}`,
    because: [exception.kind === 'dispute' ? 'settled:dispute' : 'settled:wrong-item'],
    detail: { exception: exception.id, role: decision.role, reason: decision.reason },
    now: { units: standing.units.map(({ serial, state }) => ({ serial, state })) },
    letters: PARCELS.has(exception.kind)
      ? [{ kind: 'exception-resolved', occasion: exception.id, variant: decision.resolution }]
      : [],
    settles: ['resolve-exception', 'still-in-transit', 'approve-charge'],
  })
}

const PARCELS: ReadonlySet<CaseException['kind']> = new Set(['wrong-serial', 'wrong-item', 'empty-box'])
