import type { WindowAgenda, WindowFacts } from '../../domain/ruling.ts'
import type { Instant } from '../../domain/time.ts'
import { now } from '../alarm.ts'
import { records, rulings } from '../ask.ts'
import { amountOf } from '../case-file.ts'
import { takeFromRecords } from '../clerk.ts'
import { exchangeDesk } from './desk.ts'
import type { ExchangeFile, UnitStanding } from './standing.ts'

/**
 * Our asset, lent: an obligation of its own, beside the failed unit's, due some days after the client has a working
 * unit again. Billed at book price on account, and credited should it come back after all.
 */
export async function loaners(file: ExchangeFile): Promise<void> {
  const { standing, terms } = file
  const done: string[] = []
  const facts = (): WindowFacts => ({
    ...(standing.shipment.kind === 'delivered' && { anchor: standing.shipment.at }),
    anchorVersion: standing.anchorVersion,
    extensionDays: 0,
    pauses: [],
    done,
    // Its reminders go out with the case's other letters; money on account may follow the last of them.
    ...(done.some(key => key.startsWith('final-notice')) && { finalNoticeAt: noticedAt }),
  })
  let noticedAt: Instant = now()
  for (;;) {
    if (owed(file).length === 0) return
    if (standing.shipment.kind !== 'delivered') {
      const isOver = () =>
        standing.cancelled === 'before-shipping' || (file.isClosing && standing.shipment.kind !== 'out')
      if (isOver()) return leftOut(file)
      await file.alarm.wait(() => standing.shipment.kind === 'delivered' || owed(file).length === 0 || isOver())
      continue
    }
    const version = standing.anchorVersion
    const agenda = await rulings.windowAgenda({
      window: terms.loanerWindow,
      zone: terms.zone,
      facts: facts(),
      now: now(),
    })
    for (const occasion of agenda.due) {
      done.push(occasion.key)
      if (occasion.kind === 'final-notice') noticedAt = now()
      if (occasion.kind === 'money') return bill(file)
      if (occasion.kind === 'reminder' || occasion.kind === 'final-notice') remind(file, occasion.key, agenda)
    }
    await file.alarm.wait(
      () => owed(file).length === 0 || standing.anchorVersion !== version,
      agenda.next,
      'the loaner is due',
    )
  }
}

function owed({ standing }: ExchangeFile): UnitStanding[] {
  return standing.loaners.filter(unit => unit.state === 'owed')
}

/** The exchange ended before any clock could start, and the loaner is still with the client. */
function leftOut(file: ExchangeFile): void {
  const serials = owed(file).map(unit => unit.serial)
  file.note({
    who: 'policy',
    what: 'loaner still out',
    because: ['settled:loaner'],
    detail: { serials: serials.join(', ') },
    tasks: [{ kind: 'loaner-outstanding', occasion: 'end', role: 'staff', serials }],
  })
}

function remind(file: ExchangeFile, occasion: string, { dueAt, billAt }: WindowAgenda): void {
  const serials = owed(file).map(unit => unit.serial)
  const isFirst = occasion.startsWith('reminder-0@')
  file.note({
    who: 'policy',
    what: isFirst ? 'loaner window opened' : 'reminded of the loaner',
    because: ['settled:loaner'],
    detail: { dueAt, billAt },
    letters: [
      {
        kind: isFirst ? 'loaner-window-opened' : 'loaner-reminder',
        occasion: `loaner-${occasion}`,
        dueAt,
        billAt,
        serials,
      },
    ],
  })
}

async function bill(file: ExchangeFile): Promise<void> {
  const units = owed(file)
  const key = file.key('loaner-settlement')
  const settlement = await records.settle({ rma: file.rma, key, at: now(), billAt: now(), units, parcels: [] })
  takeFromRecords(file, exchangeDesk(file), settlement.receipts)
  const missing = units.filter(unit => unit.state === 'owed' && settlement.missing.includes(unit.serial))
  if (missing.length === 0) return
  for (const unit of missing) unit.state = 'billed'
  const lines = file.lines('loaner', missing)
  const amount = amountOf(lines)
  const serials = missing.map(unit => unit.serial)
  file.tellFinance(file.trigger('rma.loaner.billed', 'account', lines))
  file.note({
    who: 'policy',
    what: 'loaner billed',
    because: ['settled:loaner'],
    detail: { amount, serials: serials.join(', ') },
    now: { units: missing.map(({ serial, state }) => ({ serial, state })) },
    letters: [{ kind: 'loaner-billed', occasion: file.occasion('loaner'), amount, serials }],
    comments: [{ kind: 'billed', occasion: 'loaner', amount, serials, variant: 'account' }],
  })
  await awaitLateReturn(file, missing)
}

/** A loaner that comes back after it was billed is credited, for as long as late returns are taken. */
async function awaitLateReturn(file: ExchangeFile, billed: UnitStanding[]): Promise<void> {
  const { zone, lateReturn } = file.terms
  const until = await rulings.daysLater({ at: now(), days: lateReturn.days, zone })
  for (;;) {
    const back = billed.filter(unit => unit.state === 'billed' && unit.receivedAt !== undefined)
    if (back.length > 0) {
      for (const unit of back) unit.state = 'refunded'
      const lines = file.lines('loaner', back)
      file.tellFinance(file.trigger('rma.return.refunded', 'account', lines))
      file.note({
        who: 'policy',
        what: 'loaner credited',
        because: ['settled:loaner'],
        detail: { amount: amountOf(lines) },
        now: { units: back.map(({ serial, state }) => ({ serial, state })) },
        letters: [
          { kind: 'refunded', occasion: file.occasion('loaner-credit'), amount: amountOf(lines), variant: 'account' },
        ],
      })
    }
    if (billed.every(unit => unit.state === 'refunded') || now() >= until) return
    await file.alarm.wait(
      () => billed.some(unit => unit.state === 'billed' && unit.receivedAt !== undefined),
      until,
      'late returns are taken',
    )
  }
}
