import type { Selectable } from 'kysely'
import type { CancellationFacts } from '../domain/cancellation.ts'
import type { Fact } from '../domain/fact.ts'
import { earliest, type Instant } from '../domain/time.ts'
import { cancellationStanding } from '../policies/cancellation-standing.ts'
import { finalBill } from '../policies/final-bill.ts'
import { findCustomer } from '../records/customers.ts'
import { factsOf } from '../records/facts.ts'
import type { LinksTable } from '../records/tables.ts'
import type { CancellationOffer } from './cancellation-page.tsx'
import type { CaseRow } from './case-document.ts'
import type { ApiHouse } from './house.ts'
import { caseNow } from './inbox.ts'

/** What a client does at such a link. */
export type CancellationPurpose = 'confirmation' | 'acknowledgement'

/** Whether the link is still good for something, and what it shows; otherwise why there is nothing left to do. */
export type CancellationLink = { kind: 'open'; offer: CancellationOffer } | { kind: 'gone'; why: string }

/** Everything is read from the records; looking changes nothing. */
export async function cancellationLink(
  house: ApiHouse,
  row: CaseRow,
  { purpose, expires_at }: Pick<Selectable<LinksTable>, 'expires_at'> & { purpose: CancellationPurpose },
): Promise<CancellationLink> {
  const { terms } = row
  if (terms?.returnType !== 'subscriptionCancellation' && terms?.returnType !== 'maintenanceCancellation')
    return gone('There is nothing left to do.')
  const told = await factsOf(house.records, row.rma)
  if (row.stage === 'closed') return gone(HOW_IT_CLOSED[row.outcome ?? ''] ?? 'There is nothing left to do.')
  if (told.some(fact => fact.name === DONE[purpose].fact)) return gone(DONE[purpose].words)
  if (purpose === 'confirmation' && row.stage === 'in-notice')
    return gone('The cancellation counts already; our letter has its date. There is nothing left to do.')
  const now = await caseNow(house, row.rma)
  if (now >= expires_at) return gone(EXPIRED[purpose])

  // What it would be once the client has pressed the button.
  const facts = { ...knownOf(told), ...(purpose === 'confirmation' && { confirmedAt: now }) }
  const stands = cancellationStanding({ terms, facts, asOf: now })
  if (stands.kind !== 'in-notice' && stands.kind !== 'ended') return gone('There is nothing left to do.')
  const zone = (await findCustomer(house.records, row.customer_ref))?.zone
  return {
    kind: 'open',
    offer: {
      company: house.policies.find(row.profile)?.company ?? row.profile,
      rma: row.rma,
      terms,
      stands: stands.kind,
      endsAt: stands.effectiveAt,
      linkEndsAt: expires_at,
      readerZone: zone ?? terms.zone,
      ...(terms.returnType === 'subscriptionCancellation' && {
        bill: finalBill({ terms, effectiveOn: stands.effectiveOn }),
      }),
    },
  }
}

/** Facts as the case itself will fold them. */
function knownOf(told: Fact[]): CancellationFacts {
  const confirmations = told.flatMap((fact): Instant[] => (fact.name === 'cancellationConfirmed' ? [fact.at] : []))
  const confirmedAt = earliest(...confirmations)
  return {
    mails: told.flatMap(fact =>
      fact.name === 'cancellationMailed' ? [{ receivedAt: fact.at, confirmation: fact.confirmation }] : [],
    ),
    ...(confirmedAt && { confirmedAt }),
  }
}

function gone(why: string): CancellationLink {
  return { kind: 'gone', why }
}

const DONE = {
  confirmation: {
    fact: 'cancellationConfirmed',
    words: 'You have confirmed the cancellation already. Our letter has its date; there is nothing left to do.',
  },
  acknowledgement: {
    fact: 'cancellationAcknowledged',
    words: 'You have told us already that you have taken note. There is nothing left to do.',
  },
} as const satisfies Record<CancellationPurpose, { fact: Fact['name']; words: string }>

const EXPIRED = {
  confirmation: 'The link has expired, so nothing was cancelled. To cancel, write to us again.',
  acknowledgement: 'Maintenance has ended. There is nothing left to do.',
} as const satisfies Record<CancellationPurpose, string>

const HOW_IT_CLOSED: Record<string, string> = {
  lapsed: 'The link was not used in time, so nothing was cancelled. To cancel, write to us again.',
  withdrawn: 'The cancellation was taken back, and service goes on. There is nothing left to do.',
  cancelled: 'The cancellation was called off, and service goes on. There is nothing left to do.',
  ended: 'The cancellation has taken effect. There is nothing left to do.',
}
