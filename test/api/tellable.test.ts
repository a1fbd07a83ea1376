import assert from 'node:assert/strict'
import { ACCESS } from '../../api/roles.ts'
import { TELLABLE, type Tellable } from '../../api/tellable.ts'
import type { CaseType } from '../../domain/case.ts'
import { exchangeDesk } from '../../workflows/advance/desk.ts'
import type { Desk } from '../../workflows/desk.ts'
import { maintenanceDesk } from '../../workflows/maintenance/desk.ts'
import { goodsDesk } from '../../workflows/not-needed/desk.ts'
import { counterDesk } from '../../workflows/over-the-counter/desk.ts'
import { returnDesk } from '../../workflows/standard/desk.ts'
import { subscriptionDesk } from '../../workflows/subscription/desk.ts'
import { legDesk } from '../../workflows/vendor/desk.ts'
import { virtualDesk } from '../../workflows/virtual/desk.ts'

/** A desk is two tables, made without a look at the case; only what is written down later looks at it. */
const anyCase = new Proxy({}, { get: () => ({}) }) as never // as any case's file, of which nothing is read

const DESKS: Record<CaseType, Desk> = {
  advanceReplacement: exchangeDesk(anyCase),
  standardReturn: returnDesk(anyCase),
  overTheCounterReturn: counterDesk(anyCase),
  virtualReturn: virtualDesk(anyCase),
  orderedNotNeededReturn: goodsDesk(anyCase),
  subscriptionCancellation: subscriptionDesk(anyCase),
  maintenanceCancellation: maintenanceDesk(anyCase),
  vendorReturn: legDesk(anyCase),
}
/** A client’s case hears of these from its vendor’s leg alone. */
const FROM_THE_LEG = new Set(['vendorAnswered', 'vendorReplacementReceived'])

describe('What a page offers to tell of a case', () => {
  for (const [kind, desk] of Object.entries(DESKS) as [CaseType, Desk][])
    it(`is what ${kind} takes in, no more and no less`, () => {
      for (const [path, { fact, kinds }] of Object.entries(TELLABLE)) {
        if (fact === null || kinds === 'all') continue
        const isTold = Object.hasOwn(desk.facts, fact) && !(kind !== 'vendorReturn' && FROM_THE_LEG.has(fact))
        assert.equal(kinds.includes(kind), isTold, `${path} of ${kind}`)
      }
    })

  it('is every route by which a case is told anything', () => {
    const routes = Object.keys(ACCESS).flatMap(route => route.match(/^POST \/v1\/cases\/:rma\/([\w-]+)$/)?.[1] ?? [])
    const facts = Object.keys(TELLABLE) as Tellable[]
    assert.deepEqual(
      facts.filter(fact => !routes.includes(fact)),
      [],
    )
  })
})
