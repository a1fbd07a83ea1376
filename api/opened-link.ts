import type { Selectable } from 'kysely'
import type { RmaNumber } from '../domain/names.ts'
import { findCase } from '../records/cases.ts'
import { findLink } from '../records/keys.ts'
import type { LinksTable } from '../records/tables.ts'
import { listTasks } from '../records/tasks.ts'
import { type CancellationPurpose, cancellationLink } from './cancellation-link.ts'
import type { CancellationOffer } from './cancellation-page.tsx'
import type { CaseRow } from './case-document.ts'
import { type HoldOffer, messagePage } from './customer-page.tsx'
import { offerFor } from './hold-link.ts'
import type { ApiHouse } from './house.ts'
import { caseNow } from './inbox.ts'

/** What a link of a letter opens now, or the page that says why it opens nothing. */
export type Opened =
  | { purpose: 'hold' | 'payment' | 'acceptance'; row: CaseRow; offer: HoldOffer }
  | { purpose: CancellationPurpose; row: CaseRow; offer: CancellationOffer }
  | { purpose: 'none'; status: 404 | 410; gone: string }

/** A wrong link and one that nobody ever had look the same. */
export async function openedLink(house: ApiHouse, token: string): Promise<Opened> {
  const link = await findLink(house.records, token)
  const row = link && (await findCase(house.records, link.rma))
  if (!link || !row)
    return {
      purpose: 'none',
      status: 404,
      gone: messagePage('No such page', 'Use the link in our last letter, whole.'),
    }
  return openedOf(house, row, link)
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
  if ((await caseNow(house, row.rma)) >= link.expires_at)
    return gone('The link has expired. Answer our letter, and we send you a new one.')
  if (row.collateral === 'held' && purpose === 'hold' && !(await awaitsNewCard(house, row.rma)))
    return gone('The hold is in place already. There is nothing left to do.')
  const offer = await offerFor(house, row, link)
  return offer ? { purpose, row, offer } : gone('Nothing is owed any more. There is nothing left to do.')
}

/** A hold that could not be renewed still stands, while the client is asked for another card. */
export async function awaitsNewCard({ records }: ApiHouse, rma: RmaNumber): Promise<boolean> {
  return (await listTasks(records, { rma, state: 'open' })).some(task => task.kind === 'new-card')
}

function gone(text: string): Opened {
  return { purpose: 'none', status: 410, gone: messagePage('This page is no longer open', text) }
}
