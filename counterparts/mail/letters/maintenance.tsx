import type { MaintenanceTerms } from '../../../domain/maintenance-terms.ts'
import { cancelling, endOf, HowToTakeItBack, lastDate, nameOf, received, yours } from './cancelling.tsx'
import type { Letters } from './letter.ts'
import { Button, Note, P } from './letterhead.tsx'
import { lastDay } from './phrases.tsx'
import type { LetterSubject } from './subject.ts'

/** Letters about maintenance that a client cancels: it ends with its term (FO-13), and usually for good (FO-14). */
export const maintenance: Letters<
  'in-notice' | 'acknowledgement-reminder' | 'ended' | keyof typeof cancelling,
  MaintenanceTerms
> = {
  ...cancelling,

  'in-notice': (order, about) => ({
    subject: `Cancelled: ${nameOf(about)} ends with ${lastDate(endOf(order, about), about)}`,
    body: (
      <>
        <P>
          We received your mail on {received(order, about)}, and have cancelled {yours(about)}.
        </P>
        <Note>
          It stays active through {lastDay(endOf(order, about), about)}, the last day of its term. Maintenance never
          ends in the middle of a term, so no part of it is credited. It does not renew, and nothing is billed for that.
        </Note>
        {order.variant === 'acknowledged' ? (
          <P>You have acknowledged that it can usually not be reinstated. Thank you.</P>
        ) : (
          <Acknowledgement about={about} />
        )}
        <HowToTakeItBack end={endOf(order, about)} about={about} />
      </>
    ),
  }),

  'acknowledgement-reminder': (order, about) => ({
    subject: `A reminder: please acknowledge the end of ${nameOf(about)}`,
    body: (
      <>
        <P>
          You have cancelled {yours(about)}. It stays active through {lastDay(endOf(order, about), about)}, and then
          ends, with your acknowledgement or without it.
        </P>
        <Acknowledgement about={about} />
      </>
    ),
  }),

  ended: (order, about) => ({
    subject: `Ended: ${nameOf(about)}`,
    body: (
      <>
        <P>
          As you asked, {yours(about)} has ended with its term, which ran through {lastDay(endOf(order, about), about)}.
          It has not renewed, nothing is credited, and nothing is billed.
        </P>
        <P>Maintenance that has ended can usually not be reinstated. Ask us, if you need it after all.</P>
      </>
    ),
  }),
}

/** FO-14: they are told, and say that they know. */
function Acknowledgement({ about }: { about: LetterSubject<MaintenanceTerms> }) {
  return (
    <>
      <P>
        Please note: maintenance that has ended can <strong>usually not be reinstated</strong>. We ask you to tell us
        that you know this{about.link ? '' : ', by answering this letter'}.
      </P>
      {about.link && <Button href={about.link}>I have taken note of it</Button>}
    </>
  )
}
