import { spokenAmount, spokenDate, spokenLastDay, spokenTime } from '../counterparts/spoken.ts'
import type { FinalBill } from '../domain/final-bill.ts'
import type { Language } from '../domain/language.ts'
import type { CancellationTerms } from '../domain/terms.ts'
import type { Instant } from '../domain/time.ts'
import { page } from './customer-page.tsx'
import { LINK_WORDS, type LinkWords } from './customer-page-words.ts'

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
export function confirmationPage(offer: CancellationOffer, language: Language): string {
  const { company, terms, stands, linkEndsAt, readerZone } = offer
  const words = LINK_WORDS[language]
  const { confirmation } = words
  const name = nameOf(terms, words)
  const received = spokenTime(terms.mail.receivedAt, terms.zone, language)
  return page(
    { title: confirmation.title(name), language, company },
    <>
      <p>{confirmation.why({ company, name, received })}</p>
      <dl>
        <dt>{confirmation.ends}</dt>
        <dd>{confirmation.endsOn[stands](lastDay(offer, language))}</dd>
        <dt>{confirmation.costs}</dt>
        <Cost offer={offer} language={language} />
        <dt>{confirmation.wayBack}</dt>
        <dd>
          {confirmation.backUntil[stands]}
          {terms.returnType === 'maintenanceCancellation' && ` ${confirmation.notReinstated}`}
        </dd>
        <dt>{confirmation.worksThrough}</dt>
        <dd>{spokenLastDay(linkEndsAt, terms.zone, readerZone, language)}</dd>
      </dl>
      <form method="post">
        <button type="submit">{confirmation.button}</button>
      </form>
    </>,
  )
}

/** FO-14: they are told, and say that they know. */
export function acknowledgementPage(offer: CancellationOffer, language: Language): string {
  const words = LINK_WORDS[language]
  const { title, ends, notReinstated, button } = words.acknowledgement
  const { company } = offer
  const name = nameOf(offer.terms, words)
  return page(
    { title: title(name), language, company },
    <>
      <p>{ends({ company, name, lastDay: lastDay(offer, language) })}</p>
      <p>{notReinstated}</p>
      <form method="post">
        <button type="submit">{button}</button>
      </form>
    </>,
  )
}

function Cost({ offer: { terms, bill }, language }: { offer: CancellationOffer; language: Language }) {
  const words = LINK_WORDS[language].confirmation
  const { currency } = terms
  if (terms.returnType === 'maintenanceCancellation' || !bill) return <dd>{words.free}</dd>
  return (
    <>
      <dd>{words.regularBills(spokenDate(bill.regularThrough, language))}</dd>
      {bill.lines.map(line => (
        <dd key={line.kind}>{words.line(line, currency)}</dd>
      ))}
      <dd>
        {bill.net === 0 ? words.nothingElse : words.finalBill(spokenAmount(bill.net, currency, language))}
        {terms.highest > bill.net && ` ${words.atMost(spokenAmount(terms.highest, currency, language))}`}
      </dd>
    </>
  )
}

function lastDay({ endsAt, terms, readerZone }: CancellationOffer, language: Language): string {
  return spokenLastDay(endsAt, terms.zone, readerZone, language)
}

function nameOf(terms: CancellationTerms, words: LinkWords): string {
  return terms.returnType === 'subscriptionCancellation'
    ? terms.subscription.service
    : words.maintenance(terms.maintenance.contract)
}
