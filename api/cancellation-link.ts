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
import type { WhyGone } from './opened-link.ts'

/** What a client does at such a link. */
export type CancellationPurpose = 'confirmation' | 'acknowledgement'

/** Whether the link is still good for something, and what it shows; otherwise why there is nothing left to do. */
export type CancellationLink = { kind: 'open'; offer: CancellationOffer } | { kind: 'gone'; why: WhyGone }

/** Everything is read from the records; looking changes nothing. */
export async function cancellationLink(
  house: ApiHouse,
  row: CaseRow,
  { purpose, expires_at }: Pick<Selectable<LinksTable>, 'expires_at'> & { purpose: CancellationPurpose },
): Promise<CancellationLink> {
  const { terms } = row
  if (terms?.returnType !== 'subscriptionCancellation' && terms?.returnType !== 'maintenanceCancellation')
    return gone('nothing-left')
  const told = await factsOf(house.records, row.rma)
  if (row.stage === 'closed') return gone(HOW_IT_CLOSED[row.outcome ?? ''] ?? 'nothing-left')
  if (told.some(fact => fact.name === DONE[purpose].fact)) return gone(DONE[purpose].why)
  if (purpose === 'confirmation' && row.stage === 'in-notice') return gone('counts')
  const now = await caseNow(house, row.rma)
  if (now >= expires_at) return gone(EXPIRED[purpose])

  // What it would be once the client has pressed the button.
  const facts = { ...knownOf(told), ...(purpose === 'confirmation' && { confirmedAt: now }) }
  const stands = cancellationStanding({ terms, facts, asOf: now })
  if (stands.kind !== 'in-notice' && stands.kind !== 'ended') return gone('nothing-left')
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

function gone(why: WhyGone): CancellationLink {
  return { kind: 'gone', why }
}

const DONE = {
  confirmation: { fact: 'cancellationConfirmed', why: 'confirmed' },
  acknowledgement: { fact: 'cancellationAcknowledged', why: 'acknowledged' },
} as const satisfies Record<CancellationPurpose, { fact: Fact['name']; why: WhyGone }>

const EXPIRED = {
  confirmation: 'unconfirmed',
  acknowledgement: 'maintenance-over',
} as const satisfies Record<CancellationPurpose, WhyGone>

const HOW_IT_CLOSED: Record<string, WhyGone> = {
  lapsed: 'lapsed',
  withdrawn: 'withdrawn',
  cancelled: 'called-off',
  ended: 'ended',
}
