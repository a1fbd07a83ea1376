import type { Stage } from '../domain/case.ts'
import type { CaseTerms } from '../domain/terms.ts'
import { unreachable } from '../domain/unreachable.ts'

/** Where a case begins, once it is granted. */
export function firstStage(terms: CaseTerms): Stage {
  switch (terms.returnType) {
    case 'advanceReplacement':
      // Under a card hold nothing ships before the client has authorised it (SP-5).
      return terms.collateral === 'card-hold' ? 'awaiting-hold' : 'awaiting-shipment'
    case 'standardReturn':
    case 'orderedNotNeededReturn':
      return 'awaiting-return'
    case 'overTheCounterReturn':
      return 'with-distributor'
    case 'virtualReturn':
      return 'awaiting-approval'
    case 'subscriptionCancellation':
    case 'maintenanceCancellation':
      return terms.confirmation.kind === 'by-link' ? 'awaiting-confirmation' : 'in-notice'
    case 'vendorReturn':
      return 'with-vendor'
    default:
      return unreachable(terms)
  }
}
