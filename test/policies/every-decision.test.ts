import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { CaseRequest } from '../../domain/case.ts'
import type { Decision } from '../../domain/decision.ts'
import type { NotNeededTerms } from '../../domain/not-needed-terms.ts'
import type { SubscriptionTerms } from '../../domain/subscription-terms.ts'
import type { AdvanceTerms } from '../../domain/terms.ts'
import { unreachable } from '../../domain/unreachable.ts'
import { addDays } from '../../policies/calendar.ts'
import { decideReturn, type GrantedTerms } from '../../policies/decide.ts'
import { finalBill } from '../../policies/final-bill.ts'
import { obligationsUnder } from '../../policies/obligations.ts'
import { refundFor } from '../../policies/restocking.ts'
import { windowAgenda } from '../../policies/return-window.ts'
import { wordsOf } from '../../policies/words.ts'
import { type AnyCase, anyCase } from './any-request.ts'

/** The price that each company's advance replacement is worth. */
const WORTH: Record<string, 'listPrice' | 'replacementPrice'> = {
  focus: 'replacementPrice',
  'voip-desk': 'replacementPrice',
}

/** The rows of the aging matrix by the rules that belong to no other. */
const ROWS = { 'within-30-days': ['VD-11', 'VD-12'], '31-days-to-expiry': ['VD-13'], 'after-warranty': ['VD-14'] }

describe('Every decision, whatever is asked of whom and when', function () {
  this.timeout(60_000)

  const everyCase = (check: (one: AnyCase, decision: Decision<GrantedTerms>) => void, numRuns = 3_000) =>
    fc.assert(
      fc.property(anyCase, one => check(one, decideReturn(one.profile, one.request, one.knowledge))),
      { numRuns },
    )

  it('is one decision, and the same whenever it is asked for', () => {
    const seen = new Set<string>()
    everyCase(({ profile, request, knowledge }, decision) => {
      seen.add(`${decision.kind} ${request.returnType}`)
      assert.deepEqual(decideReturn(profile, structuredClone(request), structuredClone(knowledge)), decision)
      if (decision.kind === 'granted') assert.equal(decision.terms.returnType, request.returnType)
    })
    assert.equal(seen.size, 14, `both answers for all seven kinds of return, not only: ${[...seen].join(', ')}`)
  })

  it('has a reason: rules that have words, or what the company offers instead', () => {
    everyCase(({ profile, request }, decision) => {
      for (const rule of decision.because) assert.notEqual(wordsOf(rule), rule)
      if (decision.kind === 'granted') return assert.ok(decision.because.length > 0)
      assert.match(decision.reason, /^\S.*[.?]$/s)
      if (Object.hasOwn(profile, request.returnType)) return assert.ok(decision.because.length > 0, decision.reason)
      assert.match(decision.reason, new RegExp(`^${profile.company} offers no .+\\. It offers: [a-z].+\\.$`))
    })
  })

  it('names what is missing by its name in the request', () => {
    everyCase(({ request }, decision) => {
      if (decision.kind === 'granted') return
      for (const field of decision.missing) assert.match(field, fieldsOf(request), decision.reason)
    })
  })

  it('takes each unit for one row of the aging matrix, the one of its age', () => {
    everyCase((one, decision) => {
      if (decision.kind === 'refused' || decision.terms.returnType !== 'standardReturn') return
      if (!decision.terms.units.some(unit => unit.age)) return
      for (const [index, { treatment }] of decision.terms.units.entries())
        assert.deepEqual(rowsOf(treatment.because), rowByAge(one, index))
    })
  })

  it('refuses in advance what is in another row than the first, and who is in another column than the first', () => {
    everyCase((one, decision) => {
      if (one.profile.id !== 'voip-desk' || one.request.returnType !== 'advanceReplacement') return
      if (decision.kind === 'refused') return
      assert.ok(one.request.clientType === 'agent' || one.request.clientType === 'direct-client')
      for (const index of one.request.units.keys()) assert.deepEqual(rowByAge(one, index), ['within-30-days'])
    })
  })

  it('freezes no amount but its basis, and grants no bill beyond it', () => {
    everyCase((one, decision) => {
      if (decision.kind === 'granted') assertAmounts(decision.terms, one)
    })
  })

  it('has a window whose marks come in their order, from a delivery at any time', () => {
    everyCase(({ knowledge }, decision) => {
      if (decision.kind === 'refused' || decision.terms.returnType !== 'advanceReplacement') return
      const { window, zone } = decision.terms
      const facts = { anchor: knowledge.now, anchorVersion: 1, extensionDays: 0, pauses: [], done: [] }
      const { dueAt, billAt, moneyAt } = windowAgenda({ window, zone, facts, now: knowledge.now })
      assert.ok(knowledge.now < dueAt && dueAt <= billAt && billAt <= moneyAt, `${dueAt} ${billAt} ${moneyAt}`)
    })
  })
})

