import type { Selectable } from 'kysely'
import type { UnitState } from '../domain/case.ts'
import { sum } from '../domain/money.ts'
import { unitsOf } from '../records/cases.ts'
import { findCustomer, rememberGatewayCustomer } from '../records/customers.ts'
import { confirm, intend, rememberRef } from '../records/effects.ts'
import { holdsOf } from '../records/ledger.ts'
import type { LinksTable } from '../records/tables.ts'
import type { CaseRow } from './case-document.ts'
import type { HoldOffer } from './customer-page.tsx'
import type { ApiHouse } from './house.ts'

/** What a client is asked to secure, or to pay for: the failed units, each at what was frozen for it. */
export async function offerFor(
  house: ApiHouse,
  row: CaseRow,
  link: Pick<Selectable<LinksTable>, 'purpose' | 'expires_at'>,
): Promise<HoldOffer | undefined> {
  const { terms } = row
  if (terms?.returnType !== 'advanceReplacement' || row.stage === 'closed') return undefined
  const due: readonly UnitState[] = link.purpose === 'payment' ? ['owed', 'billed'] : ['owed']
  const known = await unitsOf(house.records, row.rma)
  const units = known.filter(unit => unit.role === 'failed' && due.includes(unit.state))
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
 * open, and one whose hold was lost gets another.
 */
export async function openHoldPage(
  house: ApiHouse,
  row: CaseRow,
  offer: HoldOffer,
  consent: 'agreed' | 'withheld',
): Promise<{ url: string }> {
  const { records } = house
  const { rma } = row
  const customer = await findCustomer(records, row.customer_ref)
  const key = `${rma}/hold-page/${(await holdsOf(records, rma)).length}`
  const amount = { amount: offer.amount, currency: offer.currency }
  const intent = await intend(records, { key, rma, kind: 'hold-page', request: { ...amount, consent } })
  const page = await house.cards.openHoldPage(
    {
      key,
      rma,
      amount,
      consent,
      customer: {
        customerRef: row.customer_ref,
        ...(customer?.gateway_customer && { gatewayRef: customer.gateway_customer }),
        remember: ref => rememberGatewayCustomer(records, row.customer_ref, ref),
      },
      returnUrl: `${house.publicUrl}/authorize/thanks`,
    },
    {
      attempt: intent.attempt,
      ...(intent.ref !== undefined && { ref: intent.ref }),
      remember: ref => rememberRef(records, key, ref),
    },
  )
  await records.transaction().execute(trx => confirm(trx, key, page))
  return page
}
