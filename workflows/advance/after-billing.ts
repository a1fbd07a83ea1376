import type { ObligationLine } from '../../domain/money-movement.ts'
import type { Resolution } from '../../domain/staff-decision.ts'
import type { Instant } from '../../domain/time.ts'
import { now } from '../alarm.ts'
import { rulings } from '../ask.ts'
import type { Claim } from './claim.ts'
import { giveBack } from './giving-back.ts'
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
export async function afterBilling(
  file: ExchangeFile,
  { charge, givenBack }: Extract<Claim, { kind: 'charged' }>,
): Promise<AfterBilling> {
  const { standing, terms } = file
  const until = await rulings.daysLater({ at: charge.at, days: terms.lateReturn.days, zone: terms.zone })
  let reversals = givenBack
  file.stand('billed', { dueAt: null, billAt: null, moneyAt: null })
  for (;;) {
    const billed = charge.lines.filter(line => standing.unit(line.serial)?.state === 'billed')
    if (billed.length === 0) return { kind: reversals > 0 ? 'returned' : 'returned-late' }
    if (standing.clockVersion !== charge.clock && !standing.isDisputed && (await isAhead(file))) {
      await giveBack(file, charge, billed, 'reopened')
      return { kind: 'window-reopened' }
    }
    const units = billed.flatMap(line => standing.unit(line.serial) ?? [])
    for (const unit of units) await judge(file, unit, charge.at)
    const due = mayGoBack(
      file,
      units.filter(unit => unit.timing === 'in-time' || unit.inspected !== undefined),
    )
    const reversed = billed.filter(({ serial }) =>
      due.some(unit => unit.serial === serial && unit.timing === 'in-time'),
    )
    const late = billed.filter(({ serial }) => due.some(unit => unit.serial === serial))
    if (reversed.length > 0) {
      reversals += 1
      await giveBack(file, charge, reversed, 'reversed')
    } else if (late.length > 0) await giveBack(file, charge, late, 'refunded')
    else {
      // What is here already is seen to its end, however long finance or the bench takes.
      const isHere = units.some(unit => unit.receivedAt !== undefined && answerOn(file, unit) !== 'bill')
      if (now() >= until && !isHere) return { kind: 'billed' }
      askForInspection(file, billed)
      await file.news(now() < until ? until : undefined, 'late returns are taken')
    }
  }
}

/**
 * Physically here before money moved, or in a carrier's hands before the mark: in time, though told later. What the
 * receipt says itself is what counts.
 */
async function judge({ standing, terms }: ExchangeFile, unit: UnitStanding, chargedAt: Instant): Promise<void> {
  if (!unit.receivedAt || unit.timing) return
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

/** A dispute, open or lost, leaves each refund to finance: asked once, and given only if they say so. */
function mayGoBack(file: ExchangeFile, units: UnitStanding[]): UnitStanding[] {
  const { standing } = file
  if (!standing.isDisputed) return units
  const unasked = units.filter(unit => unit.refundAsked === undefined)
  if (unasked.length > 0) {
    const { id } = standing.exceptions.arise({ kind: 'dispute', at: now() })
    for (const unit of unasked) unit.refundAsked = id
    file.note({
      who: 'policy',
      what: 'left to people: no refund by itself',
      because: ['settled:dispute'],
      detail: { exception: id },
      tasks: [{ kind: 'dispute', occasion: id, role: 'finance', serials: unasked.map(unit => unit.serial) }],
    })
  }
  return units.filter(unit => answerOn(file, unit) === 'forgive')
}

/** What finance said about its refund; nothing once the dispute is won, when nobody has to be asked. */
function answerOn({ standing }: ExchangeFile, { refundAsked }: UnitStanding): Resolution | undefined {
  if (!standing.isDisputed) return undefined
  return standing.exceptions.all.find(exception => exception.id === refundAsked)?.resolution
}

/** Whether the corrected delivery puts the bill mark ahead again. */
async function isAhead({ standing, terms }: ExchangeFile): Promise<boolean> {
  if (standing.shipment.kind !== 'delivered') return false
  return (
    now() < (await rulings.billMark({ window: terms.window, zone: terms.zone, facts: standing.window, now: now() }))
  )
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
