import { setTimeout as pause } from 'node:timers/promises'
import type { Selectable } from 'kysely'
import type { HoldPageOrder, Intent } from '../counterparts/cards/port.ts'
import { UnreachableError } from '../counterparts/errors.ts'
import { sum } from '../domain/money.ts'
import { unitsOf } from '../records/cases.ts'
import { findCustomer, rememberGatewayCustomer } from '../records/customers.ts'
import { alone, confirm, intend, rememberRef } from '../records/effects.ts'
import { holdsOf, lastSettled } from '../records/ledger.ts'
import type { LinksTable } from '../records/tables.ts'
import type { CaseRow } from './case-document.ts'
import type { HoldOffer } from './customer-page.tsx'
import type { ApiHouse } from './house.ts'

const TURN_TRIES = 40
const TURN_PAUSE_MS = 250

/**
 * What a client is asked to secure, or to pay for: the failed units that are still owed, each at what was frozen for it.
 * A payment is for those that the mark has found missing, and for no other.
 */
export async function offerFor(
  house: ApiHouse,
  row: CaseRow,
  link: Pick<Selectable<LinksTable>, 'purpose' | 'expires_at'>,
): Promise<HoldOffer | undefined> {
  const { terms } = row
  if (terms?.returnType !== 'advanceReplacement' || row.stage === 'closed') return undefined
  const owed = (await unitsOf(house.records, row.rma)).filter(unit => unit.role === 'failed' && unit.state === 'owed')
  const charged = link.purpose === 'payment' ? await lastSettled(house.records, row.rma) : undefined
  const units = owed.filter(unit => charged?.includes(unit.serial) ?? true)
  if (units.length === 0) return undefined
  return {
    company: house.policies.find(row.profile)?.company ?? row.profile,
    rma: row.rma,
    units,
    amount: sum(units.map(unit => unit.amount)),
    currency: row.currency,
    linkEndsAt: link.expires_at,
    latestAt: terms.hold.latestAt,
    zone: terms.zone,
    returnDays: terms.window.billAfterDays,
  }
}

/**
 * Opens the gateway's page. One effect for each hold a case has had: a client who comes back finds the page that is
 * open, and one whose hold was lost gets another. Whoever presses twice, or here and at another of these, waits for the
 * first. Throws `UnreachableError` while the gateway is away.
 */
export async function openHoldPage(
  house: ApiHouse,
  row: CaseRow,
  offer: HoldOffer,
  asked: Pick<HoldPageOrder, 'purpose' | 'consent' | 'language'>,
): Promise<{ url: string }> {
  const { records } = house
  const { rma } = row
  const key = `${rma}/${asked.purpose}-page/${(await holdsOf(records, rma)).length}`
  const order = { ...asked, key, rma, amount: { amount: offer.amount, currency: offer.currency } }
  return inTurn(records, key, async () => {
    const { attempt, ref } = await intend(records, {
      key,
      rma,
      kind: 'hold-page',
      request: { ...order.amount, ...asked },
    })
    const page = await house.cards.openHoldPage(await whole(house, row, order), {
      attempt,
      ...(ref !== undefined && { ref }),
      remember: page => rememberRef(records, key, page),
    } satisfies Intent)
    await records.transaction().execute(trx => confirm(trx, key, page))
    return page
  })
}

async function whole(
  { records, policies, publicUrl }: ApiHouse,
  { customer_ref: customerRef, profile }: CaseRow,
  order: Pick<HoldPageOrder, 'key' | 'rma' | 'amount' | 'purpose' | 'consent' | 'language'>,
): Promise<HoldPageOrder> {
  const customer = await findCustomer(records, customerRef)
  return {
    ...order,
    extended: policies.find(profile)?.advanceReplacement?.hold.extendedAuthorization ?? 'not-asked',
    customer: {
      customerRef,
      ...(customer?.gateway_customer && { gatewayRef: customer.gateway_customer }),
      remember: ref => rememberGatewayCustomer(records, customerRef, ref),
    },
    returnUrl: `${publicUrl}/authorize/${order.purpose === 'hold' ? 'thanks' : 'paid'}?lang=${order.language}`,
    backUrl: `${publicUrl}/authorize/back?lang=${order.language}`,
  }
}

async function inTurn<Answer>(records: ApiHouse['records'], key: string, act: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 0; tries < TURN_TRIES; tries += 1) {
    const done = await alone(records, key, async () => ({ answer: await act() }))
    if (done !== 'busy') return done.answer
    await pause(TURN_PAUSE_MS)
  }
  throw new UnreachableError(`Another press of the button is still busy with ${key}.`)
}
