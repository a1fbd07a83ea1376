import type { LetterOrder } from '../../../domain/step.ts'
import type { AdvanceTerms } from '../../../domain/terms.ts'
import type { Letter, Letters } from './letter.ts'
import { P, Points } from './letterhead.tsx'
import { Deadlines, day, failedUnits, named, Parcels, unitsWord, WayBack } from './phrases.tsx'
import type { ExchangeSubject } from './subject.ts'

/** Letters about the replacement's way to the client. */
export const sending: Letters<'out-of-stock' | 'shipped' | 'shipment-failed' | 'swap' | 'undone', AdvanceTerms> = {
  'out-of-stock': (order, about) => ({
    subject: 'Your replacement is out of stock: what would you like?',
    body: (
      <>
        <P>
          We do not have the replacement for {named(failedUnits(order, about))} just now. Please tell us which you
          prefer:
        </P>
        <Points>
          <li>you wait until we have it again;</li>
          <li>you take a substitute, which we name to you first; it costs you nothing more;</li>
          <li>you cancel, and owe us nothing.</li>
        </Points>
        {about.terms.collateral === 'card-hold' && (
          <P>
            If there is a hold on your card, we renew it while you wait only if you agreed to that when you placed it;
            otherwise it ends after some days, and we ask you for a new one before we ship. If you cancel, we let it go
            at once. It is not a charge.
          </P>
        )}
        <P>No days are running for you before the replacement reaches you.</P>
      </>
    ),
  }),

  shipped: (order, about) => ({
    subject: 'Your replacement is on its way',
    body: (
      <>
        <P>
          The replacement for {named(failedUnits(order, about))} left us
          {order.when ? ` on ${day(order.when, about)}` : ''}
          {about.replacementTo ? `, to ${about.replacementTo}` : ''}.
        </P>
        <Parcels about={about} />
        <P>
          The days for sending the failed {unitsWord(failedUnits(order, about))} back start when it is delivered; we
          write to you then. You may send it earlier.
        </P>
        <Deadlines order={order} about={about} />
        <WayBack about={about} />
      </>
    ),
  }),

  'shipment-failed': shipmentFailed,

  swap: (order, about) => ({
    subject: 'We replace the replacement',
    body: (
      <>
        <P>
          The replacement for {named(failedUnits(order, about))} failed, and we are sorry. Another one is on its way to
          you, at our cost; it does not count against your warranty.
        </P>
        <Parcels about={about} />
        <P>
          Please send us both failed units: the first one and the replacement that failed. If days for the return were
          running, they start again when the new parcel is delivered.
        </P>
        <WayBack about={about} />
      </>
    ),
  }),

  undone: (order, about) => ({
    subject: 'Your exchange is undone',
    body: (
      <>
        <P>
          The replacement for {named(failedUnits(order, about))} came back to us
          {order.when ? ` on ${day(order.when, about)}` : ''}, so the exchange is undone. What you have stays yours; you
          need not send anything and you owe us nothing.
        </P>
        {about.terms.collateral === 'card-hold' && (
          <P>The hold on your card is let go. Your bank may take some days to show it.</P>
        )}
        <P>If it still does not work, tell us, and we look for another way.</P>
      </>
    ),
  }),
}

const WHAT_HAPPENED: Record<string, string> = {
  lost: 'The carrier has lost it.',
  refused: 'It was refused at the door.',
  'returned-to-sender': 'The carrier is bringing it back to us.',
}

function shipmentFailed({ variant = '', ...order }: LetterOrder, about: ExchangeSubject): Letter {
  return {
    subject: 'Your replacement did not arrive',
    body: (
      <>
        <P>
          The replacement for {named(failedUnits(order, about))} did not reach you. {WHAT_HAPPENED[variant] ?? ''}
        </P>
        <P>
          No days are running for you, and nothing is charged. One of us looks at it now, and then either ships again or
          cancels with you.
        </P>
      </>
    ),
  }
}
