import type { ObligationLine } from '../../domain/money-movement.ts'
import type { Instant } from '../../domain/time.ts'
import { now } from '../alarm.ts'
import { records } from '../ask.ts'
import { amountOf } from '../case-file.ts'
import { takeFromRecords } from '../clerk.ts'
import { noteCustody } from '../return-parcels.ts'
import { collect } from './collecting.ts'
import { exchangeDesk } from './desk.ts'
import { mayCharge } from './finance-decides.ts'
import { giveBackOvertaken } from './giving-back.ts'
import type { Collateral } from './secure.ts'
import type { ExchangeFile, UnitStanding } from './standing.ts'
import { type Cause, isStillDue } from './still-due.ts'

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
  /** `givenBack`: how many came back, or were forgiven, in the moment in which money moved. */
  | { kind: 'charged'; charge: Charge; givenBack: number }
  /** Something came back, is on its way, or has moved the marks: the window goes on. */
  | { kind: 'reconsider' }

/**
 * The bill mark has come, or the client keeps it: a last look, the settlement, and then what is missing is taken. Where
 * the policy or a dispute leaves it to people, they are asked first.
 */
export async function claim(
  file: ExchangeFile,
  collateral: Collateral,
  units: UnitStanding[],
  cause: Cause,
): Promise<Claim> {
  const claimed = { ...cause, clock: file.standing.clockVersion }
  if ((await mayCharge(file, collateral, claimed)) === 'no') return { kind: 'reconsider' }
  if (!(await isStillDue(file, claimed))) return { kind: 'reconsider' }
  const missing = await settle(file, units, cause)
  if (missing.length === 0) return { kind: 'reconsider' }
  const charge = await collect(file, collateral, file.lines('return', missing), claimed)
  if (!charge) return { kind: 'reconsider' }
  bill(file, charge, cause)
  return { kind: 'charged', charge, givenBack: await giveBackOvertaken(file, charge) }
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
      parcels: asksCarriers ? standing.labelsUnderWay : [],
    }),
  )
  for (const { tracking, since } of settlement.inTransit) noteCustody(standing.parcels, tracking, since)
  takeFromRecords(file, exchangeDesk(file), settlement.receipts)
  return units.filter(unit => unit.state === 'owed' && settlement.missing.includes(unit.serial))
}

/** Money has moved, or the invoice is on its way: the client, finance and management are told, each in their own words. */
function bill(file: ExchangeFile, charge: Charge, cause: Cause): void {
  const { standing } = file
  const { lines, method } = charge
  const serials = lines.map(line => line.serial)
  const amount = amountOf(lines)
  const state = cause.kind === 'kept' ? 'kept' : 'billed'
  for (const line of lines) {
    const unit = standing.unit(line.serial)
    if (!unit) continue
    unit.charged = { amount: line.amount, ...(charge.ref !== undefined && { ref: charge.ref }) }
    // What became of it while the money moved is given back at once.
    if (unit.state === 'owed') unit.state = state
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

function isLate({ standing }: ExchangeFile, cause: Cause): boolean {
  return cause.kind === 'unreturned' && standing.finalNoticeAt !== undefined && standing.finalNoticeAt >= cause.billAt
}
