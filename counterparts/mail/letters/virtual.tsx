import type { LetterOrder } from '../../../domain/step.ts'
import type { VirtualTerms } from '../../../domain/virtual-terms.ts'
import type { Letter, Letters } from './letter.ts'
import { Note, P } from './letterhead.tsx'
import { day, failedUnits, named, Parcels, unitsWord, verb } from './phrases.tsx'
import type { LetterSubject } from './subject.ts'

type VirtualSubject = LetterSubject<VirtualTerms>

/** Letters of a virtual return: the replacement ships, and nothing is expected back (SP-10). */
export const virtual: Letters<
  'approval' | 'declined' | 'shipped' | 'shipment-failed' | 'cancelled' | 'closed',
  VirtualTerms
> = {
  approval: (order, about) => {
    const units = failedUnits(order, about)
    return {
      subject: 'Your replacement is approved',
      body: (
        <>
          <P>
            Good news: we replace {named(units)}, at no cost to you. You need not do anything; we ship next
            {about.replacementTo ? `, to ${about.replacementTo}` : ''}, and write to you when the parcel is on its way.
          </P>
          <NothingBack order={order} about={about} />
        </>
      ),
    }
  },

  declined: (order, about) => ({
    subject: 'About your request for a replacement',
    body: (
      <>
        <P>
          One of us has looked at your request for {named(failedUnits(order, about))}. A replacement without anything
          coming back is granted case by case, and we cannot grant it here. Nothing ships, and nothing is charged.
        </P>
        <P>
          Your warranty is not touched by this. There may be another way, such as sending the{' '}
          {unitsWord(failedUnits(order, about))} in first: answer this letter, and we look for it together.
        </P>
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
        <NothingBack order={order} about={about} />
      </>
    ),
  }),

  'shipment-failed': shipmentFailed,

  cancelled: (order, about) => ({
    subject: 'Your replacement is cancelled',
    body: (
      <P>
        The replacement of {named(failedUnits(order, about))} is cancelled. Nothing ships any more, you need not send
        anything, and you owe us nothing.
      </P>
    ),
  }),

  closed: (order, about) => ({
    subject: 'Your replacement has arrived',
    body: (
      <>
        <P>
          The replacement for {named(failedUnits(order, about))} was delivered
          {order.when ? ` on ${day(order.when, about)}` : ''}, and with that your return is closed.
        </P>
        <NothingBack order={order} about={about} />
        <P>If the replacement does not work, tell us within its first days. Keep this letter for your records.</P>
      </>
    ),
  }),
}

/** What the client does with what has failed. */
function NothingBack({ order, about }: { order: LetterOrder; about: VirtualSubject }) {
  const units = failedUnits(order, about)
  return (
    <Note>
      You need not send anything back. Keep the failed {unitsWord(units)}, or dispose of {verb(units, 'it', 'them')} as
      electronic waste.
    </Note>
  )
}

const WHAT_HAPPENED: Record<string, string> = {
  lost: 'The carrier has lost it.',
  refused: 'It was refused at the door.',
  'returned-to-sender': 'It came back to us, or the carrier is bringing it back.',
  dead: 'You told us that it does not work, and we are sorry.',
}

function shipmentFailed({ variant = '', ...order }: LetterOrder, about: VirtualSubject): Letter {
  return {
    subject: 'Your replacement did not reach you as it should',
    body: (
      <>
        <P>
          The replacement for {named(failedUnits(order, about))} did not reach you as it should.{' '}
          {WHAT_HAPPENED[variant] ?? ''}
        </P>
        <P>
          One of us looks at it now, and then ships another one at our cost, or talks to you. You need not send anything
          and you owe us nothing.
        </P>
      </>
    ),
  }
}
