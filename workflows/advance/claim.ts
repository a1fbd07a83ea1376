import type { ObligationLine } from '../../domain/money-movement.ts'
import type { Instant } from '../../domain/time.ts'
import { now } from '../alarm.ts'
import { records, rulings } from '../ask.ts'
import { amountOf } from '../case-file.ts'
import { takeFromRecords } from '../clerk.ts'
import { CardHold } from './card-hold.ts'
import { exchangeDesk } from './desk.ts'
import type { Collateral } from './secure.ts'
import type { ExchangeFile, UnitStanding } from './standing.ts'

/** How money moved, and what for. `ref` is the gateway's, for giving it back the same way. */
export interface Charge {
  at: Instant
  /** How the clock stood when it was decided on: what changes it afterwards may open the window again. */
  clock: string
  lines: ObligationLine[]
  method: 'hold' | 'card' | 'account'
  ref?: string
}

export type Claim =
  | { kind: 'charged'; charge: Charge }
  /** Something came back, or is on its way: the window goes on. */
  | { kind: 'reconsider' }

/** Why this money moves: the word for the audit, the trigger for finance. */
type Cause = { kind: 'unreturned'; billAt: Instant } | { kind: 'kept' }
type Claimed = Cause & { clock: string }

/**
 * The bill mark has come: a last look, the settlement, and then what is missing is taken: from the hold, else from the
 * stored card, else by one invoice. Where the policy or a dispute leaves it to people, they are asked first.
 */
export async function claim(
  file: ExchangeFile,
  collateral: Collateral,
  units: UnitStanding[],
  cause: Cause,
): Promise<Claim> {
  if ((await mayCharge(file, collateral, cause)) === 'no') return { kind: 'reconsider' }
  const clock = file.standing.clockVersion
  if (!(await isStillDue(file, cause))) return { kind: 'reconsider' }
  const missing = await settle(file, units, cause)
  if (missing.length === 0) return { kind: 'reconsider' }
  const claimed = { ...cause, clock }
  const charge = await collect(file, collateral, file.lines('return', missing), claimed)
  if (!charge) return { kind: 'reconsider' }
  bill(file, charge, cause)
  return { kind: 'charged', charge }
}

/** Policies without a charge, and disputes, are for people: a task, and no money until they have decided. */
async function mayCharge(file: ExchangeFile, collateral: Collateral, cause: Cause): Promise<'yes' | 'no'> {
  const { standing } = file
  const why = leftToPeople(file, collateral, cause)
  if (!why) return 'yes'
  const exception = standing.exceptions.arise({ kind: why, at: now() })
  file.note({
    who: 'policy',
    what: 'left to people: no charge by itself',
    because: [why === 'dispute' ? 'settled:dispute' : 'settled:amount'],
    detail: { exception: exception.id },
    tasks: [
      {
        kind: 'approve-charge',
        occasion: exception.id,
        role: 'finance',
        serials: standing.owed.map(unit => unit.serial),
        amount: standing.owedAmount,
      },
    ],
  })
  file.stand('overdue')
  // Finance ends this wait, or the unit's return does, or what stood in the way is gone.
  while (
    exception.resolution === undefined &&
    standing.owed.length > 0 &&
    leftToPeople(file, collateral, cause) === why
  )
    await file.news()
  if (exception.resolution === undefined) standing.exceptions.resolve(exception, 'accept', now())
  return exception.resolution === 'forgive' || standing.owed.length === 0 ? 'no' : 'yes'
}

function leftToPeople(
  { standing }: ExchangeFile,
  collateral: Collateral,
  cause: Cause,
): 'charge' | 'dispute' | undefined {
  if (standing.isLeftToFinance) return 'dispute'
  // The client who keeps it has agreed to this bill.
  if (cause.kind === 'kept') return undefined
  return collateral.kind === 'nothing' || (collateral.kind === 'account' && standing.accepted === 'no')
    ? 'charge'
    : undefined
}

/** An extension, a correction, an exception or a scan since then may have moved the mark: asked before every try. */
async function isStillDue({ standing, terms }: ExchangeFile, cause: Cause): Promise<boolean> {
  if (standing.isLeftToFinance) return false
  if (cause.kind === 'kept') return true
  if (standing.shipment.kind !== 'delivered') return false
  const facts = { ...standing.window, done: standing.done.filter(key => !key.startsWith('money@')) }
  const agenda = await rulings.windowAgenda({ window: terms.window, zone: terms.zone, facts, now: now() })
  return agenda.due.some(occasion => occasion.kind === 'money')
}

