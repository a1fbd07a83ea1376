import type { Device } from '../domain/device.ts'
import { type Cents, sum } from '../domain/money.ts'
import type { CommentOrder, LetterOrder, Step, TaskOrder } from '../domain/step.ts'
import type { AdvanceTerms, CaseTerms } from '../domain/terms.ts'
import type { Instant } from '../domain/time.ts'
import type { VendorTerms } from '../domain/vendor-terms.ts'
import type { VirtualTerms } from '../domain/virtual-terms.ts'
import { firstStage } from '../policies/first-stage.ts'

/**
 * The first step of every granted case: it was approved, on these terms. Written with the claim itself, so that an open
 * case always has its beginning on record. `n` counts the steps.
 */
export function openingStep(terms: CaseTerms, n: number, at: Instant): Step {
  const devices = devicesIn(terms)
  const step = firstStep(terms, n, at)
  return { ...step, ...(devices.length > 0 && { devices }) }
}

function firstStep(terms: CaseTerms, n: number, at: Instant): Step {
  switch (terms.returnType) {
    case 'advanceReplacement':
      return exchangeOpens(terms, n, at)
    case 'virtualReturn':
      return approvalIsAsked(terms, n, at)
    case 'vendorReturn':
      return legOpens(terms, n, at)
    default:
      return returnOpens(terms, n, at)
  }
}

/** The returned units themselves are known from here on: what replaces one joins its warranty chain (VD-15). */
function devicesIn({ units }: CaseTerms): Device[] {
  return units.flatMap(({ brand, model, serial, chain }) => (chain ? [{ brand, model, serial, ...chain }] : []))
}

function returnOpens(terms: Exclude<CaseTerms, AdvanceTerms>, n: number, at: Instant): Step {
  const { policy, policyVersion, because } = terms
  return {
    n,
    at,
    audit: [{ who: 'policy', what: 'approved', because, detail: { policy: `${policy}@${policyVersion}` } }],
    now: { stage: firstStage(terms) },
    letters: [...approvalOf(terms), ...noticeOf(terms)],
    comments: [{ kind: 'approved', occasion: 'approval' }],
    tasks: noticeTaskOf(terms),
  }
}

/** Nothing is granted yet: a person is asked (SP-8), and the client hears what they said. */
function approvalIsAsked({ policy, policyVersion, because }: VirtualTerms, n: number, at: Instant): Step {
  const detail = { policy: `${policy}@${policyVersion}` }
  return {
    n,
    at,
    audit: [{ who: 'policy', what: 'may be granted: a person has to approve it', because, detail }],
    now: { stage: 'awaiting-approval' },
    comments: [{ kind: 'approval-asked', occasion: 'request' }],
    tasks: [{ kind: 'approve-return', occasion: 'request', role: 'staff' }],
  }
}

/** A cancellation's own first letter asks for its confirmation, or tells its date. */
function approvalOf({ returnType }: CaseTerms): LetterOrder[] {
  const isCancellation = returnType === 'subscriptionCancellation' || returnType === 'maintenanceCancellation'
  return isCancellation ? [] : [{ kind: 'approval', occasion: 'approval' }]
}

/** Management is told of an approval, with the ticket number (VD-10). */
function noticeOf({ management }: CaseTerms, amount?: Cents): LetterOrder[] {
  if (!management) return []
  return [{ kind: 'management-notice', occasion: 'approval', variant: 'approval', ...(amount && { amount }) }]
}

function noticeTaskOf({ management }: CaseTerms, amount?: Cents): TaskOrder[] {
  if (!management) return []
  return [{ kind: 'management-notice', occasion: 'approval', role: 'manager', ...(amount && { amount }) }]
}

/** Where nothing has to be secured first, the replacement may ship at once. */
function exchangeOpens(terms: AdvanceTerms, n: number, at: Instant): Step {
  const amount = sum(terms.units.map(unit => unit.amount))
  const approval = {
    who: 'policy',
    what: 'approved',
    because: terms.because,
    detail: { collateral: terms.collateral, amount, policy: `${terms.policy}@${terms.policyVersion}` },
  }
  const comment: CommentOrder = { kind: 'approved', occasion: 'approval', amount }
  const notice = noticeTaskOf(terms, amount)
  const toManagement = noticeOf(terms, amount)
  const stage = firstStage(terms)
  if (stage === 'awaiting-hold')
    return {
      n,
      at,
      audit: [approval],
      now: { stage, collateral: 'unsecured' },
      letters: toManagement,
      comments: [comment],
      tasks: notice,
    }
  const letter: LetterOrder = { kind: 'approval', occasion: 'approval', amount }
  return {
    n,
    at,
    audit: [approval, { who: 'policy', what: 'replacement may ship' }],
    now: { stage, collateral: 'on-account' },
    letters: [letter, ...toManagement],
    comments: [comment, { kind: 'ship-now', occasion: FIRST_SHIPMENT }],
    tasks: [...notice, { kind: 'ship-replacement', occasion: FIRST_SHIPMENT, role: 'staff' }],
  }
}

const FIRST_SHIPMENT = 'shipment-1'

/** Nobody but us hears of a vendor's leg: its number has to be had first (VD-17). */
function legOpens({ of, unit, client, numberFrom, because, ...terms }: VendorTerms, n: number, at: Instant): Step {
  const { serial } = unit
  const detail = { of, serial, client, numberFrom, policy: `${terms.policy}@${terms.policyVersion}` }
  return {
    n,
    at,
    audit: [{ who: 'policy', what: "the vendor's RMA is asked for", because, detail }],
    now: { stage: 'with-vendor' },
    comments: [{ kind: 'approved', occasion: 'approval' }],
    tasks: [{ kind: 'vendor-rma', occasion: 'claim-1', role: 'staff', serials: [serial], variant: numberFrom }],
  }
}
