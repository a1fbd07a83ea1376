import { spokenAmount, spokenDate, spokenLastDay, spokenTime } from '../counterparts/spoken.ts'
import { spokenBillLine } from '../counterparts/spoken-bill.ts'
import type { FinalBill } from '../domain/final-bill.ts'
import type { CancellationTerms } from '../domain/terms.ts'
import type { Instant } from '../domain/time.ts'
import { page } from './customer-page.tsx'

/** What a client confirms, or acknowledges. */
export interface CancellationOffer {
  company: string
  rma: string
  terms: CancellationTerms
  /** Where the cancellation stands once the client has pressed the button. */
  stands: 'in-notice' | 'ended'
  /** The first instant after the last day of service. */
  endsAt: Instant
  linkEndsAt: Instant
  /** The client's own zone, or the policy's. */
  readerZone: string
  /** What a subscription will still cost. */
  bill?: FinalBill
}

/** What is cancelled, from when, what it costs at most, and that there is no way back after the date. */
export function confirmationPage(offer: CancellationOffer): string {
  const { company, terms, linkEndsAt, readerZone } = offer
  const name = nameOf(terms)
  return page(
    `Do you cancel ${name}?`,
    <>
      <p>
        A mail in your name reached {company} on {spokenTime(terms.mail.receivedAt, terms.zone)}. It asks us to cancel{' '}
        <strong>{name}</strong>. Nothing is cancelled until you confirm it here.
      </p>
      <dl>
        <dt>When it ends</dt>
        <dd>
          {offer.stands === 'ended' ? `It has run through ${lastDay(offer)}` : `It runs through ${lastDay(offer)}`}.
        </dd>
        <dt>What it costs</dt>
        <Cost offer={offer} />
        <dt>Whether you can go back</dt>
        <dd>
          {offer.stands === 'ended'
            ? 'That day is over: once confirmed, the cancellation cannot be taken back.'
            : 'Until the end of that day you can take the cancellation back. After it you cannot.'}
          {terms.returnType === 'maintenanceCancellation' &&
            ' Maintenance that has ended can usually not be reinstated.'}
        </dd>
        <dt>This page works through</dt>
        <dd>{spokenLastDay(linkEndsAt, terms.zone, readerZone)}</dd>
      </dl>
      <form method="post">
        <button type="submit">I confirm the cancellation</button>
      </form>
    </>,
  )
}

/** FO-14: they are told, and say that they know. */
export function acknowledgementPage(offer: CancellationOffer): string {
  const name = nameOf(offer.terms)
  return page(
    `The end of ${name}`,
    <>
      <p>
        You have cancelled {name} with {offer.company}. It is active through {lastDay(offer)}, with this acknowledgement
        or without it.
      </p>
      <p>
        Maintenance that has ended can <strong>usually not be reinstated</strong>.
      </p>
      <form method="post">
        <button type="submit">I have taken note of it</button>
      </form>
    </>,
  )
}

function Cost({ offer: { terms, bill } }: { offer: CancellationOffer }) {
  const { currency } = terms
  if (terms.returnType === 'maintenanceCancellation' || !bill)
    return <dd>Nothing is billed for it. No part of the term is credited, and it does not renew.</dd>
  return (
    <>
      <dd>Your regular bills cover the time through {spokenDate(bill.regularThrough)}, and are due as always.</dd>
      {bill.lines.map(line => (
        <dd key={line.kind}>Beyond them {spokenBillLine(line, currency)}.</dd>
      ))}
      <dd>
        {bill.net === 0 ? 'Beyond them nothing is billed.' : `The final bill: ${spokenAmount(bill.net, currency)}.`}
        {terms.highest > bill.net && ` Whatever becomes known later, at most ${spokenAmount(terms.highest, currency)}.`}
      </dd>
    </>
  )
}

function lastDay({ endsAt, terms, readerZone }: CancellationOffer): string {
  return spokenLastDay(endsAt, terms.zone, readerZone)
}

function nameOf(terms: CancellationTerms): string {
  return terms.returnType === 'subscriptionCancellation'
    ? terms.subscription.service
    : `maintenance contract ${terms.maintenance.contract}`
}