/** Receipts, unidentified parcels and the carrier are looked at once more; what is still missing is settled. */
async function settle(file: ExchangeFile, units: UnitStanding[], cause: Cause): Promise<UnitStanding[]> {
  const { standing } = file
  const asksCarriers = cause.kind === 'unreturned' && standing.transit === 'counts'
  const settlement = await file.away(
    records.settle({
      rma: file.rma,
      key: file.key('settlement'),
      at: now(),
      billAt: cause.kind === 'unreturned' ? cause.billAt : now(),
      units: units.map(({ serial, replacement }) => ({ serial, ...(replacement && { replacement }) })),
      ...(standing.shippedAt && { shippedAt: standing.shippedAt }),
      parcels: asksCarriers ? standing.returns.filter(parcel => parcel.carrier !== '') : [],
    }),
  )
  if (settlement.inTransitSince) standing.inTransit.push({ tracking: 'last look', since: settlement.inTransitSince })
  takeFromRecords(file, exchangeDesk(file), settlement.receipts)
  return units.filter(unit => unit.state === 'owed' && settlement.missing.includes(unit.serial))
}

/** Takes the money for what is still missing at each try. `undefined` when everything came back meanwhile. */
async function collect(
  file: ExchangeFile,
  collateral: Collateral,
  lines: ObligationLine[],
  claimed: Claimed,
): Promise<Charge | undefined> {
  const { clock } = claimed
  switch (collateral.kind) {
    case 'hold': {
      await collateral.hold.stop()
      const { live } = collateral.hold
      const missing = stillMissing(file, lines)
      if (missing.length === 0) return undefined
      if (live) {
        const [answer] = await file.away(
          file.move({ kind: 'capture-hold', key: file.key('capture'), ref: live.ref, lines: missing }),
        )
        if (answer?.kind === 'captured') {
          collateral.hold.usedUp()
          return { at: now(), clock, lines: missing, method: 'hold', ref: answer.ref }
        }
        file.note({
          who: 'gateway',
          what: 'capture failed',
          because: ['settled:capture-fails'],
          detail: { answer: answer?.kind ?? 'none' },
        })
      }
      const charge = await chargeCard(file, lines, claimed)
      // Taken another way, it must not be held as well.
      if (charge) await file.away(collateral.hold.release())
      return charge
    }
    case 'saved-card':
      return chargeCard(file, lines, claimed)
    case 'account':
    case 'nothing':
      return { at: now(), clock, lines, method: 'account' }
  }
}

/** Soft declines are tried again on their days, hard ones never; then one invoice, and no card any more. */
async function chargeCard(file: ExchangeFile, lines: ObligationLine[], claimed: Claimed): Promise<Charge | undefined> {
  const { terms } = file
  const tries = await rulings.timetable({ from: now(), zone: terms.zone, days: [0, ...terms.captureRetryDays] })
  for (const { at } of tries) {
    file.stand('collecting')
    while (now() < at && stillMissing(file, lines).length > 0) await file.news(at, 'the card is tried again')
    const missing = stillMissing(file, lines)
    if (missing.length === 0 || !(await isStillDue(file, claimed))) return undefined
    const [answer] = await file.away(file.move({ kind: 'charge-card', key: file.key('charge'), lines: missing }))
    if (answer?.kind === 'charged')
      return { at: now(), clock: claimed.clock, lines: missing, method: 'card', ref: answer.ref }
    const why = answer?.kind === 'declined' ? answer.why : 'no-card'
    file.note({ who: 'gateway', what: 'card declined', because: ['settled:capture-fails'], detail: { why } })
    if (why === 'authentication-needed') return askToAuthenticate(file, lines, claimed)
    if (why === 'hard' || why === 'no-card') break
  }
  return invoice(file, lines, claimed)
}

