import { type Cents, cents, sum } from '../domain/money.ts'
import type { AdvanceTerms } from '../domain/terms.ts'
import type { Instant, LocalDate } from '../domain/time.ts'
import { unreachable } from '../domain/unreachable.ts'
import type { OwnPage } from './own-page-view.ts'
import type { PageWords } from './own-page-words.ts'

/** How amounts and days are said in the page's language. */
interface Said {
  amount(amount: Cents): string
  date(day: LocalDate): string
  time(at: Instant): string
}

/** What it costs, or may cost, and what has moved so far: a sentence each. */
export function moneyLines(view: OwnPage, words: PageWords, said: Said): string[] {
  const { taken, givenBack, terms } = view
  const moved = [
    ...(taken > 0 ? [words.taken(said.amount(taken))] : []),
    ...(givenBack > 0 ? [words.givenBack(said.amount(givenBack))] : []),
  ]
  if (!terms) return moved
  if (view.stage === 'closed') return moved.length > 0 ? moved : view.units.length > 0 ? [words.nothingTaken] : []
  return [...ahead(view, words, said), ...moved]
}

function ahead(view: OwnPage, words: PageWords, said: Said): string[] {
  const { terms } = view
  switch (terms?.returnType) {
    case 'advanceReplacement':
      return ofExchange(view, terms, words, said)
    case 'standardReturn': {
      const owing = terms.units.filter(unit => unit.treatment.deductible > 0)
      return owing.length === 0
        ? [words.noDeductible]
        : owing.map(unit => words.deductible(unit.serial, said.amount(unit.treatment.deductible)))
    }
    case 'overTheCounterReturn':
      return [words.distributorGoverns]
    case 'virtualReturn':
      return [words.free]
    case 'orderedNotNeededReturn':
      return [
        ...terms.units.map(unit => words.refundOf(unit.serial, said.amount(unit.amount), said.amount(unit.tax))),
        words.restocking(terms.restocking.percent),
      ]
    case 'subscriptionCancellation':
      return ofBill(view, words, said)
    case 'maintenanceCancellation':
      return [words.maintenanceCost, words.mayNotBeReinstated]
    case 'vendorReturn':
    case undefined:
      return []
    default:
      return unreachable(terms)
  }
}

/** SP-5 to SP-7 in plain words, or what else stands for the replacement. */
function ofExchange(view: OwnPage, terms: AdvanceTerms, words: PageWords, said: Said): string[] {
  const owed = view.units.filter(unit => unit.role === 'failed' && unit.state === 'owed')
  if (owed.length === 0) return view.taken > 0 ? [] : [words.nothingTaken]
  const total = said.amount(sum(owed.map(unit => unit.amount)))
  const each = owed.length > 1 ? owed.map(unit => words.atMost(unit.serial, said.amount(unit.amount))) : []
  const explained = [words.holdExplained(terms.window.billAfterDays), words.mayExceed, words.holdLetGo]
  if (view.hold) return [words.held(said.amount(view.hold.amount), said.time(view.hold.until)), ...explained, ...each]
  if (view.asked.includes('hold') || (terms.collateral === 'card-hold' && NOT_SECURED_YET.includes(view.stage)))
    return [words.holdAsked(total), ...explained, ...each]
  if (terms.collateral === 'none') return [words.noCharge]
  return [terms.billingOnAccount === 'awaited' ? words.awaitedBill(total) : words.invoiced(total), ...each]
}

const NOT_SECURED_YET: OwnPage['stage'][] = ['approved', 'submitted', 'awaiting-hold']

/** FO-11 and FO-12: beyond the regular bills, line by line. */
function ofBill({ bill }: OwnPage, words: PageWords, said: Said): string[] {
  if (!bill) return []
  const { nothing, line, total } = words.finalBill
  return [
    words.regularBills(said.date(bill.regularThrough)),
    ...bill.lines.map(one => line(one.kind, said.amount(one.amount))),
    bill.net > cents(0) ? total(said.amount(bill.net)) : nothing,
  ]
}
