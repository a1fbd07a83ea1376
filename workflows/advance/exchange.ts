import { EXCHANGE, REMINDED } from '../../domain/on-record.ts'
import type { WindowAgenda, WindowOccasion } from '../../domain/ruling.ts'
import { type Instant, latest } from '../../domain/time.ts'
import { unreachable } from '../../domain/unreachable.ts'
import { now } from '../alarm.ts'
import { rulings } from '../ask.ts'
import type { ExchangeFile, UnitStanding } from './standing.ts'

/** How the exchange may end, as far as the failed units go. */
export type Ending =
  /** Every unit is back, undone, forgiven, or lost by our own carrier. */
  | { kind: 'accounted' }
  | { kind: 'cancelled' }
  | { kind: 'unreturned'; units: UnitStanding[]; billAt: Instant }
  /** The client keeps them, or has lost them, and agreed to be billed now. */
  | { kind: 'kept'; units: UnitStanding[] }

/**
 * From the shipment to the day on which nothing is owed any more, or money is due. Whatever becomes known, the same
 * question is asked again: where is the replacement, and what does the agenda say?
 */
export async function exchange(file: ExchangeFile): Promise<Ending> {
  const { standing } = file
  for (;;) {
    const kept = standing.owed.filter(unit => standing.keeping.includes(unit.serial))
    standing.keeping = []
    if (kept.length > 0) return { kind: 'kept', units: kept }
    if (standing.cancelled === 'before-shipping') return { kind: 'cancelled' }
    // Called off, and nobody has the replacement: there is nothing left to wait for.
    if (standing.cancelled && standing.shipment.kind === 'failed') return { kind: 'cancelled' }
    if (standing.owed.length === 0) return { kind: 'accounted' }
    switch (standing.shipment.kind) {
      case 'none':
      case 'failed':
        await awaitShipment(file)
        break
      case 'out':
        await awaitDelivery(file)
        break
      case 'delivered': {
        const ending = await returnWindow(file)
        if (ending) return ending
        break
      }
      default:
        return unreachable(standing.shipment)
    }
  }
}

/** Staff ship, or ship again, or cancel: they end this wait. What failed to arrive ships again only at their word. */
export async function awaitShipment(file: ExchangeFile): Promise<void> {
  const { shipment, shipments, done } = file.standing
  const occasion = `shipment-${shipments + 1}`
  if (shipment.kind === 'none' && !done.includes(occasion)) {
    done.push(occasion)
    file.note({
      who: 'policy',
      what: 'replacement may ship',
      now: { stage: 'awaiting-shipment' },
      comments: [{ kind: 'ship-now', occasion }],
      tasks: [{ kind: 'ship-replacement', occasion, role: 'staff' }],
    })
  }
  file.stand('awaiting-shipment')
  await file.news()
}

/** No scan for ten days is a question to staff; until they or the carrier answer, no clock starts on a guess. */
async function awaitDelivery(file: ExchangeFile): Promise<void> {
  const { standing, terms } = file
  if (!standing.shippedAt) return
  file.stand('in-transit')
  const occasion = `confirm-delivery-${standing.shipments}`
  if (standing.done.includes(occasion)) return file.news()
  const { confirmAt } = await rulings.shipmentMarks({
    shippedAt: standing.shippedAt,
    zone: terms.zone,
    confirmDays: terms.shipping.confirmDeliveryDays,
    holdDays: terms.hold.maxDaysAfterShipping,
  })
  if (now() < confirmAt) return file.news(confirmAt, 'a delivery scan is waited for')
  standing.done.push(occasion)
  file.note({
    who: 'policy',
    what: 'no delivery scan',
    because: ['settled:the-anchor'],
    tasks: [{ kind: 'confirm-delivery', occasion, role: 'staff' }],
  })
}

/** One look at the window's agenda: does what is due, then waits for what comes next. */
async function returnWindow(file: ExchangeFile): Promise<Ending | undefined> {
  const { standing, terms } = file
  const agenda = await rulings.windowAgenda({
    window: terms.window,
    zone: terms.zone,
    facts: standing.window,
    now: now(),
  })
  // Something came while it was asked: it is asked again, of the facts as they are now.
  if (file.hasNews) {
    await file.news()
    return undefined
  }
  announceMoves(file, agenda)
  file.stand(stageOf(file, agenda), { dueAt: agenda.dueAt, billAt: agenda.billAt, moneyAt: agenda.moneyAt })
  for (const occasion of agenda.due) {
    standing.done.push(occasion.key)
    if (occasion.kind === 'money') return { kind: 'unreturned', units: standing.owed, billAt: agenda.billAt }
    carryOut(file, occasion, agenda)
  }
  // A notice that went out has moved the day on which money moves: ask again before waiting.
  if (agenda.due.some(occasion => occasion.kind === 'final-notice' && occasion.timing === 'late')) return undefined
  await file.news(agenda.next, nextIn(agenda))
  return undefined
}

function stageOf(file: ExchangeFile, agenda: WindowAgenda) {
  if (file.standing.exceptions.isPaused) return 'paused'
  return agenda.standing === 'in-time' ? 'awaiting-return' : 'overdue'
}

