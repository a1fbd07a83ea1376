import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { spokenAmount, spokenTime } from '../counterparts/spoken.ts'
import type { Cents, Currency } from '../domain/money.ts'
import type { Instant } from '../domain/time.ts'
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
export function paymentPage(offer: HoldOffer): string {
  const amount = spokenAmount(offer.amount, offer.currency)
  return page(
    `A payment for return ${offer.rma}`,
    <>
      <p>
        The failed unit did not come back to {offer.company} in time, and your bank wants you to confirm the payment
        yourself. Your card <strong>is charged now</strong> with <strong>{amount}</strong>. We do not keep the card that
        you use here.
      </p>
      <dl>
        <dt>What you pay for</dt>
        <Units units={offer.units} />
        <WorksUntil offer={offer} />
      </dl>
      <form method="post">
        <button type="submit">Go on and pay {amount}</button>
      </form>
    </>,
  )
}

/** SP-5 to SP-7: what is held, how much, until when, and that it may be more than was paid. */
export function holdPage(offer: HoldOffer): string {
  const amount = spokenAmount(offer.amount, offer.currency)
  return page(
    `A card hold for return ${offer.rma}`,
    <>
      <p>
        {offer.company} sends you a replacement before your failed unit is back. For that we ask for a hold of{' '}
        <strong>{amount}</strong> on your card. Your card is <strong>not charged</strong> unless the failed unit is not
        returned within {offer.returnDays} days of the day on which you receive the replacement.
      </p>
      <dl>
        <dt>What comes back to us</dt>
        <Units units={offer.units} />
        <dt>What is held</dt>
        <dd>
          {amount}: the price of what comes back, without discounts. This may be more than you paid for it. We let the
          hold go as soon as the unit is back.
        </dd>
        <WorksUntil offer={offer} />
      </dl>
      <form method="post">
        <label>
          <input type="checkbox" name="consent" value="agreed" />
          <span>
            I agree that my card is stored for this return, that the hold is renewed while the unit is with me, and that
            at most {amount} is charged if the unit is not returned in time, at the latest on{' '}
            {spokenTime(offer.latestAt, offer.zone)}. Without this we ask for the hold only, and send an invoice instead
            of using the card again.
          </span>
        </label>
        <button type="submit">Go on to the card page</button>
      </form>
    </>,
  )
}

function Units({ units }: Pick<HoldOffer, 'units'>) {
  return units.map(unit => (
    <dd key={unit.serial}>
      {unit.brand} {unit.model}, serial number {unit.serial}
    </dd>
  ))
}

function WorksUntil({ offer }: { offer: HoldOffer }) {
  return (
    <>
      <dt>This page works until</dt>
      <dd>
        <time dateTime={offer.linkEndsAt}>{spokenTime(offer.linkEndsAt, offer.zone)}</time>
      </dd>
    </>
  )
}

export function acceptancePage(offer: HoldOffer): string {
  const amount = spokenAmount(offer.amount, offer.currency)
  return page(
    `Your return ${offer.rma}`,
    <>
      <p>
        The failed unit is to be with {offer.company} within {offer.returnDays} days of the day on which you receive the
        replacement. If it is not, we bill <strong>{amount}</strong> to your account.
      </p>
      <form method="post">
        <button type="submit">I accept the date and the amount</button>
      </form>
    </>,
  )
}

export function messagePage(title: string, text: string): string {
  return page(title, <p>{text}</p>)
}

export function page(title: string, content: ReactNode): string {
  const html = (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <style>{PAGE_STYLE}</style>
      </head>
      <body>
        <main className="narrow">
          <h1>{title}</h1>
          {content}
        </main>
      </body>
    </html>
  )
  return `<!doctype html>${renderToStaticMarkup(html)}`
}
