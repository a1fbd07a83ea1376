import type { Selectable } from 'kysely'
import type { Language } from '../domain/language.ts'
import type { RmaNumber } from '../domain/names.ts'
import { findCase } from '../records/cases.ts'
import { findCustomer } from '../records/customers.ts'
import { factsOf } from '../records/facts.ts'
import { findLink } from '../records/keys.ts'
import type { LinksTable } from '../records/tables.ts'
import { listTasks } from '../records/tasks.ts'
import { type CancellationPurpose, cancellationLink } from './cancellation-link.ts'
import type { CancellationOffer } from './cancellation-page.tsx'
import type { CaseRow } from './case-document.ts'
import type { HoldOffer } from './customer-page.tsx'
import { offerFor } from './hold-link.ts'
import type { ApiHouse } from './house.ts'
import { caseNow } from './inbox.ts'

/** What a link of a letter opens now, or the page that says why it opens nothing. */
export type Opened =
  | { purpose: HoldPurpose; row: CaseRow; offer: HoldOffer }
  | { purpose: CancellationPurpose; row: CaseRow; offer: CancellationOffer }
  | { purpose: 'none'; why: WhyGone | 'unknown' }

export type HoldPurpose = 'hold' | 'payment' | 'acceptance'

/** Why a link that was good once opens nothing any more. */
export type WhyGone =
  | 'expired'
  | 'held'
  | 'accepted'
  | 'nothing-owed'
  | 'nothing-left'
  | 'confirmed'
  | 'acknowledged'
  | 'counts'
  | 'unconfirmed'
  | 'maintenance-over'
  | 'lapsed'
  | 'withdrawn'
  | 'called-off'
  | 'ended'

/** With the language that its client is known to read. A wrong link and one that nobody ever had look the same. */
export async function openedLink(house: ApiHouse, token: string): Promise<{ opened: Opened; language?: Language }> {
  const link = await findLink(house.records, token)
  const row = link && (await findCase(house.records, link.rma))
  if (!link || !row) return { opened: { purpose: 'none', why: 'unknown' } }
  const customer = await findCustomer(house.records, row.customer_ref)
  return { opened: await openedOf(house, row, link), language: customer?.language ?? 'en' }
}

/** Everything is read from the records; looking changes nothing. */
export async function openedOf(
  house: ApiHouse,
  row: CaseRow,
  link: Pick<Selectable<LinksTable>, 'purpose' | 'expires_at'>,
): Promise<Opened> {
  const { purpose } = link
  if (purpose === 'confirmation' || purpose === 'acknowledgement') {
    const shown = await cancellationLink(house, row, { ...link, purpose })
    return shown.kind === 'open' ? { purpose, row, offer: shown.offer } : gone(shown.why)
  }
  // Links end in the case's own time.
  if ((await caseNow(house, row.rma)) >= link.expires_at) return gone('expired')
  if (row.collateral === 'held' && purpose === 'hold' && !(await awaitsNewCard(house, row.rma))) return gone('held')
  if (purpose === 'acceptance' && (await factsOf(house.records, row.rma)).some(({ name }) => name === 'termsAccepted'))
    return gone('accepted')
  const offer = await offerFor(house, row, link)
  return offer ? { purpose, row, offer } : gone('nothing-owed')
}

/** A hold that could not be renewed still stands, while the client is asked for another card. */
export async function awaitsNewCard({ records }: ApiHouse, rma: RmaNumber): Promise<boolean> {
  return (await listTasks(records, { rma, state: 'open' })).some(task => task.kind === 'new-card')
}

function gone(why: WhyGone): Opened {
  return { purpose: 'none', why }
}
