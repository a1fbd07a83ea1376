import type { LetterOrder } from '../../../domain/step.ts'
import type { AdvanceTerms } from '../../../domain/terms.ts'
import type { Letter, Letters } from './letter.ts'
import { Button, Note, P } from './letterhead.tsx'
import { amount, Deadlines, failedUnits, named, owed, UnitAmounts, unitsWord, WayBack } from './phrases.tsx'
import type { ExchangeSubject } from './subject.ts'

/** Letters about the exchange as a whole: it is granted, called off, over. */
export const approving: Letters<'approval' | 'cancelled' | 'cancelled-after-shipping' | 'closed', AdvanceTerms> = {
  approval: (order, about) => ({
    subject: 'Your exchange is approved',
    body: (
      <>
        <P>
          Good news: we replace {named(failedUnits(order, about))} before you send anything back. {whatComesNext(about)}
        </P>
        <P>In return, the failed {unitsWord(failedUnits(order, about))} must come back to us:</P>
        <Deadlines order={order} about={about} />
        <P>These are the amounts, fixed today; they only matter for what does not come back:</P>
        <UnitAmounts about={about} />
        {about.terms.billingOnAccount === 'awaited' && (
          <Acceptance about={about} total={amount(owed(order, about), about)} />
        )}
        <WayBack about={about} />
      </>
    ),
  }),

  cancelled: (order, about) => ({
    subject: 'Your return is cancelled',
    body: (
      <>
        <P>
          The exchange of {named(failedUnits(order, about))} is cancelled. No replacement ships, and you owe us nothing.
        </P>
        {about.terms.collateral === 'card-hold' && (
          <P>If an amount was held on your card, we have let it go. Your bank may take some days to show it.</P>
        )}
      </>
    ),
  }),

  'cancelled-after-shipping': (order, about) => ({
    subject: 'Your cancellation: please send one unit back',
    body: (
      <>
        <P>
          You asked us to cancel, and the replacement had already left us. So we still need one of the two back: the
          failed {unitsWord(failedUnits(order, about))}, or the replacement unused. Which one is up to you. It concerns{' '}
          {named(failedUnits(order, about))}.
        </P>
        <Deadlines order={order} about={about} />
        <WayBack about={about} />
      </>
    ),
  }),

  closed: closing,
}

function whatComesNext({ terms }: ExchangeSubject): string {
  switch (terms.collateral) {
    case 'card-hold':
      return 'First we ask you for a hold on a card; its link comes in a letter of its own. We ship as soon as the hold is there.'
    case 'saved-card':
      return 'The card you have stored with us stands for it. You need not do anything; we ship next.'
    case 'invoice':
    case 'none':
      return 'You need not do anything now; we ship next and write to you when the parcel is on its way.'
  }
}

function Acceptance({ about, total }: { about: ExchangeSubject; total: string }) {
  return (
    <>
      <Note>
        We bill {total}, on the date above, only if you accept that. Without your yes nothing is billed by itself: we
        talk to you first.
      </Note>
      {about.link && <Button href={about.link}>Accept the date and the amount</Button>}
    </>
  )
}

const HOW_IT_ENDED: Record<string, string> = {
  returned: 'Everything is back with us, in time. Thank you.',
  'returned-late': 'Everything is back with us, and what was charged for it has been settled.',
  billed: 'What did not come back has been billed, and the time in which it could still come back has ended.',
  undone: 'The replacement came back to us and the exchange is undone.',
  kept: 'You kept the failed unit, as agreed, and it has been billed.',
  lapsed: 'The return authorisation was not used and has lapsed. You can ask for a new one at any time.',
  cancelled: 'The return is cancelled.',
  refused: 'The return could not be granted.',
  'settled-by-staff': 'We have settled it together with you.',
}

function closing({ variant = '', ...order }: LetterOrder, about: ExchangeSubject): Letter {
  return {
    subject: 'Your return is closed',
    body: (
      <>
        <P>
          The return of {named(failedUnits(order, about))} is closed.{' '}
          {HOW_IT_ENDED[variant] ?? 'Nothing is left to do.'}
        </P>
        <P>You need not do anything more. Keep this letter for your records.</P>
      </>
    ),
  }
}
