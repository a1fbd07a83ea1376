import type { ObligationLine } from '../domain/money-movement.ts'
import type { Instant } from '../domain/time.ts'
import { now } from './alarm.ts'
import { rulings } from './ask.ts'
import { amountOf, type CaseFile } from './case-file.ts'
import type { Charge } from './claim.ts'
import type { UnitStanding } from './standing.ts'

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
export async function afterBilling(file: CaseFile, charge: Charge): Promise<AfterBilling> {
  const { standing, terms } = file
  const until = await rulings.daysLater({ at: charge.at, days: terms.lateReturn.days, zone: terms.zone })
  const version = standing.anchorVersion
  let reversals = 0
  file.stand('billed', { dueAt: null, billAt: null, moneyAt: null })
  for (;;) {
    const billed = charge.lines.filter(line => standing.unit(line.serial)?.state === 'billed')
    if (billed.length === 0) return { kind: reversals > 0 ? 'returned' : 'returned-late' }
    if (standing.anchorVersion > version && (await isAhead(file))) {
      await giveBack(file, charge, billed, 'reopened')
      return { kind: 'window-reopened' }
    }
    if (now() >= until) return { kind: 'billed' }
    for (const line of billed) await judge(file, standing.unit(line.serial), charge.at)
    const reversed = billed.filter(line => standing.unit(line.serial)?.timing === 'in-time')
    const late = billed.filter(line => standing.unit(line.serial)?.inspected !== undefined)
    const isDue = reversed.length + late.length > 0 && !isLeftToFinance(file)
    if (isDue && reversed.length > 0) {
      reversals += 1
      await giveBack(file, charge, reversed, 'reversed')
    } else if (isDue) await giveBack(file, charge, late, 'refunded')
    else {
      askForInspection(file, billed)
      await file.news(until, 'late returns are taken')
    }
  }
}

/**
 * Physically here before money moved, or in a carrier's hands before the mark: in time, though told later. What the
 * receipt says itself is what counts.
 */
async function judge({ standing, terms }: CaseFile, unit: UnitStanding | undefined, chargedAt: Instant): Promise<void> {
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
function isLeftToFinance(file: CaseFile): boolean {
  const { standing } = file
  if (standing.dispute !== 'open' && standing.dispute !== 'lost') return false
  const asked = standing.exceptions.findLast(exception => exception.kind === 'dispute')
  if (asked) return asked.resolution !== 'forgive'
  const exception = standing.openException({ kind: 'dispute', at: now() })
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
async function isAhead({ standing, terms }: CaseFile): Promise<boolean> {
  return (
    now() < (await rulings.billMark({ window: terms.window, zone: terms.zone, facts: standing.window, now: now() }))
  )
}

/** Back late: inspected first, then refunded. */
function askForInspection(file: CaseFile, billed: ObligationLine[]): void {
  for (const { serial } of billed) {
    const unit = file.standing.unit(serial)
    const asked = `inspect-late-${serial}`
    if (!unit?.receivedAt || unit.inspected || file.standing.done.includes(asked)) continue
    file.standing.done.push(asked)
    file.note({
      who: 'policy',
      what: 'back late: inspect, then refund',
      because: ['settled:back-after-billing'],
      detail: { serial },
      tasks: [{ kind: 'inspect', occasion: asked, role: 'staff', serials: [serial] }],
    })
  }
}

type Giving = 'reversed' | 'refunded' | 'reopened'

/** The same way it was taken: to the card, or as a credit on account. */
async function giveBack(file: CaseFile, charge: Charge, lines: ObligationLine[], giving: Giving): Promise<void> {
  const { standing, terms } = file
  const fee = giving === 'refunded' ? terms.lateReturn.fee : 0
  const paid = lessFee(lines, fee)
  if (charge.ref !== undefined && charge.method !== 'account')
    await file.away(file.move({ kind: 'refund-card', key: file.key('refund'), ref: charge.ref, lines: paid }))
  const state = giving === 'reopened' ? 'owed' : giving === 'reversed' ? 'received' : 'refunded'
  for (const line of lines) {
    const unit = standing.unit(line.serial)
    if (unit) unit.state = state
  }
  const serials = lines.map(line => line.serial)
  const amount = amountOf(paid)
  const occasion = file.occasion(giving)
  file.tellFinance(
    file.trigger(giving === 'refunded' ? 'rma.return.refunded' : 'rma.charge.reversed', charge.method, paid),
  )
  file.note({
    who: 'policy',
    what:
      giving === 'refunded'
        ? 'refunded after a late return'
        : `charge ${giving === 'reversed' ? 'reversed' : 'refunded: the window is open again'}`,
    because: [giving === 'reopened' ? 'settled:corrected-delivery' : 'settled:back-after-billing'],
    detail: { amount, fee, serials: serials.join(', ') },
    now: { units: serials.map(serial => ({ serial, state })) },
    letters: [
      { kind: giving === 'refunded' ? 'refunded' : 'reversed', occasion, amount, serials, variant: charge.method },
    ],
    comments: [{ kind: 'refunded', occasion, amount, serials, variant: giving }],
    settles: ['inspect'],
  })
}

/** The fee is kept back per unit, and never more than was taken for it. */
function lessFee(lines: ObligationLine[], fee: number): ObligationLine[] {
  return lines.map(line => ({ ...line, amount: Math.max(0, line.amount - fee) as typeof line.amount })) // still whole, never negative
}
