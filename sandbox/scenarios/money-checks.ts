import { z } from 'zod'
import { writeAmount } from './amounts.ts'
import { checking, same } from './check.ts'
import { amount, details, oneOf, short, texts, whole } from './forms.ts'
import type { Look } from './look.ts'

/** What our own ledger says of a case, in all. */
export async function ledgerOf(look: Look) {
  const { ledger, holds } = await look.theCase()
  const sum = (kind: string) =>
    ledger.filter(line => line.kind === kind).reduce((total, line) => total + line.amount.amount, 0)
  const [captured, charged, invoiced, refunded] = [sum('captured'), sum('charged'), sum('invoiced'), sum('refunded')]
  const [credited, byVendor] = [sum('credited'), sum('credited-by-vendor')]
  const held = holds.filter(hold => hold.state === 'live').reduce((total, hold) => total + hold.amount.amount, 0)
  const taken = captured + charged + invoiced + byVendor - refunded - credited
  return { held, captured, charged, invoiced, refunded, credited, 'credited by the vendor': byVendor, taken }
}

/** What the gateway says, which is what the client's bank statement says. */
export async function gatewayOf(look: Look) {
  const payments = await look.payments()
  const refunds = payments.flatMap(payment => payment.refunds)
  return {
    held: payments
      .filter(({ paymentIntent }) => paymentIntent.status === 'requires_capture')
      .reduce((total, { paymentIntent }) => total + paymentIntent.amount_capturable, 0),
    captured: payments.reduce((total, { paymentIntent }) => total + paymentIntent.amount_received, 0),
    captures: payments.filter(({ paymentIntent }) => paymentIntent.amount_received > 0).length,
    refunded: refunds.reduce((total, refund) => total + refund.amount, 0),
    refunds: refunds.length,
    'refund keys': (await look.gatewayKeys()).filter(key => key.endsWith(':refund')).length,
    currencies: [...new Set(payments.map(({ paymentIntent }) => paymentIntent.currency.toUpperCase()))],
  }
}

/** What a trigger says of money. */
const Told = details({
  amount: z.exactOptional(amount),
  net: z.exactOptional(amount),
  fee: z.exactOptional(amount),
  tax: z.exactOptional(amount),
})

function inTurn({ amount, net, fee, tax }: Partial<Record<'amount' | 'net' | 'fee' | 'tax', number | undefined>>) {
  const said = { amount, net, fee, tax }
  return Object.fromEntries(
    Object.entries(said).flatMap(([part, value]) => (value === undefined ? [] : [[part, value]])),
  )
}

type Sum = keyof Awaited<ReturnType<typeof ledgerOf>>

function ledgerCheck(sum: Sum) {
  return checking(amount, async (wanted, look) => same(writeAmount(wanted), writeAmount((await ledgerOf(look))[sum])))
}

/** Money, by our ledger and at the gateway. */
export const MONEY_CHECKS = {
  held: ledgerCheck('held'),
  captured: ledgerCheck('captured'),
  charged: ledgerCheck('charged'),
  invoiced: ledgerCheck('invoiced'),
  refunded: ledgerCheck('refunded'),
  credited: ledgerCheck('credited'),
  'credited by the vendor': ledgerCheck('credited by the vendor'),
  taken: ledgerCheck('taken'),

  'at the gateway': checking(
    details({
      held: z.exactOptional(amount),
      captured: z.exactOptional(amount),
      captures: z.exactOptional(whole),
      refunded: z.exactOptional(amount),
      refunds: z.exactOptional(whole),
      'refund keys': z.exactOptional(whole),
      currencies: z.exactOptional(texts),
    }),
    async (wanted, look) => {
      const found = await gatewayOf(look)
      return [
        ...(['held', 'captured', 'refunded'] as const).flatMap(sum =>
          wanted[sum] === undefined
            ? []
            : same(`${sum} ${writeAmount(wanted[sum])}`, `${sum} ${writeAmount(found[sum])}`),
        ),
        ...(['captures', 'refunds', 'refund keys'] as const).flatMap(count =>
          wanted[count] === undefined ? [] : same(`${count} ${wanted[count]}`, `${count} ${found[count]}`),
        ),
        ...(wanted.currencies === undefined ? [] : same(wanted.currencies.join(', '), found.currencies.join(', '))),
      ]
    },
  ),

  holds: checking(
    details({
      live: z.exactOptional(whole),
      released: z.exactOptional(whole),
      captured: z.exactOptional(whole),
      lost: z.exactOptional(whole),
    }),
    async (wanted, look) => {
      const { holds } = await look.theCase()
      return (['live', 'released', 'captured', 'lost'] as const).flatMap(state =>
        wanted[state] === undefined
          ? []
          : same(`${state} ${wanted[state]}`, `${state} ${holds.filter(hold => hold.state === state).length}`),
      )
    },
  ),

  /** In the order of their time: each its type and amount; its parts are compared where the file names them. */
  triggers: checking(z.array(z.record(z.string(), short('amount', Told))), async (wanted, look) => {
    const expected = wanted.flatMap(one => Object.entries(one))
    const found = await look.triggers()
    const spoken = (type: string, said: Partial<z.output<typeof Told>>, named: object) =>
      [
        type,
        ...Object.entries(said).flatMap(([part, value]) => (part in named ? [`${part} ${writeAmount(value)}`] : [])),
      ].join(' ')
    return same(
      expected.map(([type, said]) => spoken(type, inTurn(said), said)).join(', ') || 'none',
      found
        .map(({ type, data }, index) => spoken(type, inTurn(data), expected[index]?.[1] ?? { amount: 0 }))
        .join(', ') || 'none',
    )
  }),

  exposure: checking(details({ out: amount, held: amount, holds: z.exactOptional(whole) }), async (wanted, look) => {
    const found = await look.exposure()
    return [
      ...(['out', 'held'] as const).flatMap(sum =>
        same(`${sum} ${writeAmount(wanted[sum])}`, `${sum} ${writeAmount(found?.[sum].amount ?? 0)}`),
      ),
      ...(wanted.holds === undefined ? [] : same(`holds ${wanted.holds}`, `holds ${found?.holds ?? 0}`)),
    ]
  }),

  'billed by': checking(oneOf(['hold', 'card', 'account']), async (wanted, look) => {
    const billed = (await look.triggers()).findLast(trigger => /billed|invoiced/.test(trigger.type))
    return same(wanted, billed?.data.method ?? 'nothing')
  }),
}
