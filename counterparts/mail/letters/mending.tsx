import type { StandardTerms } from '../../../domain/standard-terms.ts'
import type { LetterOrder } from '../../../domain/step.ts'
import { count } from '../../spoken.ts'
import type { Letter, Letters } from './letter.ts'
import { Note, P } from './letterhead.tsx'
import { amount, day, failedUnits, lastDay, named, Parcels, unitsWord } from './phrases.tsx'
import type { LetterSubject } from './subject.ts'

type StandardSubject = LetterSubject<StandardTerms>

/** Letters about what was found in a unit that was sent in, what is done about it, and what goes back. */
export const mending: Letters<
  | 'remedy'
  | 'no-trouble'
  | 'no-trouble-reminder'
  | 'rush-unpaid'
  | 'partner-team'
  | 'quote'
  | 'quote-lapsed'
  | 'shipped'
  | 'shipment-failed'
  | 'disposed-of',
  StandardTerms
> = {
  remedy: (order, about) => ({
    subject: REMEDIES[order.variant ?? '']?.subject ?? 'What we do with your unit',
    body: (
      <>
        <P>
          {order.variant === 'as-quoted'
            ? `The work on ${named(failedUnits(order, about))} goes ahead, as quoted.`
            : `We found the fault in ${named(failedUnits(order, about))}. ${REMEDIES[order.variant ?? '']?.says ?? ''}`}{' '}
          We write to you when the parcel leaves.
        </P>
        <P>{whatItCosts(order, about)}</P>
      </>
    ),
  }),

  'no-trouble': (order, about) => ({
    subject: 'We found no trouble: would you like it back?',
    body: (
      <>
        <P>We examined {named(failedUnits(order, about))} and found no trouble with it.</P>
        <WouldYouLikeItBack about={about} />
        <P>
          {order.amount
            ? `For the examination, ${amount(order.amount, about)} is invoiced.`
            : 'The examination costs you nothing; no deductible is invoiced.'}{' '}
          We remind you should we hear nothing for some days, and one of us calls you after{' '}
          {count(about.terms.noTrouble.taskAfterDays, 'day')}.
        </P>
      </>
    ),
  }),

  'no-trouble-reminder': (order, about) => ({
    subject: 'A reminder: would you like your unit back?',
    body: (
      <>
        <P>
          {named(failedUnits(order, about))} is still with us. We found no trouble with it, and have not heard from you.
        </P>
        <WouldYouLikeItBack about={about} />
        {order.when && (
          <P>Should we hear nothing through {lastDay(order.when, about)}, one of us gets in touch with you.</P>
        )}
      </>
    ),
  }),

  'rush-unpaid': (order, about) => ({
    subject: 'Your unit ships rush once the freight is paid',
    body: (
      <P>
        You would like {named(failedUnits(order, about))} back by rush delivery. That freight is yours: you get an
        invoice for it, and we ship as soon as it is paid. You would rather have it by ground, which we pay? Answer this
        letter at any time before that.
      </P>
    ),
  }),

  'partner-team': (order, about) => ({
    subject: 'Your unit is examined for a quote',
    body: (
      <>
        <P>
          {order.variant === 'damage'
            ? `We looked at ${named(failedUnits(order, about))} and found damage that the warranty does not cover.`
            : `${named(failedUnits(order, about))} is not covered by its warranty any more, so our Partner Team looks at it.`}{' '}
          We find out what it would cost to repair or replace it, and send you a quote.
        </P>
        <P>Nothing is done and nothing is charged before you accept it.</P>
      </>
    ),
  }),

  quote: (order, about) => ({
    subject: `A quote for your ${unitsWord(failedUnits(order, about))}${order.amount === undefined ? '' : `: ${amount(order.amount, about)}`}`,
    body: (
      <>
        <P>
          {order.amount === undefined ? 'We can' : `For ${amount(order.amount, about)} we`} repair or replace{' '}
          {named(failedUnits(order, about))}, which its warranty does not cover. The way back to you is in that price.
        </P>
        <P>
          Please answer this letter with yes or no{order.when ? `, through ${lastDay(order.when, about)}` : ''}. It is
          invoiced only if you accept.
        </P>
        <P>
          With a no, or without an answer, it goes back to you as it is, at your freight. We dispose of it instead only
          if you say so in writing.
        </P>
      </>
    ),
  }),

  'quote-lapsed': (order, about) => ({
    subject: 'The quote for your unit has lapsed',
    body: (
      <P>
        We had no answer to our quote{order.amount === undefined ? '' : ` of ${amount(order.amount, about)}`} for{' '}
        {named(failedUnits(order, about))}, and it has lapsed. Nothing is invoiced. The unit goes back to you as it is,
        at your freight; we write to you when it leaves. We dispose of it instead only if you say so in writing.
      </P>
    ),
  }),

  shipped: (order, about) => ({
    subject: SHIPPED[order.variant ?? '']?.subject ?? 'Your parcel is on its way',
    body: (
      <>
        <P>
          {SHIPPED[order.variant ?? '']?.says ?? 'Your parcel for'} {named(failedUnits(order, about))} left us
          {order.when ? ` on ${day(order.when, about)}` : ''}
          {about.replacementTo ? `, to ${about.replacementTo}` : ''}.
        </P>
        <Parcels about={about} />
        <P>With its delivery the return is done. You need not send anything more.</P>
      </>
    ),
  }),

  'shipment-failed': shipmentFailed,

  'disposed-of': (order, about) => ({
    subject: 'Your unit is disposed of, as you wished',
    body: (
      <P>
        As you told us, you do not want {named(failedUnits(order, about))} back. We dispose of it as electronic waste.
        It costs you nothing.
      </P>
    ),
  }),
}

