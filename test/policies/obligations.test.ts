import assert from 'node:assert/strict'
import { cents } from '../../domain/money.ts'
import type { NotNeededTerms } from '../../domain/not-needed-terms.ts'
import type { StandardTerms } from '../../domain/standard-terms.ts'
import type { SubscriptionTerms } from '../../domain/subscription-terms.ts'
import { obligationsUnder } from '../../policies/obligations.ts'
import { termsOf, unit } from './granted.ts'

describe('What an obligation may cost at most', () => {
  it('is the unit’s amount for an exchange: for its return, and for what the client broke', () => {
    assert.deepEqual(obligationsUnder(termsOf('acceptance', { units: [unit()] })), [
      { obligation: 'return', serial: 'C1', amount: 399_00 },
      { obligation: 'damage', serial: 'C1', amount: 399_00 },
    ])
  })

  it('is the deductible for a unit that owes one, and nothing arises for the others (VD-13)', () => {
    const owing = { serial: 'P1', treatment: { deductible: cents(45_00) } }
    const free = { serial: 'P2', treatment: { deductible: cents(0) } }
    const terms = { returnType: 'standardReturn', units: [owing, free] } as unknown as StandardTerms
    assert.deepEqual(obligationsUnder(terms), [{ obligation: 'deductible', serial: 'P1', amount: 45_00 }])
  })

  it('is the price paid with its tax for what is not needed (FO-5)', () => {
    const units = [{ serial: 'O1', amount: cents(1_000_00), tax: cents(88_80) }]
    const terms = { returnType: 'orderedNotNeededReturn', units } as unknown as NotNeededTerms
    assert.deepEqual(obligationsUnder(terms), [{ obligation: 'order', serial: 'O1', amount: 1_088_80 }])
  })

  it('is the highest final bill for a subscription (FO-12)', () => {
    const terms = { returnType: 'subscriptionCancellation', highest: cents(840_00) } as unknown as SubscriptionTerms
    assert.deepEqual(obligationsUnder(terms), [{ obligation: 'subscription', amount: 840_00 }])
  })
})
