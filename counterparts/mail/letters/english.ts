import type { CaseType } from '../../../domain/case.ts'
import type { LetterKind } from '../../../domain/step.ts'
import type { TermsOf } from '../../../domain/terms.ts'
import { approving } from './approving.tsx'
import { billing } from './billing.tsx'
import { informing } from './informing.tsx'
import { labelling } from './labelling.tsx'
import { lending } from './lending.tsx'
import type { WriteLetter } from './letter.ts'
import { maintenance } from './maintenance.tsx'
import { mending } from './mending.tsx'
import { notNeeded } from './not-needed.tsx'
import { overTheCounter } from './over-the-counter.tsx'
import { quoting } from './quoting.tsx'
import { receiving } from './receiving.tsx'
import { returning } from './returning.tsx'
import { securing } from './securing.tsx'
import { sending } from './sending.tsx'
import { sendingIn } from './standard.tsx'
import { subscription } from './subscription.tsx'
import { virtual } from './virtual.tsx'

type LettersOf<Type extends CaseType> = Partial<Record<LetterKind, WriteLetter<TermsOf<Type>>>>

/** Each kind of return has letters of its own, under the names that all share. */
export const ENGLISH = {
  advanceReplacement: {
    ...approving,
    ...securing,
    ...sending,
    ...returning,
    ...labelling,
    ...receiving,
    ...billing,
    ...quoting,
    ...lending,
    ...informing,
  },
  standardReturn: { ...sendingIn, ...labelling, ...mending, ...informing },
  overTheCounterReturn: { ...overTheCounter, ...informing },
  virtualReturn: { ...virtual, ...informing },
  orderedNotNeededReturn: { ...notNeeded, ...labelling, ...informing },
  subscriptionCancellation: { ...subscription, ...informing },
  maintenanceCancellation: { ...maintenance, ...informing },
  vendorReturn: { ...informing },
} satisfies { [Type in CaseType]: LettersOf<Type> }
