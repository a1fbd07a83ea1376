import type { CaseType } from '../../../../domain/case.ts'
import type { ENGLISH } from '../english.ts'
import type { Translated } from '../letter.ts'
import { approving } from './approving.tsx'
import { billing } from './billing.tsx'
import { labelling } from './labelling.tsx'
import { lending } from './lending.tsx'
import { quoting } from './quoting.tsx'
import { receiving } from './receiving.tsx'
import { returning } from './returning.tsx'
import { securing } from './securing.tsx'
import { sending } from './sending.tsx'

/**
 * The letters that clients get, in Spanish. `Partial` only until each is written: what is missing here goes out in
 * English. Without it a letter that lacks its Spanish does not build.
 */
export const SPANISH: { [Type in CaseType]: Partial<Translated<(typeof ENGLISH)[Type]>> } = {
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
  standardReturn: { ...labelling },
  overTheCounterReturn: {},
  virtualReturn: {},
  orderedNotNeededReturn: { ...labelling },
  subscriptionCancellation: {},
  maintenanceCancellation: {},
  vendorReturn: {},
}
