import type { CaseType } from '../../../../domain/case.ts'
import type { ENGLISH } from '../english.ts'
import type { Translated } from '../letter.ts'
import { approving } from './approving.tsx'
import { billing } from './billing.tsx'
import { labelling } from './labelling.tsx'
import { lending } from './lending.tsx'
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

/** The letters that clients get, in Spanish: one that lacks its Spanish does not build. */
export const SPANISH: { [Type in CaseType]: Translated<(typeof ENGLISH)[Type]> } = {
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
  },
  standardReturn: { ...sendingIn, ...labelling, ...mending },
  overTheCounterReturn: overTheCounter,
  virtualReturn: virtual,
  orderedNotNeededReturn: { ...notNeeded, ...labelling },
  subscriptionCancellation: subscription,
  maintenanceCancellation: maintenance,
  vendorReturn: {},
}
