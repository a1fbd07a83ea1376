import type { UnitState } from '../../domain/case.ts'
import type { RuleId } from '../../domain/decision.ts'
import { cents } from '../../domain/money.ts'
import type { ObligationLine } from '../../domain/money-movement.ts'
import { rulings } from '../ask.ts'
import { amountOf } from '../case-file.ts'
import type { Charge } from './claim.ts'
import type { ExchangeFile, UnitStanding } from './standing.ts'

/**
 * `reversed`: it had been here in time. `refunded`: back late. `reopened`: the window is open again. `overtaken`: it came
 * back, or was forgiven, in the very moment in which money moved.
 */
type Giving = 'reversed' | 'refunded' | 'reopened' | 'overtaken'

/** How many of a charge's units were overtaken: their part goes back at once. */
export async function giveBackOvertaken(file: ExchangeFile, charge: Charge): Promise<number> {
  const overtaken = charge.lines.filter(line => !CHARGED.has(file.standing.unit(line.serial)?.state ?? 'owed'))
  if (overtaken.length > 0) await giveBack(file, charge, overtaken, 'overtaken')
  return overtaken.length
}

const CHARGED: ReadonlySet<UnitState> = new Set(['billed', 'kept'])

/**
 * The same way it was taken: to the card, or as a credit on account. While the bank disputes a charge it takes no
 * refund; what finance gives back then goes by the account. What the bank took back itself goes back no second time.
 */
export async function giveBack(
  file: ExchangeFile,
  charge: Charge,
  lines: ObligationLine[],
  giving: Giving,
): Promise<void> {
  const { standing, terms } = file
  const units = lines.flatMap(line => standing.unit(line.serial) ?? [])
  const left = units.flatMap(takeOut)
  const { lines: back, fee } = await rulings.givenBack({
    lines: file.lines('return', left),
    fee: giving === 'refunded' ? terms.lateReturn.fee : cents(0),
  })
  const amount = amountOf(back)
  const method = standing.isDisputed ? 'account' : charge.method
  const [moved] =
    charge.ref !== undefined && method !== 'account' && amount > 0
      ? await file.away(file.move({ kind: 'refund-card', key: file.key('refund'), ref: charge.ref, lines: back }))
      : []
  if (giving !== 'overtaken') for (const unit of units) unit.state = stateAfter(giving, unit)
  const isLost = units.every(unit => unit.state === 'lost-by-our-carrier')
  const shown = { units: units.map(({ serial, state }) => ({ serial, state })) }
  const serials = left.map(unit => unit.serial)
  if (left.length === 0)
    return file.note({
      who: 'policy',
      what: 'nothing left to give back: the bank has taken it back',
      because: ['settled:dispute'],
      detail: { serials: units.map(unit => unit.serial).join(', ') },
      now: shown,
    })
  const because: RuleId[] = [giving === 'reopened' ? 'settled:corrected-delivery' : 'settled:back-after-billing']
  // Finance has booked it, and told the client.
  if (moved?.kind === 'settled-by-hand')
    return file.note({
      who: 'policy',
      what: `${SAID[giving]}, by hand`,
      because,
      detail: { amount, fee, serials: serials.join(', '), reference: moved.reference },
      now: shown,
    })
  const occasion = file.occasion(giving)
  const type = giving === 'refunded' ? 'rma.return.refunded' : 'rma.charge.reversed'
  file.tellFinance(file.trigger(type, method, back, fee))
  file.note({
    who: 'policy',
    what: SAID[giving],
    because,
    detail: { amount, fee, serials: serials.join(', ') },
    now: shown,
    letters: [
      {
        kind: giving === 'reversed' || giving === 'overtaken' ? 'reversed' : 'refunded',
        occasion,
        amount,
        serials,
        variant: method,
        ...(giving === 'reopened' && { cause: 'reopened' }),
        ...(isLost && { cause: 'lost' }),
      },
    ],
    comments: [{ kind: 'refunded', occasion, amount, serials, variant: giving }],
  })
}

const SAID = {
  reversed: 'charge reversed',
  overtaken: 'charge reversed',
  refunded: 'refunded after a late return',
  reopened: 'charge refunded: the window is open again',
} as const satisfies Record<Giving, string>

/** What we have of its money is out of reach from here on: a dispute that is lost meanwhile takes nothing of it. */
function takeOut({ serial, charged }: UnitStanding) {
  if (!charged || charged.amount === 0) return []
  const { amount } = charged
  charged.amount = cents(0)
  return [{ serial, amount }]
}

function stateAfter(giving: Exclude<Giving, 'overtaken'>, unit: UnitStanding): UnitState {
  if (giving === 'refunded') return 'refunded'
  if (unit.receivedAt !== undefined) return 'received'
  // It was lost under our label.
  return giving === 'reversed' ? 'lost-by-our-carrier' : 'owed'
}
