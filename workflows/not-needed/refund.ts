import { rulings } from '../ask.ts'
import { type Goods, type GoodsFile, shownOf } from './standing.ts'

/** What was inspected is refunded, unit by unit: finance and the client are told net, fee and tax apart. */
export async function refundInspected(file: GoodsFile): Promise<void> {
  for (const unit of file.standing.units)
    if (unit.state === 'received' && unit.inspected) await refund(file, unit, unit.inspected)
}

async function refund(file: GoodsFile, unit: Goods, condition: NonNullable<Goods['inspected']>): Promise<void> {
  const { serial, amount: paid, tax: taxPaid } = unit
  const { net, fee, tax, total, because } = await rulings.refund({
    ...file.terms.restocking,
    paid,
    tax: taxPaid,
    condition,
  })
  unit.state = 'refunded'
  const line = { obligation: 'order', serial, amount: net, tax } as const
  // What cost nothing moves no money.
  if (total > 0) file.tellFinance(file.trigger('rma.order.refunded', 'account', [line], fee))
  const told = { occasion: serial, serials: [serial], amount: total, fee, tax, variant: condition }
  file.note({
    who: 'policy',
    what: 'refunded',
    because,
    detail: { serial, condition, net, fee, tax },
    now: shownOf([unit]),
    letters: [{ kind: 'refunded', ...told }],
    comments: [{ kind: 'refunded', ...told }],
  })
  askForShipping(file)
}

/** The request does not say what the way out cost, so a person looks it up, once for the order. */
function askForShipping(file: GoodsFile): void {
  const { terms, standing } = file
  if (terms.outboundShipping === 'kept' || standing.done.includes('outbound-shipping')) return
  standing.done.push('outbound-shipping')
  file.note({
    who: 'policy',
    what: 'outbound shipping is to be refunded',
    because: ['settled:restocking'],
    detail: { order: terms.order },
    tasks: [{ kind: 'refund-shipping', occasion: 'order', role: 'finance' }],
  })
}
