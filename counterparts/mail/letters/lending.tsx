import { sum } from '../../../domain/money.ts'
import type { LetterOrder } from '../../../domain/step.ts'
import type { AdvanceTerms } from '../../../domain/terms.ts'
import { count } from '../../spoken.ts'
import type { Letters } from './letter.ts'
import { Note, P } from './letterhead.tsx'
import { amount, day, lastDay, loaners, named, WayBack } from './phrases.tsx'
import type { ExchangeSubject } from './subject.ts'

/** Letters about a loaner: our asset, with dates of its own. */
export const lending: Letters<'loaner-window-opened' | 'loaner-reminder' | 'loaner-billed', AdvanceTerms> = {
  'loaner-window-opened': (order, about) => ({
    subject: 'Please send the loaner back',
    body: (
      <>
        <P>
          Your own unit is with you{order.when ? ` since ${day(order.when, about)}` : ''}, so the loaner can come home:{' '}
          {named(loaners(order, about))}.
        </P>
        <LoanersDates order={order} about={about} />
        <WayBack about={about} />
      </>
    ),
  }),

  'loaner-reminder': (order, about) => ({
    subject: order.variant === 'late' ? 'The loaner is late: please send it now' : 'A reminder: the loaner',
    body: (
      <>
        <P>
          {order.variant === 'late' ? 'The loaner is late:' : 'A friendly reminder that we wait for the loaner:'}{' '}
          {named(loaners(order, about))}.
        </P>
        <LoanersDates order={order} about={about} />
        <WayBack about={about} />
      </>
    ),
  }),

  'loaner-billed': (order, about) => ({
    subject: `Billed: ${bookPrice(order, about)} for the loaner`,
    body: (
      <>
        <P>
          The loaner did not come back in time: {named(loaners(order, about))}. We have billed its book price,{' '}
          {bookPrice(order, about)}, to your account{order.when ? ` on ${day(order.when, about)}` : ''}; the invoice
          follows.
        </P>
        <Note>
          Send it within {count(about.terms.lateReturn.days, 'day')} of the bill and we give the money back after
          looking at it.
        </Note>
      </>
    ),
  }),
}

function LoanersDates({ order, about }: { order: LetterOrder; about: ExchangeSubject }) {
  const { dueAt, billAt } = order
  return (
    <>
      <P>
        You have{' '}
        {dueAt
          ? `through ${lastDay(dueAt, about)}`
          : `${count(about.terms.loanerWindow.dueDays, 'day')} from your own unit's delivery`}{' '}
        to get it back to us.
      </P>
      <P>
        If it is not here{' '}
        {billAt
          ? `through ${lastDay(billAt, about)}`
          : `within ${count(about.terms.loanerWindow.billAfterDays, 'day')} of that delivery`}
        , its book price of {bookPrice(order, about)} is billed to your account.
      </P>
    </>
  )
}

export function bookPrice(order: LetterOrder, about: ExchangeSubject): string {
  const { serials } = order
  const lent = about.terms.loaners.filter(unit => !serials || serials.includes(unit.serial))
  return amount(order.amount ?? sum(lent.map(unit => unit.amount)), about)
}
