import type { LetterOrder } from '../../../domain/step.ts'
import type { AdvanceTerms } from '../../../domain/terms.ts'
import type { Instant } from '../../../domain/time.ts'
import { count, daysUntilLastDay } from '../../spoken.ts'
import type { Letter, Letters } from './letter.ts'
import { Note, P } from './letterhead.tsx'
import {
  amount,
  Deadlines,
  day,
  failedUnits,
  ifNotReturned,
  lastDay,
  named,
  owed,
  time,
  verb,
  WayBack,
} from './phrases.tsx'
import type { ExchangeSubject } from './subject.ts'

/** Letters while the failed units are owed: from the replacement's delivery to the last notice. */
export const returning: Letters<
  'window-opened' | 'window-moved' | 'reminder' | 'overdue' | 'final-notice' | 'extended',
  AdvanceTerms
> = {
  'window-opened': (order, about) => ({
    subject: 'Your replacement has arrived: please send the failed unit back',
    body: (
      <>
        <P>
          Your replacement was delivered{order.when ? ` on ${day(order.when, about)}` : ''}. Now it is the turn of{' '}
          {named(failedUnits(order, about))}:
        </P>
        <Deadlines order={order} about={about} />
        <WayBack about={about} />
      </>
    ),
  }),

  'window-moved': (order, about) => ({
    subject: 'New dates for your return',
    body: (
      <>
        <P>
          The dates for {named(failedUnits(order, about))} have changed
          {order.when ? `, because we now know that the replacement was delivered on ${day(order.when, about)}` : ''}.
          These are the ones that count:
        </P>
        <Deadlines order={order} about={about} />
        <WayBack about={about} />
      </>
    ),
  }),

  reminder: (order, about) => (order.variant === 'late' ? lateReminder(order, about) : friendlyReminder(order, about)),

  overdue: (order, about) => ({
    subject: 'Your return is late',
    body: (
      <>
        <P>
          {named(failedUnits(order, about))} {areDue(order, about)} and {haveNotArrived(order, about)}. Nothing has been
          charged.
        </P>
        <WhatFollows order={order} about={about} />
        <WayBack about={about} />
        <AlreadySent />
      </>
    ),
  }),

  'final-notice': (order, about) => ({
    subject: 'Last notice before we charge for your return',
    body: (
      <>
        <P>
          This is our last letter before money moves. {named(failedUnits(order, about))} {haveNotArrived(order, about)}.
        </P>
        <WhatFollows order={order} about={about} />
        {order.moneyAt && <P>No money moves before {time(order.moneyAt, about)}.</P>}
        <P>
          You cannot make it, or it is lost? Tell us now: one of us can give you more time, and nobody is charged for
          what a carrier lost under our label.
        </P>
        <WayBack about={about} />
        <AlreadySent />
      </>
    ),
  }),

  extended: (order, about) => ({
    subject: 'You have more time for your return',
    body: (
      <>
        <P>We have given you more time for {named(failedUnits(order, about))}. These are the new dates:</P>
        <Deadlines order={order} about={about} />
        {about.terms.collateral === 'card-hold' && (
          <P>The hold on your card is renewed to cover that time. It is not a charge.</P>
        )}
        <WayBack about={about} />
      </>
    ),
  }),
}

function friendlyReminder(order: LetterOrder, about: ExchangeSubject): Letter {
  return {
    subject: 'A reminder: your failed unit',
    body: (
      <>
        <P>
          A friendly reminder that we wait for {named(failedUnits(order, about))}. {daysLeft(order, about)}
        </P>
        <Deadlines order={order} about={about} />
        <WayBack about={about} />
        <AlreadySent />
      </>
    ),
  }
}

function lateReminder(order: LetterOrder, about: ExchangeSubject): Letter {
  return {
    subject: 'Your return is late: please send it now',
    body: (
      <>
        <P>
          {named(failedUnits(order, about))} {areDue(order, about)} and {haveNotArrived(order, about)}.{' '}
          {daysLeft(order, about)}
        </P>
        <WhatFollows order={order} about={about} />
        <WayBack about={about} />
        <AlreadySent />
      </>
    ),
  }
}

/** How many days are left to the next mark, as of the day this letter is about. */
export function daysToNextMark(
  { when, dueAt, billAt }: LetterOrder,
  { zone }: ExchangeSubject,
): { from: Instant; days: number } | undefined {
  const mark = [dueAt, billAt].find(at => at !== undefined && when !== undefined && at > when)
  return when && mark && { from: when, days: daysUntilLastDay(when, mark, zone) }
}

function daysLeft(order: LetterOrder, about: ExchangeSubject): string {
  const left = daysToNextMark(order, about)
  if (!left) return ''
  const { from, days } = left
  return `As of ${day(from, about)}, ${days === 0 ? 'this is the last day' : `${count(days, 'day')} left`}.`
}

function areDue(order: LetterOrder, about: ExchangeSubject): string {
  const units = failedUnits(order, about)
  if (!order.dueAt) return verb(units, 'is due', 'are due')
  return `${verb(units, 'was', 'were')} due through ${lastDay(order.dueAt, about)}`
}

function haveNotArrived(order: LetterOrder, about: ExchangeSubject): string {
  if (order.when) return `had not reached us by ${day(order.when, about)}`
  return `${verb(failedUnits(order, about), 'has', 'have')} not reached us`
}

function WhatFollows({ order, about }: { order: LetterOrder; about: ExchangeSubject }) {
  const units = failedUnits(order, about)
  return (
    <Note>
      {order.billAt
        ? `You have through ${lastDay(order.billAt, about)}. If ${verb(units, 'it is', 'they are')} not here then, `
        : `If ${verb(units, 'it does', 'they do')} not come back, `}
      {ifNotReturned(order, about)}. {amount(owed(order, about), about)} is what was fixed when the exchange was
      approved.
    </Note>
  )
}

function AlreadySent() {
  return (
    <P>It is on its way already? Thank you; then you need not do anything. The tracking number helps us find it.</P>
  )
}
