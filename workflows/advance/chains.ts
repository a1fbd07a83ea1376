import type { UnitState } from '../../domain/case.ts'
import type { ExchangeFile, UnitStanding } from './standing.ts'

/**
 * What the client keeps in the end joins the warranty chain of what it stands for (VD-15, VD-16): the next RMA about it
 * is judged by that. An exchange whose unit had no trouble does not count.
 */
export function joinChains(file: ExchangeFile): void {
  const { standing, terms } = file
  const { shippedAt } = standing
  const replaced = standing.units.filter(unit => unit.chain && unit.replacement && !NO_EXCHANGE.has(unit.state))
  if (!shippedAt || replaced.length === 0) return
  file.note({
    who: 'policy',
    what: 'replacements join the warranty chain',
    because: ['VD-15'],
    detail: { replacements: replaced.map(unit => unit.replacement).join(', ') },
    replaced: [{ units: replaced.map(inChain), shippedAt, zone: terms.zone }],
  })
}

function inChain({ brand, model, chain, succession, replacement, inspected }: UnitStanding) {
  const how = inspected === 'no-trouble-found' ? 'same-case-swap' : succession
  return {
    brand,
    model,
    ...(chain && { chain }),
    ...(replacement && { replacement }),
    ...(how && { succession: how }),
  }
}

/** The client has the original back, or has paid for the replacement as for any other. */
const NO_EXCHANGE: ReadonlySet<UnitState> = new Set(['undone', 'billed', 'kept'])
