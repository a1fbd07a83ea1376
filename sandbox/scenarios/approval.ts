import { z } from 'zod'
import type { Answer } from './doors.ts'
import { amount, date, details, oneOf, orNone, text, texts, time } from './forms.ts'
import type { Play } from './play.ts'

const PRICES = {
  listPrice: z.exactOptional(orNone(amount)),
  paidPrice: z.exactOptional(orNone(amount)),
  replacementPrice: z.exactOptional(orNone(amount)),
}

const Unit = details({
  serial: text,
  brand: text.default('Speco'),
  model: text.default('O8B8'),
  'shipped on': z.exactOptional(date),
  ...PRICES,
})

const Loaner = details({
  serial: text,
  brand: text.default('Speco'),
  model: text.default('O8B8'),
  'book price': amount,
})

/** What the ticketing system posts. Left out, it is one camera, C1, list price 399.00, of which 279.30 was paid. */
export const Approval = details({
  client: z.exactOptional(
    details({ name: z.exactOptional(text), zone: z.exactOptional(text), address: z.exactOptional(z.literal('none')) }),
  ),
  'client type': z.exactOptional(oneOf(['agent', 'direct-client', 'reseller', 'service-provider'])),
  ticket: z.exactOptional(z.literal('none')),
  currency: z.exactOptional(text),
  'reported at': z.exactOptional(time),
  qualified: z.exactOptional(oneOf(['remotely', 'on-bench'])),
  'internal comment': z.exactOptional(text),
  'site answer': z.exactOptional(text),
  'terms accepted at': z.exactOptional(time),
  units: z.exactOptional(z.array(Unit)),
  loaners: z.exactOptional(z.array(Loaner)),
})

export type Approval = z.output<typeof Approval>

/** A second telling of the same approval, with something else about it. */
export const Again = details({
  key: oneOf(['same', 'another']).default('same'),
  client: oneOf(['same', 'another']).default('same'),
  by: oneOf(['ticketing', 'staff', 'manager']).default('ticketing'),
  serials: z.exactOptional(texts),
  'list price': z.exactOptional(amount),
})

/** Posts the approval, as the ticketing system would. */
export async function postApproval(play: Play, again?: z.output<typeof Again>): Promise<Answer> {
  const { approval, policy, starts } = play.scenario
  const currency = approval.currency ?? play.policy.currency
  const other = again?.client === 'another' ? 'other-' : ''
  const money = (cents: number) => ({ amount: cents, currency })
  const priced = (unit: z.output<typeof Unit>) =>
    Object.fromEntries(
      (['listPrice', 'paidPrice', 'replacementPrice'] as const).flatMap(price => {
        const cents =
          (price === 'listPrice' ? again?.['list price'] : undefined) ?? unit[price] ?? DEFAULT_PRICES[price]
        return cents === 'none' ? [] : [[price, money(cents)]]
      }),
    )
  const ticket = approval.ticket === 'none' ? undefined : await play.ticket()
  const key = again?.key === 'another' ? `${play.aliases.id}-${other}another` : `${play.aliases.id}-approval`
  return play.doors.tell(
    again?.by ?? 'ticketing',
    '/v1/cases',
    {
      policy,
      startsAt: play.almanac.inWorld(starts),
      currency,
      ...(ticket && { ticket }),
      ...(approval['client type'] && { clientType: approval['client type'] }),
      reportedAt: play.almanac.inWorld(approval['reported at'] ?? starts),
      ...(approval.qualified && { qualified: approval.qualified }),
      ...(approval['internal comment'] && { internalComment: approval['internal comment'] }),
      ...(approval['site answer'] && { siteAnswer: approval['site answer'] }),
      ...(approval['terms accepted at'] && {
        termsAcceptedAt: play.almanac.inWorld(approval['terms accepted at']),
      }),
      customer: {
        ref: `${other}client-${play.aliases.id}`,
        name: approval.client?.name ?? 'Ana Diaz',
        email: `${other}${play.mailAddress}`,
        zone: approval.client?.zone ?? play.policy.zone,
        ...(approval.client?.address !== 'none' && { address: ADDRESS }),
      },
      units: play.units
        .filter(unit => !again?.serials || again.serials.includes(unit.serial))
        .map(unit => ({
          ...(unit.serial !== 'none' && { serial: play.aliases.inWorld(unit.serial) }),
          brand: unit.brand,
          model: unit.model,
          ...(unit['shipped on'] && { shippedOn: play.almanac.dayInWorld(unit['shipped on']) }),
          ...priced(unit),
        })),
      ...(approval.loaners && {
        loaners: approval.loaners.map(loaner => ({
          serial: play.aliases.inWorld(loaner.serial),
          brand: loaner.brand,
          model: loaner.model,
          bookPrice: money(loaner['book price']),
        })),
      }),
    },
    key,
  )
}

export const DEFAULT_UNITS: z.output<typeof Unit>[] = [{ serial: 'C1', brand: 'Speco', model: 'O8B8' }]

const DEFAULT_PRICES = { listPrice: 399_00, paidPrice: 279_30, replacementPrice: 399_00 }
const ADDRESS = { street: '1 Main Street', city: 'Albany', state: 'NY', postalCode: '12207', country: 'US' }
