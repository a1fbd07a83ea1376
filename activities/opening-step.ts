import { sum } from '../domain/money.ts'
import type { CommentOrder, LetterOrder, Step, TaskOrder } from '../domain/step.ts'
import type { AdvanceTerms } from '../domain/terms.ts'
import type { Instant } from '../domain/time.ts'
import { firstStage } from '../policies/first-stage.ts'

/**
 * The first step of every case: it was approved, on these terms. Where nothing has to be secured first, the
 * replacement may ship at once. Written with the claim itself, so that an open case always has its beginning on record.
 */
export function openingStep(terms: AdvanceTerms, at: Instant): Step {
  const amount = sum(terms.units.map(unit => unit.amount))
  const approval = {
    who: 'policy',
    what: 'approved',
    because: terms.because,
    detail: { collateral: terms.collateral, amount, policy: `${terms.policy}@${terms.policyVersion}` },
  }
  const comment: CommentOrder = { kind: 'approved', occasion: 'approval', amount }
  const notice: TaskOrder[] = terms.management
    ? [{ kind: 'management-notice', occasion: 'approval', role: 'manager', amount }]
    : []
  const toManagement: LetterOrder[] = terms.management
    ? [{ kind: 'management-notice', occasion: 'approval', variant: 'approval', amount }]
    : []
  const stage = firstStage(terms)
  if (stage === 'awaiting-hold')
    return {
      n: 1,
      at,
      audit: [approval],
      now: { stage, collateral: 'unsecured' },
      letters: toManagement,
      comments: [comment],
      tasks: notice,
    }
  const letter: LetterOrder = { kind: 'approval', occasion: 'approval', amount }
  return {
    n: 1,
    at,
    audit: [approval, { who: 'policy', what: 'replacement may ship' }],
    now: { stage, collateral: 'on-account' },
    letters: [letter, ...toManagement],
    comments: [comment, { kind: 'ship-now', occasion: FIRST_SHIPMENT }],
    tasks: [...notice, { kind: 'ship-replacement', occasion: FIRST_SHIPMENT, role: 'staff' }],
  }
}

const FIRST_SHIPMENT = 'shipment-1'
