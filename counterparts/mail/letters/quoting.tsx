import type { AdvanceTerms } from '../../../domain/terms.ts'
import { count } from '../../spoken.ts'
import type { Letters } from './letter.ts'
import { Button, P } from './letterhead.tsx'
import { amount, failedUnits, named, time } from './phrases.tsx'

/** Letters about damage the warranty does not cover: the replacement is offered at a price, and billed on a yes only. */
export const quoting: Letters<'quote' | 'quote-lapsed', AdvanceTerms> = {
  quote: (order, about) => ({
    subject: 'A quote for your replacement',
    body: (
      <>
        <P>
          We looked at {named(failedUnits(order, about))} and found damage that the warranty does not cover. You have
          met your part by sending it back; if an amount was held for it, it is let go.
        </P>
        <P>
          {order.amount === undefined
            ? 'The replacement you received is therefore not free of charge.'
            : `The replacement you received would cost ${amount(order.amount, about)}.`}{' '}
          It is invoiced only if you accept, or after one of us has spoken with you.
        </P>
        {about.link && <Button href={about.link}>See the quote and answer</Button>}
        <P>
          {order.when
            ? `The quote is open until ${time(order.when, about)}.`
            : `The quote is open for ${count(about.terms.quoteDays, 'day')}.`}
        </P>
      </>
    ),
  }),

  'quote-lapsed': (order, about) => ({
    subject: 'The quote for your replacement has lapsed',
    body: (
      <>
        <P>
          We had no answer to our quote
          {order.amount === undefined ? '' : ` of ${amount(order.amount, about)}`} for{' '}
          {named(failedUnits(order, about))}, and it has lapsed. Nothing is billed by that alone; one of us gets in
          touch with you about the replacement.
        </P>
        <P>What you sent us can go back to you at your cost. We dispose of it only if you say so in writing.</P>
      </>
    ),
  }),
}