function fieldsOf({ units }: CaseRequest): RegExp {
  const unit = `units\\[(${units.map((_, index) => index).join('|')})\\]\\.[a-zA-Z]+`
  const whole = 'units|clientType|ticket|internalComment|siteAnswer|photos|mail\\.receivedAt'
  return new RegExp(`^(${whole}|${unit}|subscription\\.contract\\.endsOn|maintenance\\.[a-zA-Z]+)$`)
}

function rowsOf(because: readonly string[]): string[] {
  return Object.entries(ROWS).flatMap(([row, rules]) => (rules.some(rule => because.includes(rule)) ? [row] : []))
}

const YEARS = new Map(Object.entries({ htek: 4, snom: 3, yealink: 2, grandstream: 2, polycom: 2 }))

/** The row that the wall clock and the calendar say, reckoned without our own; none for an unlisted brand after day 30. */
function rowByAge({ profile, request, knowledge }: AnyCase, index: number): string[] {
  const unit = request.units[index]
  const shippedOn = knowledge.devices[index]?.chainStartedOn ?? unit?.shippedOn
  assert.ok(unit && shippedOn)
  const measuredAt = profile.ageMeasuredAt === 'reported' ? request.reportedAt : knowledge.now
  const measuredOn = new Intl.DateTimeFormat('en-CA', { timeZone: profile.zone }).format(new Date(measuredAt))
  const days = (Date.parse(measuredOn) - Date.parse(shippedOn)) / 86_400_000
  if (days <= 30) return ['within-30-days']
  const years = YEARS.get(unit.brand.trim().toLowerCase())
  if (!years) return []
  const year = Number(shippedOn.slice(0, 4)) + years
  const anniversary = `${year}${shippedOn.slice(4)}`
  const hasNoSuchDay = anniversary.endsWith('02-29') && year % 4 !== 0
  const end = hasNoSuchDay ? `${year}-02-28` : anniversary
  return [measuredOn <= end ? '31-days-to-expiry' : 'after-warranty']
}

function assertAmounts(terms: GrantedTerms, { request, profile }: AnyCase): void {
  const frozen = total(obligationsUnder(terms))
  switch (terms.returnType) {
    case 'advanceReplacement':
      return assertAdvance(terms, request, WORTH[profile.id] ?? 'listPrice')
    case 'standardReturn': {
      const deductibles = terms.units.map(({ treatment }) => (treatment.because.includes('VD-13') ? 45_00 : 0))
      assert.deepEqual(
        terms.units.map(({ treatment }) => treatment.deductible),
        deductibles,
      )
      return assert.equal(frozen, total(deductibles.map(amount => ({ amount }))))
    }
    case 'overTheCounterReturn':
    case 'virtualReturn':
    case 'maintenanceCancellation':
      assert.deepEqual(
        terms.units.map(({ amount }) => amount),
        terms.units.map(() => 0),
      )
      return assert.equal(frozen, 0)
    case 'orderedNotNeededReturn':
      return assertRefunds(terms, request)
    case 'subscriptionCancellation':
      return assertFinalBills(terms, frozen)
    default:
      return unreachable(terms)
  }
}

function assertAdvance(terms: AdvanceTerms, request: CaseRequest, worth: 'listPrice' | 'replacementPrice'): void {
  assert.deepEqual(
    terms.units.map(({ serial, amount }) => [serial, amount]),
    request.units.map(unit => [unit.serial, unit[worth]]),
  )
  assert.equal(terms.hold.highestAmount, total(terms.units))
  if (request.returnType !== 'advanceReplacement') return assert.fail('another return')
  assert.deepEqual(
    terms.loaners.map(({ amount }) => amount),
    (request.loaners ?? []).map(({ bookPrice }) => bookPrice),
  )
}

/** Net, fee and tax make up what was paid, and no more goes back than was frozen. */
function assertRefunds(terms: NotNeededTerms, request: CaseRequest): void {
  for (const [index, { amount: paid, tax }] of terms.units.entries()) {
    assert.equal(paid, request.units[index]?.paidPrice)
    for (const condition of ['sealed', 'opened', 'installed', 'used'] as const) {
      const refund = refundFor({ paid, tax, condition, ...terms.restocking })
      assert.equal(refund.net + refund.fee, paid)
      assert.ok(refund.total <= paid + tax && refund.tax <= tax)
    }
  }
}

/** Whichever mail counts in the end, and however much is paid until then, no bill is more than was frozen. */
function assertFinalBills(terms: SubscriptionTerms, frozen: number): void {
  assert.equal(terms.highest, frozen)
  for (const days of [-400, -31, -1, 0, 1, 31, 400]) {
    const { net, lines } = finalBill({ terms, effectiveOn: addDays(terms.effectiveOn, days) })
    assert.equal(net, total(lines))
    assert.ok(net <= terms.highest, `${net} is billed ${days} days off, but ${terms.highest} was frozen`)
  }
}

function total(lines: readonly { amount: number }[]): number {
  return lines.reduce((sum, { amount }) => sum + amount, 0)
}
