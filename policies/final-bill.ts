import type { RuleId } from '../domain/decision.ts'
import type { FinalBill, FinalBillLine, PaidSince } from '../domain/final-bill.ts'
import { type Cents, cents, sum } from '../domain/money.ts'
import type { FinalMonth, SubscriptionTerms } from '../domain/subscription-terms.ts'
import type { LocalDate } from '../domain/time.ts'
import { unreachable } from '../domain/unreachable.ts'
import { type BillingPeriod, billingPeriodOf, daysIn, wholePeriods } from './billing-periods.ts'
import { addDays } from './calendar.ts'
import { shareHalfUp } from './share.ts'

export interface EndedSubscription {
  terms: BillTerms
  /** The day through which service ran: that of the terms, or of another mail that counted. */
  effectiveOn: LocalDate
  paid?: PaidSince
}

/** The part of a subscription's terms that its bill is made of. */
type BillTerms = Pick<SubscriptionTerms, 'subscription' | 'effectiveOn' | 'finalMonth'>

/**
 * What a subscription that has ended still costs (FO-11, FO-12), and what each part of it is for.
 *
 * Under contract the period in which service ends is billed in full by its regular bill, as are those before it; this
 * bill has the whole periods after it, and what is past due. Without a contract, or once the contract has run out within
 * the notice, it has the part month and what is past due. Each day is paid for once, and no day that is prepaid.
 */
export function finalBill({ terms, effectiveOn, paid = {} }: EndedSubscription): FinalBill {
  const end = billedEnd(terms, effectiveOn)
  const lines = linesFor(terms, end, paid).filter(({ amount }) => amount > 0)
  return { lines, net: sum(lines.map(({ amount }) => amount)), regularThrough: regularThrough(terms, end) }
}

/**
 * What the final bill may come to at most: an earlier mail may move the end into another period, whose part is never
 * more than a month's fee; what is paid meanwhile only lowers the bill.
 */
export function highestFinalBill(terms: BillTerms): Cents {
  const lines = linesFor(terms, terms.effectiveOn, {})
  return sum(lines.map(line => (line.kind === 'part-month' ? terms.subscription.monthlyFee : line.amount)))
}

/**
 * A mail that proves its sender may count while an earlier one never did, and service then runs longer than was granted.
 * What was frozen stays the limit (invariant 1): where the days beyond the granted date would pass it, they are free.
 */
function billedEnd(terms: BillTerms, effectiveOn: LocalDate): LocalDate {
  if (effectiveOn <= terms.effectiveOn) return effectiveOn
  const asItRan = sum(linesFor(terms, effectiveOn, {}).map(({ amount }) => amount))
  return asItRan <= highestFinalBill(terms) ? effectiveOn : terms.effectiveOn
}

/** One that has not begun yet binds all the same; one that ends within the notice does not renew. */
export function isUnderContract({ contract }: SubscriptionTerms['subscription'], effectiveOn: LocalDate): boolean {
  return contract !== undefined && effectiveOn <= contract.endsOn
}

function linesFor(terms: BillTerms, end: LocalDate, paid: PaidSince): FinalBillLine[] {
  const prepaidThrough = later(terms.subscription.prepaidThrough, paid.prepaidThrough)
  return [
    ...partMonth(terms, end, prepaidThrough),
    ...contractBalance(terms, prepaidThrough),
    ...pastDue(terms, end, paid.pastDue),
  ]
}

/** Through which day a period is billed, when service ends in it. */
function billedThrough(finalMonth: FinalMonth, period: BillingPeriod, end: LocalDate): LocalDate | 'not-billed' {
  switch (finalMonth) {
    case 'prorate-daily':
      return end
    case 'full':
      return period.to
    case 'none':
      return 'not-billed'
    default:
      return unreachable(finalMonth)
  }
}

function partMonth(terms: BillTerms, end: LocalDate, prepaidThrough: LocalDate | undefined): FinalBillLine[] {
  const { subscription, finalMonth } = terms
  if (isUnderContract(subscription, end)) return []
  const period = billingPeriodOf(end, subscription.billingDay)
  const to = billedThrough(finalMonth, period, end)
  if (to === 'not-billed' || (prepaidThrough && prepaidThrough >= to)) return []
  const from = prepaidThrough && prepaidThrough >= period.from ? addDays(prepaidThrough, 1) : period.from
  const days = daysIn({ from, to })
  const periodDays = daysIn(period)
  const amount = shareHalfUp(subscription.monthlyFee, { part: days, whole: periodDays })
  return [{ kind: 'part-month', because: ['FO-11', 'settled:fo-11'], from, to, days, periodDays, amount }]
}

/**
 * Counted from the effective date that was granted, whatever earlier mail turns up: the regular bills for the periods
 * until then are owed under the contract in any case, and may be out already.
 */
function contractBalance(terms: BillTerms, prepaidThrough: LocalDate | undefined): FinalBillLine[] {
  const { contract, billingDay, monthlyFee } = terms.subscription
  if (!contract) return []
  const after = later(terms.effectiveOn, prepaidThrough)
  const periods = wholePeriods({ after, through: contract.endsOn, billingDay }).filter(
    ({ from }) => from >= contract.startsOn,
  )
  const [first, last] = [periods[0], periods.at(-1)]
  if (!first || !last) return []
  const line = { from: first.from, to: last.to, periods: periods.length, monthlyFee }
  const amount = cents(periods.length * monthlyFee)
  return [{ kind: 'contract-balance', because: ['FO-12', 'settled:fo-12'], ...line, amount }]
}

function pastDue(terms: BillTerms, end: LocalDate, known: Cents | undefined): FinalBillLine[] {
  const { subscription } = terms
  const because: RuleId[] = isUnderContract(subscription, end) ? ['FO-12'] : ['settled:fo-12']
  const amount = cents(Math.min(subscription.pastDue, known ?? subscription.pastDue))
  return [{ kind: 'past-due', because, amount }]
}

/** Under contract through the period of the effective date; else through the one before the period of the part month. */
function regularThrough({ subscription, effectiveOn }: BillTerms, end: LocalDate): LocalDate {
  const { billingDay } = subscription
  if (isUnderContract(subscription, effectiveOn)) return billingPeriodOf(effectiveOn, billingDay).to
  const period = billingPeriodOf(end, billingDay)
  return isUnderContract(subscription, end) ? period.to : addDays(period.from, -1)
}

function later(one: LocalDate, other: LocalDate | undefined): LocalDate
function later(one: LocalDate | undefined, other: LocalDate | undefined): LocalDate | undefined
function later(one: LocalDate | undefined, other: LocalDate | undefined): LocalDate | undefined {
  if (!one || !other) return one ?? other
  return one > other ? one : other
}
