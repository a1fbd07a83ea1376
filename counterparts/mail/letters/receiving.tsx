import type { LetterOrder } from '../../../domain/step.ts'
import type { AdvanceTerms } from '../../../domain/terms.ts'
import type { Letter, Letters } from './letter.ts'
import { P } from './letterhead.tsx'
import { Deadlines, day, failedUnits, named } from './phrases.tsx'
import type { ExchangeSubject } from './subject.ts'

/** Letters about what has reached our dock. */
export const receiving: Letters<'received' | 'exception' | 'exception-resolved', AdvanceTerms> = {
  received: (order, about) => ({
    subject: 'We have your return',
    body: (
      <>
        <P>
          {named(failedUnits(order, about))} reached us{order.when ? ` on ${day(order.when, about)}` : ''}. Thank you.
        </P>
        <P>{afterReceipt(order, about)}</P>
      </>
    ),
  }),

  exception,

  'exception-resolved': exceptionResolved,
}

function afterReceipt({ variant }: LetterOrder, { terms }: ExchangeSubject): string {
  if (variant === 'late')
    return 'It had been billed already. We look at it now; after that you get the money back, and we write to you about it.'
  return terms.collateral === 'card-hold'
    ? 'We look at it now. Once everything that was due is back, the hold on your card is let go, and we write to you about it.'
    : 'We look at it now. For what is back, nothing is billed.'
}

const WHAT_WE_FOUND: Record<string, string> = {
  'wrong-item': 'What was in it is not the unit we expected.',
  'wrong-serial': 'Its serial number is not the one of the unit we expected.',
  'empty-box': 'The box was empty when it reached us.',
  'client-damage': 'The unit shows damage that the warranty does not cover.',
}

function exception({ variant = '', ...order }: LetterOrder, about: ExchangeSubject): Letter {
  return {
    subject: 'A question about your return',
    body: (
      <>
        <P>
          We received a parcel for {named(failedUnits(order, about))}
          {order.when ? ` on ${day(order.when, about)}` : ''}, and something is not as it should be.{' '}
          {WHAT_WE_FOUND[variant] ?? ''}
        </P>
        <P>
          One of us looks at it now. Until that is settled the days of your return stand still, and nothing is charged.
          If you know what happened, please answer this letter.
        </P>
      </>
    ),
  }
}

const HOW_IT_WAS_SETTLED: Record<string, string> = {
  accept: 'We take what you sent as the return. Thank you for your patience.',
  'send-back': 'We send back to you what you sent, and still wait for the unit that was due.',
  refuse: 'We cannot take what you sent as the return, and still wait for the unit that was due.',
  bill: 'One of us has spoken with you; what is missing is billed as agreed.',
  forgive: 'You need not send anything more.',
}

export function isStillOwed(resolution: string): boolean {
  return resolution === 'send-back' || resolution === 'refuse'
}

function exceptionResolved({ variant = '', ...order }: LetterOrder, about: ExchangeSubject): Letter {
  return {
    subject: 'The question about your return is settled',
    body: (
      <>
        <P>
          We have looked into the return of {named(failedUnits(order, about))}. {HOW_IT_WAS_SETTLED[variant] ?? ''}
        </P>
        {isStillOwed(variant) && (order.dueAt || order.billAt) && (
          <>
            <P>The days go on with those that were left:</P>
            <Deadlines order={order} about={about} />
          </>
        )}
      </>
    ),
  }
}
