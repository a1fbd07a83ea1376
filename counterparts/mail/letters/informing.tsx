import type { LetterOrder } from '../../../domain/step.ts'
import type { Letters } from './letter.ts'
import { P, Points } from './letterhead.tsx'
import { amount, failedUnits, named } from './phrases.tsx'
import type { LetterSubject } from './subject.ts'

/** The one letter that is not the client's: management hears what was promised, and what came of it (VD-10). */
export const informing: Letters<'management-notice'> = {
  'management-notice': (order, about) => ({
    reader: 'colleagues',
    subject: `For management: ${headline(order, about) ?? 'a return needs your eyes'}`,
    body: (
      <>
        {failedUnits(order, about).length > 0 ? <P>{named(failedUnits(order, about))}.</P> : undefined}
        <Points>
          <li>Ticket {about.ticket ?? 'none'}; its internal comments have the full details.</li>
          <li>Client: {about.client.name}.</li>
          {order.amount === undefined ? undefined : <li>At stake: {amount(order.amount, about)}.</li>}
          <li>
            Policy {about.terms.policy}, version {about.terms.policyVersion}.
          </li>
        </Points>
        <P>Please acknowledge it in the case.</P>
      </>
    ),
  }),
}

function headline({ variant = '' }: LetterOrder, { terms }: LetterSubject): string | undefined {
  if (variant === 'approval' && terms.returnType !== 'advanceReplacement') return 'a return was approved'
  return HEADLINES[variant]
}

const HEADLINES: Record<string, string> = {
  approval: 'an advance replacement was approved',
  unacknowledged: 'an approval nobody has acknowledged yet',
  unreturned: 'a replacement was billed, the failed unit never came back',
  'finance-untold': 'finance could not be told of a movement of money for three days',
  'endpoint-gone': 'finance wants no more triggers at one of its addresses',
  'no-new-card': 'a replacement is out and its hold could not be renewed',
}
