import type { FinalBill, PaidSince } from '../../domain/final-bill.ts'
import type { SubscriptionTerms } from '../../domain/subscription-terms.ts'
import type { CancellationFile } from '../cancellation/cancellation.ts'

/** What the service still costs goes on the client's account, by one word to finance (FO-11, FO-12); of nothing, none. */
export function bill(file: CancellationFile<SubscriptionTerms>, { net, lines, regularThrough }: FinalBill): void {
  if (net === 0)
    return file.note({
      who: 'policy',
      what: 'nothing is left to bill',
      detail: { regularBillsThrough: regularThrough },
    })
  const trigger = file.trigger('rma.subscription.billed', 'account', [{ obligation: 'subscription', amount: net }])
  file.tellFinance({ ...trigger, bill: lines })
  file.note({
    who: 'policy',
    what: 'final bill on account',
    because: [...new Set(lines.flatMap(({ because }) => because))],
    detail: {
      amount: net,
      regularBillsThrough: regularThrough,
      ...Object.fromEntries(lines.map(({ kind, amount }) => [kind, amount])),
    },
    comments: [
      { kind: 'billed', occasion: 'end', amount: net, variant: 'account', bill: { net, lines, regularThrough } },
    ],
  })
}

/** What was paid since the terms were frozen, as finance told it. */
export function paidSince({ paid: { pastDue, prepaid } }: CancellationFile['standing']): PaidSince {
  return { ...(pastDue && { pastDue: pastDue.stillDue }), ...(prepaid && { prepaidThrough: prepaid.through }) }
}