/** Only the client can go on: a link, for as long as a hold link is good. */
async function askToAuthenticate(
  file: ExchangeFile,
  lines: ObligationLine[],
  claimed: Claimed,
): Promise<Charge | undefined> {
  const { standing, terms } = file
  const until = await rulings.daysLater({ at: now(), days: terms.hold.linkDays, zone: terms.zone })
  file.note({
    who: 'gateway',
    what: 'client must authenticate',
    because: ['settled:capture-fails'],
    letters: [{ kind: 'payment-link', occasion: file.occasion('payment-link'), when: until, amount: amountOf(lines) }],
  })
  standing.wantsCard = 'yes'
  while (now() < until && standing.authorised.length === 0 && stillMissing(file, lines).length > 0)
    await file.news(until, 'the client is to authenticate')
  standing.wantsCard = 'no'
  const offered = standing.authorised.shift()
  const missing = stillMissing(file, lines)
  const isDue = missing.length > 0 && (await isStillDue(file, claimed))
  if (offered !== undefined) {
    const hold = new CardHold(file)
    await file.away(hold.adopt(offered, amountOf(missing)))
    const ref = isDue ? hold.live?.ref : undefined
    const [taken] = ref
      ? await file.away(file.move({ kind: 'capture-hold', key: file.key('capture'), ref, lines: missing }))
      : []
    if (ref && taken?.kind === 'captured')
      return { at: now(), clock: claimed.clock, lines: missing, method: 'hold', ref }
    await file.away(hold.release())
  }
  return isDue ? invoice(file, lines, claimed) : undefined
}

function invoice(file: ExchangeFile, lines: ObligationLine[], { clock }: Claimed): Charge | undefined {
  const missing = stillMissing(file, lines)
  if (missing.length === 0) return undefined
  file.note({
    who: 'policy',
    what: 'invoiced: no more tries on the card',
    because: ['settled:capture-fails'],
    tasks: [
      { kind: 'collect-invoice', occasion: file.occasion('invoice'), role: 'finance', amount: amountOf(missing) },
    ],
  })
  return { at: now(), clock, lines: missing, method: 'account' }
}

function stillMissing({ standing }: ExchangeFile, lines: ObligationLine[]): ObligationLine[] {
  return lines.filter(line => standing.unit(line.serial)?.state === 'owed')
}

/** Money has moved, or the invoice is on its way: the client, finance and management are told, each in their own words. */
function isLate({ standing }: ExchangeFile, cause: Cause): boolean {
  return cause.kind === 'unreturned' && standing.finalNoticeAt !== undefined && standing.finalNoticeAt >= cause.billAt
}

function bill(file: ExchangeFile, charge: Charge, cause: Cause): void {
  const { standing } = file
  const { lines, method } = charge
  const serials = lines.map(line => line.serial)
  const amount = amountOf(lines)
  const state = cause.kind === 'kept' ? 'kept' : 'billed'
  for (const line of lines) {
    const unit = standing.unit(line.serial)
    // What became of it while the money moved is seen to at once, by whoever looks after the bill.
    if (unit?.state === 'owed') unit.state = state
  }
  const occasion = file.occasion('billed')
  file.tellFinance(file.trigger(cause.kind === 'kept' ? 'rma.kept.billed' : 'rma.unreturned.billed', method, lines))
  file.note({
    who: 'policy',
    what: cause.kind === 'kept' ? 'billed: the client keeps it' : 'billed: not returned',
    because: [...file.terms.because, 'settled:when-money-moves'],
    detail: {
      amount,
      method,
      ref: charge.ref ?? null,
      serials: serials.join(', '),
      ...(isLate(file, cause) && { late: 'the final notice went out after the mark' }),
    },
    now: {
      stage: 'billed',
      collateral: 'claimed',
      securedUntil: null,
      units: serials
        .flatMap(serial => standing.unit(serial) ?? [])
        .map(unit => ({ serial: unit.serial, state: unit.state })),
    },
    letters: [
      {
        kind: 'billed',
        occasion,
        amount,
        serials,
        variant: method,
        when: charge.at,
        ...(cause.kind === 'kept' && { cause: 'kept' }),
      },
      { kind: 'management-notice', occasion, amount, serials, variant: 'unreturned' },
    ],
    comments: [
      { kind: 'billed', occasion, amount, serials, variant: method, when: charge.at },
      { kind: 'escalated', occasion, amount, serials, variant: 'unreturned' },
    ],
    tasks: [{ kind: 'management-notice', occasion, role: 'manager', amount, serials }],
    settles: [...(standing.owed.length === 0 ? (['return-overdue'] as const) : []), 'new-card', 'hold-lost'],
  })
}
