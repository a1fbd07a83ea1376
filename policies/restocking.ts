import type { RuleId } from '../domain/decision.ts'
import { type Cents, cents, less } from '../domain/money.ts'
import type { GoodsCondition, RestockingTerms } from '../domain/not-needed-terms.ts'
import { shareHalfUp } from './share.ts'

/** One unit that came back. Amounts as they were paid for it. */
export interface ReturnedGoods extends RestockingTerms {
  paid: Cents
  tax: Cents
  condition: GoodsCondition
}

/** Net, fee and tax apart, as every trigger carries them. `net` and `fee` are the price paid, shared out. */
export interface Refund {
  /** What goes back of the price. */
  net: Cents
  /** What is kept of the price. */
  fee: Cents
  /** What goes back of the tax. */
  tax: Cents
  /** All that goes back: `net` and `tax`. */
  total: Cents
  because: RuleId[]
}

/** What goes back for one unit. Outbound shipping is no part of it. */
export function refundFor({ paid, tax, condition, percent, taxOnFee }: ReturnedGoods): Refund {
  const { keeps, because } = CONDITIONS[condition]
  const fee = keeps === 'restocking-fee' ? restockingFee({ paid, percent }) : cents(0)
  const net = less(paid, fee)
  const taxBack = fee === 0 || taxOnFee === 'full' ? tax : shareHalfUp(tax, { part: net, whole: paid })
  return { net, fee, tax: taxBack, total: cents(net + taxBack), because: [...because, 'settled:restocking'] }
}

/** What we keep of the price. */
const CONDITIONS = {
  sealed: { keeps: 'nothing', because: ['FO-5'] },
  opened: { keeps: 'restocking-fee', because: ['FO-6'] },
  installed: { keeps: 'restocking-fee', because: ['FO-6'] },
  used: { keeps: 'restocking-fee', because: ['FO-6'] },
} as const satisfies Record<GoodsCondition, { keeps: 'nothing' | 'restocking-fee'; because: RuleId[] }>

/** Per cent of the price paid for one unit, before tax and shipping; half a cent counts as one. */
export function restockingFee({ paid, percent }: { paid: Cents; percent: number }): Cents {
  return shareHalfUp(paid, { part: percent, whole: 100 })
}
