import type { FinalBill } from '../../../domain/final-bill.ts'
import type { SubscriptionTerms } from '../../../domain/subscription-terms.ts'
import { finalBill } from '../../../policies/final-bill.ts'
import { spokenDate } from '../../spoken.ts'
import { spokenBillLine } from '../../spoken-bill.ts'
import { P, Points } from './letterhead.tsx'
import { amount } from './phrases.tsx'
import type { LetterSubject } from './subject.ts'

/** What it would come to at the date that was granted. */
export function finalBillOf(terms: SubscriptionTerms): FinalBill {
  return finalBill({ terms, effectiveOn: terms.effectiveOn })
}

/** What a subscription still costs, each part with what it is for, and in all. */
export function FinalBillLines({ bill, about }: { bill: FinalBill; about: LetterSubject }) {
  const { lines, net, regularThrough } = bill
  return (
    <>
      <P>Your regular bills cover the time through {spokenDate(regularThrough)}, and are due as always.</P>
      {net === 0 ? (
        <P>Beyond them nothing is billed.</P>
      ) : (
        <>
          <P>Beyond them the final bill has:</P>
          <Points>
            {lines.map(line => (
              <li key={line.kind}>{spokenBillLine(line, about.currency)}</li>
            ))}
          </Points>
          <P>In all {amount(net, about)}, on your account once service has ended.</P>
        </>
      )}
    </>
  )
}
