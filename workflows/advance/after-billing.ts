import type { UnitState } from '../../domain/case.ts'
import { less } from '../../domain/money.ts'
import type { ObligationLine } from '../../domain/money-movement.ts'
import type { Instant } from '../../domain/time.ts'
import { now } from '../alarm.ts'
import { rulings } from '../ask.ts'
import { amountOf } from '../case-file.ts'
import type { Charge } from './claim.ts'
import type { ExchangeFile, UnitStanding } from './standing.ts'

export type AfterBilling =
  | { kind: 'billed' }
  | { kind: 'returned-late' }
  /** It had been here in time after all. */
  | { kind: 'returned' }
  | { kind: 'window-reopened' }

/**
 * A billed case stays open: what comes back late is inspected and refunded; what turns out to have been here before
 * money moved is reversed in full, at once; and a corrected delivery may open the window again.
 */
export async function afterBilling(file: ExchangeFile, charge: Charge): Promise<AfterBilling> {
  const { standing, terms } = file
  const until = await rulings.daysLater({ at: charge.at, days: terms.lateReturn.days, zone: terms.zone })
  let reversals = await giveBackOvertaken(file, charge)
  file.stand('billed', { dueAt: null, billAt: null, moneyAt: null })
  for (;;) {
    const billed = charge.lines.filter(line => standing.unit(line.serial)?.state === 'billed')
    if (billed.length === 0) return { kind: reversals > 0 ? 'returned' : 'returned-late' }
    if (standing.clockVersion !== charge.clock && !standing.isDisputed && (await isAhead(file))) {
      await giveBack(file, charge, billed, 'reopened')
      return { kind: 'window-reopened' }
    }
    // What is here already is seen to its end, however long finance or the bench takes.
    const isHere = billed.some(line => standing.unit(line.serial)?.receivedAt !== undefined)
    if (now() >= until && !isHere) return { kind: 'billed' }
    for (const line of billed) await judge(file, standing.unit(line.serial), charge.at)
    const reversed = billed.filter(line => standing.unit(line.serial)?.timing === 'in-time')
    const late = billed.filter(line => standing.unit(line.serial)?.inspected !== undefined)
    const isDue = reversed.length + late.length > 0 && !isLeftToFinance(file, charge)
    if (isDue && reversed.length > 0) {
      reversals += 1
      await giveBack(file, charge, reversed, 'reversed')
    } else if (isDue) await giveBack(file, charge, late, 'refunded')
    else {
      askForInspection(file, billed)
      await file.news(now() < until ? until : undefined, 'late returns are taken')
    }
  }
}

/**
 * Physically here before money moved, or in a carrier's hands before the mark: in time, though told later. What the
 * receipt says itself is what counts.
 */
async function judge(
  { standing, terms }: ExchangeFile,
  unit: UnitStanding | undefined,
  chargedAt: Instant,
): Promise<void> {
  if (!unit?.receivedAt || unit.timing) return
  if (unit.receivedAt < chargedAt) {
    unit.timing = 'in-time'
    return
  }
  const { inTransitSince: _, ...facts } = standing.window
  const { timing } = await rulings.receipt({
    serial: unit.serial,
    receivedAt: unit.receivedAt,
    window: terms.window,
    zone: terms.zone,
    facts: { ...facts, ...(unit.handedOverAt && { inTransitSince: unit.handedOverAt }) },
  })
  unit.timing = timing
}

/** A dispute, open or lost, leaves the refund to finance: once asked, and refunded only if they say so. */
function isLeftToFinance(file: ExchangeFile, charge: Charge): boolean {
  const { standing } = file
  if (!standing.isDisputed) return false
  const asked = standing.exceptions.all.findLast(exception => exception.kind === 'dispute' && exception.at >= charge.at)
  if (asked) return asked.resolution !== 'forgive'
  const exception = standing.exceptions.arise({ kind: 'dispute', at: now() })
  file.note({
    who: 'policy',
    what: 'left to people: no refund by itself',
    because: ['settled:dispute'],
    detail: { exception: exception.id },
    tasks: [{ kind: 'dispute', occasion: exception.id, role: 'finance' }],
  })
  return true
}

