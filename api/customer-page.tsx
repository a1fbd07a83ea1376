import type { ReactNode } from 'react'
import { spokenAmount, spokenTime } from '../counterparts/spoken.ts'
import type { Language } from '../domain/language.ts'
import type { Cents, Currency } from '../domain/money.ts'
import type { Instant } from '../domain/time.ts'
import { LINK_WORDS, type LinkWords } from './customer-page-words.ts'
import { framed, LanguageSwitch } from './page-frame.tsx'
import { allowedAs, PAGE_STYLE } from './page-style.ts'

/** The client's pages: a few words, a form, no script, nothing fetched from anywhere, readable without colours. */

/** No form-action, since the form leads on to the gateway's page. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src ${allowedAs(PAGE_STYLE)}`,
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

export interface HoldOffer {
  company: string
  rma: string
  units: { brand: string; model: string; serial: string }[]
  amount: Cents
  currency: Currency
  /** The link's last instant, and the latest instant at which the client agrees to be charged. */
  linkEndsAt: Instant
  latestAt: Instant
  zone: string
  returnDays: number
}

/** The bank wants the client to be there: this is no hold, and says so. */
export function paymentPage(offer: HoldOffer, language: Language): string {
  const words = LINK_WORDS[language]
  const { payment } = words
  const amount = spokenAmount(offer.amount, offer.currency, language)
  return page(
    { title: payment.title(offer.rma), language, company: offer.company },
    <>
      <p>{payment.why({ ...offer, amount })}</p>
      <dl>
        <dt>{payment.paidFor}</dt>
        <Units units={offer.units} words={words} />
        <WorksUntil offer={offer} language={language} />
      </dl>
      <form method="post">
        <button type="submit">{payment.button(amount)}</button>
      </form>
    </>,
  )
}

/** SP-5 to SP-7: what is held, how much, until when, and that it may be more than was paid. */
export function holdPage(offer: HoldOffer, language: Language): string {
  const words = LINK_WORDS[language]
  const { hold } = words
  const amount = spokenAmount(offer.amount, offer.currency, language)
  return page(
    { title: hold.title(offer.rma), language, company: offer.company },
    <>
      <p>{hold.why({ ...offer, amount, days: offer.returnDays })}</p>
      <dl>
        <dt>{hold.comesBack}</dt>
        <Units units={offer.units} words={words} />
        <dt>{hold.held}</dt>
        <dd>{hold.mayExceed(amount)}</dd>
        <WorksUntil offer={offer} language={language} />
      </dl>
      <form method="post" className="consent">
        <label>
          <input type="checkbox" name="consent" value="agreed" />
          <span>{hold.consent({ amount, latest: spokenTime(offer.latestAt, offer.zone, language) })}</span>
        </label>
        <button type="submit">{hold.button}</button>
      </form>
    </>,
  )
}

function Units({ units, words }: Pick<HoldOffer, 'units'> & { words: LinkWords }) {
  return units.map(unit => <dd key={unit.serial}>{words.unit(unit)}</dd>)
}

function WorksUntil({ offer, language }: { offer: HoldOffer; language: Language }) {
  return (
    <>
      <dt>{LINK_WORDS[language].worksUntil}</dt>
      <dd>
        <time dateTime={offer.linkEndsAt}>{spokenTime(offer.linkEndsAt, offer.zone, language)}</time>
      </dd>
    </>
  )
}

export function acceptancePage(offer: HoldOffer, language: Language): string {
  const { acceptance } = LINK_WORDS[language]
  const amount = spokenAmount(offer.amount, offer.currency, language)
  return page(
    { title: acceptance.title(offer.rma), language, company: offer.company },
    <>
      <p>{acceptance.terms({ ...offer, amount, days: offer.returnDays })}</p>
      <form method="post">
        <button type="submit">{acceptance.button}</button>
      </form>
    </>,
  )
}

export function messagePage({ title, text }: { title: string; text: string }, language: Language): string {
  return page({ title, language }, <p>{text}</p>)
}

interface Shown {
  title: string
  language: Language
  company?: string
}

/** A sheet of its own, with the way to the same in another language. */
export function page({ title, language, company }: Shown, content: ReactNode): string {
  return framed(
    { language, title },
    <>
      <header className="narrow">
        <span>{company}</span>
        <LanguageSwitch language={language} />
      </header>
      <main className="narrow">
        <h1>{title}</h1>
        {content}
      </main>
    </>,
  )
}
