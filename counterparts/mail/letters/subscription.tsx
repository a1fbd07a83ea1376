import type { SubscriptionTerms } from '../../../domain/subscription-terms.ts'
import { cancelling, endOf, HowToTakeItBack, lastDate, nameOf, received, yours } from './cancelling.tsx'
import { FinalBillLines, finalBillOf } from './final-bill.tsx'
import type { Letters } from './letter.ts'
import { Note, P } from './letterhead.tsx'
import { lastDay } from './phrases.tsx'

/** Letters about a subscription that a client cancels (FO-10 to FO-12). */
export const subscription: Letters<'in-notice' | 'ended' | keyof typeof cancelling, SubscriptionTerms> = {
  ...cancelling,

  'in-notice': (order, about) => ({
    subject: `Cancelled: ${nameOf(about)} ends with ${lastDate(endOf(order, about), about)}`,
    body: (
      <>
        <P>
          {order.variant === 'earlier-mail'
            ? `An earlier mail of yours has turned up, and the first one counts: ${yours(about)} ends earlier than we wrote to you. It reached us on ${received(order, about)}.`
            : `We received your mail on ${received(order, about)}, and have cancelled ${yours(about)}.`}
        </P>
        <Note>
          It stays in service through {lastDay(endOf(order, about), about)}: {about.terms.noticeDays} days after the day
          on which the mail reached us.
        </Note>
        <FinalBillLines bill={order.bill ?? finalBillOf(about.terms)} about={about} />
        <HowToTakeItBack end={endOf(order, about)} about={about} />
      </>
    ),
  }),

  ended: (order, about) => ({
    subject: `Ended: ${nameOf(about)}`,
    body: (
      <>
        <P>
          As you asked, {yours(about)} has ended. It was in service through {lastDay(endOf(order, about), about)}.
        </P>
        <FinalBillLines bill={order.bill ?? finalBillOf(about.terms)} about={about} />
        <P>You need not do anything more than pay what is due. Keep this letter for your records.</P>
      </>
    ),
  }),
}
