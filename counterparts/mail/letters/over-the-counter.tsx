import { type OverTheCounterTerms, techTicketId } from '../../../domain/over-the-counter-terms.ts'
import { listed } from '../../spoken.ts'
import type { Letters } from './letter.ts'
import { Note, P } from './letterhead.tsx'
import { day, failedUnits, named } from './phrases.tsx'

/** Letters of a return over the distributor's counter (SP-2). */
export const overTheCounter: Letters<'approval' | 'cancelled' | 'closed', OverTheCounterTerms> = {
  approval: (order, about) => {
    const units = failedUnits(order, about)
    const serials = listed(units.map(({ serial }) => serial))
    return {
      subject: `Your Tech Ticket ID: ${techTicketId(about.rma)}`,
      body: (
        <>
          <P>Please take {named(units)} to the distributor you bought from, and show this Tech Ticket ID there:</P>
          <Note>{techTicketId(about.rma)}</Note>
          <P>
            From there on the distributor's own policy governs what you get, and when. That may take some time: please
            ask at the counter how long. We hold nothing on your card, and we charge nothing.
          </P>
          <P>
            Please do not send anything to us: the distributor takes it in, and tells us of it
            {serials && ` by its serial number (${serials})`}. If you have heard nothing by{' '}
            {day(about.terms.nudgeAt, about)}, we ask the distributor ourselves.
          </P>
        </>
      ),
    }
  },

  cancelled: (order, about) => ({
    subject: 'Your return is cancelled',
    body: (
      <P>
        The return of {named(failedUnits(order, about))} over the counter is cancelled, and the Tech Ticket ID{' '}
        {techTicketId(about.rma)} is no longer good. You owe us nothing.
      </P>
    ),
  }),

  closed: (order, about) => ({
    subject: 'Your return is closed',
    body: (
      <>
        <P>
          {order.variant === 'taken-by-distributor'
            ? `The distributor has told us that they took ${named(failedUnits(order, about))}${order.when ? ` on ${day(order.when, about)}` : ''}. What you get for it is settled at their counter, by their policy.`
            : `The return of ${named(failedUnits(order, about))} over the counter is closed: nothing more is to come of it.`}
        </P>
        <P>You need not do anything more with us. Keep this letter for your records.</P>
      </>
    ),
  }),
}
