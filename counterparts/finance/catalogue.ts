import { z } from 'zod'
import type { MessageType } from '../../domain/delivery.ts'
import { OBLIGATIONS } from '../../domain/money-movement.ts'

/** Whole minor units: cents of a dollar. */
const amount = z.int().min(0)
const day = z.iso.date()
const because = z.array(z.string()).meta({ description: 'The ids of the rules that ask for it.' })

/** A line of a final bill; its days are `from` through `to`, both included. */
const BillLine = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('part-month'),
    because,
    from: day,
    to: day,
    days: z.int().meta({ description: 'So many of its billing period’s days.' }),
    periodDays: z.int(),
    amount,
  }),
  z.strictObject({
    kind: z.literal('contract-balance'),
    because,
    from: day,
    to: day,
    periods: z.int().meta({ description: 'Whole billing periods, each at the monthly fee.' }),
    monthlyFee: amount,
    amount,
  }),
  z.strictObject({ kind: z.literal('past-due'), because, amount }),
])

/** What `data` of every message about money has. */
const MoneyMoved = z.strictObject({
  rma: z.string().meta({ description: 'The case’s RMA number; of a vendor’s leg, `RMA-1001/vendor/C1`.' }),
  ticket: z.string().nullable(),
  customerRef: z.string().meta({ description: 'Your own id of the client, as the approval gave it.' }),
  obligation: z.enum(OBLIGATIONS).meta({ description: 'What the money is for.' }),
  serials: z.array(z.string()).meta({ description: 'The units it is for; a service has none.' }),
  method: z.enum(['hold', 'card', 'account']).meta({
    description: '`hold` and `card`: the money has moved already. `account`: it is yours to invoice, or to credit.',
  }),
  amount: amount.meta({ description: 'What moves. Of a bill, net + fee + tax; of a refund, net + tax.' }),
  net: amount,
  fee: amount.meta({ description: 'Of a bill, on top of net; of a refund, kept back: net is without it.' }),
  tax: amount,
  currency: z.string().length(3).meta({ description: 'ISO 4217, of every amount here.' }),
  policy: z.string(),
  policyVersion: z.int(),
  bill: z.array(BillLine).optional().meta({ description: 'What a service’s final bill is for, line by line.' }),
})

const Mismatch = z.strictObject({
  id: z.int(),
  kind: z.string().meta({ description: 'As `GET /v1/mismatches` has it.' }),
  ref: z.string().meta({ description: 'The payment, refund, trigger or case that does not add up.' }),
  rma: z.string().nullable(),
})

interface About {
  says: string
  data: z.ZodObject
  like: Record<string, unknown>
}

const BILLED = {
  rma: 'RMA-1001',
  ticket: '4711',
  customerRef: 'acme-dental',
  obligation: 'return',
  serials: ['805EC0112233'],
  method: 'hold',
  amount: 39_900,
  net: 39_900,
  fee: 0,
  tax: 0,
  currency: 'USD',
  policy: 'speco',
  policyVersion: 1,
}

/** Each message that finance may be sent: when, and what its `data` says. The sandbox’s receiver holds us to it. */
export const CATALOGUE = {
  'rma.unreturned.billed': money(
    'The failed unit did not come back in time (FO-2, VD-11, SP-7): its replacement is billed.',
  ),
  'rma.kept.billed': money('The client keeps the failed unit, or has lost it, and agreed to be billed now.'),
  'rma.damage.invoiced': money('What the client broke is invoiced, as quoted and accepted.', {
    obligation: 'damage',
    method: 'account',
  }),
  'rma.loaner.billed': money('A loaner did not come back.', { obligation: 'loaner', method: 'account' }),
  'rma.charge.reversed': money('A charge is taken back in full: the unit had come in before it.'),
  'rma.return.refunded': money('The unit came back after its charge, was inspected, and is refunded.', {
    method: 'card',
  }),
  'rma.deductible.invoiced': money('The deductible of a repair (VD-13).', {
    ...{ obligation: 'deductible', method: 'account', amount: 4_500, net: 4_500 },
  }),
  'rma.quote.invoiced': money('Work outside the warranty, as quoted and accepted (VD-14).', {
    obligation: 'quote',
    method: 'account',
  }),
  'rma.order.refunded': money(
    'Goods that were ordered and not needed are refunded, less a fee when they were opened, installed or used (FO-5, FO-6).',
    {
      ...{ obligation: 'order', method: 'account', amount: 80_250, net: 75_000, fee: 25_000, tax: 5_250 },
    },
  ),
  'rma.subscription.billed': money('The final bill of a subscription that has ended (FO-11, FO-12).', {
    ...{ obligation: 'subscription', serials: [], method: 'account', amount: 1_500, net: 1_500 },
    bill: [
      {
        ...{ kind: 'part-month', because: ['FO-11'], from: '2026-04-01', to: '2026-04-15' },
        ...{ days: 15, periodDays: 30, amount: 1_500 },
      },
    ],
  }),
  'rma.vendor.credited': money('A vendor gives a credit for a unit: it owes us this much (VD-5).', {
    ...{ rma: 'RMA-1001/vendor/805EC0112233', obligation: 'vendor-credit', method: 'account' },
  }),
  'reconciliation.mismatch': {
    says: 'Gateway, ledger and triggers do not add up. What else `data` has depends on its kind.',
    data: Mismatch.catchall(z.union([z.string(), z.number(), z.null()])),
    like: { id: 7, kind: 'amounts-differ', ref: 'pi_3Q', rma: 'RMA-1001', atGateway: 39_900, inLedger: 29_900 },
  },
  'endpoint.test': {
    says: 'Somebody tries this endpoint. Nothing has moved.',
    data: z.strictObject({ by: z.string() }),
    like: { by: 'finance:ledger' },
  },
} as const satisfies Record<MessageType, About>

function money(says: string, like: Partial<typeof BILLED & { bill: object[] }> = {}): About {
  return { says, data: MoneyMoved, like: { ...BILLED, ...like } }
}