const REMEDIES: Record<string, { subject: string; says: string }> = {
  repair: { subject: 'Your unit is repaired', says: 'It is repaired, and comes back to you.' },
  replace: { subject: 'Your unit is replaced', says: 'You get a replacement for it.' },
  'as-quoted': { subject: 'Your quote is carried out', says: '' },
}

function whatItCosts({ variant, amount: value }: LetterOrder, about: StandardSubject): string {
  if (!value) return 'It costs you nothing, and we pay the way back to you.'
  if (variant === 'as-quoted')
    return `${amount(value, about)} is invoiced to your account, the way back to you included.`
  const waits =
    about.terms.shippingWaits === 'for-deductible' ? ' We ship once it is paid.' : ' Shipping does not wait for it.'
  return `The deductible of ${amount(value, about)} for this unit is invoiced now: it is due for each unit that is repaired or replaced when it is older than 30 days and in warranty. We pay the way back to you.${waits}`
}

function WouldYouLikeItBack({ about }: { about: StandardSubject }) {
  return (
    <>
      <P>
        Would you like it back? Please answer this letter, or write to {about.company.helpAddress}, with one of these:
      </P>
      <Note>
        Yes: it comes by ground, and we pay for that. Rush: it comes by rush delivery once you have paid for that
        freight. No: we dispose of it.
      </Note>
    </>
  )
}

const SHIPPED: Record<string, { subject: string; says: string }> = {
  replaced: { subject: 'Your replacement is on its way', says: 'The replacement for' },
  repaired: { subject: 'Your repaired unit is on its way', says: 'Your repaired' },
  'as-it-came': { subject: 'Your unit is on its way back', says: 'As it came,' },
}

const WHAT_HAPPENED: Record<string, string> = {
  lost: 'The carrier has lost it.',
  refused: 'It was refused at the door.',
  'returned-to-sender': 'It came back to us, or the carrier is bringing it back.',
  dead: 'You told us that it does not work, and we are sorry.',
}

function shipmentFailed(order: LetterOrder, about: StandardSubject): Letter {
  return {
    subject: 'Your parcel did not reach you as it should',
    body: (
      <>
        <P>
          What we sent you for {named(failedUnits(order, about))} did not reach you as it should.{' '}
          {WHAT_HAPPENED[order.variant ?? ''] ?? ''}
        </P>
        <P>One of us looks at it now, and then ships again at our cost, or talks to you. Nothing more is charged.</P>
      </>
    ),
  }
}
