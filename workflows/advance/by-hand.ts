import type { ObligationLine, SettledByHand } from '../../domain/money-movement.ts'
import { EXCHANGE } from '../../domain/on-record.ts'
import { amountOf } from '../case-file.ts'
import { isManager } from '../decider.ts'
import type { Decided, DecisionTable } from '../desk.ts'
import type { ExchangeFile } from './standing.ts'

/** Finance ends an order that the gateway, or our ledger, refuses for good: its money is settled elsewhere. */
export function byHandDecisions(file: ExchangeFile): DecisionTable {
  return {
    settleByHand: {
      objection: decision => objectionToSettling(file, decision),
      carryOut: decision => settle(file, decision),
    },
  }
}

function objectionToSettling(
  { refused }: ExchangeFile,
  { role, order, reference }: Decided<'settleByHand'>,
): string | undefined {
  if (role !== 'finance' && !isManager(role)) return 'What was refused is settled by finance or a manager.'
  if (typeof reference !== 'string' || reference.trim() === '') return 'Say where it is booked (reference).'
  if (refused.has(order)) return undefined
  const open = [...refused.keys()].join(', ')
  return open
    ? `Name an order that was refused for good (order): ${open}.`
    : 'No order stands refused for good now. What is being asked again can be settled once it is refused again.'
}

function settle(file: ExchangeFile, { by, role, reason, order, reference }: Decided<'settleByHand'>): void {
  file.refused.set(order, { kind: 'settled-by-hand', reference })
  file.note({
    who: by,
    what: 'settled by hand: what was refused is asked no more',
    detail: { role, reason, order, reference },
    settles: [{ kind: 'money-stuck', occasion: order }],
  })
}

/** Finance has taken it elsewhere, or let it be: these units cost nothing here any more. */
export function chargedElsewhere(file: ExchangeFile, lines: ObligationLine[], { reference }: SettledByHand): undefined {
  const units = lines.flatMap(line => file.standing.unit(line.serial) ?? []).filter(unit => unit.state === 'owed')
  for (const unit of units) unit.state = 'forgiven'
  file.note({
    who: 'policy',
    what: EXCHANGE.settledByHand,
    detail: { amount: amountOf(lines), serials: units.map(unit => unit.serial).join(', '), reference },
    now: { units: units.map(({ serial, state }) => ({ serial, state })) },
    ...(file.standing.owed.length === 0 && { settles: ['return-overdue'] }),
  })
}