/** Whether the corrected delivery puts the bill mark ahead again. */
async function isAhead({ standing, terms }: ExchangeFile): Promise<boolean> {
  if (standing.shipment.kind !== 'delivered') return false
  return (
    now() < (await rulings.billMark({ window: terms.window, zone: terms.zone, facts: standing.window, now: now() }))
  )
}

/** A unit that came back, or was forgiven, in the very moment in which money moved: its part goes back at once. */
async function giveBackOvertaken(file: ExchangeFile, charge: Charge): Promise<number> {
  const overtaken = charge.lines.filter(line => file.standing.unit(line.serial)?.state !== 'billed')
  if (overtaken.length > 0) await giveBack(file, charge, overtaken, 'overtaken')
  return overtaken.length
}

/** Back late: inspected first, then refunded. */
function askForInspection(file: ExchangeFile, billed: ObligationLine[]): void {
  for (const { serial } of billed) {
    const unit = file.standing.unit(serial)
    if (!unit?.receivedAt || unit.inspected || unit.inspectionAsked) continue
    unit.inspectionAsked = `inspect-late-${serial}`
    file.note({
      who: 'policy',
      what: 'back late: inspect, then refund',
      because: ['settled:back-after-billing'],
      detail: { serial },
      tasks: [{ kind: 'inspect', occasion: unit.inspectionAsked, role: 'staff', serials: [serial] }],
    })
  }
}

type Giving = 'reversed' | 'refunded' | 'reopened' | 'overtaken'

/**
 * The same way it was taken: to the card, or as a credit on account. While the bank disputes a charge it takes no
 * refund; what finance gives back then goes by the account.
 */
async function giveBack(file: ExchangeFile, charge: Charge, lines: ObligationLine[], giving: Giving): Promise<void> {
  const { standing, terms } = file
  const fee = giving === 'refunded' ? terms.lateReturn.fee : 0
  const paid = lessFee(lines, fee)
  const method = standing.isDisputed ? 'account' : charge.method
  if (charge.ref !== undefined && method !== 'account' && amountOf(paid) > 0)
    await file.away(file.move({ kind: 'refund-card', key: file.key('refund'), ref: charge.ref, lines: paid }))
  const units = lines.flatMap(line => standing.unit(line.serial) ?? [])
  for (const unit of units) if (giving !== 'overtaken') unit.state = stateAfter(giving, unit)
  const serials = lines.map(line => line.serial)
  const amount = amountOf(paid)
  const occasion = file.occasion(giving)
  const type = giving === 'refunded' ? 'rma.return.refunded' : 'rma.charge.reversed'
  file.tellFinance(file.trigger(type, method, paid, less(amountOf(lines), amountOf(paid))))
  file.note({
    who: 'policy',
    what:
      giving === 'refunded'
        ? 'refunded after a late return'
        : `charge ${giving === 'reopened' ? 'refunded: the window is open again' : 'reversed'}`,
    because: [giving === 'reopened' ? 'settled:corrected-delivery' : 'settled:back-after-billing'],
    detail: { amount, fee, serials: serials.join(', ') },
    now: { units: units.map(({ serial, state }) => ({ serial, state })) },
    letters: [
      {
        kind: isOurMistake(giving) ? 'reversed' : 'refunded',
        occasion,
        amount,
        serials,
        variant: method,
        ...(giving === 'reopened' && { cause: 'reopened' }),
      },
    ],
    comments: [{ kind: 'refunded', occasion, amount, serials, variant: giving }],
  })
}

function stateAfter(giving: Exclude<Giving, 'overtaken'>, unit: UnitStanding): UnitState {
  if (giving === 'refunded') return 'refunded'
  return giving === 'reversed' || unit.receivedAt !== undefined ? 'received' : 'owed'
}

function isOurMistake(giving: Giving): boolean {
  return giving === 'reversed' || giving === 'overtaken'
}

/** The fee is kept back per unit, and never more than was taken for it. */
function lessFee(lines: ObligationLine[], fee: number): ObligationLine[] {
  return lines.map(line => ({ ...line, amount: Math.max(0, line.amount - fee) as typeof line.amount })) // still whole, never negative
}
