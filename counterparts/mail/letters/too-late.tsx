import type { NotNeededTerms } from '../../../domain/not-needed-terms.ts'
import type { LetterOrder } from '../../../domain/step.ts'
import { type GoodsSubject, WayToUs } from './goods.tsx'
import type { Letter, Letters } from './letter.ts'
import { Note, P } from './letterhead.tsx'
import { day, failedUnits, lastDay, named, time, verb } from './phrases.tsx'

/** Letters about goods that came too late, never came, or are something else than was to come. */
export const tooLate: Letters<
  'rma-lapsed' | 'denied' | 'late-allowed' | 'exception' | 'exception-resolved',
  NotNeededTerms
> = {
  'rma-lapsed': (order, about) => ({
    subject: 'The days for your return are over',
    body: (
      <>
        <P>
          As far as we know, {named(failedUnits(order, about))} {verb(failedUnits(order, about), 'was', 'were')} not
          handed to a carrier, or to us{order.dueAt ? `, through ${lastDay(order.dueAt, about)}` : ' in time'}. So it is
          not refunded, and you keep what you have.
        </P>
        <P>
          A carrier had it by then? Tell us its tracking number
          {order.when ? ` through ${lastDay(order.when, about)}` : ' soon'}: the carrier’s own scan counts, not the day
          on which we hear of it. Otherwise please do not send it any more.
        </P>
      </>
    ),
  }),

  denied: (order, about) => ({
    subject: 'Your return came too late',
    body: (
      <>
        <P>
          {named(failedUnits(order, about))} {verb(failedUnits(order, about), 'was', 'were')} handed over
          {order.when ? ` on ${time(order.when, about)}` : ''}. {lastDays(order, about)} By our terms nothing is
          refunded after that.
        </P>
        {order.variant === 'here' ? (
          <Note>
            It is here with us. Answer this letter and say what becomes of it: we send it back to you at your cost, or,
            if you agree in writing, we dispose of it. Until you do, we keep it.
          </Note>
        ) : (
          <P>
            It is on its way to us. When it is here we write to you again, and you say what becomes of it. You need not
            do anything until then.
          </P>
        )}
        <P>A carrier took it in earlier than that? Send us its receipt: its own time is what counts.</P>
      </>
    ),
  }),

  'late-allowed': lateAllowed,

  exception: ({ variant = '', ...order }, about) => ({
    subject: 'A question about your return',
    body: (
      <>
        <P>
          We received a parcel for your return{order.when ? ` on ${day(order.when, about)}` : ''}, and something is not
          as it should be. {WHAT_WE_FOUND[variant] ?? ''}
        </P>
        <P>
          One of us looks at it now. Until that is settled, the days of your return stand still. If you know what
          happened, please answer this letter.
        </P>
      </>
    ),
  }),

  'exception-resolved': (order, about) => ({
    subject: 'The question about your return is settled',
    body: (
      <>
        <P>
          We have looked into your return of order {about.terms.order}. {HOW_IT_WAS_SETTLED[order.variant ?? ''] ?? ''}
        </P>
        {order.dueAt && order.variant !== 'accept' && (
          <>
            <P>
              What is still to come has to be with a carrier, or handed to us, through {lastDay(order.dueAt, about)}.
            </P>
            <WayToUs about={about} />
          </>
        )}
      </>
    ),
  }),
}

/** What had been said against it is taken back: by a manager's word, or because it had been in time. */
function lateAllowed(order: LetterOrder, about: GoodsSubject): Letter {
  const units = failedUnits(order, about)
  const wasInTime = order.variant === 'in-time' || order.variant === 'here-in-time'
  const isHere = order.variant === 'here' || order.variant === 'here-in-time'
  return {
    subject: wasInTime ? 'Your return was in time after all' : 'We take your return back all the same',
    body: (
      <>
        <P>
          {wasInTime
            ? `We now know that ${named(units)} ${verb(units, 'was', 'were')} handed over in time. What we wrote before no longer holds.`
            : `${named(units)} ${verb(units, 'was', 'were')} too late by our terms; one of us has decided to take it back all the same.`}
        </P>
        {isHere ? (
          <P>It is here. We look at it next, and then write to you with what is refunded.</P>
        ) : (
          <P>
            {order.dueAt
              ? `Please hand it to a carrier, or to us, through ${lastDay(order.dueAt, about)}. `
              : 'You need not do anything: we wait for it. '}
            Once it is here we look at it, and write to you with what is refunded.
          </P>
        )}
        {order.dueAt && !isHere && <WayToUs about={about} />}
      </>
    ),
  }
}

/** The rule, with each unit's own last day. */
function lastDays(order: LetterOrder, about: GoodsSubject): string {
  return about.terms.units
    .filter(unit => !order.serials || order.serials.includes(unit.serial))
    .map(
      unit =>
        `Delivered to you on ${day(unit.deliveredAt, about)}, it could be handed over through ${lastDay(unit.handOverBy, about)}.`,
    )
    .join(' ')
}

const WHAT_WE_FOUND: Record<string, string> = {
  'wrong-item': 'What was in it is not what was to come back.',
  'wrong-serial': 'Its serial number is not one that was to come back.',
  'empty-box': 'The box was empty when it reached us.',
}

const HOW_IT_WAS_SETTLED: Record<string, string> = {
  accept: 'We take what you sent as the return. Thank you for your patience.',
  'send-back': 'We send it back to you, at your cost. You need not do anything.',
  refuse: 'We cannot take it as the return; nothing is refunded for it.',
  dispose: 'As you agreed in writing, we dispose of it. Nothing more is to be done.',
}