function nextIn({ dueAt, billAt, next }: WindowAgenda): string {
  if (next === billAt) return 'the bill mark'
  return next === dueAt ? 'the return is due' : 'the return window'
}

/** The client hears of every change of the two marks, with the new dates. */
function announceMoves(file: ExchangeFile, { dueAt, billAt, moneyAt }: WindowAgenda): void {
  const { standing } = file
  const marks = { dueAt, billAt, moneyAt }
  const move = `window-moved@v${standing.anchorVersion}`
  if (standing.anchorVersion > 1 && !standing.done.includes(move)) {
    // The letter about the move takes the place of the new day 0's.
    standing.done.push(move, `reminder-0@v${standing.anchorVersion}`)
    file.note({
      who: 'policy',
      what: EXCHANGE.windowMoved,
      because: ['settled:corrected-delivery'],
      detail: { dueAt, billAt },
      letters: [{ kind: 'window-moved', occasion: `v${standing.anchorVersion}`, ...marks }],
    })
  }
  const extension = `extended-${standing.extensions.length}`
  if (standing.extensions.length > 0 && !standing.done.includes(extension)) {
    standing.done.push(extension)
    file.note({
      who: 'policy',
      what: EXCHANGE.extended,
      because: ['settled:extension'],
      detail: { dueAt, billAt },
      letters: [{ kind: 'extended', occasion: extension, ...marks }],
      settles: ['more-time'],
      comments: [{ kind: 'extended', occasion: extension, when: billAt }],
    })
  }
}

function carryOut(
  file: ExchangeFile,
  occasion: Exclude<WindowOccasion, { kind: 'money' }>,
  agenda: WindowAgenda,
): void {
  const { dueAt, billAt, moneyAt } = agenda
  const serials = file.standing.owed.map(unit => unit.serial)
  const marks = { dueAt, billAt, moneyAt, serials, amount: file.standing.owedAmount }
  switch (occasion.kind) {
    case 'reminder':
      return file.note({
        who: 'policy',
        what: occasion.day === 0 ? EXCHANGE.windowOpened : `${REMINDED}${occasion.day}`,
        because: ['settled:reminders'],
        detail: { dueAt, billAt },
        letters: [
          occasion.day === 0
            ? { kind: 'window-opened', occasion: occasion.key, ...marks }
            : { kind: 'reminder', occasion: occasion.key, variant: occasion.tone, ...marks },
        ],
      })
    case 'overdue':
      return file.note({
        who: 'policy',
        what: EXCHANGE.overdue,
        because: ['settled:two-marks'],
        detail: { dueAt, days: occasion.days },
        letters: [{ kind: 'overdue', occasion: occasion.key, ...marks }],
        comments: [{ kind: 'overdue', occasion: occasion.key, when: billAt, days: occasion.days, serials }],
        tasks: [{ kind: 'return-overdue', occasion: occasion.key, role: 'staff', serials, when: billAt }],
      })
    case 'final-notice':
      return finalNotice(file, occasion, agenda)
    case 'still-in-transit':
      return stillInTransit(file, now(), 'return still with the carrier after the grace')
    case 'skip':
      return file.note({ who: 'policy', what: `skipped ${occasion.key}: its time had passed` })
    default:
      return unreachable(occasion)
  }
}

/** A carrier has had it for too long, or has lost something: staff find out what, and nothing is charged by itself. */
export function stillInTransit(file: ExchangeFile, at: Instant, what: string): void {
  const { exceptions, owed } = file.standing
  const { id } = exceptions.arise({ kind: 'still-in-transit', at })
  file.note({
    who: 'policy',
    what,
    because: ['settled:what-counts-as-back'],
    detail: { exception: id },
    tasks: [{ kind: 'still-in-transit', occasion: id, role: 'staff', serials: owed.map(unit => unit.serial) }],
  })
}

/** The last letter before money moves. One that comes late is told to staff, and buys the client some days. */
function finalNotice(
  file: ExchangeFile,
  occasion: Extract<WindowOccasion, { kind: 'final-notice' }>,
  agenda: WindowAgenda,
): void {
  const isLate = occasion.timing === 'late'
  if (isLate) file.standing.finalNoticeAt = latest(now(), file.standing.finalNoticeAt)
  const { dueAt, billAt, moneyAt } = agenda
  const serials = file.standing.owed.map(unit => unit.serial)
  file.note({
    who: 'policy',
    what: isLate ? 'final notice, late' : 'final notice',
    because: ['settled:when-money-moves'],
    detail: { billAt, moneyAt },
    letters: [
      {
        kind: 'final-notice',
        // The same date announced again, for another day 0, is another letter.
        occasion: `${occasion.key}${file.standing.anchorVersion > 1 ? `@v${file.standing.anchorVersion}` : ''}`,
        variant: occasion.timing,
        serials,
        amount: file.standing.owedAmount,
        dueAt,
        billAt,
        moneyAt,
      },
    ],
    ...(isLate && { comments: [{ kind: 'escalated', occasion: occasion.key, variant: 'late-notice', when: moneyAt }] }),
    ...(isLate && { tasks: [{ kind: 'letter-undelivered', occasion: occasion.key, role: 'staff' }] }),
  })
}
