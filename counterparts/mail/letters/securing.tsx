import type { LetterOrder } from '../../../domain/step.ts'
import type { AdvanceTerms } from '../../../domain/terms.ts'
import { count } from '../../spoken.ts'
import type { Letters } from './letter.ts'
import { Button, Note, P, Points } from './letterhead.tsx'
import { amount, day, failedUnits, named, owed, time, unitsWord, verb } from './phrases.tsx'
import type { ExchangeSubject } from './subject.ts'

/** Letters about the hold on the client's card: SP-5, SP-6, SP-7, and what keeps a hold alive. */
export const securing: Letters<
  | 'hold-link'
  | 'hold-link-reminder'
  | 'card-declined'
  | 'rma-lapsed'
  | 'hold-placed'
  | 'hold-waived'
  | 'new-card-needed'
  | 'double-hold'
  | 'released',
  AdvanceTerms
> = {
  'hold-link': (order, about) => ({
    subject: 'Please authorise a hold, then we ship your replacement',
    body: (
      <>
        <P>
          Before we ship the replacement for {named(failedUnits(order, about))}, we ask you to authorise a hold of{' '}
          {held(order, about)} on a card.
        </P>
        <WhatTheHoldIs order={order} about={about} />
        <OpenThePage order={order} about={about} />
      </>
    ),
  }),

  'hold-link-reminder': (order, about) => ({
    subject: 'Your replacement waits for the hold on your card',
    body: (
      <>
        <P>
          The replacement for {named(failedUnits(order, about))} is ready to ship, and waits for your hold of{' '}
          {held(order, about)}.
        </P>
        <WhatTheHoldIs order={order} about={about} />
        <OpenThePage order={order} about={about} />
      </>
    ),
  }),

  'card-declined': (order, about) => ({
    subject: 'The hold on your card did not work',
    body: (
      <>
        <P>
          {whyDeclined(order.variant)} So the hold of {held(order, about)} is not there yet, and nothing has been
          charged. We ship the replacement as soon as the hold is there.
        </P>
        <OpenThePage order={order} about={about} />
      </>
    ),
  }),

  'rma-lapsed': (order, about) => ({
    subject: 'Your return authorisation has lapsed',
    body: (
      <>
        <P>
          The link for the hold was not used within {count(about.terms.hold.linkDays, 'day')}, so the return
          authorisation for {named(failedUnits(order, about))} has lapsed
          {order.when ? `, on ${day(order.when, about)}` : ''}. Nothing was held, nothing was charged, and nothing has
          shipped.
        </P>
        <P>
          We still want to help. With a standard return you send the failed {unitsWord(failedUnits(order, about))} to us
          first, no hold is needed, and the repair or replacement ships once that has arrived. Answer this letter if you
          would like that.
        </P>
      </>
    ),
  }),

  'hold-placed': (order, about) => ({
    subject: 'Thank you, the hold is in place',
    body: (
      <>
        <P>
          {held(order, about)} is now held on your card. It is not a charge. The replacement for{' '}
          {named(failedUnits(order, about))} ships next, and we write to you when it is on its way.
        </P>
        <P>
          A hold lives only some days. While the failed {unitsWord(failedUnits(order, about))}{' '}
          {verb(failedUnits(order, about), 'is', 'are')} out we renew it, so your bank may show a new one now and then,
          at the latest until {day(about.terms.hold.latestAt, about)}.
        </P>
      </>
    ),
  }),

  'hold-waived': (order, about) => ({
    subject: 'Your replacement ships without a hold',
    body: (
      <>
        <P>
          We ship the replacement for {named(failedUnits(order, about))} without a hold on your card. The failed{' '}
          {unitsWord(failedUnits(order, about))} must still come back within{' '}
          {count(about.terms.window.billAfterDays, 'day')} of the replacement's delivery; if not, we send you an invoice
          for {held(order, about)}.
        </P>
      </>
    ),
  }),

  'new-card-needed': (order, about) => ({
    subject: 'We need a card from you to renew the hold',
    body: (
      <>
        <P>
          {whyDeclined(order.variant)} So we could not renew the hold of {held(order, about)} that stands for{' '}
          {named(failedUnits(order, about))}. Nothing has been charged.
        </P>
        <OpenThePage order={order} about={about} />
        <P>
          The dates by which the failed {unitsWord(failedUnits(order, about))} must be back stay as they are. Sending
          everything back now ends the matter just as well.
        </P>
      </>
    ),
  }),

  'double-hold': (order, about) => ({
    subject: 'Your bank may show two holds for a short time',
    body: (
      <>
        <P>
          We renewed the hold of {held(order, about)}, and letting the earlier one go did not work at once. For a short
          time your bank may show both. We keep trying until the earlier one is gone.
        </P>
        <P>
          Neither is a charge, and no more than {held(order, about)} can be charged for{' '}
          {named(failedUnits(order, about))}.
        </P>
      </>
    ),
  }),

  released: (order, about) => ({
    subject: 'The hold on your card is released',
    body: (
      <>
        <P>
          We have let go of {order.amount === undefined ? 'the hold' : `the hold of ${amount(order.amount, about)}`} on
          your card
          {order.when ? `, on ${day(order.when, about)}` : ''}. Nothing of it was charged.
        </P>
        <P>Your bank may take some days to show it; that part is in its hands.</P>
      </>
    ),
  }),
}

/** SP-5 to SP-7 in our words, and what the client agrees to by authorising. */
function WhatTheHoldIs({ order, about }: { order: LetterOrder; about: ExchangeSubject }) {
  const { hold, window } = about.terms
  return (
    <>
      <Points>
        <li>
          The hold is for the full, non-discounted price of the {unitsWord(failedUnits(order, about))} you send back. It
          may exceed what you paid.
        </li>
        <li>
          Your card is not charged, unless the failed {unitsWord(failedUnits(order, about))}{' '}
          {verb(failedUnits(order, about), 'is', 'are')} not back with us within {count(window.billAfterDays, 'day')} of
          the replacement's delivery.
        </li>
        <li>Once everything is back, we let the hold go.</li>
      </Points>
      <P>By authorising, if you also tick the box for it, you agree that until everything is back we may</P>
      <Points>
        <li>store the card with our payment provider,</li>
        <li>renew the hold when the bank lets it run out, and</li>
        <li>charge what is not returned.</li>
      </Points>
      <Note>
        Never later than {day(hold.latestAt, about)}, and never more than {amount(hold.highestAmount, about)}. Without
        your agreement we do not store the card; what is not returned is then invoiced. The hold asked for now is{' '}
        {held(order, about)}.
      </Note>
    </>
  )
}

function OpenThePage({ order, about }: { order: LetterOrder; about: ExchangeSubject }) {
  return (
    <>
      {about.link && <Button href={about.link}>Open the card page</Button>}
      {order.when && <P>The page is open for you until {time(order.when, about)}.</P>}
    </>
  )
}

function held(order: LetterOrder, about: ExchangeSubject): string {
  return amount(owed(order, about), about)
}

/** A decline is told without its cause where the cause is none of ours to tell (a card reported lost, say). */
function whyDeclined(variant: string | undefined): string {
  switch (variant) {
    case 'insufficient-funds':
      return 'Your bank did not agree to the amount.'
    case 'authentication-needed':
      return 'Your bank wants you to confirm this yourself.'
    case 'no-card':
      return 'We have no card of yours on file.'
    default:
      return 'Your bank did not agree to this card. It can tell you why; another card will do.'
  }
}
