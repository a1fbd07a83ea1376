import type { UnitState } from '../../domain/case.ts'
import { rulings } from '../ask.ts'
import type { CaseFile } from '../case-file.ts'
import type { UnitStanding } from './standing.ts'

/**
 * What the client keeps in the end joins the warranty chain of what it stands for (VD-15, VD-16): the next RMA about it
 * is judged by that. An exchange whose unit had no trouble does not count.
 */
export async function joinChains(file: CaseFile): Promise<void> {
  const { standing, terms } = file
  const { shippedAt } = standing
  const replaced = standing.units.filter(unit => unit.chain && unit.replacement && !NO_EXCHANGE.has(unit.state))
  if (!shippedAt || replaced.length === 0) return
  const devices = await rulings.successors({ units: replaced.map(inChain), shippedAt, zone: terms.zone })
  file.note({
    who: 'policy',
    what: 'replacements join the warranty chain',
    because: ['VD-15'],
    detail: { replacements: devices.map(device => device.serial).join(', ') },
    devices,
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
