import type { Stage } from '../domain/case.ts'
import type { AdvanceTerms } from '../domain/terms.ts'

/** Where a case begins: under a card hold nothing ships before the client has authorised it (SP-5). */
export function firstStage({ collateral }: Pick<AdvanceTerms, 'collateral'>): Stage {
  return collateral === 'card-hold' ? 'awaiting-hold' : 'awaiting-shipment'
}
