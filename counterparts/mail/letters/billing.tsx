import type { LetterOrder } from '../../../domain/step.ts'
import type { AdvanceTerms } from '../../../domain/terms.ts'
import { count } from '../../spoken.ts'
import type { Letters } from './letter.ts'
import { Button, Note, P } from './letterhead.tsx'
import { amount, day, failedUnits, named, owed, time, verb } from './phrases.tsx'
import type { ExchangeSubject } from './subject.ts'

/** Letters about money that has moved, or should. `variant` is the way it moves: `hold`, `card` or `account`. */
export const billing: Letters<'billed' | 'payment-link' | 'refunded' | 'reversed', AdvanceTerms> = {
  billed: (order, about) => ({
    subject: `Billed: ${value(order, about)} for ${order.cause === 'kept' ? 'what you keep' : 'what was not returned'}`,
    body: (
      <>
        <P>
          {order.cause === 'kept'
            ? `You keep ${named(failedUnits(order, about))}, as you told us`
            : `${named(failedUnits(order, about))} did not come back to us in time`}
          , so we have {howBilled(order, about)}
          {order.when ? ` on ${day(order.when, about)}` : ''}. It is the amount fixed when the exchange was approved.
        </P>
        {order.cause !== 'kept' && <Note>{howToGetItBack(about)}</Note>}
      </>
    ),
  }),

  'payment-link': (order, about) => ({
    subject: `Please pay ${value(order, about)} for your return`,
    body: (
      <>
        <P>
          {value(order, about)} is due for {named(failedUnits(order, about))}, which did not come back to us. Your bank
          did not let us charge the card without you.
        </P>
        {about.link && <Button href={about.link}>Open the payment page</Button>}
        {order.when && (
          <P>The page is open for you until {time(order.when, about)}. After that we send you an invoice.</P>
        )}
        <Note>{howToGetItBack(about)}</Note>
      </>
    ),
  }),

  refunded: (order, about) => ({
    subject: `Refunded: ${value(order, about)}`,
    body: (
      <>
        <P>
          {order.cause === 'reopened'
            ? `The replacement's delivery date was corrected, so the time for ${named(failedUnits(order, about))} runs again`
            : `${named(failedUnits(order, about))} ${verb(failedUnits(order, about), 'is', 'are')} back and inspected`}
          , so we have given back {value(order, about)}
          {wayBackOfMoney(order)}
          {order.when ? `, on ${day(order.when, about)}` : ''}.
        </P>
        {order.cause !== 'reopened' && about.terms.lateReturn.fee > 0 && (
          <P>A late fee of {amount(about.terms.lateReturn.fee, about)} is kept, as agreed.</P>
        )}
        <P>{order.variant === 'account' ? 'It shows on your account.' : 'Your bank may take some days to show it.'}</P>
      </>
    ),
  }),

  reversed: (order, about) => ({
    subject: `${order.cause === 'lost' ? 'Lost on the way to us' : 'Our mistake'}: ${value(order, about)} is returned to you`,
    body: (
      <>
        <P>
          {named(failedUnits(order, about))} {verb(failedUnits(order, about), 'was', 'were')}{' '}
          {order.cause === 'lost'
            ? 'lost on the way to us, under our label'
            : 'here in time, and we recorded that too late'}
          . We are sorry. What was billed for it, {value(order, about)}, is reversed in full
          {wayBackOfMoney(order)}
          {order.when ? `, on ${day(order.when, about)}` : ''}.
        </P>
        <P>{order.variant === 'account' ? 'It shows on your account.' : 'Your bank may take some days to show it.'}</P>
      </>
    ),
  }),
}

function value(order: LetterOrder, about: ExchangeSubject): string {
  return amount(owed(order, about), about)
}

function howBilled(order: LetterOrder, about: ExchangeSubject): string {
  switch (order.variant) {
    case 'hold':
      return `charged ${value(order, about)} to your card, out of the amount that was held; the rest, if any, is let go`
    case 'card':
      return `charged ${value(order, about)} to your saved card`
    case 'account':
      return `billed ${value(order, about)} to your account; the invoice follows`
    default:
      return `billed ${value(order, about)}`
  }
}

function wayBackOfMoney({ variant }: LetterOrder): string {
  if (variant === 'account') return ' to your account'
  return variant === 'hold' || variant === 'card' ? ' to your card' : ''
}

function howToGetItBack({ terms, ...about }: ExchangeSubject): string {
  const { days, fee } = terms.lateReturn
  const less = fee > 0 ? `, less a late fee of ${amount(fee, { terms, ...about })}` : ''
  return `You can still get the money back: what reaches us within ${count(days, 'day')} of the charge is inspected and refunded${less}.`
}
